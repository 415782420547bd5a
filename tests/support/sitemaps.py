"""Sitemaps held against the rules of sitemaps.org and of the extensions for links, images, news.

Reads   the output folder of a build.
Gives   ``Listed`` pages, ``read_index``, ``read_sitemap``; each raises AssertionError where a file
        breaks a rule of the schemas (sitemap.xsd, siteindex.xsd, and Google's for the extensions).
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

CORE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOST, LARGEST = 50_000, 50 * 1024 * 1024
# https://www.w3.org/TR/NOTE-datetime
MOMENT = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?",
)


@dataclass(slots=True)
class Listed:
    """One page as a sitemap tells of it; ``news`` maps the names of a news entry to their texts."""

    loc: str
    lastmod: str | None = None
    links: dict[str, str] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    news: dict[str, str] = field(default_factory=dict)


def file_of(address: str, output: Path) -> Path:
    """The file that a full address is served from."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return output / (f"{path}index.html" if path.endswith("/") or not path else path)


def root_of(file: Path, name: str) -> ET.Element:
    data = file.read_bytes()
    assert len(data) <= LARGEST, file
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'), file
    root = ET.fromstring(data)
    assert root.tag == CORE + name, file
    assert 1 <= len(root) <= MOST, file
    assert not root.attrib, file
    return root


def loc_of(element: ET.Element) -> str:
    """The first child, as the schema orders them: a full address of at most 2,048 characters."""
    assert element[0].tag == f"{CORE}loc"
    loc = element[0].text or ""
    parts = urlsplit(loc)
    assert parts.scheme in {"http", "https"}, loc
    assert parts.netloc, loc
    assert 12 <= len(loc) <= 2048, loc
    assert loc.isascii(), loc
    assert not set(loc) & set(' "<>'), loc
    return loc


def read_index(output: Path) -> dict[str, str | None]:
    """The address of each sitemap with its date; the index may name only what lies below it."""
    found: dict[str, str | None] = {}
    for element in root_of(output / "sitemap.xml", "sitemapindex"):
        assert element.tag == f"{CORE}sitemap"
        assert [child.tag for child in element[1:]] in ([], [f"{CORE}lastmod"])
        loc, day = loc_of(element), element.findtext(f"{CORE}lastmod")
        assert day is None or MOMENT.fullmatch(day), loc
        assert loc not in found
        assert file_of(loc, output).is_file(), loc
        found[loc] = day
    return found


def read_sitemap(file: Path) -> list[Listed]:
    """The pages of one sitemap, in its order."""
    found = []
    for element in root_of(file, "urlset"):
        assert element.tag == f"{CORE}url"
        assert not element.attrib
        one = Listed(loc_of(element))
        core = [child.tag for child in element if child.tag.startswith(CORE)]
        assert core in ([f"{CORE}loc"], [f"{CORE}loc", f"{CORE}lastmod"]), one.loc
        assert [child.tag for child in element][: len(core)] == core, one.loc
        for child in element[len(core) :]:
            _take(child, one)
        one.lastmod = element.findtext(f"{CORE}lastmod")
        assert one.lastmod is None or MOMENT.fullmatch(one.lastmod), one.loc
        found.append(one)
    return found


def _take(child: ET.Element, one: Listed) -> None:
    if child.tag == f"{XHTML}link":
        assert set(child.attrib) == {"rel", "hreflang", "href"}
        assert child.get("rel") == "alternate"
        assert child.attrib["hreflang"] not in one.links, one.loc
        one.links[child.attrib["hreflang"]] = child.attrib["href"]
    elif child.tag == f"{IMAGE}image":
        assert [each.tag for each in child] == [f"{IMAGE}loc"]
        one.images.append(loc_of_image(child[0]))
    else:
        assert child.tag == f"{NEWS}news", child.tag
        publication, *rest = child
        assert publication.tag == f"{NEWS}publication"
        assert [each.tag for each in publication] == [f"{NEWS}name", f"{NEWS}language"]
        assert [each.tag for each in rest] == [f"{NEWS}publication_date", f"{NEWS}title"]
        one.news = {each.tag.removeprefix(NEWS): each.text or "" for each in (*publication, *rest)}
        assert all(one.news.values()), one.loc
        assert re.fullmatch("[a-z]{2,3}", one.news["language"]), one.loc
        assert MOMENT.fullmatch(one.news["publication_date"]), one.loc


def loc_of_image(element: ET.Element) -> str:
    found = element.text or ""
    assert urlsplit(found).netloc, found
    assert found.isascii(), found
    return found
