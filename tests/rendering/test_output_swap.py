"""The output is whole, old or new, whatever happens in between."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.model.outputs import File
from plugins.problems import ContentRefused, Problem
from plugins.rendering.making import AddressTaken
from plugins.rendering.plan import file_of
from plugins.rendering.under_pelican import KabarKota
from plugins.rendering.writer import PlanningWriter
from tests.support.paths import ROOT
from tests.support.site import KEPT_BESIDE, MINIMAL, beside, build, read_folder, run_build, write


def engine(output: Path, monkeypatch: pytest.MonkeyPatch) -> KabarKota:
    """The engine without Pelican's plugins, whose run writes one file."""
    monkeypatch.setattr("pelican.Pelican.__init__", lambda self, settings: None)
    made = KabarKota.__new__(KabarKota)
    settings = {"OUTPUT_PATH": str(output), "PATH": str(output / "../content"), "PLUGINS": []}
    made.settings = settings
    KabarKota.__init__(made, settings)
    return made


def test_new_output_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = build(MINIMAL, tmp_path).succeeded().files()
    (tmp_path / "output/basi.html").write_text("sisa", "utf-8")

    second = build(MINIMAL, tmp_path).succeeded().files()

    assert second == first
    assert beside(tmp_path / "output") == KEPT_BESIDE


def test_refused_content_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = write({"index.html": "lama", "theme/css/a.css": "a{}"}, tmp_path / "output")
    before = read_folder(output)

    def refuse(self: object) -> None:
        raise ContentRefused((Problem("a.md", 1, "title", "isi", "fill in"),))

    monkeypatch.setattr("pelican.Pelican.run", refuse)
    with pytest.raises(SystemExit) as ended:
        engine(output, monkeypatch).run()

    assert ended.value.code == 1
    assert read_folder(output) == before
    assert beside(output) <= {".lock"}


def test_build_that_breaks_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = write({"index.html": "lama", "theme/css/a.css": "a{}"}, tmp_path / "output")
    kept = read_folder(output)

    def fail(self: object) -> None:
        write({"index.html": "setengah"}, tmp_path / ".output.new")
        raise OSError("disk full")

    monkeypatch.setattr("pelican.Pelican.run", fail)
    with pytest.raises(OSError, match="disk full"):
        engine(output, monkeypatch).run()

    assert read_folder(output) == kept
    assert beside(output) <= {".lock"}


def test_folders_that_a_swap_would_destroy_are_refused(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "city/content")
    (tmp_path / "city/surat.docx").write_text("penting", "utf-8")
    letters = write({"surat.docx": "penting"}, tmp_path / "letters")
    before = read_folder(tmp_path)

    for output in (tmp_path / "city", letters, content, ROOT, ROOT.parent):
        result = run_build(content, output, language="en")
        assert result.exit_code == 2, result.text
        assert "choose" in result.text

    assert read_folder(tmp_path) == before
    assert (ROOT / "tasks.py").is_file()


def test_output_inside_the_content_is_refused(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    result = run_build(content, content / "output")
    assert result.exit_code == 2
    assert "tidak boleh" in result.text
    assert read_folder(content) == dict(MINIMAL)


def planned(*addresses: str) -> PlanningWriter:
    writer = PlanningWriter("output", settings={})
    files = (File(address, (), address.encode) for address in addresses)
    writer.plan(files, {"site": None})
    return writer


@pytest.mark.parametrize(
    "address", ["/../keluar.html", "/a/../../b.html", "/%2e%2e/b.html", "/a/%2e%2e%2fb.html"]
)
def test_no_address_leads_out_of_the_output(address: str) -> None:
    with pytest.raises(AddressTaken):
        planned(address)


@pytest.mark.parametrize("other", ["/a/index.html", "/a/", "/%61/"])
def test_one_address_has_one_page(other: str) -> None:
    with pytest.raises(AddressTaken):
        planned("/a/", other)


def test_addresses_that_end_in_a_slash_are_folders() -> None:
    assert file_of("/") == "index.html"
    assert file_of("/berita/") == "berita/index.html"
    assert file_of("/404.html") == "404.html"
    assert file_of("/gambar/dua%20kata.webp") == "gambar/dua kata.webp"


def test_plain_pelican_builds_the_same_site(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    ours = run_build(content, tmp_path / "ours").succeeded().files()
    settings = json.dumps("2026-11-21")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"),
            *("-o", str(tmp_path / "plain"), "-e", f"TODAY={settings}"),
            f"CACHE_PATH={json.dumps(str(tmp_path / 'plain-cache'))}",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert read_folder(tmp_path / "plain") == ours
