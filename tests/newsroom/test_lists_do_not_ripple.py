"""A new story rewrites the lists that it opens, and leaves the pages of the past alone."""

from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from tests.support.site import read_folder
from tests.support.small_site import SmallSite, Words, small_site

Pages = dict[str, bytes]

TODAY = date(2026, 11, 21)
STORIES = 64
NUMBERED = ("hal/", "page/")


def build(site: SmallSite, folder: Path) -> Pages:
    (folder / "content").mkdir(exist_ok=True)
    site.write(folder / "content")
    status = commands.build(
        folder / "content", folder / "output", today=TODAY, cache=folder / "cache", workers=1
    )
    assert status == 0
    return read_folder(folder / "output")


@pytest.fixture
def site() -> SmallSite:
    """Every story in both languages, in one category and with one tag, one each three days."""
    made = small_site(11, stories=STORIES)
    for number, key in enumerate(made.stories):
        source = made.texts[key]["id"].fields
        month, day = 1 + number // 8, 1 + number % 8 * 3
        source.update(date=f"2026-{month:02d}-{day:02d} 09:00", category="data", tags=["Imlek"])
        source.update(places=["satu"], agencies=["dinas-a"], events=[])
        name = key.rpartition("/")[2]
        made.texts[key]["en"] = Words({"title": f"T {name}", "slug": f"t-{name}"}, ["Words."])
    return made


@pytest.fixture
def before(site: SmallSite, tmp_path: Path) -> Pages:
    return build(site, tmp_path)


def add(site: SmallSite, name: str) -> None:
    """The newest story, in both languages."""
    fields = {"title": "Baru", "date": "2026-11-20 09:00", "category": "data", "tags": ["Imlek"]}
    about = {"places": ["satu"], "agencies": ["dinas-a"]}
    site.texts[f"news/2026/{name}"] = {
        "id": Words({**fields, **about}, ["Isi."]),
        "en": Words({"title": "New", "slug": f"{name}-en"}, ["Words."]),
    }


def changed(before: Pages, after: Pages) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def numbered(pages: Pages) -> set[str]:
    return {path for path in pages if any(f"/{part}" in path for part in NUMBERED)}


def test_a_new_story_leaves_every_numbered_page(
    site: SmallSite, before: Pages, tmp_path: Path
) -> None:
    assert len(numbered(before)) == 2 * 4 * 5
    add(site, "baru")
    after = build(site, tmp_path)
    assert changed(before, after) & numbered(before) == set()


def test_a_new_story_in_both_languages_rewrites_few_files(
    site: SmallSite, before: Pages, tmp_path: Path
) -> None:
    add(site, "baru")
    found = changed(before, build(site, tmp_path))
    assert {"berita/2026/baru/index.html", "en/news/2026/baru-en/index.html"} <= found
    assert {"index.html", "en/index.html", "berita/index.html", "umpan/atom.xml"} <= found
    assert {"tag/imlek/index.html", "opd/dinas-a/index.html", "kota/satu/index.html"} <= found
    # The story beside it in time has a new neighbour, and so may those that it is related to.
    articles = {p for p in found if p.startswith(("berita/2026/kabar", "en/news/2026/t-kabar"))}
    assert len(articles) <= 10
    assert len(found) <= 60


def test_a_new_story_leaves_the_other_categories(site: SmallSite, tmp_path: Path) -> None:
    """They lead to each other, and each tells its own count alone."""
    site.texts[_by_date(site)[0]]["id"].fields["category"] = "budaya"
    before = build(site, tmp_path)
    add(site, "baru")
    after = build(site, tmp_path)
    found = {path for path in changed(before, after) if path.startswith(("kategori", "en/categ"))}
    assert found == {"kategori/data/index.html", "en/category/data-en/index.html"}
    assert b'Data <span class="tab-count">64</span>' in after["kategori/data/index.html"]
    assert after["kategori/data/index.html"].count(b"tab-count") == 1
    assert b'Budaya <span class="tab-count">1</span>' in after["berita/index.html"]


def test_a_listing_that_is_full_gives_its_older_half_a_number(
    site: SmallSite, before: Pages, tmp_path: Path
) -> None:
    """Sixty-four stories are five numbered pages and fourteen: six more make a sixth."""
    for number in range(6):
        add(site, f"baru-{number}")
    found = changed(before, build(site, tmp_path)) & numbered(before)
    assert {path for path in found if path.startswith("berita/")} == {"berita/hal/5/index.html"}
    assert len(found) == 2 * 4


def test_an_edit_of_the_words_rewrites_its_article_and_the_feeds_it_is_in(
    site: SmallSite, before: Pages, tmp_path: Path
) -> None:
    site.texts[_by_date(site)[-1]]["id"].paragraphs.append("Tambahan.")
    found = changed(before, build(site, tmp_path))
    name = _by_date(site)[-1].rpartition("/")[2]
    assert found == {
        f"berita/2026/{name}/index.html",
        *("umpan/atom.xml", "umpan/kategori/data.xml", "umpan/opd/dinas-a.xml"),
    }


def test_an_edit_of_old_words_rewrites_its_article_alone(
    site: SmallSite, before: Pages, tmp_path: Path
) -> None:
    oldest = _by_date(site)[0]
    site.texts[oldest]["en"].paragraphs.append("More.")
    found = changed(before, build(site, tmp_path))
    assert found == {f"en/news/2026/t-{oldest.rpartition('/')[2]}/index.html"}


def _by_date(site: SmallSite) -> list[str]:
    return sorted(site.stories, key=lambda key: site.texts[key]["id"].fields["date"])


def test_the_next_day_rewrites_no_article_and_no_list(
    site: SmallSite, before: Pages, tmp_path: Path
) -> None:
    assert (
        commands.build(
            tmp_path / "content",
            tmp_path / "output",
            today=date(2026, 11, 22),
            cache=tmp_path / "cache",
            workers=1,
        )
        == 0
    )
    found = changed(before, read_folder(tmp_path / "output"))
    assert {"index.html", "en/index.html", "kalender/index.html"} <= found
    assert not {path for path in found if path.startswith(("berita/", "en/news/", "tag/"))}
    assert found & numbered(before) == set()
