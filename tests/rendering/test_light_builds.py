"""A build loads what it runs and no more: a heavy import in the wrong place costs every edit.

Timing would depend on the machine; what is loaded doesn't.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.model.processes import START_METHOD, forks, worker_count
from tests.support.paths import ROOT, TODAY
from tests.support.site import MINIMAL, build, write

TELL = """
import sys
from tools.calling import call
status = call(sys.argv[1:])
print("loaded:", *sorted(sys.modules))
sys.exit(status)
"""

NEVER = {
    *("invoke", "unittest.mock", "distributed", "dask", "pyinstrument", "shapely", "numpy"),
    *("holidays", "icalendar", "bs4", "rich.progress", "plugins.commands.checking"),
    *("plugins.release", "plugins.gate", "plugins.hosting", "plugins.verification"),
    *("plugins.delivery", "plugins.commands.finishing", "plugins.open_data.data_outputs"),
    *("plugins.tourism_calendar.calendar_pages", "plugins.tourism_calendar.ics"),
    *("plugins.cities.city_views", "plugins.cities.maps", "plugins.newsroom.list_views"),
    "plugins.reading.pelican_objects",
}
"""What neither a build without a change nor one after an edit of words has any use for."""

PARSED_BESIDE = {
    *("nh3", "smartypants", "typogrify", "plugins.reading.story_parsing"),
    *("plugins.reading.markdown_converter", "plugins.reading.source_files"),
    *("plugins.schema.stories", "plugins.reading.parallel_parsing", "yaml"),
}
"""What parses words: the process that looks at all files does that for a few."""

TO_BUILD = {
    *(
        "pelican",
        "docutils",
        "rich",
        "watchfiles",
        "pydantic",
        "jinja2",
        "markdown",
        "yaml",
        "PIL",
        "babel",
        "segno",
        "multiprocessing",
    ),
    *("sqlite3", "nh3", "blinker", "dateutil", "filelock", "ctypes"),
    *("subprocess", "shutil", "plugins.model.site", "plugins.model.frame", "plugins.schema.fields"),
    *("plugins.commands.building", "plugins.rendering.engine", "plugins.rendering.templates"),
}
"""What a build without a change has no use for either."""


def loaded(tmp_path: Path, *, beside: bool = False) -> tuple[str, set[str]]:
    """What a build of ``tmp_path`` says, and the modules that it has loaded at its end.

    ``beside`` lets another process look and parse beside it.
    """
    folders = ["--content", tmp_path / "content", "--output", tmp_path / "output"]
    words = ["build", *folders, "--cache", tmp_path / "cache", "--today", TODAY]
    done = subprocess.run(
        [sys.executable, "-c", TELL, *map(str, words)],
        cwd=ROOT,
        # Without a second process nobody loads anything before it is known to be needed.
        env={**os.environ, "PYTHONUTF8": "1", START_METHOD: "" if beside else "spawn"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    said, _, names = done.stdout.rpartition("loaded: ")
    return said, set(names.split())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    build(MINIMAL, tmp_path).succeeded()
    # The second build knows that all files are older than a tick of the file system's clock.
    loaded(tmp_path)
    return tmp_path


def test_a_build_without_a_change_loads_next_to_nothing(site):
    said, names = loaded(site)
    assert said.startswith("Tidak ada yang berubah")
    assert not names & (NEVER | TO_BUILD)


def test_a_build_after_an_edit_of_words_loads_only_what_it_makes(site):
    story = "news/2026/halo/index.id.md"
    text = MINIMAL[story].decode()
    write({**MINIMAL, story: f"{text}\nSatu kalimat lagi.\n"}, site / "content")
    said, names = loaded(site)
    assert "1 baru atau berubah" in said
    assert {"markdown", "plugins.newsroom.story_views"} <= names
    assert names & NEVER == set()


@pytest.mark.skipif(not forks() or worker_count(0) < 2, reason="one process does it all")
def test_words_are_parsed_beside_the_process_that_builds(site):
    story = "news/2026/halo/index.id.md"
    text = MINIMAL[story].decode()
    write({**MINIMAL, story: f"{text}\nSatu kalimat lagi.\n"}, site / "content")
    said, names = loaded(site, beside=True)
    assert "1 baru atau berubah" in said
    assert "plugins.newsroom.story_views" in names
    assert names & (NEVER | PARSED_BESIDE) == set()


def test_what_must_not_be_loaded_exists():
    for name in (NEVER | TO_BUILD | PARSED_BESIDE) - {"distributed", "dask"}:
        assert (
            name.partition(".")[0] != "plugins"
            or (ROOT / f"{name.replace('.', '/')}.py").exists()
            or (ROOT / name.replace(".", "/")).is_dir()
        ), name
