"""The views behind planned pages, for tests that look at one room.

Reads   ``Page`` and ``File`` values; the theme.
Gives   ``views_of``; ``data_of``, a dictionary of addresses and bytes; ``templates``, the theme's.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from plugins.languages.words import load_words
from plugins.model.outputs import File, Group, Output, Page
from plugins.rendering.templates import Templates, TemplateSources
from tests.support.paths import ROOT


def unfolded(outputs: Iterable[Output | Group]) -> Iterator[Output]:
    """Outputs, and the members of groups among them."""
    for output in outputs:
        if isinstance(output, Group):
            yield from output.members()
        else:
            yield output


def views_of(outputs: Iterable[Output | Group]) -> Iterator[Any]:
    """Each page's view, in order."""
    return (output.view() for output in unfolded(outputs) if isinstance(output, Page))


def data_of(outputs: Iterable[Output | Group]) -> dict[str, bytes]:
    """Each file's bytes by its address."""
    files = (output for output in unfolded(outputs) if isinstance(output, File))
    return {output.address: output.data() for output in files}


@cache
def templates() -> Templates:
    """The theme's templates with the words of both languages."""
    theme = ROOT / "theme"
    return Templates(TemplateSources.read(theme, load_words(theme)))
