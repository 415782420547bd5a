"""Tags with more attributes than anybody writes, found before a parser meets them.

Reads   the text of a page.
Gives   ``crowded_tag``.

For each attribute of a tag the parser goes through those before it, so that 37,000 of them, in
some 300 kB, take six seconds, and ten times as many ten minutes. One pass over the text finds such
a tag by the rules that browsers begin and end attributes by
(https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state).
"""

import re
from typing import Final

MOST: Final = 100
"""Attributes of a tag; ours have less than twenty."""

# Nothing that was matched is given back, and a name is gone over once, so that no text is slow.
_TAG: Final = re.compile(
    rf"""
    <[a-zA-Z][^\s/>]*+
    (?P<crowded>
        (?>
            [\s/]*+  (?: =[^\s/>=]*+ | [^\s/>=]++ )
            (?: \s*+=\s*+ (?: "[^"]*+" | '[^']*+' | [^\s>"'][^\s>]*+ )?+ )?+
        ){{{MOST + 1}}}
    )?+
    """,
    re.VERBOSE,
)


def crowded_tag(text: str) -> str | None:
    """The first tag with more than ``MOST`` attributes, as far as they go; None without one."""
    for found in _TAG.finditer(text):
        if found["crowded"] is not None:
            return found[0]
    return None
