"""Every row of the table of addresses that links, feeds and other people's tools rely on."""

import re
from collections.abc import Callable

import pytest

from plugins.languages import Language, addresses, other

Address = Callable[[Language], str]

TABLE: list[tuple[Address, str, str]] = [
    (addresses.home, "/", "/en/"),
    (lambda at: addresses.page(at, "x"), "/x/", "/en/x/"),
    (lambda at: addresses.story(at, 2024, "x"), "/berita/2024/x/", "/en/news/2024/x/"),
    (addresses.all_news, "/berita/", "/en/news/"),
    (lambda at: addresses.news_year(at, 2024), "/berita/2024/", "/en/news/2024/"),
    (lambda at: addresses.news_month(at, 2024, 3), "/berita/2024/03/", "/en/news/2024/03/"),
    (
        lambda at: addresses.listing_page(at, addresses.all_news(at), 2),
        "/berita/hal/2/",
        "/en/news/page/2/",
    ),
    (lambda at: addresses.category(at, "x"), "/kategori/x/", "/en/category/x/"),
    (lambda at: addresses.tag(at, "x"), "/tag/x/", "/en/tag/x/"),
    (lambda at: addresses.agency(at, "x"), "/opd/x/", "/en/agency/x/"),
    (addresses.cities, "/kota/", "/en/cities/"),
    (lambda at: addresses.city(at, "k"), "/kota/k/", "/en/cities/k/"),
    (
        lambda at: addresses.district(at, "k", "x"),
        "/kota/k/kecamatan/x/",
        "/en/cities/k/districts/x/",
    ),
    (
        lambda at: addresses.landmark(at, "k", "x"),
        "/kota/k/destinasi/x/",
        "/en/cities/k/landmarks/x/",
    ),
    (lambda at: addresses.event(at, "k", "x"), "/kota/k/acara/x/", "/en/cities/k/events/x/"),
    (addresses.calendar, "/kalender/", "/en/calendar/"),
    (lambda at: addresses.calendar_year(at, 2026), "/kalender/2026/", "/en/calendar/2026/"),
    (
        lambda at: addresses.calendar_month(at, 2026, 8),
        "/kalender/2026/08/",
        "/en/calendar/2026/08/",
    ),
    (addresses.calendar_list, "/kalender/daftar/", "/en/calendar/list/"),
    (lambda at: addresses.calendar_city(at, "k"), "/kalender/kota/k/", "/en/calendar/city/k/"),
    (
        lambda at: addresses.calendar_kind(at, "fair"),
        "/kalender/jenis/fair/",
        "/en/calendar/kind/fair/",
    ),
    (addresses.calendar_weekend, "/kalender/akhir-pekan/", "/en/calendar/weekend/"),
    (lambda at: addresses.calendar_file(at, "k"), "/kalender/k.ics", "/en/calendar/k.ics"),
    (addresses.calendar_file, "/kalender/semua.ics", "/en/calendar/all.ics"),
    (
        lambda at: addresses.calendar_kind_file(at, "fair"),
        "/kalender/jenis/fair.ics",
        "/en/calendar/kind/fair.ics",
    ),
    (
        lambda at: addresses.event_file(at, "k", "a"),
        "/kota/k/acara/a/a.ics",
        "/en/cities/k/events/a/a.ics",
    ),
    (addresses.search, "/cari/", "/en/search/"),
    (addresses.feed, "/umpan/atom.xml", "/en/feed/atom.xml"),
    (
        lambda at: addresses.category_feed(at, "x"),
        "/umpan/kategori/x.xml",
        "/en/feed/category/x.xml",
    ),
    (lambda at: addresses.agency_feed(at, "x"), "/umpan/opd/x.xml", "/en/feed/agency/x.xml"),
    (addresses.not_found, "/404.html", "/en/404.html"),
    (addresses.gone, "/410.html", "/en/410.html"),
]


@pytest.mark.parametrize(("address", "indonesian", "english"), TABLE)
def test_the_table(address: Address, indonesian: str, english: str) -> None:
    assert (address("id"), address("en")) == (indonesian, english)


def test_no_two_things_share_an_address() -> None:
    every = [address(language) for address, _, _ in TABLE for language in ("id", "en")]
    assert len(set(every)) == len(every)


def test_what_both_languages_share() -> None:
    assert addresses.cover("2026-halo") == "/sampul/2026-halo.svg"
    assert addresses.edge("kawung", "nila") == "/kain/pinggir-kawung-nila.svg"
    assert addresses.cloth("kawung", "nila") == "/kain/kawung-nila.svg"
    assert addresses.picture("news/2026/x/a.svg") == "/gambar/news/2026/x/a.svg"


@pytest.mark.parametrize(("address", "indonesian", "english"), TABLE)
def test_addresses_are_lower_case_and_end_in_a_slash_or_a_file(address, indonesian, english):
    for shown in (indonesian, english):
        assert re.fullmatch(r"/([a-z0-9-]+/)*([a-z0-9-]+\.(xml|ics|html))?", shown)


def test_the_other_language() -> None:
    assert (other("id"), other("en")) == ("en", "id")
