"""Where a page leads and what it fetches.

Reads   the attributes of elements that name an address.
Gives   ``Leads``: the addresses in kinds, and findings on those that no page of the site may have.
"""

import re
from collections.abc import Mapping
from typing import Final

from plugins.gate.addresses import Lead, lead
from plugins.gate.findings import Finding, shortened
from plugins.schema.release_gate import RuleName

_LOADED: Final = ("src", "poster", "background", "xlink:href", "ping")
_FETCHED: Final = frozenset(
    {
        *("stylesheet", "preload", "modulepreload", "icon", "apple-touch-icon", "manifest"),
        *("prefetch", "preconnect", "dns-prefetch", "prerender", "mask-icon", "shortcut"),
    }
)
_PHOTOGRAPH: Final = re.compile(r"\.(?:jpe?g|webp|avif|png)$", re.IGNORECASE)

Attributes = Mapping[str, str]


class Leads:
    """The addresses of one page; the dictionaries are sets that keep their order."""

    def __init__(self, name: str, host: str) -> None:
        self.name, self.host = name, host
        self.address = "/" + name.removesuffix("index.html")
        self.findings: dict[Finding, None] = {}
        self.links: dict[str, None] = {}
        self.loads: dict[str, None] = {}
        self.stylesheets: dict[str, None] = {}
        self.scripts: dict[str, None] = {}
        self.feeds: dict[str, None] = {}
        self.foreign: dict[tuple[str, str], None] = {}
        self.alternates: list[tuple[str, str]] = []
        self.canonical = ""
        self.photographs = False

    def anchor(self, href: str, hidden: str | None, *, unsaid: bool) -> Lead:
        """A link that a reader follows; ``hidden`` says how it is kept from sight.

        ``unsaid`` links are only kept from those who listen: on a map, a second way of the site's
        own to what a list says too.
        """
        found = self.follow(href)
        # A link within the page, such as the one past the navigation, may wait for its focus.
        told = {"foreign"} if unsaid else {"own", "foreign"}
        if hidden is not None and not href.startswith("#") and found.kind in told:
            self._tell(
                "hidden-link",
                href,
                f"Tautan ini tidak tampak: {hidden}.",
                f"Nobody sees this link: {hidden}.",
            )
        return found

    def head_link(self, values: Attributes) -> None:
        """A ``<link>``."""
        rel = set(values.get("rel", "").lower().split())
        href = values.get("href", "")
        if "canonical" in rel:
            self.canonical = href
        elif "alternate" in rel and "hreflang" in values:
            self.alternates.append((values["hreflang"], href))
        elif rel & _FETCHED:
            found = self.load(href)
            media = values.get("media", "all").lower()
            if "stylesheet" in rel and found.kind == "own" and media in {"all", "screen", ""}:
                self.stylesheets[found.address] = None
        elif href:
            found = self.follow(href)
            if "atom" in values.get("type", "") and found.kind == "own":
                self.feeds[found.address] = None

    def element(self, tag: str, values: Attributes) -> None:
        """What any element fetches by itself."""
        for name in _LOADED:
            # A script from elsewhere is told as foreign code.
            if name in values and tag != "script":
                self.load(values[name])
        if tag in {"use", "image", "feimage"} and "href" in values:
            self.load(values["href"])
        if tag == "object" and "data" in values:
            self.load(values["data"])
        for name in ("srcset", "imagesrcset"):
            for part in values.get(name, "").split(","):
                if part.strip():
                    self.load(part.split()[0])
        for name in ("action", "formaction", "cite"):
            if values.get(name):
                self.follow(values[name])
        if tag == "script" and "src" in values:
            found = lead(values["src"], self.address, self.host)
            if found.kind == "own":
                self.scripts[found.address] = None

    def load(self, written: str) -> Lead:
        """A file that is fetched without anybody's asking."""
        found = lead(written, self.address, self.host)
        if found.kind == "own":
            self.loads[found.address] = None
            self.photographs = self.photographs or _PHOTOGRAPH.search(found.address) is not None
        elif found.kind == "foreign":
            self._tell(
                "other-host",
                found.address,
                "Halaman ini meminta berkas dari server lain.",
                "This page asks another host for a file.",
            )
        return found

    def follow(self, written: str) -> Lead:
        """An address that a reader may go to."""
        found = lead(written, self.address, self.host)
        if found.kind == "own":
            self.links[found.address] = None
        elif found.kind == "broken" or written.startswith("content:"):
            self._tell("dead-link", written, "Ini bukan alamat.", "This is no address.")
        return found

    def _tell(self, rule: RuleName, excerpt: str, indonesian: str, english: str) -> None:
        found = Finding(self.name, rule, shortened(excerpt), indonesian, english)
        self.findings[found] = None
