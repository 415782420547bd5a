"""Ties the lists to Pelican: news, topics, agencies, archive, index and the missing page.

Reads   the finished site.
Gives   their pages in both languages.
"""

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.languages import LANGUAGES
from plugins.model.site import Site
from plugins.newsroom.agency_views import agency_views
from plugins.newsroom.archive_views import month_views, year_views
from plugins.newsroom.category_views import category_views
from plugins.newsroom.index_views import index_view
from plugins.newsroom.list_views import news_views
from plugins.newsroom.not_found_views import not_found_view
from plugins.newsroom.tag_views import tag_views


def list_views(site: Site) -> Iterator[Any]:
    """The views of every list, in a fixed order."""
    for language in LANGUAGES:
        yield from news_views(site, language)
        yield from category_views(site, language)
        yield from tag_views(site, language)
        yield from agency_views(site, language)
        yield from month_views(site, language)
        yield from year_views(site, language)
        yield index_view(site, language)
        yield not_found_view(site, language)


class ListGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes the lists."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for view in list_views(site):
            writer.write_view(view, site, self.context)


def _generators(_pelican: object) -> type[Generator]:
    return ListGenerator


def register() -> None:
    """Lists are written with the output, once every story is known."""
    signals.get_generators.connect(_generators)
