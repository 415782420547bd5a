"""Where an address written on a page leads: within the site, elsewhere, or nowhere that is good.

Reads   the address as written, the page's own address, the site's host.
Gives   ``Lead``: a kind and an address.

Addresses are read as browsers read them: line breaks and tabs inside count for nothing, a
backslash is a slash.
"""

import re
from typing import Final, Literal, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

LeadKind = Literal["own", "foreign", "other", "code", "broken"]
"""``own`` is within the site; ``other`` a scheme that starts a program of the reader's."""

_DROPPED: Final = re.compile(r"[\t\r\n]")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OTHER: Final = frozenset({"mailto", "tel", "sms", "geo", "whatsapp", "about"})
_WEB: Final = frozenset({"http", "https", "webcal", "webcals"})


class Lead(NamedTuple):
    """``address`` is absolute within the site for ``own``, a whole address otherwise."""

    kind: LeadKind
    address: str


def lead(written: str, page: str, host: str) -> Lead:
    """Where ``written`` leads from the address ``page`` of the site at ``host``."""
    text = _DROPPED.sub("", written).strip(
        "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f \x1b"
    )
    scheme = _SCHEME.match(text)
    name = scheme[1].lower() if scheme else ""
    if name in _OTHER:
        return Lead("other", text)
    if name and name not in _WEB:
        return Lead("code", text)
    if name.startswith("webcal"):
        text = "https" + text[len(name) :]
    head, mark, tail = text.partition("?")
    text = head.replace("\\", "/") + mark + tail
    if text[:1] == "/" and text[1:2] != "/" and "/." not in text:
        return _own(*_parted(text))
    try:
        parts = urlsplit(urljoin(f"https://{host}{page}", text))
        if (parts.hostname or "") != host.partition(":")[0].lower():
            return Lead("foreign", parts.geturl())
    except ValueError:
        return Lead("broken", text)
    return _own(parts.path or "/", parts.fragment)


def _parted(text: str) -> tuple[str, str]:
    address, _, fragment = text.partition("#")
    return address.partition("?")[0], fragment


def _own(path: str, fragment: str) -> Lead:
    return Lead("own", unquote(path) + (f"#{unquote(fragment)}" if fragment else ""))
