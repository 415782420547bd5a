"""A story's words made ready for its page.

Reads   the sanitised HTML of a story, its dateline and the words of the interface.
Gives   ``Body``: the text with its dateline inside the first paragraph and its tables in frames,
        and, apart from it, the glossary notes and the footnotes.
"""

import html
import re
from dataclasses import dataclass
from typing import Final

from plugins.languages import Language
from plugins.languages.words import Words
from plugins.model.cited_figures import with_figures
from plugins.model.links import with_addresses
from plugins.model.site import Site

FEW_COLUMNS: Final = 2
"""A table of so few columns fits every screen, since its cells may break inside words."""

_FIRST = re.compile(r"\A\s*<p>")
_FOOTNOTES = re.compile(r'<div class="footnote">\s*<hr>(.*?)</div>', re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(
    r'<div class="admonition kata">\s*(?:<p class="admonition-title">(?P<title>.*?)</p>)?'
    r"(?P<text>.*?)</div>\s*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class WordNote:
    """A word explained in the margin; ``text`` is trusted HTML."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a story's words; all of them trusted HTML, made by our own reader."""

    text: str
    words: tuple[WordNote, ...] = ()
    footnotes: str | None = None


def story_body(site: Site, markup: str, language: Language, dateline: str | None = None) -> Body:
    """The words of a story or page in ``language``; ``dateline`` is the place alone."""
    words = site.words[language]
    text = with_figures(with_addresses(markup, language, site), language, site)
    footnotes = _FOOTNOTES.search(text)
    text = _FOOTNOTES.sub("", text)
    notes = tuple(
        WordNote(_note_title(match["title"] or "", words), match["text"].strip())
        for match in _WORD.finditer(text)
    )
    text = _WORD.sub("", text)
    text = _TABLE.sub(lambda match: _framed(match[0], words), text)
    if dateline:
        text = _with_dateline(text, dateline, site.registers.site.outlet)
    return Body(text.strip(), notes, footnotes[1].strip() if footnotes else None)


def _with_dateline(text: str, place: str, outlet: str) -> str:
    """``SEMARANG (kabarkota) –`` opens the first paragraph, or stands alone before a table."""
    line = html.escape(f"{place.upper()} ({outlet})", quote=False)
    opening = f'<p><b class="dateline">{line}</b> –'
    if _FIRST.match(text):
        return _FIRST.sub(lambda _match: f"{opening} ", text, count=1)
    return f"{opening}</p>\n{text}"


def _note_title(title: str, words: Words) -> str:
    """``Kata: Dugderan``; a note without a title of its own is headed by its class."""
    plain = html.unescape(_TAG.sub("", title))
    return plain if plain in {"", "Kata"} else words.gettext("Kata: %(word)s") % {"word": plain}


def _framed(table: str, words: Words) -> str:
    """A wide table scrolls inside a frame that the keyboard reaches and that says what it is."""
    heads = [html.unescape(_TAG.sub("", head)).strip() for head in _HEAD.findall(table)]
    if len(heads) <= FEW_COLUMNS:
        return f'<div class="table-frame table-narrow">{table}</div>'
    label = words.gettext("Tabel: %(columns)s") % {"columns": ", ".join(filter(None, heads))}
    return (
        f'<div class="table-frame" role="region" tabindex="0" aria-label="{html.escape(label)}">'
        f"{table}</div>"
    )
