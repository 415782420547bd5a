"""Ties the calendars to subscribe to into the build.

Reads   the site.
Gives   an ``.ics`` file at ``addresses.calendar_file`` for each city and for all, per language.
"""

from functools import partial

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.generators import connect_wordless
from plugins.model.outputs import File, Outputs
from plugins.model.site import Site


def calendar_files(site: Site) -> Outputs:
    """Every calendar, in a fixed order."""
    prints = site.prints
    needs = (prints.shared, prints.day, prints.calendar, prints.every_city)
    for language in LANGUAGES:
        for slug in (None, *(city.slug for city in site.cities)):
            yield File(
                addresses.calendar_file(language, slug),
                needs,
                partial(_calendar, site, language, slug),
            )


def _calendar(site: Site, language: Language, slug: str | None) -> bytes:
    from plugins.tourism_calendar.ics import calendar_ics  # noqa: PLC0415 (slow to load)

    return calendar_ics(site, language, slug)


def register() -> None:
    """Calendars are planned with the output, once the whole site is known."""
    connect_wordless(calendar_files)
