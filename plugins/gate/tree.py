"""The whole output as the checks across files see it.

Reads   facts of every file.
Gives   ``Tree``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from plugins.gate.findings import FileFacts, Finding, PageFacts
from plugins.schema.release_gate import RuleName

_PLAIN_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")


class Known(NamedTuple):
    """One file: SHA-256 of its bytes in hex, its size, and what it says."""

    sha256: str
    size: int
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class Tree:
    """Every file by its path below the output; ``host`` is the site's own."""

    files: Mapping[str, Known]
    host: str
    _pages: dict[str, PageFacts] = field(default_factory=dict)
    plain_address: re.Pattern[str] = field(init=False, compare=False)
    """Whole addresses of the site's own with nothing in them to be undone or resolved."""

    def __post_init__(self) -> None:
        host = re.escape(self.host) if _PLAIN_HOST.fullmatch(self.host) else "(?!)"
        pattern = re.compile(rf"https?://{host}(/[A-Za-z0-9_~./-]*)")
        object.__setattr__(self, "plain_address", pattern)
        self._pages.update(
            (address_of(name), known.facts.page)
            for name, known in self.files.items()
            if known.facts.page is not None
        )

    @property
    def pages(self) -> Mapping[str, PageFacts]:
        """Pages by their addresses."""
        return self._pages

    def sheets(self, page: PageFacts) -> Iterator[FileFacts]:
        """The stylesheets of a page on screens."""
        for address in page.stylesheets:
            known = self.files.get(address.lstrip("/"))
            if known is not None:
                yield known.facts


def address_of(name: str) -> str:
    """``berita/index.html`` as ``/berita/``."""
    return "/" + (name.removesuffix("index.html") if is_index(name) else name)


def is_index(name: str) -> bool:
    return name == "index.html" or name.endswith("/index.html")


def file_of(address: str) -> str:
    """``/berita/`` as ``berita/index.html``."""
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")


def wrong(file: str, rule: RuleName, excerpt: str, indonesian: str, english: str) -> Finding:
    """A finding that holds the release back."""
    return Finding(file, rule, excerpt, indonesian, english)
