"""The rules of a server, in no server's language.

Reads   the site's address, ``publishing.yml`` and the old addresses.
Gives   ``Rules``, and ``rules_for`` a site. The writers put them into a server's words.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from plugins.hosting.policies import (
    DRAWING_POLICY,
    PAGE_POLICY,
    PERMISSIONS,
    strict_transport,
)
from plugins.languages import LANGUAGES, addresses
from plugins.model.content_types import TYPES
from plugins.model.old_addresses import OldAddress
from plugins.schema.host_rules import HostRules

METHODS: Final = ("GET", "HEAD")
BODY_LIMIT: Final = 999
"""Bytes that a request may carry; a site that takes no forms needs none."""

NO_STORE: Final = "no-cache"
"""What answers an address that isn't there: it may be there tomorrow."""

Header = tuple[str, str]

_DAY: Final = 86_400
_OPEN: Final = ("Access-Control-Allow-Origin", "*")
_EVERYWHERE: Final = ("Cross-Origin-Resource-Policy", "cross-origin")


@dataclass(frozen=True, slots=True)
class Kind:
    """Files that are answered alike.

    ``pattern`` is a regular expression that finds them by their path, in what PCRE and RE2 share;
    of several kinds that fit, the first holds. ``headers`` replace those of all files.
    """

    name: str
    pattern: str
    cache: str
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True)
class ErrorPages:
    """Whose addresses begin with ``prefix`` get these pages."""

    prefix: str
    not_found: str
    gone: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that a server must know; ``root`` is the folder that it serves.

    ``kinds`` end with one that fits all. ``pages`` begin with the longest prefix.
    ``interfaces`` are addresses of this machine, an empty one for all.
    """

    host: str
    aliases: tuple[str, ...]
    folder: str
    certificate: str
    certificate_key: str
    own_certificate: bool
    headers: tuple[Header, ...]
    kinds: tuple[Kind, ...]
    pages: tuple[ErrorPages, ...]
    old: tuple[OldAddress, ...]
    compress: bool
    brotli: bool
    http_port: int = 80
    https_port: int = 443
    interfaces: tuple[str, ...] = ("", "[::]")

    @property
    def root(self) -> str:
        return f"{self.folder}/current"

    @property
    def origin(self) -> str:
        """The one address of the site, without a slash at its end."""
        return f"https://{self.host}" + ("" if self.https_port == 443 else f":{self.https_port}")

    @property
    def names(self) -> tuple[str, ...]:
        return (self.host, *self.aliases)

    @property
    def plain_moves(self) -> tuple[OldAddress, ...]:
        """Old addresses without a query, the longest first."""
        return tuple(old for old in self.old if old.query is None)

    @property
    def query_moves(self) -> dict[str, tuple[OldAddress, ...]]:
        """Old addresses such as ``/?p=123``, by the query's name."""
        names = sorted({old.query[0] for old in self.old if old.query is not None})
        return {
            name: tuple(old for old in self.old if old.query is not None and old.query[0] == name)
            for name in names
        }


class NoHostName(Exception):
    """The site's address names no host that a server could answer for."""


def rules_for(url: str, chosen: HostRules, old: tuple[OldAddress, ...]) -> Rules:
    """The rules of the site at ``url``; raises NoHostName."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not re.fullmatch(r"[a-z0-9.-]+", host) or parts.path.strip("/"):
        raise NoHostName(url)
    kept = f"/etc/letsencrypt/live/{host}"
    return Rules(
        host=host,
        aliases=tuple(name for name in chosen.aliases if name != host),
        folder=chosen.folder.rstrip("/"),
        certificate=chosen.certificate or f"{kept}/fullchain.pem",
        certificate_key=chosen.certificate_key or f"{kept}/privkey.pem",
        own_certificate=chosen.certificate is not None,
        headers=(
            ("Strict-Transport-Security", strict_transport(chosen.strict_transport)),
            ("Content-Security-Policy", PAGE_POLICY),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", PERMISSIONS),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
        ),
        kinds=_kinds(chosen),
        pages=tuple(
            ErrorPages(
                addresses.home(language), addresses.not_found(language), addresses.gone(language)
            )
            for language in sorted(LANGUAGES, key=lambda each: -len(addresses.home(each)))
        ),
        old=tuple(sorted(old, key=lambda each: (-len(each.path), each.path, each.query or ()))),
        compress=chosen.compress,
        brotli=chosen.brotli,
    )


def _kinds(chosen: HostRules) -> tuple[Kind, ...]:
    feeds = "|".join(sorted({addresses.feed(each).rpartition("/")[0] for each in LANGUAGES}))
    drawing = (("Content-Security-Policy", DRAWING_POLICY), _EVERYWHERE)
    return (
        Kind(
            "fingerprinted",
            r"^/theme/.+\.[0-9a-f]{10}\.(?:css|js)$",
            f"public, max-age={365 * _DAY}, immutable",
        ),
        Kind("page", r"(?:/|\.html)$", _fresh(chosen.page_seconds)),
        Kind(
            "feed", rf"(?:\.ics$|^(?:{feeds})/)", _fresh(chosen.feed_seconds), (_OPEN, _EVERYWHERE)
        ),
        Kind("data", f"^{addresses.open_data('id')}", _fresh(3600), (_OPEN, _EVERYWHERE)),
        Kind("notice", r"^/(?:\.well-known/|[^/]+\.(?:txt|xml)$)", _fresh(300)),
        Kind("drawing", r"\.svg$", f"public, max-age={_DAY}", drawing),
        Kind(
            "picture",
            r"\.(?:png|jpe?g|webp|avif|gif|ico)$",
            f"public, max-age={_DAY}",
            (_EVERYWHERE,),
        ),
        Kind("font", r"\.woff2$", f"public, max-age={30 * _DAY}"),
        Kind("other", "", _fresh(3600)),
    )


def _fresh(seconds: int) -> str:
    """To be kept so long, then asked for again; the server mostly says that nothing changed."""
    return f"public, max-age={seconds}, must-revalidate" if seconds else "no-cache"


TYPES_BY_NAME: Final = {ending[1:]: kind for ending, kind in TYPES.items()}
"""Content types by the ending of a name, without its dot."""

OPEN_FOLDER: Final = r"^/\.well-known/"
HIDDEN: Final = (r"^/.+/\.", r"^/_(?:headers|redirects)$")
"""Paths that are nobody's business, beside those that begin with a dot outside ``OPEN_FOLDER``."""

HIDDEN_AHEAD: Final = rf"(?:^/(?!\.well-known/)\.|{'|'.join(HIDDEN)})"
"""All of them in one expression, for servers that can look ahead."""
