"""Ties the home pages to the build.

Reads   ``context["site"]``.
Gives   ``/`` and ``/en/``.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.languages import LANGUAGES
from plugins.newsroom.home_views import home_view


class HomeGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes one home page a language."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for language in LANGUAGES:
            writer.write_view(home_view(site, language), site, self.context)


def _generators(_pelican: object) -> type[Generator]:
    return HomeGenerator


def register() -> None:
    """Pages are written with the output, once the whole site is known."""
    signals.get_generators.connect(_generators)
