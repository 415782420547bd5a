"""Files that programs read: feeds, sitemaps, calendars, JSON, robots.txt.

Reads   the bytes and the text of one file.
Gives   ``read_data``: what is wrong, what other files ask of it, and its words.
"""

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from icalendar import Calendar

from plugins.gate.addresses import lead
from plugins.gate.findings import FileFacts, Finding, MapFacts, shortened
from plugins.gate.page_reading import read_fragment
from plugins.gate.xml_reading import XmlRefused, local, parse_xml

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_JSON: Final = frozenset({".json", ".geojson", ".jsonld", ".webmanifest"})
_WHOLE: Final = "(?!https?:|mailto:|tel:|geo:)"
_RELATIVE: Final = re.compile(
    rf"<[^<>]*?\s(?:href|src|srcset|action)=(?:\"{_WHOLE}([^\"]*)|'{_WHOLE}([^']*)|{_WHOLE}([^\s\"'>]+))"
)
_NAMED_MAP: Final = re.compile(r"^sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Told(NamedTuple):
    """Facts of one file, and its words, passage by passage."""

    facts: FileFacts
    passages: tuple[str, ...]


def read_data(name: str, data: bytes, text: str, host: str) -> Told:
    """One file by the end of its name."""
    ending = name[name.rfind(".") :].lower()
    if ending in {".xml", ".atom"}:
        return _xml(name, data, text, host)
    findings: list[Finding] = []
    if ending in _JSON:
        findings += _json(name, text)
    elif ending == ".ics":
        findings += _calendar(name, data)
    named = tuple(_NAMED_MAP.findall(text)) if name == "robots.txt" else ()
    return Told(FileFacts(findings=tuple(findings), sitemaps_named=named), tuple(text.splitlines()))


def _json(name: str, text: str) -> Iterator[Finding]:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Finding(
            name,
            "data-file",
            shortened(text),
            f"Bukan JSON: {error}.",
            f"This isn't JSON: {error}.",
        )


def _calendar(name: str, data: bytes) -> Iterator[Finding]:
    wrong = None
    try:
        calendar = Calendar.from_ical(data)
    except (ValueError, KeyError, IndexError) as error:
        wrong = str(error)
    else:
        broken = [error for part in calendar.walk() for error in part.errors]
        wrong = str(broken[0]) if broken else None
        if wrong is None and ("VERSION" not in calendar or "PRODID" not in calendar):
            wrong = "VERSION, PRODID"
    if wrong is not None:
        yield Finding(
            name,
            "calendar-file",
            shortened(wrong),
            f"Tidak terbaca sebagai kalender: {wrong}.",
            f"It can't be read as a calendar: {wrong}.",
        )


def _xml(name: str, data: bytes, text: str, host: str) -> Told:
    try:
        root = parse_xml(data)
    except XmlRefused as error:
        wrong = Finding(
            name,
            "feed" if "<feed" in text else "data-file",
            shortened(str(error)),
            f"Bukan XML yang utuh: {error}.",
            f"This isn't whole XML: {error}.",
        )
        return Told(FileFacts(findings=(wrong,)), tuple(text.splitlines()))
    if root.tag == f"{_ATOM}feed":
        return _feed(name, root, host)
    if root.tag in {f"{_SITEMAP}urlset", f"{_SITEMAP}sitemapindex"}:
        listed = tuple((each.text or "").strip() for each in root.iter(f"{_SITEMAP}loc"))
        told = MapFacts(local(root.tag) == "sitemapindex", listed)
        return Told(FileFacts(sitemap=told), _texts(root))
    if name.startswith(("umpan/", "en/feed/")):
        wrong = Finding(
            name, "feed", f"<{local(root.tag)}>", "Bukan umpan Atom.", "This is no Atom feed."
        )
        return Told(FileFacts(findings=(wrong,)), _texts(root))
    return Told(FileFacts(), _texts(root))


def _texts(root: ET.Element) -> tuple[str, ...]:
    return tuple(each.text for each in root.iter() if each.text and each.text.strip())


class _Feed:
    """A feed being read."""

    def __init__(self, name: str, host: str) -> None:
        self.name, self.host = name, host
        self.findings: dict[Finding, None] = {}
        self.links: dict[str, None] = {}
        self.passages: list[str] = []

    def tell(self, excerpt: str, indonesian: str, english: str) -> None:
        self.findings[Finding(self.name, "feed", shortened(excerpt), indonesian, english)] = None

    def part(self, part: ET.Element, *, entry: bool) -> None:
        """What the feed itself and each of its entries must have."""
        title = part.findtext(f"{_ATOM}title", "").strip()
        for needed in ("id", "title", "updated"):
            if not part.findtext(f"{_ATOM}{needed}", "").strip():
                self.tell(title or needed, f"<{needed}> tidak ada.", f"<{needed}> is missing.")
        if entry and part.find(f"{_ATOM}link") is None:
            self.tell(title or "link", "Tulisan tanpa tautan.", "An entry without a link.")

    def link(self, href: str) -> None:
        if not href.startswith(("https://", "http://")):
            self.tell(href or "href", "Alamat tidak lengkap.", "The address isn't whole.")
        found = lead(href, "/", self.host)
        if found.kind == "own":
            self.links[found.address] = None

    def markup(self, words: str) -> None:
        """A story as it is shown elsewhere: looked at like a page, its addresses whole."""
        for match in _RELATIVE.finditer(words):
            shown = match[match.lastindex or 0]
            self.tell(shown, "Alamat tidak lengkap.", "The address isn't whole.")
        reading = read_fragment(self.name, words, self.host)
        self.findings.update(reading.findings)
        self.links.update(reading.leads.links)
        self.links.update(reading.leads.loads)
        self.passages += reading.passages


def _feed(name: str, root: ET.Element, host: str) -> Told:
    """RFC 4287: what a feed and its entries must have, addresses whole everywhere."""
    feed = _Feed(name, host)
    feed.part(root, entry=False)
    for entry in root.iter(f"{_ATOM}entry"):
        feed.part(entry, entry=True)
    for part in root.iter():
        if part.tag == f"{_ATOM}link":
            feed.link(part.get("href", ""))
        words = part.text or ""
        if part.get("type") in {"html", "text/html"}:
            feed.markup(words)
        elif words.strip():
            feed.passages.append(words)
    facts = FileFacts(findings=tuple(feed.findings), links=tuple(feed.links))
    return Told(facts, tuple(feed.passages))
