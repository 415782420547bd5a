"""One thing that the gate found, and what a file says that other files are held against.

Reads   nothing.
Gives   ``Finding``, ``PageFacts``, ``FeedFacts``, ``SheetFacts`` and ``FileFacts``: plain values
        that the cache of verdicts keeps.
"""

from typing import Literal

import msgspec

from plugins.schema.release_gate import RuleName

Level = Literal["error", "notice"]
"""An error holds the release back; a notice is told."""

EXCERPT = 160
"""Characters of a file that a report shows at most."""


class Finding(msgspec.Struct, frozen=True, array_like=True, order=True):
    """One thing: ``file`` by its path below the output, ``excerpt`` what stands there.

    ``id`` and ``en`` say what is wrong just here; what to do is the rule's own.
    ``passage`` is the whole text around the excerpt where its place in that text matters,
    from ``start`` to ``end``.
    """

    file: str
    rule: RuleName
    excerpt: str
    id: str
    en: str
    level: Level = "error"
    passage: str = ""
    start: int = 0
    end: int = 0


class PageFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a page says to the rest of the site.

    ``links`` are its own site's addresses with their fragments, ``loads`` the files that it
    fetches by itself, both absolute within the site. ``foreign`` are addresses of other hosts with
    every class that the link or something around it wears. ``sent`` is the compressed size.
    """

    kind: str
    language: str
    canonical: str
    noindex: bool
    sent: int
    photographs: bool
    alternates: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()


class SheetFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a stylesheet says: ``hiding`` are classes that it takes out of sight."""

    hiding: tuple[str, ...] = ()


class MapFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a sitemap lists: addresses as written; ``index`` where these are sitemaps themselves."""

    index: bool
    addresses: tuple[str, ...] = ()


class FileFacts(msgspec.Struct, frozen=True, array_like=True):
    """All that is known of one file's bytes at its place: findings, and what others ask for.

    ``links`` are addresses of the site's own that a file other than a page names; ``twin`` is the
    SHA-256 of what a compressed file holds.
    """

    findings: tuple[Finding, ...] = ()
    page: PageFacts | None = None
    sheet: SheetFacts | None = None
    sitemap: MapFacts | None = None
    sitemaps_named: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    sent: int = 0
    twin: str = ""


def shortened(text: str, start: int = 0, end: int = 0) -> str:
    """``text`` in one line, around ``start`` to ``end`` where it is long."""
    margin = max(0, EXCERPT - (end - start)) // 2
    first, last = max(0, start - margin), min(len(text), max(end, start) + margin)
    if end <= start:
        first, last = 0, EXCERPT
    cut = " ".join(text[first:last].split())[:EXCERPT]
    return f"{'…' if first > 0 else ''}{cut}{'…' if last < len(text) else ''}"
