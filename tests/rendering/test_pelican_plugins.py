"""Other people's Pelican plugins find what they live on."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.site import MINIMAL, read_folder, write

STORY = "news/2026/halo/index.id.md"

PROBE = '''
"""Writes down what the signals bring."""
import json, os
from pelican import signals

seen = {"neighbours": [], "written": 0, "articles": [], "finalized": False}

def finished(generator):
    for article in getattr(generator, "articles", []):
        following = getattr(article, "next_article", None)
        seen["neighbours"].append([article.url, following.url if following else None])

def written(path, context):
    seen["written"] += 1
    if "article" in context:
        seen["articles"].append([context["article"].title, os.path.exists(path)])

def over(pelican):
    seen["finalized"] = os.path.exists(os.path.join(pelican.output_path, "index.html"))
    with open(os.environ["PROBE"], "w") as file:
        json.dump(seen, file)

def register():
    signals.all_generators_finalized.connect(lambda gs: [finished(g) for g in gs], weak=False)
    signals.content_written.connect(written)
    signals.finalized.connect(over)
'''


def test_neighbors_and_precompress_work(tmp_path: Path) -> None:
    first = MINIMAL[STORY]
    assert isinstance(first, bytes)
    later = first.decode().replace("2026-03-02", "2026-03-03").replace("Halo, warga", "Lagi")
    content = write(
        {**MINIMAL, "news/2026/lagi/index.id.md": later},
        tmp_path / "content",
    )
    (tmp_path / "probe.py").write_text(PROBE, "utf-8")
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]\n"
        "from pelicanconf import *\n"
        'PLUGINS += ["pelican.plugins.neighbors", "pelican.plugins.precompress", "probe"]\n'
        f"THEME = {str(ROOT / 'theme')!r}\n"
        f"CACHE_PATH = {str(tmp_path / 'cache')!r}\n",
        "utf-8",
    )
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", str(content), "-s", str(settings)),
            *("-o", str(tmp_path / "output"), "-e", f"TODAY={json.dumps('2026-11-21')}"),
        ],
        cwd=ROOT,
        env={**os.environ, "PROBE": str(tmp_path / "seen.json")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

    seen = json.loads((tmp_path / "seen.json").read_text("utf-8"))
    assert ["berita/2026/halo/", "berita/2026/lagi/"] in seen["neighbours"]
    assert seen["finalized"] is True
    assert ["Halo, warga", True] in seen["articles"]
    pages = [path for path in read_folder(tmp_path / "output") if path.endswith(".html")]
    assert seen["written"] == len(pages)
    # Small files are left alone by precompress; the home page is large enough.
    assert (tmp_path / "output/index.html.gz").stat().st_size > 0
