"""What the rules are made from, and what may get into a server's own files."""

import re
from dataclasses import replace

import pytest
from pydantic import ValidationError

from plugins.hosting.policies import DRAWING_POLICY, PAGE_POLICY, strict_transport
from plugins.hosting.rules import NoHostName, rules_for
from plugins.hosting.servers import WRITERS
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
    assert lines[-4:] == [
        "https://www.kota.example/* https://kota.example/:splat 301!",
        "/ p=12 /berita/ 301",
        "/2015/03/kabar /kota/ 301",
        "/slot/* /410.html 410",
    ]
    blocks = re.split(r"\n\n", WRITERS["headers"](rules))
    everywhere = next(block for block in blocks if block.startswith("/*"))
    assert "  X-Content-Type-Options: nosniff" in everywhere
    places = [block.splitlines()[0] for block in blocks]
    names = [line.split(":")[0] for line in everywhere.splitlines()[1:]]
    others = [block for block in blocks if block.startswith("/") and block != everywhere]
    assert "/theme/css/*" in places
    # A name that stood twice would be joined to one value that means nothing.
    assert not [name for block in others for name in names if f"{name}:" in block]


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
