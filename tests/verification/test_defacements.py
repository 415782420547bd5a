"""Defacements planted on a served copy: each is named, and nothing else; on a true copy, nothing.

Everything stands on one site at once, as it might on a bad morning.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli
import pytest

from plugins.release.manifest import MANIFEST, SIGNATURE
from tests.support.served_release import Asked, Reply, ServedRelease, html, page

EVERYONE = ["auditor", "browser", "phone", "search-engine", "from-google", "from-facebook"]
WITH_BROTLI = ["browser", "phone", "from-google", "from-facebook"]
SLOT = "https://slot-gacor.example/"

Named = dict[tuple[str, str, str], list[str]]
"""Who saw what: (kind, address, detail) → views."""


def named(report: dict[str, Any]) -> Named:
    return {(d["kind"], d["address"], d["detail"]): d["views"] for d in report["differences"]}


def facts(report: dict[str, Any], address: str) -> dict[str, list[str]]:
    (found,) = (d["facts"] for d in report["differences"] if d["address"] == address)
    return found


@pytest.fixture
def copy(city: ServedRelease, tmp_path: Path) -> Path:
    """The manifest as it was when the release was made, kept elsewhere."""
    kept = tmp_path / "kept.json"
    kept.write_bytes((city.folder / MANIFEST).read_bytes())
    return kept


def pages_of(city: ServedRelease) -> Iterator[str]:
    """Addresses of pages, each given once, so that every plant has a page of its own."""
    files = sorted(city.folder.rglob("index.html"))
    names = (path.parent.relative_to(city.folder).as_posix() for path in files)
    return (f"/{name}/" for name in names if name not in {".", "en"})


def first(city: ServedRelease, pattern: str) -> str:
    return min(path.relative_to(city.folder).as_posix() for path in city.folder.rglob(pattern))


def hide_a_link(city: ServedRelease, address: str) -> None:
    hidden = f'<div style="position:absolute; left:-9999px"><a href="{SLOT}">slot</a></div></body>'
    city.change(f"{address[1:]}index.html", "</body>", hidden)


def add_a_script(city: ServedRelease, address: str) -> None:
    added = '<script src="https://cdn.jahat.example/x.js"></script></body>'
    city.change(f"{address[1:]}index.html", "</body>", added)


def test_everything_planted_is_named_and_nothing_else(city, copy, verified):  # noqa: PLR0915
    # (One long list of plants: together they make the point.)
    pages = pages_of(city)
    expected: Named = {}

    hidden = next(pages)
    hide_a_link(city, hidden)
    expected["changed", hidden, ""] = EVERYONE

    scripted = next(pages)
    add_a_script(city, scripted)
    expected["changed", scripted, ""] = EVERYONE

    # An extra sitemap that nothing links to, and a page that only this sitemap names.
    sitemap = f"<urlset><url><loc>{city.url}/info/bonus-harian/</loc></url></urlset>"
    city.write("wp-sitemap.xml", sitemap)
    city.write("info/bonus-harian/index.html", page("Bonus harian", SLOT))
    expected["added", "/wp-sitemap.xml", ""] = ["auditor"]
    expected["added", "/info/bonus-harian/", ""] = ["auditor"]

    # A page that only robots.txt hints at, and one that only that page links to.
    city.write("robots.txt", "User-agent: *\nAllow: /promo-rahasia/\n")
    city.write("promo-rahasia/index.html", page("Promo", "/promo-rahasia/lagi/"))
    city.write("promo-rahasia/lagi/index.html", page("Lagi"))
    expected["changed", "/robots.txt", ""] = ["auditor", "browser", "search-engine"]
    expected["added", "/promo-rahasia/", ""] = ["auditor"]
    expected["added", "/promo-rahasia/lagi/", ""] = ["auditor"]

    script, style = first(city, "*.js"), first(city, "*.css")
    for name in (script, style):
        city.write(name, (city.folder / name).read_bytes() + b"\n/* x */")
        expected["changed", f"/{name}", ""] = ["auditor", "browser", "search-engine"]

    for name in ("brosur.pdf", "foto.png"):
        city.write(name, (city.folder / name).read_bytes() + b"\0")
    expected["changed", "/brosur.pdf", ""] = ["auditor", "browser", "search-engine"]
    expected["changed", "/foto.png", ""] = ["auditor"]

    robot_only = next(pages)
    away = Reply(302, {"Location": "https://judi.example/?d=1"})
    city.at(robot_only, lambda asked, _: away if asked.agent("Googlebot") else None)
    expected["cloaked", robot_only, "redirect https://judi.example/?d=1"] = ["search-engine"]

    searched = next(pages)
    slot = html(page("Slot gacor", SLOT))
    city.at(searched, lambda asked, _: slot if asked.comes_from("google") else None)
    expected["cloaked", searched, "body"] = ["from-google"]

    shared = next(pages)
    city.at(shared, lambda asked, _: slot if asked.comes_from("facebook") else None)
    expected["cloaked", shared, "body"] = ["from-facebook"]

    on_phones = next(pages)
    city.at(on_phones, lambda asked, _: slot if asked.agent("Mobile") else None)
    expected["cloaked", on_phones, "body"] = ["phone", "from-google"]

    # Packed files beside a page, which a server prefers to the page itself.
    for ending, pack, views in (
        ("br", brotli.compress, WITH_BROTLI),
        ("gz", gzip.compress, ["search-engine"]),
    ):
        packed = next(pages)
        true = (city.folder / f"{packed[1:]}index.html").read_bytes()
        city.write(f"{packed[1:]}index.html.br", brotli.compress(true))
        city.write(f"{packed[1:]}index.html.{ending}", pack(page("Slot", SLOT).encode()))
        expected["cloaked", packed, "body"] = views

    gone = next(pages)
    (city.folder / gone[1:] / "index.html").unlink()
    expected["missing", gone, "404"] = EVERYONE

    moved = next(pages)
    city.at(moved, lambda *_: Reply(301, {"Location": SLOT}))
    expected["redirect", moved, SLOT] = EVERYONE

    calendar = f"/{first(city, '*.ics')}"
    city.at(calendar, lambda _, usual: usual.with_header("Content-Type", "text/html"))
    expected["type", calendar, "text/calendar; charset=utf-8 → text/html"] = [
        "auditor",
        "browser",
        "search-engine",
    ]

    bare = next(pages)
    city.at(bare, lambda _, usual: usual.with_header("Content-Security-Policy", None))
    expected["header", bare, "content-security-policy"] = EVERYONE

    tracked = next(pages)
    city.at(tracked, lambda _, usual: usual.with_header("Set-Cookie", "lacak=1; Path=/"))
    expected["cookie", tracked, "lacak"] = EVERYONE

    city.write("slot/index.html", page("Slot", SLOT))
    expected["added", "/slot/", ""] = ["auditor"]

    # A page that is there for search engines alone, at an address that is none of the city's.
    city.at("/judi/", lambda asked, _: slot if asked.agent("Googlebot") else None)
    expected["added", "/judi/", ""] = ["search-engine"]

    # A folder whose contents the server shows, and what lies there.
    city.write("theme/pintu.php", "<?php system($_GET['c']);")
    city.at("/theme/", lambda *_: html(page("Index of /theme/", "pintu.php")))
    expected["added", "/theme/", ""] = ["auditor"]
    expected["added", "/theme/pintu.php", ""] = ["auditor"]

    manifest = (city.folder / MANIFEST).read_bytes()
    city.write(MANIFEST, manifest.replace(b'"path":"robots.txt"', b'"path":"robots.text"'))
    expected["manifest", f"/{MANIFEST}", "altered"] = []

    status, report = verified(city.url, manifest=copy)

    assert named(report) == expected
    assert status == report["status"] == 1
    assert report["unread"] == []
    assert facts(report, hidden)["hidden_links"] == [SLOT]
    assert facts(report, hidden)["foreign_hosts"] == ["slot-gacor.example"]
    assert facts(report, scripted)["scripts"][-1] == "https://cdn.jahat.example/x.js"
    assert facts(report, "/slot/")["foreign_hosts"] == ["slot-gacor.example"]
    ways = {d["address"]: d["found_by"] for d in report["differences"] if d["kind"] == "added"}
    assert ways == {
        "/wp-sitemap.xml": "probe",
        "/info/bonus-harian/": "sitemap",
        "/promo-rahasia/": "robots",
        "/promo-rahasia/lagi/": "link",
        "/slot/": "probe",
        "/judi/": "probe",
        "/theme/": "listing",
        "/theme/pintu.php": "link",
    }


def test_on_a_true_copy_nothing_is_named(city, copy, verified):
    for trust in ({}, {"manifest": copy}):
        status, report = verified(city.url, **trust)
        assert (status, report["differences"], report["unread"]) == (0, [], [])
        assert report["whole"]
        assert report["files"] > 50


def test_a_true_copy_with_packed_files_and_rules_for_the_server_is_as_signed(city, verified):
    """Packed files are given under their page's name; rules for the server are given to nobody."""
    home = (city.folder / "index.html").read_bytes()
    city.write("index.html.br", brotli.compress(home))
    city.write("index.html.gz", gzip.compress(home))
    city.write("_headers", "/*\n  X-Content-Type-Options: nosniff\n")
    city.release()
    not_there = city.reply(Asked("/tidak-ada", {}))
    for path in ("/_headers", "/index.html.br", "/index.html.gz"):
        city.at(path, lambda *_: not_there)
    status, report = verified(city.url)
    assert (status, report["differences"]) == (0, [])


