"""Atom feeds: well-formed, with ids that stay, the same bytes for the same site."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from plugins.languages import Language
from plugins.languages.words import load_words
from plugins.model.records import Story, Text, Words
from plugins.model.site import Registers, Site, SiteDraft
from plugins.problems import Problems
from plugins.publishing.feeds import LATEST, absolute, feed_files
from plugins.schema.registers import Agency, Category
from plugins.schema.texts import Bilingual
from tests.support.paths import ROOT
from tests.support.views import data_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def story(number: int, *, english: bool = True, body: str = "<p>Isi</p>") -> Story:
    languages: tuple[Language, ...] = ("id", "en") if english else ("id",)
    return Story(
        key=f"news/2026/kabar-{number}",
        published=NOON + timedelta(days=number),
        updated=NOON + timedelta(days=90) if number == 0 else None,
        category="budaya",
        agencies=("dinas-a",) if number == 0 else (),
        tags=("Imlek",),
        texts=tuple(
            Text(
                each,
                "x.md",
                f"{each} {number} & lain",
                f"{each}-{number}",
                Words(body, "Isi"),
                standfirst="Ringkas",
            )
            for each in languages
        ),
    )


def site(stories: Sequence[Story]) -> Site:
    return SiteDraft(
        content=Path(),
        theme=ROOT / "theme",
        now=NOON,
        problems=Problems(),
        registers=Registers(
            categories={
                "budaya": Category(name=Bilingual(id="Budaya", en="Culture"), slug_en="culture")
            },
            agencies={"dinas-a": Agency(name=Bilingual(id="Dinas A"))},
        ),
        stories=list(stories),
        pages=[],
        cities=[],
        words=load_words(ROOT / "theme"),
    ).finish()


def parsed(made: Site) -> dict[str, ET.Element]:
    return {
        address: ET.fromstring(data.decode()) for address, data in data_of(feed_files(made)).items()
    }


def text(element: ET.Element, name: str) -> str | None:
    found = element.find(ATOM + name)
    return None if found is None else found.text


def links(element: ET.Element) -> set[tuple[str | None, str | None, str | None]]:
    return {
        (link.get("rel"), link.get("hreflang"), link.get("href"))
        for link in element.findall(f"{ATOM}link")
    }


def test_site_categories_and_agencies_have_feeds_in_both_languages() -> None:
    found = parsed(site([story(0)]))
    assert list(found) == [
        "/umpan/atom.xml",
        "/umpan/kategori/budaya.xml",
        "/umpan/opd/dinas-a.xml",
        "/en/feed/atom.xml",
        "/en/feed/category/culture.xml",
        "/en/feed/agency/dinas-a.xml",
    ]
    assert [feed.get(LANG) for feed in found.values()] == ["id"] * 3 + ["en"] * 3


def test_a_feed_says_where_it_is_whose_it_is_and_what_it_is_called() -> None:
    feed = parsed(site([story(0)]))["/en/feed/category/culture.xml"]
    url = "https://kabarkota.example"
    assert text(feed, "title") == "Culture · Kabar Kota"
    assert text(feed, "id") == f"{url}/en/feed/category/culture.xml"
    author = feed.find(f"{ATOM}author")
    assert author is not None
    assert text(author, "name") == "kabarkota"
    assert links(feed) == {
        ("self", None, f"{url}/en/feed/category/culture.xml"),
        ("alternate", None, f"{url}/en/category/culture/"),
        ("alternate", "id", f"{url}/umpan/kategori/budaya.xml"),
    }


def test_an_entry_carries_the_whole_story_and_an_id_without_title_or_address() -> None:
    body = (
        '<p><a href="/kota/">Kota</a> <a href="#fn">1</a> '
        '<a href="content:news/2026/kabar-1">a</a></p>'
    )
    feed = parsed(site([story(0, body=body), story(1, english=False)]))["/en/feed/atom.xml"]
    (entry,) = feed.findall(f"{ATOM}entry")
    url = "https://kabarkota.example"
    page = f"{url}/en/news/2026/en-0/"
    assert text(entry, "id") == "tag:kabarkota.example,2026:news/2026/kabar-0/en"
    assert text(entry, "title") == "en 0 & lain"
    assert text(entry, "summary") == "Ringkas"
    assert text(entry, "published") == "2026-01-01T12:00:00+00:00"
    assert text(entry, "updated") == "2026-04-01T12:00:00+00:00"
    assert [each.get("term") for each in entry.findall(f"{ATOM}category")] == ["Culture", "Imlek"]
    content = text(entry, "content") or ""
    assert f'<a href="{url}/kota/">' in content
    assert f'<a href="{page}#fn">' in content
    assert f'<a href="{url}/berita/2026/id-1/" hreflang="id">' in content
    assert links(entry) == {
        ("alternate", None, page),
        ("alternate", "id", f"{url}/berita/2026/id-0/"),
    }


def test_a_feed_holds_the_latest_twenty_and_changes_when_one_of_them_does() -> None:
    feed = parsed(site([story(n) for n in range(25)]))["/umpan/atom.xml"]
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == LATEST
    assert text(entries[0], "title") == "id 24 & lain"
    assert text(feed, "updated") == "2026-01-25T12:00:00+00:00"


def test_a_feed_without_stories_has_a_date_that_stays() -> None:
    made = parsed(site([]))
    assert {text(feed, "updated") for feed in made.values()} == {"2000-01-01T00:00:00+00:00"}


def test_the_same_site_gives_the_same_bytes() -> None:
    stories = [story(n) for n in range(5)]
    turned = list(reversed(stories))
    assert data_of(feed_files(site(stories))) == data_of(feed_files(site(turned)))


def test_links_of_a_text_lead_somewhere_from_anywhere() -> None:
    markup = (
        '<img src="/a.webp" srcset="/a.webp 1x, /b.webp 2x">'
        '<a href="https://x.example/">x</a><a href="//y.example">'
    )
    assert absolute(markup, "https://k.example", "https://k.example/p/") == (
        '<img src="https://k.example/a.webp" srcset="https://k.example/a.webp 1x, '
        'https://k.example/b.webp 2x"><a href="https://x.example/">x</a><a href="//y.example">'
    )
