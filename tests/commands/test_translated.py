"""Noting that a translation is up to date changes one line, and is what the build compares."""

from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from plugins.problems import Problems
from plugins.reading.content import read_content
from tests.support.paths import ROOT
from tests.support.site import MINIMAL, write


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write(MINIMAL, tmp_path / "content") / "news/2026/halo"


def outdated(story: Path) -> bool:
    problems = Problems()
    draft = read_content(story.parents[2], ROOT / "theme", date(2026, 11, 21), problems)
    assert list(problems) == []
    return draft.stories[0].texts[1].outdated


def english(story: Path, old: str, new: str) -> None:
    path = story / "index.en.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_from_outdated_to_up_to_date_and_back(story: Path) -> None:
    assert commands.translated(story) == 0
    assert not outdated(story)
    source = story / "index.id.md"
    source.write_text(source.read_text("utf-8") + "\nKalimat baru.\n", "utf-8")
    assert outdated(story)
    assert commands.translated(story / "index.en.md") == 0
    assert not outdated(story)


def test_only_one_line_changes_and_it_stays_where_it_was(story: Path) -> None:
    assert commands.translated(story) == 0
    lines = (story / "index.en.md").read_text("utf-8").split("\n")
    english(story, next(line for line in lines if line.startswith("source_hash")), "source_hash: x")
    assert commands.translated(story) == 0
    assert (story / "index.en.md").read_text("utf-8").split("\n") == lines


def test_words_that_look_like_the_field_stay(story: Path) -> None:
    path = story / "index.en.md"
    path.write_text(path.read_text("utf-8") + "\nsource_hash: in the words\n", "utf-8")
    assert commands.translated(story) == 0
    assert path.read_text("utf-8").endswith("\nsource_hash: in the words\n")
    assert not outdated(story)


@pytest.mark.parametrize("broken", ["index.id.md", "index.en.md"])
def test_a_file_without_closed_fields_is_told_and_kept(story: Path, broken: str, capsys) -> None:
    text = "---\ntitle: A\n"
    (story / broken).write_text(text, "utf-8")
    before = (story / "index.en.md").read_bytes()
    assert commands.translated(story, language="en") == 1
    assert f"{broken}:1" in capsys.readouterr().err
    assert (story / "index.en.md").read_bytes() == before


def test_both_files_must_be_there(story: Path, capsys) -> None:
    (story / "index.en.md").unlink()
    assert commands.translated(story, language="en") == 2
    assert "must hold index.id.md and index.en.md" in capsys.readouterr().err