def test_a_page_for_search_engines_at_every_address(city, verified):
    """The most common of all: whatever a search engine asks for, there is a page."""
    spam = html(page("Situs slot", SLOT))

    def plant(asked: Asked, usual: Reply) -> Reply | None:
        return spam if usual.status == 404 and asked.agent("Googlebot") else None

    city.plants.append(plant)
    status, report = verified(city.url)
    assert (status, named(report)) == (1, {("not-found", "/…", "200"): ["search-engine"]})


def test_a_server_that_answers_everything_with_200_hides_no_page(city, verified):
    def plant(asked: Asked, usual: Reply) -> Reply | None:
        if usual.status != 404:
            return None
        return html(page(f"Maaf, {asked.path} tidak ada"))

    city.plants.append(plant)
    city.write("slot/index.html", page("Slot", SLOT))
    status, report = verified(city.url)
    assert status == 1
    assert named(report) == {
        ("not-found", "/…", "200"): ["auditor", "search-engine"],
        ("added", "/slot/", ""): ["auditor"],
    }


def test_the_signed_page_for_nothing_may_come_with_status_200(city, verified):
    city.plants.append(lambda _, usual: replace(usual, status=200))
    assert verified(city.url)[0] == 0


def test_hosts_that_signed_pages_name_are_not_foreign(city, verified):
    other, page_of_city = list(pages_of(city))[:2]
    link = '<a href="https://www.openstreetmap.org/">Peta</a></body>'
    city.change(f"{page_of_city[1:]}index.html", "</body>", link)
    city.release()
    city.change(f"{other[1:]}index.html", "</body>", link)
    hide_a_link(city, other)
    report = verified(city.url)[1]
    assert facts(report, other)["foreign_hosts"] == ["slot-gacor.example"]


