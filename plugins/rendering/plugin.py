"""Ties rendering to Pelican: the writer, and the generator of the theme's files.

Reads   the draft while the site is related; the site's theme folder.
Gives   ``draft.assets``; files below ``/theme/``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.model.site import SiteDraft, relating
from plugins.rendering.theme_files import theme_files
from plugins.rendering.writer import ViewWriter


def _name_assets(draft: SiteDraft) -> None:
    draft.assets = theme_files(draft.theme, draft.cities).assets


class ThemeGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes the theme's files."""

    def generate_output(self, writer: ViewWriter) -> None:
        made = theme_files(Path(self.theme), self.context["site"].cities)
        for address, data in made.files.items():
            writer.write_bytes(address, data)


def _generators(_pelican: object) -> type[Generator]:
    return ThemeGenerator


def _writer(_pelican: object) -> type[ViewWriter]:
    return ViewWriter


def register() -> None:
    """Assets are named while relating, because every view's frame names them.

    The writer is asked for once all contexts are complete.
    """
    relating.connect(_name_assets)
    hooks: list[tuple[Any, Callable[..., Any]]] = [
        (signals.get_generators, _generators),
        (signals.get_writer, _writer),
    ]
    for signal, receiver in hooks:
        signal.connect(receiver)
