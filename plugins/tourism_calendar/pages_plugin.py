"""Ties the calendar's pages to the build.

Reads   the site.
Gives   the calendar with its years, months and list, and a page for each event; the cloth that
        an event without a picture wears.
"""

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.languages import LANGUAGES, Language
from plugins.model.site import Site
from plugins.tourism_calendar.calendar_views import calendar_view, calendar_year_views
from plugins.tourism_calendar.event_pictures import event_covers
from plugins.tourism_calendar.event_views import event_views
from plugins.tourism_calendar.list_views import calendar_list_view
from plugins.tourism_calendar.month_views import calendar_month_views


def calendar_pages(site: Site, language: Language) -> Iterator[Any]:
    """Every view of the calendar in one language, events last."""
    yield calendar_view(site, language)
    yield from calendar_year_views(site, language)
    yield from calendar_month_views(site, language)
    yield calendar_list_view(site, language)
    yield from event_views(site, language)


class CalendarPageGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes the calendar's pages and the covers of its events."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for language in LANGUAGES:
            for view in calendar_pages(site, language):
                writer.write_view(view, site, self.context)
        for address, data in event_covers(site):
            writer.write_bytes(address, data)


def _generators(_pelican: object) -> type[Generator]:
    return CalendarPageGenerator


def register() -> None:
    """Pages are written with the output, once the whole site is known."""
    signals.get_generators.connect(_generators)
