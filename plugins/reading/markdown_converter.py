"""Python-Markdown as this site uses it: its extensions, and less work where nothing can match.

Reads   nothing.
Gives   ``converter``, one a language.
"""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.languages import Language
from plugins.model.figure_marks import WRITTEN
from plugins.reading.markdown_figures import PRIORITY, FigureReferences
from plugins.reading.simple_markdown import NOTE_BACK

_EXTENSIONS: Final = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
]

# Python-Markdown asks each of its parts about each block, by slow expressions; these parts take
# nothing that holds none of their signs.
_PARTS_OF_TEXTS: Final = {"fenced_code_block": ("```", "~~~"), "html_block": ("<", "&")}
_PARTS_OF_BLOCKS: Final[dict[str, tuple[str, ...]]] = {
    "admonition": ("!!!", "    "),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("--", "- -", "-  -", "__", "_ _", "_  _", "**", "* *", "*  *"),
    "deflist": (": ",),
    "quote": (">",),
    "footnote": ("[^",),
    "abbr": ("*[",),
    "reference": ("]:",),
}
# What the inline patterns begin with, and the mark of what was put aside.
_INLINE = re.compile(r"[\\`\[<&*_{\x02]")


@cache
def converter(language: Language) -> markdown.Markdown:
    """Python-Markdown with the extensions above, which spares itself what can't match."""
    made = markdown.Markdown(
        extensions=[*_EXTENSIONS, _HeadingExtension()],
        extension_configs={
            "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": NOTE_BACK[language]},
        },
        output_format="html",
    )
    # Replaced on each object, so that the extensions keep choosing its class and its place.
    for name, each in _PARTS_OF_TEXTS.items():
        part = made.preprocessors[name]
        part.run = partial(_run_where, part.run, each)  # type: ignore[method-assign]
    for name, signs in _PARTS_OF_BLOCKS.items():
        block = made.parser.blockprocessors[name]
        block.test = partial(_test_where, block.test, signs)  # type: ignore[method-assign]
    made.treeprocessors.register(_PlainTexts(made), "plain_texts", 21)
    made.inlinePatterns.register(FigureReferences(WRITTEN.pattern, made), "figures", PRIORITY)
    return made


def _run_where(
    run: Callable[[list[str]], list[str]], signs: tuple[str, ...], lines: list[str]
) -> list[str]:
    text = "\n".join(lines)
    return run(lines) if any(sign in text for sign in signs) else lines


def _test_where(
    test: Callable[[Element, str], bool], signs: tuple[str, ...], parent: Element, block: str
) -> bool:
    for sign in signs:
        if sign in block:
            return test(parent, block)
    return False


class _PlainTexts(Treeprocessor):
    """Says of text without any mark that the inline patterns needn't look at it."""

    def run(self, root: Element) -> None:
        abbreviations = self.md.treeprocessors["abbr"]
        if isinstance(abbreviations, AbbrTreeprocessor) and abbreviations.abbrs:
            return  # They are looked for in the same texts, later.
        for element in root.iter():
            if element.text and not _INLINE.search(element.text) and "  \n" not in element.text:
                element.text = AtomicString(element.text)


class _Headings(TocTreeprocessor):
    """Headings' addresses; the table of contents only where a story has its marker."""

    MARKER: Final = "[TOC]"

    def run(self, doc: Element) -> None:
        texts = (element.text for element in doc.iter())
        self.marker = self.MARKER if any(text and self.MARKER in text for text in texts) else ""
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self.marker else Element("div")


class _HeadingExtension(TocExtension):
    TreeProcessorClass = _Headings
