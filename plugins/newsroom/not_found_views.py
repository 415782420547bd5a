"""The pages for addresses that nothing answers, and for those withdrawn, in both languages at once.

Reads   the site's sections.
Gives   a ``NotFoundView`` for each language's ``404.html`` and ``410.html``.

A server answers with the one of a language by the address's beginning, and a reader who mistyped it
may read either language: so each page speaks both, its own first.
"""

from dataclasses import dataclass
from typing import ClassVar

from plugins.batik import pattern_defs
from plugins.languages import LANGUAGES, Language, addresses, other
from plugins.model.frame import Frame
from plugins.model.frames import frame
from plugins.model.parts import LeaderRow
from plugins.model.site import Site
from plugins.newsroom.answers import ANSWERS, Status


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
    status: Status
    here: NotFoundWords
    there: NotFoundWords
    cloth: str
    cloth_label: str


def not_found_view(site: Site, language: Language, status: Status = 404) -> NotFoundView:
    """The page of one language; 410 says that the address was withdrawn for good."""
    here = _words(site, language, status)
    address = ANSWERS[status]
    return NotFoundView(
        frame=frame(
            site,
            language,
            "not-found",
            title=here.title,
            description=here.text,
            versions={each: address(each) for each in LANGUAGES},
            robots="noindex",
        ),
        status=status,
        here=here,
        there=_words(site, other(language), status),
        cloth=pattern_defs("kawung", "kain", "not-found-dyes", 1.5),
        cloth_label=site.words[language].gettext("Kain kawung dengan satu potong yang hilang"),
    )


def _words(site: Site, language: Language, status: Status) -> NotFoundWords:
    gettext = site.words[language].gettext
    ways = (
        (addresses.home(language), gettext("Beranda")),
        (addresses.all_news(language), gettext("Semua berita")),
        (addresses.calendar(language), gettext("Kalender")),
        (addresses.search(language), gettext("Indeks A–Z")),
    )
    if status == 404:
        title = gettext("Halaman ini tidak ada di kainnya")
        text = gettext("Alamatnya mungkin berubah atau salah ketik.")
    else:
        title = gettext("Halaman ini sudah ditarik")
        text = gettext("Alamat ini tidak dipakai lagi dan tidak ada penggantinya.")
    return NotFoundWords(
        language=language,
        title=title,
        text=text,
        ways=gettext("Coba:"),
        links=tuple(LeaderRow(text, href, href) for href, text in ways),
    )
