"""What stands on a page that isn't as signed: where its links, scripts and frames lead.

Reads   the bytes of a page, feed, sitemap or robots.txt.
Gives   ``facts_of`` a page, ``hints_in`` a body, ``hosts_in`` a page that is as signed.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from itertools import islice
from typing import Final

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import Tag

from plugins.verification.differences import PageFacts
from plugins.verification.places import Place
from plugins.verification.unpacking import Spoilt, TooLarge, Unpacker
from plugins.verification.views import is_page

_GZIP: Final = b"\x1f\x8b"
_READ: Final = 500_000
"""Bytes of a page that are looked through; that it isn't as signed is told by its hash."""
_MOST: Final = 1_000
_DEEP: Final = 50
_LEADS: Final = ("href", "src", "action", "data", "formaction", "poster")
_UNSEEN: Final = re.compile(
    r"display:none|visibility:hidden|opacity:0(?![.\d])|font-size:0(?![.\d])"
    r"|(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}"
    r"|clip:rect\(0|(?:height|width):[01]px"
)
_HOST: Final = re.compile(
    rb"""=(?:(?<=href=)|(?<=src=)|(?<=action=))["']?(?:\w{2,5}:)?//([^/"'\s>?#:]{1,253})""",
    re.IGNORECASE,
)
"""Begins with the sign that is rarer than the letters before it."""
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']{1,2000}")
_LOC: Final = re.compile(r"<(?:loc|link|id|image:loc|xhtml:loc)\b[^>]{0,200}>([^<]{1,2000})<")
_RULE: Final = re.compile(
    r"^[ \t]*(sitemap|allow|disallow)[ \t]*:[ \t]*(\S{1,2000})", re.IGNORECASE | re.MULTILINE
)


def facts_of(body: bytes, place: Place, base: str) -> tuple[PageFacts, list[str]]:
    """The facts of the page at ``base``, and the addresses on this site that it leads to."""
    try:
        soup = BeautifulSoup(body[:_READ], "html.parser")
    except ParserRejectedMarkup:
        return PageFacts(), []
    hosts: dict[str, None] = {}
    own: dict[str, None] = {}
    for link in _links(soup):
        host = place.foreign_host(link, base)
        address = place.address(link, base)
        if host is not None:
            hosts[host] = None
        if address is not None and len(own) < _MOST:
            own[address] = None
    scripts = [_script(tag) for tag in soup.find_all("script")]
    away = [a for a in soup.find_all("a", href=True) if place.foreign_host(str(a["href"]), base)]
    hidden = (str(tag["href"])[:200] for tag in away[:_MOST] if _is_hidden(tag))
    facts = PageFacts(
        tuple(hosts),
        tuple(dict.fromkeys(script for script in scripts if script)),
        tuple(dict.fromkeys(hidden)),
    )
    return facts, list(own)


def hints_in(body: bytes, content_type: str, place: Place, base: str) -> list[tuple[str, str]]:
    """Addresses on this site that a body hints at, with the way: link, sitemap or robots."""
    packed = body.startswith(_GZIP)
    body = _unpacked(body) if packed else body
    if is_page(content_type):
        return [(address, "link") for address in facts_of(body, place, base)[1]]
    text = body[: _READ * 4].decode("utf-8", "replace")
    found: list[tuple[str, str]] = []
    if base.endswith("robots.txt"):
        # A rule ends where its pattern begins: /slot/*.php hints at /slot/.
        rules = ((kind, re.split(r"[*$]", value)[0]) for kind, value in _RULE.findall(text))
        found = [(value, "robots") for _kind, value in rules]
    elif "<" in text:
        text = text.replace("<![CDATA[", "").replace("]]>", "")
        links = [*_LOC.findall(text), *re.findall(r"href=[\"']([^\"'<>]{1,2000})", text)]
        found = [(unescape(link), "sitemap") for link in links]
    elif packed or content_type.startswith("text/plain"):
        found = [(link, "sitemap") for link in _ADDRESS.findall(text)]
    own = ((place.address(link, base), way) for link, way in found)
    return [(address, way) for address, way in own if address is not None][:_MOST]


def _unpacked(body: bytes) -> bytes:
    """A file that is itself packed, such as ``sitemap.xml.gz``, as far as it can be unpacked."""
    unpacker = Unpacker("gzip", _READ * 4)
    with suppress(Spoilt, TooLarge):
        unpacker.feed(body)
    return bytes(unpacker.taken)


def hosts_in(body: bytes) -> set[str]:
    """The hosts that a page names in its links, read quickly."""
    return {host.decode("ascii", "replace").lower() for host in _HOST.findall(body)}


def _links(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        for name in _LEADS:
            if value := tag.get(name):
                yield str(value)
        if tag.name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
            yield str(tag.get("content", "")).partition("=")[2].strip(" \"'")


def _script(tag: Tag) -> str:
    kind = str(tag.get("type", "")).lower()
    if src := tag.get("src"):
        return str(src)[:200]
    runs = not kind or "javascript" in kind or kind == "module"
    return "inline" if runs and tag.string and tag.string.strip() else ""


def _is_hidden(tag: Tag) -> bool:
    for each in (tag, *islice(tag.parents, _DEEP)):
        style = re.sub(r"\s", "", str(each.get("style", "")).lower())
        if each.get("hidden") is not None or _UNSEEN.search(style):
            return True
    return not tag.get_text(strip=True) and tag.find("img") is None
