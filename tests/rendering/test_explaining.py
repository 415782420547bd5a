"""What a build says of itself: why a page was made again, where time went, that nothing changed."""

import time
from pathlib import Path

import pytest

from tests.support.site import MINIMAL, Result, run_build, write

STORY = "news/2026/halo/index.id.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(MINIMAL, tmp_path / "content")


def build(content: Path, **options: object) -> Result:
    # A change within the file system's tick of a build is looked at once more.
    time.sleep(0.15)
    return run_build(content, content.parent / "output", **options).succeeded()


def edit(content: Path) -> None:
    with (content / STORY).open("a", encoding="utf-8") as file:
        file.write("\nKalimat baru.\n")


def test_an_edited_story_names_its_text_as_the_cause(content: Path) -> None:
    build(content)
    edit(content)
    told = build(content, explain=str(content / STORY), language="en").text
    assert "berita/2026/halo/index.html: made again, because of a change in: its text." in told


def test_an_address_that_stayed_names_what_it_is_made_from(content: Path) -> None:
    build(content)
    edit(content)
    told = build(content, explain="/404.html").text
    assert "404.html: tetap; tidak ada yang berubah dari: yang ada di semua halaman." in told


def test_a_change_of_registers_is_named_and_gives_the_same_page(content: Path) -> None:
    build(content)
    with (content / "registers/people.yml").open("a", encoding="utf-8") as file:
        file.write("\nzzz:\n  name: Orang Contoh\n")
    told = build(content, explain="404.html", language="en").text
    assert "404.html: looked at and found the same; what changed: what all pages share" in told
    assert "(registers/)" in told


def test_a_page_that_is_not_there_is_told(content: Path) -> None:
    assert "tidak ada halaman" in build(content, explain="/berita/2026/tiada/").text


def test_nothing_to_do_is_told_and_one_byte_ends_it(content: Path) -> None:
    build(content)
    assert "Tidak ada yang berubah" in build(content).text
    edit(content)
    assert "Tidak ada yang berubah" not in build(content).text
    assert "Nothing has changed" in build(content, language="en").text


def test_a_page_that_somebody_deleted_is_something_to_do(content: Path) -> None:
    first = build(content)
    page = first.output_dir / "404.html"
    before = page.read_bytes()
    page.unlink()
    again = build(content)
    assert "Tidak ada yang berubah" not in again.text
    assert page.read_bytes() == before


def test_a_story_that_falls_due_is_something_to_do(content: Path) -> None:
    build(content, today="2026-11-21")
    assert "Tidak ada yang berubah" not in build(content, today="2026-11-22").text


def test_a_profile_is_one_page_beside_the_output(content: Path) -> None:
    made = build(content, profile=True)
    chart = content.parent / "output-profile.html"
    assert str(chart) in made.text
    assert "KabarKota" in chart.read_text("utf-8")
