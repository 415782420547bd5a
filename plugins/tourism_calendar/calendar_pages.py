"""Every page of the calendar.

Reads   the site.
Gives   the calendar with its years, months, list, weekend, cities and kinds, and a page for each
        event; the cloth that an event without a picture wears.
"""

from datetime import date
from functools import partial

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.outputs import Outputs, Page
from plugins.model.site import Site
from plugins.tourism_calendar.almanac import almanac, calendar_years
from plugins.tourism_calendar.calendar_parts import cities_with_events
from plugins.tourism_calendar.calendar_views import calendar_view, calendar_year_view
from plugins.tourism_calendar.event_pictures import event_covers
from plugins.tourism_calendar.event_views import event_pages
from plugins.tourism_calendar.filter_views import calendar_city_view, calendar_kind_view
from plugins.tourism_calendar.list_views import calendar_list_view
from plugins.tourism_calendar.month_views import calendar_month_view
from plugins.tourism_calendar.weekend_views import calendar_weekend_view


def calendar_pages(site: Site, language: Language) -> Outputs:
    """Every page of the calendar in one language, events last."""
    prints = site.prints
    needs = (prints.shared, prints.day, prints.calendar, prints.every_city)
    yield Page(
        addresses.calendar(language),
        needs,
        partial(calendar_view, site, language),
        addresses.calendar("id"),
    )
    years = calendar_years(site)
    for year in years:
        yield Page(
            addresses.calendar_year(language, year),
            needs,
            partial(calendar_year_view, site, year, language),
            addresses.calendar_year("id", year),
        )
    for year in years:
        for month in range(1, 13):
            yield Page(
                addresses.calendar_month(language, year, month),
                needs,
                partial(calendar_month_view, site, date(year, month, 1), language),
                addresses.calendar_month("id", year, month),
            )
    yield Page(
        addresses.calendar_list(language),
        needs,
        partial(calendar_list_view, site, language),
        addresses.calendar_list("id"),
    )
    yield Page(
        addresses.calendar_weekend(language),
        needs,
        partial(calendar_weekend_view, site, language),
        addresses.calendar_weekend("id"),
    )
    days = almanac(site, language)
    for city in cities_with_events(site, days):
        yield Page(
            addresses.calendar_city(language, city.slug),
            needs,
            partial(calendar_city_view, site, city, language),
            addresses.calendar_city("id", city.slug),
        )
    for kind in days.kinds(days.entries):
        yield Page(
            addresses.calendar_kind(language, kind),
            needs,
            partial(calendar_kind_view, site, kind, language),
            addresses.calendar_kind("id", kind),
        )
    yield from event_pages(site, language)


def calendar_outputs(site: Site) -> Outputs:
    """The calendar in both languages, and the cloths of events."""
    for language in LANGUAGES:
        yield from calendar_pages(site, language)
    yield from event_covers(site)
