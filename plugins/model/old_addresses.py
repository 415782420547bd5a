"""Addresses of pages that once were: where they lead now, or that they are gone.

Reads   nothing; the reading room makes them.
Gives   ``OldAddress``, and ``parse_old_address`` of what somebody wrote.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

_PATH: Final = re.compile(r"/(?:[\w.~,@+=&-]+/)*[\w.~,@+=&-]*")
_QUERY: Final = re.compile(r"([A-Za-z_]+)=([\w-]+)", re.ASCII)
_EVERYTHING: Final = "/*"


@dataclass(frozen=True, slots=True)
class OldAddress:
    """``path`` is plain text, not percent-encoded, and ends without a slash unless it is ``/``.

    ``query`` is one name and its value, as of ``/?p=123``. ``below`` means everything below the
    path instead of the path itself. ``to`` is an address of the site, None for what is gone.
    ``file`` and ``line`` are where it was written.
    """

    path: str
    query: tuple[str, str] | None = None
    below: bool = False
    to: str | None = None
    file: str = ""
    line: int = 0

    @property
    def written(self) -> str:
        """As an editor writes it."""
        if self.below:
            return self.path.rstrip("/") + _EVERYTHING
        return self.path if self.query is None else f"{self.path}?{'='.join(self.query)}"


def parse_old_address(text: str) -> OldAddress | None:
    """The address, without where it leads; None for what no server could be asked for.

    Nothing passes that means something in a server's file: blanks, quotes, braces, ``$``, ``;``.
    """
    if not text.isprintable() or " " in text:
        return None  # Some of it urlsplit would pass over in silence.
    parts = urlsplit(text)
    below = parts.path.endswith(_EVERYTHING)
    path = unquote(parts.path.removesuffix("*"), errors="strict") if _decodes(parts.path) else ""
    if parts.scheme or parts.netloc or parts.fragment or not _PATH.fullmatch(path):
        return None
    if ".." in path.split("/") or "." in path.split("/"):
        return None
    path = "/" if path == "/index.php" else path.rstrip("/") or "/"
    if not parts.query:
        return None if path == "/" else OldAddress(path, below=below)
    query = _QUERY.fullmatch(parts.query)
    return None if query is None or below else OldAddress(path, (query[1], query[2]))


def _decodes(path: str) -> bool:
    try:
        unquote(path, errors="strict")
    except UnicodeDecodeError:
        return False
    return True
