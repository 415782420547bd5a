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
_DIGIT = re.compile(r"\d")
# A number stays with its unit at a line's end.
_UNIT: Final = {
    "id": re.compile(r"(?<=\d) (?=(?:km²?|ha|meter|jiwa|orang|persen|WIB|WITA|WIT|juta|ribu)\b)"),
    "en": re.compile(r"(?<=\d) (?=(?:km²?|ha|metres|people|per cent|WIB|WITA|WIT|million)\b)"),
}
_TAG = re.compile(r"(<[^>]*>)")
# Without one of these, or a row of dashes or points, a text stays as it is.
_SIGN = re.compile(r"[\"'\\&\d]")
# Quotes before a word, after one or after what ends a sentence, and apostrophes.
_OPENING = re.compile(r'"(?<!\S")(?=\w)')
_CLOSING = re.compile(r'"(?<=[\w.,!?…)]")')
_WITHIN = re.compile(r"'(?<=\w')(?=[^\W\d])(?!s')")
_LONE: Final = {'"': "“”", "'": "‘’"}
_SKIPPED: Final = ["pre", "code", "kbd", "samp", "textarea", "math"]
_SOME_SKIPPED = re.compile(rf"<(?:{'|'.join(_SKIPPED)})", re.IGNORECASE)
# What SmartyPants reads as more than text and tags.
_CONTEXT = re.compile(rf"<!--|</?(?:{'|'.join(smartypants.tags_to_skip)})", re.IGNORECASE)


def typeset(markup: str, language: Language) -> str:
    """Typographic characters in the text of ``markup``; tags, code and kbd stay as they are."""
    if not _SOME_SKIPPED.search(markup):
        return _set(markup, language)
    parts = process_ignores(markup, _SKIPPED)
    return "".join(_set(text, language) if work else text for text, work in parts)


def typeset_plain(text: str, language: Language) -> str:
    """The same for a title or caption, which holds no markup."""
    return html.unescape(typeset(html.escape(text, quote=False), language))


def _set(markup: str, language: Language) -> str:
    pieces = _TAG.split(markup)
    if _CONTEXT.search(markup):
        pieces[::2] = [_before(piece, language) for piece in pieces[::2]]
        joined = smartypants.smartypants("".join(pieces), _ATTRIBUTES)
    else:
        _educate_each(pieces, language)
        joined = "".join(pieces)
    return _ENTITY.sub(lambda match: chr(int(match[1])), joined) if "&#8" in joined else joined


def _before(text: str, language: Language) -> str:
    if "&" in text:
        text = text.replace("&quot;", '"').replace("&#39;", "'")
    if _DIGIT.search(text):
        text = _UNIT[language].sub("\N{NO-BREAK SPACE}", text)
    if "'" in text:
        text = _CENTURY.sub("’", text)
    return _NUMBER_SPAN.sub(_dash, text) if "--" in text else text


def _dash(match: re.Match[str]) -> str:
    return "–" if "--" in match[0] else match[0]


def _educate_each(pieces: list[str], language: Language) -> None:
    """Set the texts, of ``pieces`` every other, of which most hold nothing to set.

    SmartyPants takes each by itself, but for a lone quote, which closes what stands before it.
    """
    rows = any("--" in text or ".." in text or ". ." in text for text in pieces)
    before = ""
    for place in range(0, len(pieces), 2):
        text = pieces[place]
        if rows or _SIGN.search(text):
            text = _before(text, language)
            if text in _LONE:
                opens = not before or before.isspace()
                pieces[place] = _LONE[text][0 if opens else 1]
            else:
                pieces[place] = _educate(text)
        before = text[-1:] or before


def _educate(text: str) -> str:
    """As ``smartypants.smartypants``, by the functions that it is made of."""
    if "\\" in text:
        text = smartypants.process_escapes(text)
    if "--" in text:
        text = smartypants.convert_dashes_oldschool(text)
    if "..." in text or ". . ." in text:
        text = smartypants.convert_ellipses(text)
    if "'" in text or '"' in text:
        text = _quoted(text)
    return text


def _quoted(text: str) -> str:
    """As ``smartypants.convert_quotes``, which is asked where a quote stands in no usual place.

    It looks no further than the spaces around a word.
    """
    usual = _WITHIN.sub("’", _CLOSING.sub("”", _OPENING.sub("“", text)))
    if '"' not in usual and "'" not in usual:
        return usual
    words = text.split(" ")
    found = [place for place, word in enumerate(words) if '"' in word or "'" in word]
    first = "" if found[0] == 0 else " "
    last = "" if found[-1] == len(words) - 1 else " "
    some = first + " ".join([words[place] for place in found]) + last
    done = smartypants.convert_quotes(some)
    for place, word in zip(found, done[len(first) : len(done) - len(last)].split(" "), strict=True):
        words[place] = word
    return " ".join(words)
