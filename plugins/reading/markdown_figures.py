"""References to figures in Markdown: marked where a figure will stand.

Reads   ``{{figure: semarang.area}}`` in an editor's words.
Gives   ``FigureReferences`` and its ``PRIORITY`` among the inline patterns.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from plugins.model.figure_marks import mark

PRIORITY: Final = 186
"""After code, which shows references as they are typed, and before all else."""


class FigureReferences(InlineProcessor):
    """Puts a mark where a figure will stand."""

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's own name)
        self, m: re.Match[str], _data: str
    ) -> tuple[Element | str, int, int]:
        return AtomicString(mark(m["reference"])), m.start(0), m.end(0)
