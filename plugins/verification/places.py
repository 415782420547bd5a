"""Addresses of the site, and what leaves it.

Reads   the address that was typed, links as they stand on pages, paths of a manifest.
Gives   ``Place`` (where a live site is), ``place_of``, ``address_of_file``.

An address begins with ``/``, counts from the site's own root, and may have a query.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 2_000
_HOST: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:]+")
_SAFE: Final = "/:@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Place:
    """A site at ``scheme://host:port`` and below ``prefix``, which is empty or ``/name``."""

    scheme: str
    host: str
    port: int
    prefix: str

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        return self.origin + self.prefix

    def address(self, link: str, base: str = "/") -> str | None:
        """The address that ``link`` on the page at ``base`` leads to; None where it leaves."""
        try:
            parts = urlsplit(urljoin(self.url + base, link.strip()))
            port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
        except ValueError:
            return None
        default = port == _DEFAULT_PORTS.get(parts.scheme) and self.port in {80, 443}
        if _ascii(parts.hostname) != self.host or not (port == self.port or default):
            return None
        path = quote(unquote(parts.path or "/"), safe=_SAFE)
        if len(path) + len(parts.query) > _LONGEST or not path.startswith(f"{self.prefix}/"):
            return None
        query = quote(parts.query, safe=_SAFE + "?%")
        return path.removeprefix(self.prefix) + (f"?{query}" if query else "")

    def foreign_host(self, link: str, base: str = "/") -> str | None:
        """The other host that ``link`` leads to; None where it stays, or leads to no host."""
        try:
            parts = urlsplit(urljoin(self.url + base, link.strip()))
        except ValueError:
            return None
        web = parts.scheme in {"http", "https", "ws", "wss", "ftp"}
        host = _ascii(parts.hostname)
        return host if web and host and host != self.host else None


def place_of(typed: str) -> Place | None:
    """The place that ``typed`` names; None where it is no web address."""
    try:
        parts = urlsplit(typed)
        port = parts.port
        host = _ascii(parts.hostname)
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host) or parts.query or parts.fragment:
        return None
    prefix = quote(unquote(parts.path), safe=_SAFE).rstrip("/")
    return Place(scheme, host, port or _DEFAULT_PORTS[scheme], prefix)


def _ascii(host: str | None) -> str:
    """The host as it is asked for; as it stands where no host can be called so."""
    try:
        return (host or "").encode("idna").decode().lower()
    except UnicodeError:
        return host or ""


def address_of_file(path: str) -> str:
    """Where a file of a release is asked for: a folder's ``index.html`` by the folder."""
    folder = "" if path == "index.html" else path.removesuffix("/index.html")
    if folder != path:
        return quote(f"/{folder}/" if folder else "/", safe=_SAFE)
    return quote(f"/{path}", safe=_SAFE)
