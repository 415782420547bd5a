"""What the rules are made from, and what may get into a server's own files."""

import re
from dataclasses import replace

import pytest
from pydantic import ValidationError

from plugins.hosting.policies import DRAWING_POLICY, PAGE_POLICY, strict_transport
from plugins.hosting.rules import NoHostName, rules_for
from plugins.hosting.servers import WRITERS
from plugins.hosting.static_host import tight_limits
from plugins.model.old_addresses import OldAddress, parse_old_address
from plugins.schema.host_rules import HostRules, StrictTransport

URL = "https://kota.example"
OLD = (
    OldAddress("/2015/03/kabar", to="/kota/"),
    OldAddress("/slot", below=True),
    OldAddress("/", query=("p", "12"), to="/berita/"),
)


@pytest.mark.parametrize("url", ["https://", "https://kota.example/situs", "https://ko ta"])
def test_an_address_without_a_host_of_its_own_has_no_rules(url: str) -> None:
    with pytest.raises(NoHostName):
        rules_for(url, HostRules(), ())


def test_pages_may_run_and_show_nothing_that_stands_in_them() -> None:
    assert "unsafe" not in PAGE_POLICY
    assert "default-src 'none'" in PAGE_POLICY
    assert "script-src" not in DRAWING_POLICY
    assert DRAWING_POLICY.endswith("sandbox")


def test_strict_transport_is_told_as_chosen() -> None:
    assert strict_transport(StrictTransport()) == "max-age=31536000"
    assert strict_transport(StrictTransport(days=0)) == "max-age=0"
    whole = StrictTransport(days=730, subdomains=True, preload=True)
    assert strict_transport(whole) == "max-age=63072000; includeSubDomains; preload"


@pytest.mark.parametrize(
    "fields",
    [
        {"strict_transport": {"preload": True}},
        {"strict_transport": {"preload": True, "subdomains": True, "days": 30}},
        {"aliases": ["www.kota.example; }"]},
        {"folder": "/srv/kota; include x"},
        {"folder": "srv"},
        {"certificate": "/etc/ssl/kota.pem"},
        {"write": ["nginx"]},
    ],
)
def test_what_would_break_a_server_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        HostRules.model_validate(fields)


@pytest.mark.parametrize("server", WRITERS)
def test_equal_rules_are_written_alike(server: str) -> None:
    forwards, backwards = (rules_for(URL, HostRules(), old) for old in (OLD, OLD[::-1]))
    assert WRITERS[server](forwards) == WRITERS[server](backwards)


@pytest.mark.parametrize("server", ["nginx", "apache", "caddy"])
def test_the_certificate_is_certbots_unless_the_city_has_its_own(server: str) -> None:
    own = {"certificate": "/etc/ssl/kota.pem", "certificate_key": "/etc/ssl/kota.key"}
    chosen = WRITERS[server](rules_for(URL, HostRules.model_validate(own), ()))
    assert "/etc/ssl/kota.pem" in chosen
    usual = WRITERS[server](rules_for(URL, HostRules(), ()))
    assert ("/etc/letsencrypt/live/kota.example/fullchain.pem" in usual) == (server != "caddy")


def test_nginx_without_the_brotli_module_is_not_asked_for_it() -> None:
    rules = rules_for(URL, HostRules(brotli=False), ())
    assert "brotli_static" not in WRITERS["nginx"](rules)
    assert "brotli_static on" in WRITERS["nginx"](replace(rules, brotli=True))


def test_static_hosts_read_their_lines() -> None:
    rules = rules_for(URL, HostRules(aliases=("www.kota.example",)), OLD)
    lines = WRITERS["redirects"](rules).splitlines()
    assert lines[-6:] == [
        "https://www.kota.example/* https://kota.example/:splat 301!",
        "/ p=12 /berita/ 301!",
        "/2015/03/kabar /kota/ 301",
        "/2015/03/kabar/ /kota/ 301",
        "/slot/* /410.html 410",
        "/en/* /en/404.html 404",
    ]
    blocks = re.split(r"\n\n", WRITERS["headers"](rules))
    everywhere = next(block for block in blocks if block.startswith("/*"))
    assert "  X-Content-Type-Options: nosniff" in everywhere
    places = [block.splitlines()[0] for block in blocks]
    names = [line.split(":")[0] for line in everywhere.splitlines()[1:]]
    others = [block for block in blocks if block.startswith("/") and block != everywhere]
    assert {"/theme/css/*", "/data/*.csv"} <= {*places}
    assert "/data/*" not in places, "the page of open data would be kept for an hour"
    # A name that stood twice would be joined to one value that means nothing.
    assert not [name for block in others for name in names if f"{name}:" in block]


def test_single_addresses_come_before_folders_however_long_these_are() -> None:
    old = (
        OldAddress("/a", to="/kota/"),
        OldAddress("/dahulu/kala", below=True, to="/berita/"),
        OldAddress("/kabar/é+ü", to="/kota/"),
    )
    lines = WRITERS["redirects"](rules_for(URL, HostRules(), old)).splitlines()
    assert [line.split(" ")[0] for line in lines[-6:]] == [
        *("/kabar/%C3%A9+%C3%BC", "/kabar/%C3%A9+%C3%BC/", "/a", "/a/", "/dahulu/kala/*", "/en/*"),
    ]


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ([OldAddress(f"/{n}", to="/kota/") for n in range(1_000)], None),
        ([OldAddress(f"/{n}", to="/kota/") for n in range(1_001)], (2_002, 0, "")),
        ([OldAddress(f"/{n}", below=True, to="/kota/") for n in range(100)], None),
        ([OldAddress(f"/{n}", below=True, to="/kota/") for n in range(101)], (0, 101, "")),
        ([OldAddress(f"/{n}") for n in range(5_000)], None),
        ([OldAddress("/" + "a" * 980, to="/kota/")], None),
        ([OldAddress("/" + "a" * 990, to="/kota/")], (2, 0, "/" + "a" * 990)),
    ],
)
def test_what_a_static_host_would_leave_out_is_known(
    old: list[OldAddress], expected: tuple[int, int, str] | None
) -> None:
    assert tight_limits(rules_for(URL, HostRules(), tuple(old))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/2015/03/kabar/", OldAddress("/2015/03/kabar")),
        ("/2015/03/kabar", OldAddress("/2015/03/kabar")),
        ("/?p=123", OldAddress("/", ("p", "123"))),
        ("/index.php?page_id=9", OldAddress("/", ("page_id", "9"))),
        ("/slot/*", OldAddress("/slot", below=True)),
        ("/kabar/%C3%A9", OldAddress("/kabar/é")),
        ("/a.php", OldAddress("/a.php")),
    ],
)
def test_old_addresses_have_one_form(text: str, expected: OldAddress) -> None:
    assert parse_old_address(text) == expected
    assert parse_old_address(expected.written) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "kabar", "/", "/*", "/index.php", "//jahat.example/", "https://jahat.example/"),
        *("/a b", '/a"b', "/a;b", "/a{b}", "/a$b", "/a#b", "/a\\b", "/a'b", "/a\nb", "/a%0Ab"),
        *("/%zz%ff", "/../a", "/a/../b", "/?p=1&q=2", "/?p=", "/?p={x}", "/a/*?p=1", "/a*b"),
        *("/" + "a" * 60 + "!", "/" + "a/" * 60 + "!"),
    ],
)
def test_what_could_mean_something_to_a_server_is_no_address(text: str) -> None:
    assert parse_old_address(text) is None
