"""Texts so simple that their HTML is known without Python-Markdown.

Reads   a story's words as typed.
Gives   ``simple_html``: the very HTML that Python-Markdown makes of them; None for any text that
        holds more than paragraphs, headings, flat lists, quotations, tables with all their bars,
        notes, emphasis and links, or that is typed in an unusual way.

Most of a city's news is such text, and Python-Markdown takes two thirds of the time of reading it.
What a text means is still said by Python-Markdown alone: nothing may be added here that the tests
don't find equal, and whatever isn't plainly one of these forms is left to it.
"""

import os
import re
import unicodedata
from itertools import takewhile
from typing import Final

from plugins.languages import Language
from plugins.model.figure_marks import marked

SWITCH: Final = "KABARKOTA_MARKDOWN"
"""Set to ``python-markdown`` in the environment, it has Python-Markdown read every text."""

NOTE_BACK: Final[dict[Language, str]] = {"id": "Kembali ke catatan {}", "en": "Back to note {}"}

# Signs that mean something to Python-Markdown or to one of its extensions, and spaces that it may
# strip. Brackets, stars, bars and the like are looked at where they stand.
_FOREIGN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f<&\\\\`{}~\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)

_BETWEEN_BLOCKS: Final = re.compile(r"\n\n+")
# What a line of words begins with; a number and a point would begin a list.
_WORDS: Final = re.compile(r"(?!\d+\.(?: |$))[\w\"'(“‘\[*\ue000]")
# What an address keeps of a heading, and what stands between its words.
_NO_LETTER: Final = re.compile(r"[^\w\s-]")
_GAP: Final = re.compile(r"[-\s]+")
_HEADING_LINE: Final = re.compile(r"(#{1,6}) +([\w\"'(“‘][^#*_\[\]>|\n]*)$")
_ORDERED: Final = re.compile(r"([0-9]+)\. ")
_NOTE: Final = re.compile(r"\[\^([A-Za-z0-9]+)\]: ")
_NOTES_ELSEWHERE: Final = "///Footnotes Go Here///"
_COLUMN: Final = re.compile(r"(:?)-+(:?)$")
_BARS: Final = re.compile(r"[>|]")

# Strong, emphasis, the words and the address of a link that is no picture, the name of a note.
_MARKS: Final = re.compile(
    r"\*\*([^*_\[\]]+)\*\*|\*([^*_\[\]]+)\*"
    r"|(?<!!)\[(?!\^)([^*_\[\]]+)\]\(([^\s()*\[\]>|\"'\ue000]+)\)"
    r"|(?<!!)\[\^([A-Za-z0-9]+)\](?![(\[:])"
)
_GROUPS: Final = 6
_MARK: Final = re.compile(r"[*_\[\]]")
_ALIGNED: Final = {
    ("", ""): "",
    (":", ""): ' style="text-align: left;"',
    ("", ":"): ' style="text-align: right;"',
    (":", ":"): ' style="text-align: center;"',
}


class _NotSimple(Exception):
    """Only Python-Markdown can say what this means."""


def switched_off() -> bool:
    return os.environ.get(SWITCH) == "python-markdown"


def simple_html(body: str, language: Language) -> str | None:
    """What Python-Markdown makes of ``body``, or None where it has to be asked."""
    body = marked(body)
    text = body.strip("\n")
    # A space that ends a line may break it.
    if not text or _FOREIGN.search(text) or " \n" in text or text[-1] == " ":
        return None
    try:
        return _Text(language).html(_BETWEEN_BLOCKS.split(text))
    except _NotSimple:
        return None


class _Text:
    """One text; ``noted`` are the names of the notes that its words refer to, in their order."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.addresses: set[str] = set()
        self.noted: list[str] = []

    def html(self, blocks: list[str]) -> str:
        notes = list(takewhile(lambda block: block.startswith("[^"), reversed(blocks)))[::-1]
        made: list[str] = []
        before = ""
        for block in blocks[: len(blocks) - len(notes)]:
            kind = "-" if _ORDERED.match(block) else block[0]
            if kind == "-":
                made.append(self._list(block))
            elif kind == ">":
                made.append(self._quotation(block))
            elif kind == "#":
                made.append(self._heading(block))
            elif kind == "|":
                made.append(self._table(block))
            else:
                made.append(f"<p>{self._paragraph(block)}</p>")
            if kind == before and kind in "->":
                raise _NotSimple  # Two lists, or two quotations, are one to Python-Markdown.
            before = kind
        if notes or self.noted:
            if any(_NOTES_ELSEWHERE in block for block in blocks):
                raise _NotSimple
            made.append(self._notes("\n".join(notes).split("\n")))
        return "\n".join(made)

    def _paragraph(self, words: str) -> str:
        if not all(map(_WORDS.match, words.split("\n"))):
            raise _NotSimple
        return self._inline(words)

    def _inline(self, words: str) -> str:
        if _BARS.search(words):
            raise _NotSimple
        if not _MARK.search(words):
            return words
        pieces = _MARKS.split(words)
        plain = pieces[::_GROUPS]
        # What is left over, or touches another, is read by what stands around it.
        if _MARK.search("".join(plain)) or "" in plain[1:-1]:
            raise _NotSimple
        made = [pieces[0]]
        for start in range(1, len(pieces), _GROUPS):
            strong, emphasis, label, address, note, after = pieces[start : start + _GROUPS]
            inside = strong or emphasis or label or note
            if inside != inside.strip():
                raise _NotSimple  # A star beside a space is a star.
            if strong:
                made.append(f"<strong>{strong}</strong>{after}")
            elif emphasis:
                made.append(f"<em>{emphasis}</em>{after}")
            elif label:
                made.append(f'<a href="{address}">{label}</a>{after}')
            else:
                self.noted.append(note)
                made.append(
                    f'<sup id="fnref:{note}"><a class="footnote-ref" href="#fn:{note}">'
                    f"{len(self.noted)}</a></sup>{after}"
                )
        return "".join(made)

    def _heading(self, block: str) -> str:
        found = _HEADING_LINE.match(block)
        if found is None:
            raise _NotSimple
        level, words = len(found[1]), found[2]
        ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
        address = _GAP.sub("-", _NO_LETTER.sub("", ascii_only).strip().lower())
        if not address or address in self.addresses:
            raise _NotSimple  # They are numbered.
        self.addresses.add(address)
        return f'<h{level} id="{address}">{words}</h{level}>'

    def _list(self, block: str) -> str:
        ordered = block[0] != "-"
        items: list[str] = []
        for line in block.split("\n"):
            mark = f"{len(items) + 1}. " if ordered else "- "
            if not line.startswith(mark):
                raise _NotSimple
            items.append(f"<li>{self._paragraph(line[len(mark) :])}</li>\n")
        tag = "ol" if ordered else "ul"
        return f"<{tag}>\n{''.join(items)}</{tag}>"

    def _quotation(self, block: str) -> str:
        lines = block.split("\n")
        if not all(line.startswith("> ") for line in lines):
            raise _NotSimple
        words = "\n".join(line[2:] for line in lines)
        return f"<blockquote>\n<p>{self._paragraph(words)}</p>\n</blockquote>"

    def _table(self, block: str) -> str:
        head, columns, *rows = _rows(block)
        if not rows:
            raise _NotSimple
        aligned = [_aligned(cell) for cell in columns]
        first = self._row("th", head, aligned)
        body = "".join(self._row("td", row, aligned) for row in rows)
        return f"<table>\n<thead>\n{first}</thead>\n<tbody>\n{body}</tbody>\n</table>"

    def _row(self, tag: str, cells: list[str], aligned: list[str]) -> str:
        made = (
            f"<{tag}{how}>{self._inline(cell)}</{tag}>\n"
            for cell, how in zip(cells, aligned, strict=True)
        )
        return f"<tr>\n{''.join(made)}</tr>\n"

    def _notes(self, lines: list[str]) -> str:
        """The notes at a text's end, each referred to once, in the order of the references."""
        noted, self.noted = self.noted, []
        found = [_NOTE.match(line) for line in lines]
        if [note[1] if note else "" for note in found] != noted or len(set(noted)) < len(noted):
            raise _NotSimple
        items: list[str] = []
        for name, line in zip(noted, lines, strict=True):
            words = self._paragraph(line[len(f"[^{name}]: ") :])
            title = NOTE_BACK[self.language].format(len(items) + 1)
            items.append(
                f'<li id="fn:{name}">\n<p>{words}&#160;<a class="footnote-backref" '
                f'href="#fnref:{name}" title="{title}">↩</a></p>\n</li>\n'
            )
        if self.noted:
            raise _NotSimple  # A note that refers to notes.
        return f'<div class="footnote">\n<hr>\n<ol>\n{"".join(items)}</ol>\n</div>'


def _rows(block: str) -> list[list[str]]:
    """The cells of each row of a table whose rows all have as many, two or more."""
    rows = []
    for line in block.split("\n"):
        if line[:1] != "|" or line[-1:] != "|":
            raise _NotSimple
        rows.append([cell.strip(" ") for cell in line[1:-1].split("|")])
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) > 1 or widths == {1}:
        raise _NotSimple
    return rows


def _aligned(cell: str) -> str:
    column = _COLUMN.match(cell)
    if column is None:
        raise _NotSimple
    return _ALIGNED[column[1], column[2]]
