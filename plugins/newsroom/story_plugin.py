"""Ties articles and standing pages to the build.

Reads   ``context["site"]``.
Gives   a page for each story and each standing page, in every language that it exists in.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.languages import LANGUAGES
from plugins.newsroom.page_views import page_views
from plugins.newsroom.story_views import article_views


class StoryGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes articles and standing pages."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for language in LANGUAGES:
            for article in article_views(site, language):
                writer.write_view(article, site, self.context)
            for page in page_views(site, language):
                writer.write_view(page, site, self.context)


def _generators(_pelican: object) -> type[Generator]:
    return StoryGenerator


def register() -> None:
    """Pages are written with the output, once the whole site is known."""
    signals.get_generators.connect(_generators)
