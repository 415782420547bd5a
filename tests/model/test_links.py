"""Internal links lead to the page in the reader's language, or say that it is in the other one."""

import pytest

from plugins.languages.words import Words
from plugins.model.links import with_addresses
from plugins.model.records import City, StandingPage, Story, Text
from plugins.model.site import Registers, Site
from plugins.schema.cities import City as CityFields
from plugins.schema.districts import District, Districts
from plugins.schema.texts import Bilingual


def text(language, slug: str) -> Text:
    return Text(language, f"index.{language}.md", slug, slug, "", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    from datetime import UTC, datetime

    now = datetime(2026, 3, 2, tzinfo=UTC)
    fields = CityFields(code="33.99", name=Bilingual(id="Kota Contoh"))
    utara = District(code="33.99.01", slug="utara", name="Utara")
    return Site(
        content=tmp_path_factory.getbasetemp(),
        now=now,
        registers=Registers(),
        stories=(
            Story("news/2026/satu", now, "kota", (text("id", "satu"), text("en", "one"))),
            Story("news/2026/dua", now, "kota", (text("id", "dua"),)),
        ),
        pages=(StandingPage("pages/tentang", (text("id", "tentang"), text("en", "about"))),),
        cities=(City("contoh", fields, Districts(districts=(utara,))),),
        words={"id": Words("id"), "en": Words("en")},
    )


@pytest.mark.parametrize(
    ("link", "indonesian", "english"),
    [
        ("news/2026/satu", '"/berita/2026/satu/"', '"/en/news/2026/one/"'),
        ("news/2026/satu#fn:1", '"/berita/2026/satu/#fn:1"', '"/en/news/2026/one/#fn:1"'),
        ("news/2026/dua", '"/berita/2026/dua/"', '"/berita/2026/dua/" hreflang="id"'),
        ("pages/tentang", '"/tentang/"', '"/en/about/"'),
        ("cities/contoh", '"/kota/contoh/"', '"/en/cities/contoh/"'),
        (
            "cities/contoh/districts#utara",
            '"/kota/contoh/kecamatan/utara/"',
            '"/en/cities/contoh/districts/utara/"',
        ),
    ],
)
def test_each_language_stays_in_its_own(site: Site, link, indonesian, english) -> None:
    markup = f'<p>Lihat <a href="content:{link}" title="x"><em>ini</em></a>.</p>'
    expected = '<p>Lihat <a href={} title="x"><em>ini</em></a>.</p>'
    assert with_addresses(markup, "id", site) == expected.format(indonesian)
    assert with_addresses(markup, "en", site) == expected.format(english)


@pytest.mark.parametrize("key", ["news/2026/draf", "cities/contoh/districts#selatan"])
def test_what_is_not_published_leaves_its_words(site: Site, key: str) -> None:
    markup = f'<a href="content:{key}"><em>ini</em></a>'
    assert with_addresses(markup, "en", site) == "<em>ini</em>"


def test_other_links_stay(site: Site) -> None:
    markup = '<a href="https://x.id">x</a> <a href="#awal">y</a>'
    assert with_addresses(markup, "en", site) == markup
