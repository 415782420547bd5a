"""Sitemaps: their forms and limits, their languages, what a new story and a new day change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plugins import commands
from plugins.languages import LANGUAGES, Language, addresses
from plugins.languages.words import load_words
from plugins.model.frame import Frame
from plugins.model.outputs import File, Group, Page
from plugins.model.planned_pages import noted, planned_pages
from plugins.model.records import PictureFile, Story, Text, Words
from plugins.model.site import Registers, Site, SiteDraft
from plugins.problems import Problems
from plugins.publishing import sitemaps as planning
from plugins.publishing.sitemap_entries import NEWS_MOST, Entry
from plugins.publishing.sitemap_files import url_set
from plugins.schema.registers import SiteWords
from tests.support.paths import ROOT
from tests.support.site import read_folder
from tests.support.sitemaps import LARGEST, read_index, read_sitemap
from tests.support.small_site import SmallSite, small_site
from tests.support.small_site import Words as SmallWords

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = date(2026, 11, 21)


def story(
    number: int, age: timedelta = timedelta(), *, english: bool = True, year: int = 2026
) -> Story:
    languages: tuple[Language, ...] = ("id", "en") if english else ("id",)
    return Story(
        key=f"news/{year}/kabar-{number}",
        published=NOON - age,
        category="budaya",
        picture=PictureFile("news/x/foto & satu.jpg", 1200, 800) if number == 1 else None,
        texts=tuple(
            Text(each, "x.md", f"{each} <{number}> & lain", f"{each}-{number}", Words("", ""))
            for each in languages
        ),
    )


def site(stories: Sequence[Story], **words: str) -> Site:
    return SiteDraft(
        content=Path(),
        theme=ROOT / "theme",
        now=NOON,
        problems=Problems(),
        registers=Registers(site=SiteWords(**words)),
        stories=list(stories),
        pages=[],
        cities=[],
        words=load_words(ROOT / "theme"),
    ).finish()


def no_view() -> Frame:
    raise AssertionError("a sitemap made a page's view")


def page(address: str, subject: str | None = "") -> Page:
    return Page(address, (), no_view, subject)  # type: ignore[arg-type] # never asked for


def files(made: Site, folder: Path, *rooms: Sequence[Page | Group]) -> list[str]:
    """Have ``rooms`` planned, and the sitemaps written into ``folder``; their names in order."""
    for room in rooms:
        list(noted(made, room))
    (group,) = list(noted(made, planning.sitemap_group(made)))
    assert isinstance(group, Group)
    names = []
    for file in group.members():
        assert isinstance(file, File)
        (folder / file.address.lstrip("/")).write_bytes(file.data())
        names.append(file.address)
    assert names[-1] == "/sitemap.xml"
    assert [f"https://kabarkota.example{name}" for name in names[:-1]] == list(read_index(folder))
    return names[:-1]


def test_each_language_has_its_pages_and_the_stories_of_each_year(tmp_path: Path) -> None:
    made = site([story(1, timedelta(9)), story(2, timedelta(400), english=False, year=2025)])
    homes = [page(addresses.home(each), "/") for each in LANGUAGES]
    assert files(made, tmp_path, homes) == [
        *("/sitemap-id-pages.xml", "/sitemap-id-2025.xml", "/sitemap-id-2026.xml"),
        *("/sitemap-en-pages.xml", "/sitemap-en-2026.xml"),
    ]
    assert read_index(tmp_path) == {
        "https://kabarkota.example/sitemap-id-pages.xml": None,
        "https://kabarkota.example/sitemap-id-2025.xml": "2025-10-17T12:00+00:00",
        "https://kabarkota.example/sitemap-id-2026.xml": "2026-11-12T12:00+00:00",
        "https://kabarkota.example/sitemap-en-pages.xml": None,
        "https://kabarkota.example/sitemap-en-2026.xml": "2026-11-12T12:00+00:00",
    }


def test_a_story_tells_its_languages_its_date_and_its_photograph(tmp_path: Path) -> None:
    made = site([story(1, timedelta(9)), story(2, timedelta(8), english=False)])
    files(made, tmp_path)
    both, alone = read_sitemap(tmp_path / "sitemap-id-2026.xml")
    url = "https://kabarkota.example"
    assert both.loc == f"{url}/berita/2026/id-1/"
    assert both.links == {
        "id": f"{url}/berita/2026/id-1/",
        "en": f"{url}/en/news/2026/en-1/",
        "x-default": f"{url}/berita/2026/id-1/",
    }
    assert both.lastmod == "2026-11-12T12:00+00:00"
    assert both.images == [f"{url}/gambar/news/x/foto%20%26%20satu-jpg-1200.webp"]
    assert alone.links == dict.fromkeys(("id", "x-default"), f"{url}/berita/2026/id-2/")
    assert alone.images == []


def test_pages_of_one_subject_are_each_others_translation(tmp_path: Path) -> None:
    rooms = (
        [page("/kota/", "/kota/"), page("/404.html", None), page("/berita/hal/1/")],
        [Group("x", (), lambda: [page("/en/cities/", "/kota/"), page("/en/tag/x/", "/tag/y/")])],
        [Group("articles", (), no_view, listed=False)],  # type: ignore[arg-type] # as above
    )
    files(site([]), tmp_path, *rooms)
    found = read_sitemap(tmp_path / "sitemap-id-pages.xml")
    found += read_sitemap(tmp_path / "sitemap-en-pages.xml")
    url = "https://kabarkota.example"
    assert {one.loc.removeprefix(url): sorted(one.links) for one in found} == {
        "/berita/hal/1/": ["id", "x-default"],
        "/kota/": ["en", "id", "x-default"],
        "/en/cities/": ["en", "id", "x-default"],
        "/en/tag/x/": ["en", "x-default"],
    }


def test_a_group_is_asked_for_its_members_once() -> None:
    made, asked = site([]), []

    def members() -> list[Page]:
        asked.append(1)
        return [page("/kota/")]

    (group,) = noted(made, [Group("x", (), members)])
    assert isinstance(group, Group)
    first = list(group.members())
    assert list(planned_pages(made)) == first == list(group.members())
    assert asked == [1]


def test_news_is_of_today_and_yesterday_and_absent_without_any(tmp_path: Path) -> None:
    ages = [timedelta(hours=2), timedelta(hours=30), timedelta(hours=50)]
    names = files(
        site([story(n, age) for n, age in enumerate(ages)], timezone="Asia/Jakarta"), tmp_path
    )
    assert {"/sitemap-id-news.xml", "/sitemap-en-news.xml"} <= set(names)
    newest, older = read_sitemap(tmp_path / "sitemap-en-news.xml")
    assert newest.loc == "https://kabarkota.example/en/news/2026/en-0/"
    assert newest.news == {
        "name": "Kabar Kota",
        "language": "en",
        "publication_date": "2026-11-21T10:00+00:00",
        "title": "en <0> & lain",
    }
    assert older.loc.endswith("/en-1/")
    assert files(site([story(1, ages[2])]), tmp_path) == [
        "/sitemap-id-2026.xml",
        "/sitemap-en-2026.xml",
    ]


def test_no_file_passes_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST", 4)
    stories = [story(n, timedelta(n + 5)) for n in range(10)]
    names = files(site(stories), tmp_path, [page(f"/x/{n}/") for n in range(5)])
    assert names[:5] == [
        *("/sitemap-id-pages.xml", "/sitemap-id-pages-2.xml"),
        *("/sitemap-id-2026.xml", "/sitemap-id-2026-2.xml", "/sitemap-id-2026-3.xml"),
    ]
    listed = [read_sitemap(tmp_path / name.lstrip("/")) for name in names[2:5]]
    assert [len(each) for each in listed] == [4, 4, 2]
    days = [one.lastmod or "" for each in listed for one in each]
    assert days == sorted(days), "the oldest first, so that full files stay"


def test_the_news_of_two_days_stays_within_the_protocol(tmp_path: Path) -> None:
    files(site([story(n, timedelta(seconds=n)) for n in range(NEWS_MOST + 3)]), tmp_path)
    news = read_sitemap(tmp_path / "sitemap-id-news.xml")
    assert len(news) == NEWS_MOST
    assert news[0].loc.endswith("/id-0/")


def test_as_many_pages_as_fit_one_file_are_never_too_large() -> None:
    """The longest addresses that there can be: the protocol allows 2,048 characters."""
    long = f"/{'a' * 2000}/"
    name = "%20" * 255  # what a file's name of 255 bytes becomes
    entry = Entry(long, {"id": long, "en": f"/en{long}"}, "2026-11-21T12:00+07:00", (f"/{name}",))
    assert len(url_set(site([]), [entry])) * planning.MOST <= LARGEST


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    stories = [story(n, timedelta(n)) for n in range(6)]
    for name, order in (("one", 1), ("two", -1)):
        (tmp_path / name).mkdir()
        files(site(stories[::order]), tmp_path / name, [page("/a/"), page("/b/")][::order])
    assert read_folder(tmp_path / "one") == read_folder(tmp_path / "two")


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    made = small_site(3)
    older = made.texts[made.stories[0]]["id"]
    older.fields["date"] = "2025-02-03 09:00"
    made.texts["news/2025/kabar-lama"] = made.texts.pop(made.stories[0])
    return made


def build(made: SmallSite, folder: Path, day: date = DAY, **options: bool) -> dict[str, bytes]:
    (folder / "content").mkdir(exist_ok=True)
    made.write(folder / "content")
    status = commands.build(
        folder / "content",
        folder / "output",
        today=day,
        cache=folder / "cache",
        workers=1,
        **options,
    )
    assert status == 0
    found = read_folder(folder / "output")
    return {path: data for path, data in found.items() if path.startswith("sitemap")}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_a_new_story_rewrites_its_year_and_the_index(small: SmallSite, tmp_path: Path) -> None:
    before = build(small, tmp_path)
    assert {"sitemap-id-2025.xml", "sitemap-id-2026.xml"} <= before.keys()
    like = small.texts["news/2026/kabar-1"]["id"].fields
    fields = {**like, "title": "Baru", "date": "2026-11-21 09:00", "tags": [], "places": []}
    small.texts["news/2026/baru"] = {
        "id": SmallWords(fields, ["Isi."]),
        "en": SmallWords({"title": "New", "slug": "baru-en"}, ["Words."]),
    }
    after = build(small, tmp_path, check_needs=True)
    # November is a month of its own in the archive, so its two pages are new as well.
    assert changed(before, after) == {
        "sitemap.xml",
        *(f"sitemap-{each}-{part}.xml" for each in LANGUAGES for part in ("2026", "pages", "news")),
    }
    assert after == build(small, tmp_path, full=True)


def test_words_and_days_change_no_sitemap(small: SmallSite, tmp_path: Path) -> None:
    before = build(small, tmp_path)
    small.texts["news/2026/kabar-1"]["id"].paragraphs.append("Lagi.")
    assert build(small, tmp_path) == before
    assert build(small, tmp_path, date(2026, 11, 22)) == before


def test_news_leaves_its_sitemap_as_days_pass(small: SmallSite, tmp_path: Path) -> None:
    small.texts["news/2026/kabar-1"]["id"].fields["date"] = "2026-11-20 09:00"
    assert "sitemap-id-news.xml" in build(small, tmp_path)
    assert "sitemap-id-news.xml" not in build(small, tmp_path, date(2026, 11, 22))
    assert "sitemap-id-news.xml" not in build(small, tmp_path, date(2026, 11, 22), full=True)
