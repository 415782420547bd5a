"""The small parts by themselves: addresses, packing, types, headers, what pages hold."""

import gzip
import zlib
from contextlib import suppress
from itertools import pairwise

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.verification.expectations import expected_headers, same_type
from plugins.verification.page_facts import facts_of, hints_in
from plugins.verification.places import Place, address_of_file, place_of
from plugins.verification.unpacking import Spoilt, TooLarge, Unpacker
from plugins.verification.views import ALL, AUDITOR, views_of

KOTA = Place("https", "kota.example", 443, "")
BELOW = Place("https", "kota.example", 443, "/situs")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/berita/", "/berita/"),
        ("../x.html#atas", "/a/x.html"),
        ("https://KOTA.example/a b", "/a%20b"),
        ("//kota.example/?slot", "/?slot"),
        ("http://kota.example/", "/"),
        ("https://kota.example:8443/", None),
        ("https://kota.example.jahat.example/", None),
        ("https://kota.example@jahat.example/", None),
        ("javascript:alert(1)", None),
        ("mailto:a@kota.example", None),
        ("https://[", None),
        ("https://kota.example:x/", None),
        ("https://a..b/", None),
    ],
)
def test_links_that_stay(link, address):
    assert KOTA.address(link, "/a/b/") == address


def test_names_beyond_ascii_are_one_host():
    place = place_of("https://kotaé.example/")
    assert place is not None
    assert place.host == "xn--kota-epa.example"
    assert place.address("https://KOTAÉ.example/a/") == "/a/"
    assert place.foreign_host("https://xn--kota-epa.example/") is None


def test_a_site_below_a_folder_has_addresses_of_its_own():
    assert BELOW.address("/situs/a/") == "/a/"
    assert BELOW.address("/lain/") is None
    assert place_of("https://kota.example/situs/") == BELOW
    assert BELOW.url == "https://kota.example/situs"


@given(st.text(max_size=60))
def test_no_link_can_lead_astray(link):
    address = KOTA.address(link, "/a/")
    assert address is None or (address.startswith("/") and address.isascii())
    assert KOTA.foreign_host(link) != KOTA.host


@pytest.mark.parametrize(
    "typed", ["output", "/srv/situs", "C:\\situs", "ftp://kota.example", "https://a b/", ""]
)
def test_what_is_no_web_address(typed):
    assert place_of(typed) is None


def test_where_files_are_asked_for():
    assert address_of_file("index.html") == "/"
    assert address_of_file("en/news/index.html") == "/en/news/"
    assert address_of_file("404.html") == "/404.html"
    assert address_of_file("a b.pdf") == "/a%20b.pdf"


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("", b"kabar" * 99),
        ("gzip", gzip.compress(b"kabar" * 99, mtime=0)),
        ("gzip", gzip.compress(b"kabar" * 50, mtime=0) + gzip.compress(b"kabar" * 49, mtime=0)),
        ("deflate", zlib.compress(b"kabar" * 99)),
        ("br", brotli.compress(b"kabar" * 99)),
    ],
)
@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_bodies_are_unpacked_piece_by_piece(packing, packed, step):
    unpacker = Unpacker(packing, 495)
    for start in range(0, len(packed), step):
        unpacker.feed(packed[start : start + step])
    assert bytes(unpacker.taken) == b"kabar" * 99


LONG = b"".join(b"<li><a href='/berita/%d/'>Kabar %d</a></li>" % (n * n, n) for n in range(9_000))


PACKED = [("gzip", gzip.compress(LONG, mtime=0)), ("br", brotli.compress(LONG, quality=1))]


@given(st.sampled_from(PACKED), st.lists(st.integers(1, 90_000), max_size=9))
def test_long_bodies_are_whole_wherever_the_pieces_are_cut(how, places):
    packing, packed = how
    unpacker = Unpacker(packing, len(LONG))
    for start, end in pairwise([0, *sorted({min(each, len(packed)) for each in places}), None]):
        unpacker.feed(packed[start:end])
    assert bytes(unpacker.taken) == LONG


@pytest.mark.parametrize("pack", [bytes, gzip.compress, brotli.compress])
def test_no_more_is_unpacked_than_the_limit(pack):
    packing = {bytes: "", gzip.compress: "gzip"}.get(pack, "br")
    unpacker = Unpacker(packing, 1_000)
    with pytest.raises(TooLarge):
        unpacker.feed(pack(b"x" * 5_000_000))
    assert len(unpacker.taken) == 1_000


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br"]))
def test_spoilt_bodies_are_told(data, packing):
    unpacker = Unpacker(packing, 1_000)
    with suppress(Spoilt, TooLarge):
        unpacker.feed(data)
    assert len(unpacker.taken) <= 1_000


@pytest.mark.parametrize(
    ("signed", "served", "same"),
    [
        ("text/html; charset=utf-8", "text/html", True),
        ("text/html; charset=utf-8", 'text/html;charset="UTF-8"', True),
        ("text/html; charset=utf-8", "text/html; charset=latin1", False),
        ("text/javascript; charset=utf-8", "application/javascript", True),
        ("application/pdf", "text/html", False),
        ("application/xml", "application/atom+xml; charset=utf-8", True),
        ("application/octet-stream", "application/x-font", True),
        ("application/octet-stream", "text/html", False),
        ("image/png", "", False),
    ],
)
def test_types_that_mean_the_same(signed, served, same):
    assert same_type(signed, served) is same


