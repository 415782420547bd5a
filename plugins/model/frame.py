"""The frame of every page: what the layout shows around a page's own content, in one language.

Reads   nothing; the rooms that make views fill these values.
Gives   ``Frame`` and the small values that many views share: ``Link``, ``Moment``, ``Picture``,
        ``Crumb`` and ``Kicker``.

All of them are plain values: templates show them as they stand. Fields named "trusted" hold
markup that the build itself made; everything else is escaped.
"""

import json
from dataclasses import dataclass
from typing import Literal

from plugins.languages import Language

SwitchState = Literal["translated", "outdated", "missing"]
AlertLevel = Literal["emergency", "warning", "announcement"]
ProvenanceKind = Literal["document", "public", "recalled"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``lang`` is set where they are not in the page's language."""

    href: str
    text: str
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time: ``iso`` for ``<time datetime>``, ``text`` as the language writes it."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with its words; ``width`` and ``height`` in pixels, of ``src``.

    ``alt`` is empty for a picture that only decorates. ``srcset`` and ``sizes`` are as HTML
    writes them and None where one file serves all. ``lang`` is set where the words are not in
    the page's language.
    """

    src: str
    width: int
    height: int
    alt: str = ""
    lang: Language | None = None
    caption: str | None = None
    credit: str | None = None
    srcset: str | None = None
    sizes: str | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail above a title; the last one, the page itself, has no ``href``."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Kicker:
    """The line above a headline: its ``subject`` in the accent, then ``rest``, part by part."""

    subject: str
    href: str | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from: a mark after it, ``label`` for those who can't see the mark.

    ``href`` leads to the entry in the list of sources at the page's foot.
    """

    kind: ProvenanceKind
    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """This page's address in one language, absolute; ``language`` may also be ``x-default``."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Switch:
    """The way to the other language. ``text`` is that language's own name.

    ``sentence`` says, in the page's language, what is wrong when ``state`` isn't "translated".
    """

    language: Language
    href: str
    text: str
    state: SwitchState = "translated"
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class NavItem:
    """One section of the site; ``current`` on its own pages and those below it."""

    href: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class NoticePart:
    """What the demonstration notice says in one language.

    ``short`` stands for ``rest`` on narrow screens; both languages should then fit one line of
    45 characters.
    """

    language: Language
    strong: str
    rest: str
    short: str | None = None


@dataclass(frozen=True, slots=True)
class AlertBar:
    """The alert that every page carries; ``level_text`` is its word, such as "Darurat"."""

    level: AlertLevel
    level_text: str
    text: str
    href: str
    link_text: str


@dataclass(frozen=True, slots=True)
class Cloth:
    """One strip of the edge (*pinggir*): an SVG's address, and the city class it belongs to."""

    src: str
    css_class: str | None = None


@dataclass(frozen=True, slots=True)
class FooterColumn:
    """A titled list of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer: one paragraph, its closing sentence and link, then columns of links."""

    title: str
    text: str
    closing: str | None
    closing_link: Link | None
    columns: tuple[FooterColumn, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """An Atom feed to announce in the head."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PrintFoot:
    """What a printed page adds: its address as text, a QR code of it, when it was made.

    ``qr`` is trusted SVG.
    """

    address: str
    qr: str | None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the layout shows, in one language.

    ``kind`` is the page kind, shown as ``<body data-kind>``. ``address`` is absolute within the
    site; ``canonical``, ``alternates`` and ``social_image`` are absolute. ``structured_data`` is
    trusted JSON-LD, made by :func:`structured`. ``day`` stays None on pages that must not
    change from one day to the next. ``assets`` is where fonts and icons lie.
    """

    language: Language
    kind: str
    title: str
    description: str
    address: str
    canonical: str
    site_words: tuple[str, ...]
    home: str
    search: str
    switch: Switch
    navigation: tuple[NavItem, ...]
    footer: Footer
    stylesheets: tuple[str, ...]
    print_stylesheet: str | None = None
    cloths: tuple[Cloth, ...] = ()
    more: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    notice: tuple[NoticePart, ...] = ()
    day: Moment | None = None
    alert: AlertBar | None = None
    city_class: str | None = None
    feeds: tuple[Feed, ...] = ()
    robots: str | None = None
    social_image: Picture | None = None
    structured_data: str | None = None
    print_foot: PrintFoot | None = None
    scripts: tuple[str, ...] = ()
    assets: str = "/theme"

    @property
    def site_name(self) -> str:
        """The site's name in running text."""
        return " ".join(self.site_words)

    @property
    def locale(self) -> str:
        """The language and country, as Open Graph writes them."""
        return "id_ID" if self.language == "id" else "en_GB"

    @property
    def document_title(self) -> str:
        """What ``<title>`` holds: the page, then the site; on the home page the site alone."""
        return (
            self.site_name if self.title == self.site_name else f"{self.title} · {self.site_name}"
        )


def structured(value: object) -> str:
    """JSON-LD that can stand inside ``<script>``; the same value gives the same bytes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # "</script>" and "<!--" end or change a script element wherever they stand.
    return text.replace("<", "\\u003c")
