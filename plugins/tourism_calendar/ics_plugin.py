"""Ties the calendars to subscribe to into the build.

Reads   the site.
Gives   an ``.ics`` file in each language for all cities, each city and each kind of event, and
        one beside the page of every event that has a date, or had one that subscribers know.
"""

from functools import partial

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.generators import connect_wordless
from plugins.model.outputs import File, Outputs
from plugins.model.site import Site
from plugins.schema.events import EventKind
from plugins.tourism_calendar.calendar_parts import kinds_of_site
from plugins.tourism_calendar.revisions import withdrawn


def calendar_files(site: Site) -> Outputs:
    """Every calendar, in a fixed order."""
    prints = site.prints
    needs = (prints.shared, prints.calendar, prints.every_city)
    for language in LANGUAGES:
        for slug in (None, *(city.slug for city in site.cities)):
            yield File(
                addresses.calendar_file(language, slug),
                needs,
                partial(_calendar, site, language, city=slug),
            )
        for kind in _kinds(site):
            yield File(
                addresses.calendar_kind_file(language, kind),
                needs,
                partial(_calendar, site, language, kind=kind),
            )
        for city in site.cities:
            for event in city.events:
                if (city.slug, event.slug) in _subscribed(site):
                    yield File(
                        addresses.event_file(language, city.slug, event.slug),
                        (prints.shared, prints.calendar, prints.city(city)),
                        partial(_calendar, site, language, city=city.slug, event=event.slug),
                    )


def _kinds(site: Site) -> tuple[EventKind, ...]:
    """Those of the site, then those whose last event was taken out."""
    found = kinds_of_site(site)
    gone = {one.shown.kind for one in withdrawn(site)}.difference(found)
    return *found, *sorted(gone)


def _subscribed(site: Site) -> frozenset[tuple[str, str]]:
    def found() -> frozenset[tuple[str, str]]:
        dated = {(o.city, o.event) for o in site.occurrences if not o.month_only}
        return frozenset(dated | {(w.shown.city, w.shown.event) for w in withdrawn(site)})

    return site.once("events with a calendar", found)


def _calendar(
    site: Site,
    language: Language,
    *,
    city: str | None = None,
    kind: EventKind | None = None,
    event: str | None = None,
) -> bytes:
    from plugins.tourism_calendar.ics import Scope, calendar_ics  # noqa: PLC0415 (slow to load)

    return calendar_ics(site, language, Scope(city, kind, event))


def register() -> None:
    """Calendars are planned with the output, once the whole site is known."""
    connect_wordless(calendar_files)
