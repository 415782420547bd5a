"""The page for an address that nothing answers, in both languages at once.

Reads   the site's sections.
Gives   a ``NotFoundView`` for each language's ``404.html``.

A server answers with one of the two by the address's beginning, and a reader who mistyped it may
read either language: so each page speaks both, its own first.
"""

from dataclasses import dataclass
from typing import ClassVar

from plugins.batik import pattern_defs
from plugins.languages import LANGUAGES, Language, addresses, other
from plugins.model.frame import Frame
from plugins.model.frames import frame
from plugins.model.parts import LeaderRow
from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class NotFoundWords:
    """What the page says in one language, and the ways on; ``ways`` is the word before them."""

    language: Language
    title: str
    text: str
    ways: str
    links: tuple[LeaderRow, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """``cloth`` is trusted SVG: the ``<pattern>`` with the id ``kain``."""

    template: ClassVar[str] = "404.html"
    frame: Frame
    here: NotFoundWords
    there: NotFoundWords
    cloth: str
    cloth_label: str


def not_found_view(site: Site, language: Language) -> NotFoundView:
    here = _words(site, language)
    return NotFoundView(
        frame=frame(
            site,
            language,
            "not-found",
            title=here.title,
            description=here.text,
            versions={each: addresses.not_found(each) for each in LANGUAGES},
            robots="noindex",
        ),
        here=here,
        there=_words(site, other(language)),
        cloth=pattern_defs("kawung", "kain", "not-found-dyes", 1.5),
        cloth_label=site.words[language].gettext("Kain kawung dengan satu potong yang hilang"),
    )


def _words(site: Site, language: Language) -> NotFoundWords:
    gettext = site.words[language].gettext
    ways = (
        (addresses.home(language), gettext("Beranda")),
        (addresses.all_news(language), gettext("Semua berita")),
        (addresses.calendar(language), gettext("Kalender")),
        (addresses.search(language), gettext("Indeks A–Z")),
    )
    return NotFoundWords(
        language=language,
        title=gettext("Halaman ini tidak ada di kainnya"),
        text=gettext("Alamatnya mungkin berubah atau salah ketik."),
        ways=gettext("Coba:"),
        links=tuple(LeaderRow(text, href, href) for href, text in ways),
    )
