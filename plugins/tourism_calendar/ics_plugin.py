"""Ties the calendars to subscribe to into the build.

Reads   the site.
Gives   an ``.ics`` file at ``addresses.calendar_file`` for each city and for all, per language.
"""

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.languages import LANGUAGES, addresses
from plugins.model.site import Site
from plugins.tourism_calendar.ics import calendar_ics


def calendar_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Address and content of every calendar, in a fixed order."""
    for language in LANGUAGES:
        yield addresses.calendar_file(language), calendar_ics(site, language)
        for city in site.cities:
            data = calendar_ics(site, language, city.slug)
            yield addresses.calendar_file(language, city.slug), data


class CalendarFileGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes the calendars."""

    def generate_output(self, writer: Any) -> None:
        for address, data in calendar_files(self.context["site"]):
            writer.write_bytes(address, data)


def _generators(_pelican: object) -> type[Generator]:
    return CalendarFileGenerator


def register() -> None:
    """Calendars are written with the output, once the whole site is known."""
    signals.get_generators.connect(_generators)
