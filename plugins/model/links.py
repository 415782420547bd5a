"""Internal links: from ``content:KEY`` to the address in the page's language.

Reads   HTML as ``markdown_text`` leaves it.
Gives   ``with_addresses``: the same with addresses; a link to a page that exists in Indonesian
        only says so with ``hreflang``; one to a draft becomes plain words, and a problem where
        nothing answers. ``linked_keys``: what it links to.
"""

import re
from typing import TYPE_CHECKING

from plugins.languages import Language

if TYPE_CHECKING:
    # Whoever parses words only asks for ``linked_keys``.
    from plugins.model.site import Site

_LINK = re.compile(r'<a href="content:([^"#]*)((?:#[^"]*)?)"([^>]*)>(.*?)</a>', re.DOTALL)
_ITEM_FILES = ("districts", "landmarks", "events")


def with_addresses(markup: str, language: Language, site: "Site") -> str:
    """``markup`` with every internal link leading somewhere, or gone with its words kept."""

    def link(match: re.Match[str]) -> str:
        key, fragment, attributes, words = match.groups()
        key, fragment = _item(key, fragment)
        found = site.address(key, language)
        if found is None:
            return words
        address, spoken = found
        other = "" if spoken == language else f' hreflang="{spoken}"'
        return f'<a href="{address}{fragment}"{other}{attributes}>{words}</a>'

    return _LINK.sub(link, markup)


def linked_keys(markup: str) -> tuple[str, ...]:
    """The keys that the links in ``markup`` lead to, each once."""
    return tuple(dict.fromkeys(_item(match[1], match[2])[0] for match in _LINK.finditer(markup)))


def _item(key: str, fragment: str) -> tuple[str, str]:
    """An item of a city's file is written as its fragment and has a key of its own."""
    if key.rpartition("/")[2] in _ITEM_FILES and fragment:
        return f"{key}/{fragment[1:]}", ""
    return key, fragment
