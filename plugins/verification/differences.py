"""What a run of verify found, as values.

Reads   nothing.
Gives   ``Difference``, ``Unread``, ``Findings`` (what one part of the work brings) and ``Report``.
"""

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

Kind = Literal[
    "manifest",
    "tls",
    "missing",
    "changed",
    "added",
    "cloaked",
    "redirect",
    "type",
    "header",
    "cookie",
    "not-found",
    "plain-http",
    "expiry",
]
FORMAT: Final = 1
"""The form of the JSON report; it grows when a field changes its meaning or goes."""


class PageFacts(msgspec.Struct, frozen=True, order=True):
    """What stands on a page that isn't as signed.

    ``foreign_hosts`` are hosts of links, frames and forms, ``scripts`` addresses of scripts,
    ``hidden_links`` targets of links that a reader doesn't see.
    """

    foreign_hosts: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    hidden_links: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True, order=True):
    """One thing that isn't as signed, at one address (or path, where a folder was looked at).

    ``detail`` depends on ``kind``; ``docs/deployment/verify.en.md`` lists what it may hold.
    ``views`` name who saw it, ``found_by`` how an added page was found.
    """

    kind: Kind
    address: str
    detail: str = ""
    views: tuple[str, ...] = ()
    found_by: str = ""
    sha256: str = ""
    facts: PageFacts = PageFacts()


class Unread(msgspec.Struct, frozen=True, order=True):
    """An address or file that could not be read; ``reason`` is one word, such as ``slow``."""

    address: str
    reason: str


class Findings(msgspec.Struct):
    """What one part of the work found; ``hints`` are (address, how found) to be looked at."""

    differences: list[Difference] = []
    unread: list[Unread] = []
    hints: list[tuple[str, str]] = []

    def add(self, other: "Findings") -> None:
        self.differences += other.differences
        self.unread += other.unread
        self.hints += other.hints


class Report(msgspec.Struct, frozen=True):
    """One run. ``digest`` is that of the manifest held against the target, "" where none was.

    ``signer`` is who signed it, "" where nobody's signature was checked. ``unvisited`` counts
    addresses that were hinted at beyond the limit. ``whole`` is false where the run broke off.
    ``warnings`` are what isn't wrong yet; they don't change the status.
    """

    target: str
    time: str
    digest: str
    signer: str
    files: int
    requests: int
    differences: tuple[Difference, ...]
    unread: tuple[Unread, ...] = ()
    unvisited: int = 0
    whole: bool = True
    warnings: tuple[Difference, ...] = ()
    format: int = FORMAT

    @property
    def status(self) -> int:
        """0 as signed, 1 differences, 3 not everything could be read."""
        if self.differences:
            return 1
        return 0 if self.whole and not self.unread else 3


def merged(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Each difference once, in order, with everyone who saw it and all that was seen."""
    found: dict[tuple[str, str, str], Difference] = {}
    for one in differences:
        key = (one.kind, one.address, one.detail)
        before = found.get(key)
        found[key] = one if before is None else _joined(before, one)
    return tuple(sorted(found.values()))


def _joined(one: Difference, other: Difference) -> Difference:
    return msgspec.structs.replace(
        one,
        views=_union(one.views, other.views),
        facts=PageFacts(
            _union(one.facts.foreign_hosts, other.facts.foreign_hosts),
            _union(one.facts.scripts, other.facts.scripts),
            _union(one.facts.hidden_links, other.facts.hidden_links),
        ),
    )


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
