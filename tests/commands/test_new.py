"""A new story's folder: it passes the check as it is, and nothing there is ever overwritten."""

from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from plugins.commands.stories import slug_of
from plugins.problems import Problems
from plugins.reading.content import read_content
from tests.support.paths import ROOT
from tests.support.site import MINIMAL, write


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(MINIMAL, tmp_path / "content")


def made(content: Path) -> list[Path]:
    return sorted(set((content / "news").glob("*/*")) - {content / "news/2026/halo"})


@pytest.mark.parametrize(
    "title", ["Pawai budaya, 17 Agustus", 'Wali: "siap" # 1', "C:\\naskah", "{judul}", "- Ya: ya"]
)
def test_a_new_story_is_a_draft_that_passes_the_check(content: Path, title: str) -> None:
    assert commands.new(title, "pemerintahan", content) == 0
    (folder,) = made(content)
    problems = Problems()
    draft = read_content(content, ROOT / "theme", date(2026, 11, 21), problems)
    assert list(problems) == []
    assert folder.name not in [story.name for story in draft.stories]
    source = folder / "index.id.md"
    source.write_text(source.read_text("utf-8").replace("draft: true", "draft: false"), "utf-8")
    published = read_content(content, ROOT / "theme", date(2999, 1, 1), problems)
    story = next(story for story in published.stories if story.name == folder.name)
    assert [text.language for text in story.texts] == ["id", "en"]
    assert story.texts[0].slug == story.texts[1].slug == slug_of(title)
    assert story.category == "pemerintahan"


def test_an_existing_folder_stays(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.new("Pawai", None, content) == 0
    (folder,) = made(content)
    (folder / "index.id.md").write_text("tulisan saya", "utf-8")
    assert commands.new("Pawai", None, content, language="en") == 2
    assert (folder / "index.id.md").read_text("utf-8") == "tulisan saya"
    assert "there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "category", "says"),
    [
        ("Pawai", "tiada", "There are: pemerintahan"),
        ("2024!", None, "letters"),
        ("—", None, "letters"),
    ],
)
def test_refused_with_words(content: Path, capsys, title: str, category, says: str) -> None:
    assert commands.new(title, category, content, language="en") == 2
    assert says in capsys.readouterr().err
    assert made(content) == []


def test_a_content_folder_that_is_not_there_is_not_made(tmp_path: Path, capsys) -> None:
    assert commands.new("Pawai", None, tmp_path / "tiada", language="en") == 1
    assert "not there" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Pawai budaya, 17 Agustus", "pawai-budaya-17-agustus"),
        ("  Café—Kota  ", "cafe-kota"),
        ("Jum'at, Jum’at", "jumat-jumat"),
        ("a" * 100, "a" * 80),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slug_of(title) == slug
