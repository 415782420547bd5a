"""Who asks: pages are looked at as several kinds of visitors see them.

Reads   nothing.
Gives   ``View``, the views, and ``views_of`` a file by its content type.

Injected gambling pages are mostly shown to search engines, to phones or to those who come from a
search result, and hidden from whoever types the address; so every page is asked for as each of
them. The first view says openly who asks, and wants the bytes unpacked.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class View:
    """``name`` as reports tell it; ``headers`` of the request."""

    name: str
    headers: tuple[tuple[str, str], ...]


_PAGE: Final = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
_PACKED: Final = ("Accept-Encoding", "gzip, deflate, br")
_GZIP: Final = ("Accept-Encoding", "gzip, deflate")
"""One view alone, so that both packed files beside a page are looked at."""
_INDONESIAN: Final = ("Accept-Language", "id-ID,id;q=0.9,en;q=0.8")
_ENGINE: Final = "AppleWebKit/537.36 (KHTML, like Gecko)"
_DESKTOP: Final = (
    "User-Agent",
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_ENGINE} Chrome/142.0.0.0 Safari/537.36",
)
_HANDHELD: Final = (
    "User-Agent",
    f"Mozilla/5.0 (Linux; Android 10; K) {_ENGINE} Chrome/142.0.0.0 Mobile Safari/537.36",
)
_ROBOT: Final = (
    "User-Agent",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
)

AUDITOR: Final = View(
    "auditor",
    (("User-Agent", "KabarKota-verify/1"), ("Accept", "*/*"), ("Accept-Encoding", "identity")),
)
BROWSER: Final = View("browser", (_DESKTOP, _PAGE, _INDONESIAN, _PACKED))
PHONE: Final = View("phone", (_HANDHELD, _PAGE, _INDONESIAN, _PACKED))
SEARCH_ENGINE: Final = View("search-engine", (_ROBOT, _PAGE, _GZIP))
FROM_SEARCH: Final = View(
    "from-google",
    (_HANDHELD, _PAGE, _INDONESIAN, _PACKED, ("Referer", "https://www.google.co.id/")),
)
FROM_FACEBOOK: Final = View(
    "from-facebook",
    (_DESKTOP, _PAGE, _INDONESIAN, _PACKED, ("Referer", "https://www.facebook.com/")),
)
ALL: Final = (AUDITOR, BROWSER, PHONE, SEARCH_ENGINE, FROM_SEARCH, FROM_FACEBOOK)

_READ_BY_PROGRAMS: Final = ("text/", "application/", "image/svg")
_AS_THEY_ARE: Final = ("application/octet-stream", "application/gzip")


def is_page(content_type: str) -> bool:
    """Whether people open it as a page of its own."""
    return content_type.partition(";")[0] in {"text/html", "application/xhtml+xml"}


def views_of(content_type: str) -> tuple[View, ...]:
    """Who asks for a file of this type: pages everyone, pictures and fonts one alone."""
    if is_page(content_type):
        return ALL
    if content_type.startswith(_READ_BY_PROGRAMS) and content_type not in _AS_THEY_ARE:
        return (AUDITOR, BROWSER, SEARCH_ENGINE)
    return (AUDITOR,)
