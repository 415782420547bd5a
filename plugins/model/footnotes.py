"""Footnotes that the build adds to those that a writer gave.

Reads   HTML as Python-Markdown's footnotes leave it.
Gives   ``Note``, and ``with_notes``: all footnotes in the order of their first sign in the text,
        under one numbering.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.languages.words import Words

_BLOCK = re.compile(r'<div class="footnote">\s*<hr>\s*<ol>(?P<items>.*?)</ol>\s*</div>', re.DOTALL)
_ITEM = re.compile(r'(?=<li id="fn:)')
_KEY = re.compile(r'<li id="fn:([^"]*)"')
_SIGN = re.compile(r'(<a class="footnote-ref" href="#fn:([^"]*)">)[^<]*(</a>)')
_BACK = re.compile(r'(<a class="footnote-backref" href="[^"]*" title="[^"]*?)\d+(")')


@dataclass(slots=True)
class Note:
    """One footnote; ``text`` is HTML, ``cited`` how many signs in the text lead to it."""

    key: str
    text: str = ""
    cited: int = 0

    def cite(self) -> str:
        """One more sign for the text; its number follows in ``with_notes``."""
        self.cited += 1
        return (
            f'<sup id="{self._sign(self.cited)}">'
            f'<a class="footnote-ref" href="#fn:{self.key}">0</a></sup>'
        )

    def item(self, words: Words) -> str:
        """The note with a way back to each of its signs."""
        title = words.gettext("Kembali ke catatan %(number)s") % {"number": 0}
        back = " ".join(
            f'<a class="footnote-backref" href="#{self._sign(count)}" title="{title}">↩</a>'
            for count in range(1, self.cited + 1)
        )
        return f'<li id="fn:{self.key}">\n<p>{self.text}&nbsp;{back}</p>\n</li>\n'

    def _sign(self, count: int) -> str:
        return f"fnref{count if count > 1 else ''}:{self.key}"


def with_notes(markup: str, notes: Sequence[Note], words: Words) -> str:
    """``markup``, whose text has the signs of ``notes`` already, with those notes at its foot."""
    if not notes:
        return markup
    block = _BLOCK.search(markup)
    written = _ITEM.split(block["items"])[1:] if block else []
    items = {_key(item): item for item in (*written, *(note.item(words) for note in notes))}
    text = markup if block is None else markup[: block.start()] + markup[block.end() :]
    # Signs in the notes themselves come after all signs of the text.
    signs = _SIGN.finditer(text + "".join(items.values()))
    order = list(dict.fromkeys([match[2] for match in signs] + list(items)))
    numbers = {key: number for number, key in enumerate(order, start=1) if key in items}

    def numbered(match: re.Match[str]) -> str:
        return f"{match[1]}{numbers.get(match[2], '')}{match[3]}"

    listed = "".join(
        _BACK.sub(rf"\g<1>{numbers[key]}\g<2>", items[key]) for key in order if key in items
    )
    whole = f'{text.rstrip()}\n<div class="footnote">\n<hr>\n<ol>\n{listed}</ol>\n</div>'
    return _SIGN.sub(numbered, whole)


def _key(item: str) -> str:
    found = _KEY.match(item)
    return found[1] if found else ""
