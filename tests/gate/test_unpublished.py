"""A story that isn't due is in no release, whatever an output still holds of it."""

from datetime import date
from pathlib import Path

import pytest

from plugins.gate.inspection import Outcome, inspect
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.schema.release_gate import ReleaseGate
from tests.support.paths import ROOT, TODAY
from tests.support.site import MINIMAL, write

STORY = "news/2026/halo/index.id.md"
PAGES = {"berita/2026/halo/index.html", "en/news/2026/hello/index.html"}


def site_with(front_matter: str, folder: Path) -> Site:
    """The records of the minimal site, with a line more in its story's front matter."""
    text = MINIMAL[STORY]
    assert isinstance(text, bytes)
    files = {**MINIMAL, STORY: text.replace(b"category:", f"{front_matter}category:".encode())}
    problems = Problems()
    content = write(files, folder / "content")
    draft = read_content(content, ROOT / "theme", date.fromisoformat(TODAY), problems)
    assert not problems.errors
    return draft.finish()


def looked_at(output: Path, site: Site) -> Outcome:
    return inspect(output, ReleaseGate(), site=site, workers=1)


def test_due_stories_pass(minimal_site: Path, tmp_path: Path) -> None:
    assert looked_at(minimal_site, site_with("", tmp_path)).findings == ()


@pytest.mark.parametrize("line", ["draft: true\n", "publish_at: 2027-01-01 09:00\n"])
def test_drafts_and_embargoes_hold_a_release_back(
    minimal_site: Path, tmp_path: Path, line: str
) -> None:
    found = looked_at(minimal_site, site_with(line, tmp_path)).findings
    assert {finding.rule for finding in found} == {"unpublished"}
    assert {finding.file for finding in found} == PAGES
