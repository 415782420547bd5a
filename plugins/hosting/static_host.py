"""The rules as static hosts read them: ``_headers`` and ``_redirects`` beside the pages.

Reads   ``Rules``.
Gives   ``headers`` and ``redirects``.

Such hosts know HTTPS, compression, 404 pages and content types by themselves. Where several parts
of ``_headers`` fit a file, some hosts join their values; so no header stands in two of them, but
for the policy of drawings, where both then hold and the stricter one wins.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from plugins.hosting.opening import opening
from plugins.hosting.rules import Header, Rules
from plugins.languages import LANGUAGES, addresses
from plugins.model.old_addresses import OldAddress

_SINGLE: Final = frozenset({"Cross-Origin-Resource-Policy"})
"""What can't be said of all files here, because some need another value."""


def headers(rules: Rules) -> str:
    """The file ``_headers``."""
    lines = [opening("headers"), "/*"]
    lines += _block([header for header in rules.headers if header[0] not in _SINGLE])
    for place, more in _places(rules):
        lines += ["", place, *_block(more)]
    return "\n".join([*lines, ""])


def redirects(rules: Rules) -> str:
    """The file ``_redirects``; the first line that fits holds."""
    lines = [opening("redirects")]
    lines += [f"https://{alias}/* {rules.origin}/:splat 301!" for alias in rules.aliases]
    asked = [old for found in rules.query_moves.values() for old in found]
    lines += [_line(old) for old in asked if old.to is not None]
    lines += [_line(old) for old in rules.plain_moves]
    return "\n".join([*lines, ""])


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
    yield f"{addresses.open_data('id')}*", of("data")
    for folder in ("/gambar/*", "/sampul/*", "/kain/*"):
        yield folder, of("picture")


def _block(headers: list[Header]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers]


def _line(old: OldAddress) -> str:
    path = quote(old.path)
    if old.query is not None:
        path += f" {old.query[0]}={old.query[1]}"
    elif old.below:
        path += "/*"
    if old.to is None:
        page = addresses.gone("en" if old.path.startswith("/en/") else "id")
        return f"{path} {page} 410"
    return f"{path} {old.to} 301"