def test_only_a_sample_of_pages_is_looked_at_as_everybody(city, verified):
    home = html(page("Slot", SLOT))
    city.at("/", lambda asked, _: home if asked.agent("Mobile") else None)
    everything = verified(city.url)[1]["requests"]
    status, report = verified(city.url, sample=1)
    assert report["requests"] < everything - 50
    # Home is always among them.
    assert (status, set(named(report))) == (1, {("cloaked", "/", "body")})


def test_headers_can_be_left_out_for_a_host_that_cannot_send_them(city, verified):
    city.plants.append(lambda _, usual: usual.with_header("Permissions-Policy", None))
    assert verified(city.url)[0] == 1
    assert verified(city.url, headers=False)[0] == 0


def test_a_page_packed_in_a_way_nobody_asked_for_is_told(city, verified):
    address = next(pages_of(city))
    body = zlib.compress(b"Slot")
    reply = Reply(200, {"Content-Type": "text/html", "Content-Encoding": "zstd"}, body, True)
    city.at(address, lambda *_: reply)
    assert ("changed", address, "cut") in named(verified(city.url)[1])


def test_hosts_may_lead_error_pages_to_their_names_without_an_ending(city, verified):
    right = (city.folder / "404.html").read_bytes()
    usual = {"Content-Type": "text/html; charset=utf-8"}
    shown = [right]
    city.at("/404.html", lambda *_: Reply(308, {"Location": "/404"}))
    city.at("/404", lambda _, reply: Reply(200, {**reply.headers, **usual}, shown[0]))
    assert verified(city.url)[0] == 0
    shown[0] = right + b"slot"
    assert named(verified(city.url)[1]) == {("changed", "/404.html", ""): EVERYONE}
    city.at("/404.html", lambda *_: Reply(308, {"Location": SLOT}))
    assert named(verified(city.url)[1]) == {("redirect", "/404.html", SLOT): EVERYONE}