def will_do(name: str, value: str) -> bool:
    (judge,) = (judge for each, judge in expected_headers("text/html", secure=True) if each == name)
    return judge(value)


@pytest.mark.parametrize(
    ("name", "value", "enough"),
    [
        ("content-security-policy", "script-src 'self'; frame-ancestors 'none'", True),
        ("content-security-policy", "script-src 'self'", False),
        ("content-security-policy", "frame-ancestors 'none'", False),
        ("content-security-policy", "default-src 'unsafe-inline'; frame-ancestors 'none'", False),
        (
            "content-security-policy",
            "script-src 'unsafe-eval' 'sha256-x'; frame-ancestors *",
            False,
        ),
        ("content-security-policy", "default-src 'self' 'sha256-x'; frame-ancestors 'self'", True),
        ("strict-transport-security", "max-age=31536000; includeSubDomains", True),
        ("strict-transport-security", "max-age=0", False),
        ("strict-transport-security", "", False),
        ("x-content-type-options", "nosniff", True),
        ("x-content-type-options", "sniff", False),
        ("referrer-policy", "unsafe-url", False),
        ("cross-origin-opener-policy", "unsafe-none", False),
        ("permissions-policy", "", False),
    ],
)
def test_headers_that_hold(name, value, enough):
    assert bool(will_do(name, value)) is enough


def test_data_files_need_fewer_headers_and_plain_http_no_hsts():
    assert {name for name, _ in expected_headers("text/csv", secure=False)} == {
        "x-content-type-options",
        "referrer-policy",
    }


def test_pages_are_asked_for_by_everyone_and_pictures_by_one():
    assert views_of("text/html; charset=utf-8") == ALL
    assert views_of("image/webp") == (AUDITOR,)
    assert len(views_of("application/xml")) == len(views_of("image/svg+xml")) == 3
    assert len({view.name for view in ALL}) == len(ALL)


PAGE = b"""<!doctype html><html><head>
<link rel="canonical" href="https://kota.example/"><base href="https://kota.example/">
<meta http-equiv="Refresh" content="0; url='https://jahat.example/'">
<script src="/js/a.js"></script><script type="application/ld+json">{}</script>
<script>document.write(1)</script></head><body>
<a href="/berita/">Berita</a><a href="https://peta.example/x">Peta</a>
<div style="Display : none"><p><a href="https://slot.example/1">slot</a></p></div>
<a href="https://slot.example/2" style="text-indent:-9999px">slot</a>
<a href="https://slot.example/3"></a>
<a href="https://logo.example/"><img src="/logo.svg" alt="Logo"></a>
<iframe src="https://bingkai.example/"></iframe><form action="//formulir.example/"></form>
</body></html>"""


def test_what_a_page_holds():
    facts, own = facts_of(PAGE, KOTA, "/")
    assert facts.hidden_links == tuple(f"https://slot.example/{number}" for number in (1, 2, 3))
    assert facts.scripts == ("/js/a.js", "inline")
    assert set(facts.foreign_hosts) == {
        "jahat.example",
        "peta.example",
        "slot.example",
        "logo.example",
        "bingkai.example",
        "formulir.example",
    }
    assert own == ["/", "/js/a.js", "/berita/", "/logo.svg"]


@pytest.mark.parametrize(
    ("body", "kind", "base", "hints"),
    [
        (
            b"User-agent: *\nDisallow: /slot/*.php$\nSitemap: https://kota.example/s.xml\n",
            "text/plain",
            "/robots.txt",
            [("/slot/", "robots"), ("/s.xml", "robots")],
        ),
        (
            b"<urlset><url><loc>https://kota.example/a?b=1&amp;c=2</loc></url><url><loc><![CDATA[https://kota.example/d/]]></loc></url></urlset>",
            "application/xml",
            "/s.xml",
            [("/a?b=1&c=2", "sitemap"), ("/d/", "sitemap")],
        ),
        (
            b'<feed><link href="https://kota.example/b/"/><id>tag:x</id></feed>',
            "application/atom+xml",
            "/umpan.xml",
            [("/b/", "sitemap")],
        ),
        (
            b"https://kota.example/c/\nhttps://x.example/",
            "text/plain",
            "/s.txt",
            [("/c/", "sitemap")],
        ),
        (b"\x89PNG", "image/png", "/x.png", []),
        (
            gzip.compress(b"<urlset><loc>https://kota.example/slot/1</loc></urlset>" * 9),
            "application/gzip",
            "/s.xml.gz",
            [("/slot/1", "sitemap")] * 9,
        ),
        (
            gzip.compress(b"https://kota.example/c/\n")[:-6],
            "application/octet-stream",
            "/s.txt.gz",
            [("/c/", "sitemap")],
        ),
        (b"\x1f\x8b\x08\0spoilt", "application/gzip", "/s.xml.gz", []),
        (gzip.compress(b"\0" * 9_000_000), "application/gzip", "/bomb.xml.gz", []),
    ],
    ids=[
        *("robots", "sitemap", "feed", "list", "picture"),
        *("packed", "cut", "spoilt", "bomb"),
    ],
)
def test_what_a_body_hints_at(body, kind, base, hints):
    assert hints_in(body, kind, KOTA, base) == hints


@given(st.binary(max_size=400), st.sampled_from(["text/html", "application/xml", "text/plain"]))
def test_no_body_breaks_the_reading(body, kind):
    for address, _way in hints_in(body, kind, KOTA, "/robots.txt"):
        assert address.startswith("/")
