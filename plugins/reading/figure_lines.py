"""Where in a file an editor wrote a reference to a figure.

Reads   the file's text.
Gives   ``line_of``.
"""

from collections.abc import Mapping
from functools import lru_cache

from plugins.model.figure_marks import WRITTEN, mark


def line_of(text: str, reference: str) -> int:
    """The line of the file ``text`` on which ``reference`` is first written; 0 where it isn't."""
    return _lines(text).get(mark(reference), 0)


@lru_cache(maxsize=2)
def _lines(text: str) -> Mapping[str, int]:
    """The line of each reference, by its mark."""
    found: dict[str, int] = {}
    line, seen = 1, 0
    for match in WRITTEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        found.setdefault(mark(match["reference"]), line)
    return found