def test_a_packed_sitemap_is_looked_into(city, verified):
    sitemap = f"<urlset><url><loc>{city.url}/info/bonus-harian/</loc></url></urlset>"
    city.write("peta.xml.gz", gzip.compress(sitemap.encode()))
    city.write("info/bonus-harian/index.html", page("Bonus harian", SLOT))
    city.write("robots.txt", f"User-agent: *\nSitemap: {city.url}/peta.xml.gz\n")
    assert named(verified(city.url)[1]) == {
        ("changed", "/robots.txt", ""): ["auditor", "browser", "search-engine"],
        ("added", "/peta.xml.gz", ""): ["auditor"],
        ("added", "/info/bonus-harian/", ""): ["auditor"],
    }


def test_another_page_for_every_address_that_search_engines_ask_for(city, verified):
    """Made up anew each time; what a sitemap names all the same is told."""
    city.write("wp-sitemap.xml", f"<urlset><loc>{city.url}/situs/a/</loc></urlset>")

    def plant(asked: Asked, usual: Reply) -> Reply | None:
        if usual.status != 404 or not asked.agent("Googlebot"):
            return None
        return html(page(f"Situs {len(city.asked)}"))

    city.plants.append(plant)
    assert named(verified(city.url)[1]) == {
        ("not-found", "/…", "200"): ["search-engine"],
        ("added", "/wp-sitemap.xml", ""): ["auditor"],
        ("added", "/situs/a/", ""): ["search-engine"],
    }


def test_whoever_comes_where_nothing_is_gets_sent_away(city, verified):
    away = Reply(302, {"Location": SLOT})
    city.plants.append(lambda _, usual: away if usual.status == 404 else None)
    assert named(verified(city.url)[1]) == {
        ("not-found", "/…", f"redirect {SLOT}"): ["auditor", "search-engine"]
    }


def test_a_changed_home_page_is_told_once(city, verified):
    city.write("index.html", page("Diretas", SLOT))
    assert named(verified(city.url)[1]) == {("changed", "/", ""): EVERYONE}


def test_evidence_is_kept_of_what_is_not_as_signed(city, verified, tmp_path):
    kept = tmp_path / "bukti"
    assert verified(city.url, evidence=kept)[0] == 0
    lines = [json.loads(line) for line in (kept / "index.jsonl").read_text("utf-8").splitlines()]
    assert [line["address"] for line in lines] == [f"/{MANIFEST}", f"/{SIGNATURE}"]

    address = next(pages_of(city))
    slot = html(page("Slot", SLOT))
    city.at(address, lambda asked, _: slot if asked.agent("Googlebot") else None)
    city.write("slot/index.html", page("Slot", SLOT))
    verified(city.url, evidence=kept)
    lines = [json.loads(line) for line in (kept / "index.jsonl").read_text("utf-8").splitlines()]
    seen = {(line["address"], line["view"], line["status"]) for line in lines[4:]}
    assert seen == {(address, "search-engine", 200), ("/slot/", "auditor", 200)}
    for line in lines[4:]:
        assert (kept / f"{line['sha256']}.bin").read_bytes() == slot.body
        assert ["content-type", "text/html; charset=utf-8"] in line["headers"]
