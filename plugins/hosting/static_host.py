"""The rules as static hosts read them: ``_headers`` and ``_redirects`` beside the pages.

Reads   ``Rules``.
Gives   ``headers`` and ``redirects``; ``tight_limits``, what some hosts would leave out.

Such hosts know HTTPS, compression, 404 pages and content types by themselves. Where several parts
of ``_headers`` fit a file, some hosts join their values; so no header stands in two of them.

Netlify takes the first line that fits, and a page that lies at the address comes before it unless
the status ends in ``!``. Cloudflare Pages asks for the exact path, with or without a slash at its
end; it passes over lines that it doesn't know (another host, a query, 404, 410), yet counts those
with ``*``, and from the first of these on it counts every line as one.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import quote

from plugins.hosting.opening import opening
from plugins.hosting.rules import Header, Rules
from plugins.languages import LANGUAGES, addresses
from plugins.model.old_addresses import OldAddress

MOST_PLAIN: Final = 2_000
MOST_BELOW: Final = 100
LONGEST_LINE: Final = 1_000
"""What Cloudflare Pages reads of ``_redirects``: lines without and with ``*``, and letters a line.

https://developers.cloudflare.com/pages/configuration/redirects/; ``_headers`` has no more than
100 parts and 2,000 letters a line, which these rules are far from.
"""

_SINGLE: Final = frozenset({"Cross-Origin-Resource-Policy"})
"""What can't be said of all files here, because some need another value."""

_DATA: Final = (".csv", ".json", ".geojson", ".jsonld", ".txt")
"""Endings of open data; the page beside them is kept as pages are."""

_UNQUOTED: Final = "/~,@+=&"
"""What browsers leave as it is in a path; a host compares letter by letter."""


class TightLimits(NamedTuple):
    """How many lines there are without and with ``*``, and one old address that is too long."""

    plain: int
    below: int
    longest: str


def headers(rules: Rules) -> str:
    """The file ``_headers``."""
    lines = [opening("headers"), "/*"]
    lines += _block([header for header in rules.headers if header[0] not in _SINGLE])
    for place, more in _places(rules):
        lines += ["", place, *_block(more)]
    return "\n".join([*lines, ""])


def redirects(rules: Rules) -> str:
    """The file ``_redirects``."""
    asked = [old for found in rules.query_moves.values() for old in found]
    lines = [opening("redirects")]
    lines += [f"https://{alias}/* {rules.origin}/:splat 301!" for alias in rules.aliases]
    lines += map(_asked, asked)
    lines += [*_plain(rules), *_below(rules)]
    lines += [_gone(old) for old in rules.plain_moves if old.to is None]
    lines += [f"{pages.prefix}* {pages.not_found} 404" for pages in rules.pages[:-1]]
    return "\n".join([*lines, ""])


def tight_limits(rules: Rules) -> TightLimits | None:
    """What Cloudflare Pages would leave out; None where it reads everything that it can know."""
    plain, below = _plain(rules), _below(rules)
    too_long = [line.split(" ")[0] for line in (*plain, *below) if len(line) > LONGEST_LINE]
    if len(plain) <= MOST_PLAIN and len(below) <= MOST_BELOW and not too_long:
        return None
    return TightLimits(len(plain), len(below), next(iter(too_long), ""))


def _plain(rules: Rules) -> list[str]:
    """Lines of single addresses, in both their forms."""
    moved = (old for old in rules.plain_moves if old.to is not None and not old.below)
    return [f"{_path(old)}{end} {old.to} 301" for old in moved for end in ("", "/")]


def _below(rules: Rules) -> list[str]:
    moved = (old for old in rules.plain_moves if old.to is not None and old.below)
    return [f"{_path(old)}/* {old.to} 301" for old in moved]


def _gone(old: OldAddress) -> str:
    return f"{_path(old)}{'/*' if old.below else ''} {_gone_page(old)} 410"


def _asked(old: OldAddress) -> str:
    assert old.query is not None
    start = f"{_path(old)} {old.query[0]}={old.query[1]}"
    return f"{start} {_gone_page(old)} 410!" if old.to is None else f"{start} {old.to} 301!"


def _gone_page(old: OldAddress) -> str:
    return addresses.gone("en" if old.path.startswith("/en/") else "id")


def _path(old: OldAddress) -> str:
    return quote(old.path, safe=_UNQUOTED)


def _places(rules: Rules) -> Iterator[tuple[str, list[Header]]]:
    kinds = {kind.name: kind for kind in rules.kinds}

    def of(name: str, *more: Header) -> list[Header]:
        own = [header for header in kinds[name].headers if header[0] not in _SINGLE]
        return [("Cache-Control", kinds[name].cache), *own, *more]

    same = ("Cross-Origin-Resource-Policy", "same-origin")
    yield "/theme/css/*", of("fingerprinted", same)
    yield "/theme/js/*", of("fingerprinted", same)
    yield "/theme/fonts/*", of("font", same)
    for language in LANGUAGES:
        yield addresses.feed(language).rpartition("/")[0] + "/*", of("feed")
        yield f"{addresses.calendar(language)}*.ics", of("feed")
    for ending in _DATA:
        yield f"{addresses.open_data('id')}*{ending}", of("data")
    for folder in ("/gambar/*", "/sampul/*", "/kain/*"):
        yield folder, of("picture")


def _block(headers: list[Header]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers]
