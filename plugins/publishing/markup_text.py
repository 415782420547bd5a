"""HTML to text that reads well without any program: Markdown's signs, and no markup.

Reads   the finished words of a story.
Gives   ``as_text``.
"""

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "figure", "figcaption"}
    | {"table", "blockquote", "pre", "section", "div", "hr", "li", "tr", "aside"}
)
_HEADINGS: Final = {f"h{level}": f"{'#' * level} " for level in range(2, 7)}
_SPACES: Final = re.compile(r"[ \t\n]+")


def as_text(markup: str, url: str, page: str) -> str:
    """``markup`` as paragraphs with an empty line between them, ending with a line end.

    ``url`` goes before addresses within the site; links to places within ``page`` itself are left
    out, and pictures tell their words. No-break spaces stay.
    """
    reader = _Reader(url, page)
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Gathers blocks; ``_begin`` is what the next one opens with, such as ``- `` in a list."""

    def __init__(self, url: str, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self._url, self._page = url, page
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._begin = ""
        self._quoted = 0
        self._lists: list[int | None] = []
        self._after_link = ""
        self._skipped = False
        self._cells = 0

    def text(self) -> str:
        self._end_block()
        joined = ""
        for before, block in zip(["", *self._blocks], self._blocks, strict=False):
            together = _is_row(before) and _is_row(block)
            joined += ("" if not before else "\n" if together else "\n\n") + block
        return f"{joined}\n" if joined else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in _BLOCKS:
            self._end_block()
        if tag in _HEADINGS:
            self._begin = _HEADINGS[tag]
        elif tag == "blockquote":
            self._quoted += 1
        elif tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin = self._mark()
        elif tag == "tr":
            self._cells = 0
            self._begin = "| "
        elif tag in {"td", "th"}:
            self._words.append(" | " if self._cells else "")
            self._cells += 1
        elif tag == "br":
            self._words.append(" ")
        elif tag == "a":
            self._begin_link(told.get("class") or "", told.get("href") or "")
        elif tag == "img" and told.get("alt"):
            self._words.append(f"[{told['alt']}]")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)

    def _mark(self) -> str:
        """What an item opens with, as deep as its list lies in others."""
        number = self._lists[-1] if self._lists else None
        indent = "  " * max(0, len(self._lists) - 1)
        if number is None:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number + 1}. "

    def _begin_link(self, kind: str, href: str) -> None:
        """A note's number stands apart from the figure before it, the way back to it nowhere."""
        self._after_link = ""
        self._skipped = kind == "footnote-backref"
        if kind == "footnote-ref":
            self._words.append(" [")
            self._after_link = "]"
        elif not self._skipped and not href.startswith(("#", f"{self._page}#")):
            rooted = href.startswith("/") and not href.startswith("//")
            address = self._url + href if rooted else href
            self._after_link = f" ({address})" if address.startswith("http") else ""

    def _end_link(self) -> None:
        self._words.append(self._after_link)
        self._after_link, self._skipped = "", False

    def _end_block(self) -> None:
        words = _SPACES.sub(" ", "".join(self._words)).strip(" \N{NO-BREAK SPACE}")
        self._words = []
        if words:
            self._blocks.append("> " * self._quoted + self._begin + words)
            self._begin = ""


def _is_row(block: str) -> bool:
    """Whether a block stands close to the one before: items of a list, rows of a table."""
    return block.lstrip().startswith(("- ", "| ")) or bool(re.match(r" *\d+\. ", block))
