"""Internal links: from ``content:KEY`` to the address in the page's language.

Reads   HTML as ``markdown_text`` leaves it.
Gives   the same with addresses; a link to a page that exists in Indonesian only says so with
        ``hreflang``; one to a draft becomes plain words, and a problem where nothing answers.
"""

import re

from plugins.languages import Language
from plugins.model.site import Site

_LINK = re.compile(r'<a href="content:([^"#]*)((?:#[^"]*)?)"([^>]*)>(.*?)</a>', re.DOTALL)
_ITEM_FILES = ("districts", "landmarks", "events")


def with_addresses(markup: str, language: Language, site: Site) -> str:
    """``markup`` with every internal link leading somewhere, or gone with its words kept."""

    def link(match: re.Match[str]) -> str:
        key, fragment, attributes, words = match.groups()
        if key.rpartition("/")[2] in _ITEM_FILES and fragment:
            key, fragment = f"{key}/{fragment[1:]}", ""
        found = site.address(key, language)
        if found is None:
            return words
        address, spoken = found
        other = "" if spoken == language else f' hreflang="{spoken}"'
        return f'<a href="{address}{fragment}"{other}{attributes}>{words}</a>'

    return _LINK.sub(link, markup)
