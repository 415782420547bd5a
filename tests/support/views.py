"""The views behind planned pages, for tests that look at one room.

Reads   ``Page`` and ``File`` values; the theme.
Gives   ``views_of``; ``data_of``, a dictionary of addresses and bytes; ``templates``, the theme's.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from plugins.languages.words import load_words
from plugins.model.outputs import File, Output, Page
from plugins.rendering.templates import Templates, TemplateSources
from tests.support.paths import ROOT


def views_of(outputs: Iterable[Output]) -> Iterator[Any]:
    """Each page's view, in order."""
    return (output.view() for output in outputs if isinstance(output, Page))


def data_of(outputs: Iterable[Output]) -> dict[str, bytes]:
    """Each file's bytes by its address."""
    return {output.address: output.data() for output in outputs if isinstance(output, File)}


@cache
def templates() -> Templates:
    """The theme's templates with the words of both languages."""
    theme = ROOT / "theme"
    return Templates(TemplateSources.read(theme, load_words(theme)))
