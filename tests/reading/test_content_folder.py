"""Which file a written name means, and that none leads out of the content folder."""

from pathlib import Path

import pytest

from plugins.problems import Problems
from plugins.reading.content_folder import open_content

STORY = "news/2026/halo/index.id.md"
FILES = (STORY, "news/2026/halo/foto.jpg", "news/2026/lain/index.id.md", "cities/contoh/city.yml")


@pytest.fixture
def folder(tmp_path: Path):
    content = tmp_path / "content"
    for name in (*FILES, ".git/config", "news/.DS_Store", "news/2026/halo/index.id.md~"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).touch()
    (tmp_path / "rahasia.jpg").touch()
    problems = Problems()
    found = open_content(content, problems)
    assert not len(problems)
    return found


def test_hidden_and_spare_files_are_no_content(folder) -> None:
    assert folder.files == tuple(sorted(FILES))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("foto.jpg", "news/2026/halo/foto.jpg"),
        ("./foto.jpg", "news/2026/halo/foto.jpg"),
        ("../lain/index.id.md", "news/2026/lain/index.id.md"),
        ("../../../cities/contoh/city.yml", "cities/contoh/city.yml"),
        ("cities/contoh/city.yml", "cities/contoh/city.yml"),
        ("news/2026/lain/index.id.md", "news/2026/lain/index.id.md"),
        ("tiada.jpg", None),
        ("../../../../rahasia.jpg", None),
        ("cities/../../rahasia.jpg", None),
        ("/etc/passwd", None),
        ("..\\lain\\index.id.md", None),
        ("foto.jpg\x00", None),
        ("", None),
    ],
)
def test_find(folder, written: str, found: str | None) -> None:
    assert folder.find(written, STORY) == found


def test_what_lies_beside_comes_first(tmp_path: Path) -> None:
    for name in ("news/2026/halo/news/x.jpg", "news/x.jpg", STORY):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert open_content(tmp_path, Problems()).find("news/x.jpg", STORY) == (
        "news/2026/halo/news/x.jpg"
    )


@pytest.mark.parametrize(("target", "says"), [("../luar", "outside"), ("a.md", "another file")])
def test_symbolic_links_are_told_and_left_out(tmp_path: Path, target: str, says: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").touch()
    (tmp_path / "luar").touch()
    (content / "b.md").symlink_to(target)
    problems = Problems()
    assert open_content(content, problems).files == ("a.md",)
    assert [(p.path, says in p.en) for p in problems] == [("content/b.md", True)]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    problems = Problems()
    assert open_content(tmp_path / "tiada", problems).files == ()
    assert len(problems) == 1
