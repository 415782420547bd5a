"""Quotes, dashes and ellipses as a printer would set them, per language.

Reads   HTML, or plain text, as Markdown leaves it.
Gives   the same with typographic characters (not entities) outside code.

Of typogrify only SmartyPants is used: its ``caps`` wraps DPRD and KTP, ``initial_quotes`` and
``widont`` add markup that a title can't hold. Its attributes are given each time, because without
them it falls back on state that the whole process shares.
"""

import html
import re
from typing import Final

import smartypants
from typogrify.filters import process_ignores

from plugins.languages import Language

# Dates and times join with an en dash, and so do spans of years: 08.00--10.00 is no em dash.
_ATTRIBUTES: Final = smartypants.Attr.q | smartypants.Attr.D | smartypants.Attr.e

_ENTITY = re.compile(r"&#(8211|8212|8216|8217|8220|8221|8230);")
# An apostrophe that stands for the century, as in '90-an and '45, opens nothing.
_CENTURY = re.compile(r"(?<![\w’'])'(?=\d\d(?!\d))")
_NUMBER_SPAN = re.compile(r"(?<=\d)\s?--?-?\s?(?=\d{4}\b|\d{1,2}[.:]\d{2}\b)")
# A number stays with its unit at a line's end.
_UNIT: Final = {
    "id": re.compile(r"(?<=\d) (?=(?:km²?|ha|meter|jiwa|orang|persen|WIB|WITA|WIT|juta|ribu)\b)"),
    "en": re.compile(r"(?<=\d) (?=(?:km²?|ha|metres|people|per cent|WIB|WITA|WIT|million)\b)"),
}
_TAG = re.compile(r"(<[^>]*>)")
_SKIPPED: Final = ["pre", "code", "kbd", "samp", "textarea", "math"]


def typeset(markup: str, language: Language) -> str:
    """Typographic characters in the text of ``markup``; tags, code and kbd stay as they are."""
    parts = process_ignores(markup, _SKIPPED)
    return "".join(_set(text, language) if work else text for text, work in parts)


def typeset_plain(text: str, language: Language) -> str:
    """The same for a title or caption, which holds no markup."""
    return html.unescape(typeset(html.escape(text, quote=False), language))


def _set(markup: str, language: Language) -> str:
    pieces = _TAG.split(markup)
    pieces[::2] = [_before(piece, language) for piece in pieces[::2]]
    joined = smartypants.smartypants("".join(pieces), _ATTRIBUTES)
    return _ENTITY.sub(lambda match: chr(int(match[1])), joined)


def _before(text: str, language: Language) -> str:
    text = text.replace("&quot;", '"').replace("&#39;", "'")
    text = _UNIT[language].sub("\N{NO-BREAK SPACE}", text)
    return _NUMBER_SPAN.sub(_dash, _CENTURY.sub("’", text))


def _dash(match: re.Match[str]) -> str:
    return "–" if "--" in match[0] else match[0]
