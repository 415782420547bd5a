"""A city's year: what comes next, and twelve months with their events.

Reads   the city's occurrences.
Gives   ``next_event`` and ``year_strip``.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from plugins.cities.cloths import month_strip
from plugins.cities.wording import capital, day_range
from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site

CLOTH: Final = 34.0
"""Pixels of cloth for each event of a month."""


@dataclass(frozen=True, slots=True)
class NextEvent:
    """The next event; ``lang`` is set where its name isn't in the page's language."""

    name: str
    href: str
    iso: str
    date: str
    provisional: bool
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class StripEvent:
    """An event under its month; ``date`` is not a day where only the month is known."""

    name: str
    href: str
    iso: str
    date: str
    dashed: bool
    provisional: bool
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class StripMonth:
    """A month: ``cloth`` pixels hang over it, and ``bare`` are left below them."""

    name: str
    long_name: str
    cloth: float
    bare: float
    events: tuple[StripEvent, ...]


@dataclass(frozen=True, slots=True)
class YearStrip:
    """Twelve months of one year; cloth and bare wall of each are together equally high."""

    title: str
    months: tuple[StripMonth, ...]
    subscribe: str
    subscribe_text: str
    dashed: bool


def next_event(site: Site, city: City, language: Language, words: Words) -> NextEvent | None:
    """What takes place next, or now; an event without a day only where there is no other."""
    coming = [o for o in _of_city(site, city) if o.end >= site.today]
    dated = [o for o in coming if not o.month_only]
    for found in (dated or coming)[:1]:
        event = city.event(found.event)
        if event is None:
            return None
        if found.month_only:
            month = formats.month_year(found.start, language)
            told = words.gettext("%(month)s, tanggal menyusul") % {"month": capital(month)}
        else:
            told = day_range(found.start, found.end, language)
        return NextEvent(
            name=event.name.in_language(language),
            href=addresses.event(language, city.slug, event.slug),
            iso=_iso(found),
            date=told,
            provisional=found.provisional and not found.month_only,
            lang=event.name.lang_on(language),
        )
    return None


def year_strip(site: Site, city: City, language: Language, words: Words) -> YearStrip | None:
    """The year in which most of the coming events fall; None for a city without events."""
    occurrences = _of_city(site, city)
    year = _year(occurrences, site.today)
    shown = [o for o in occurrences if o.start.year == year]
    if not shown:
        return None
    drawn = month_strip(
        [(o.start.month, None if o.month_only else o.start.day) for o in shown], CLOTH
    )
    months = []
    for column in drawn.months:
        first = date(year, column.month, 1)
        events = [_strip_event(city, shown[place], language, words) for place in column.events]
        months.append(
            StripMonth(
                name=formats.short_month(first, language),
                long_name=formats.month_year(first, language),
                cloth=column.cloth,
                bare=round(drawn.height - column.cloth, 2),
                events=tuple(event for event in events if event is not None),
            )
        )
    name = {"city": city.fields.short_name, "year": year}
    return YearStrip(
        title=words.gettext("Setahun di %(city)s, %(year)s") % name,
        months=tuple(months),
        subscribe=addresses.calendar_file(language, city.slug),
        subscribe_text=words.gettext("Berlangganan kalender %(city)s") % name,
        dashed=any(event.dashed for month in months for event in month.events),
    )


def _of_city(site: Site, city: City) -> list[Occurrence]:
    return sorted(o for o in site.occurrences if o.city == city.slug and not o.cancelled)


def _year(occurrences: list[Occurrence], today: date) -> int:
    coming = [o.start.year for o in occurrences if o.end >= today]
    years = (today.year, today.year + 1)
    return max(years, key=lambda year: (coming.count(year), -year))


def _strip_event(
    city: City, found: Occurrence, language: Language, words: Words
) -> StripEvent | None:
    event = city.event(found.event)
    if event is None:
        return None
    told = formats.date_range(found.start, found.end, language, year=False)
    if found.month_only:
        told = words.gettext("menyusul")
    return StripEvent(
        name=_brief(event.name.in_language(language)),
        href=addresses.event(language, city.slug, event.slug),
        iso=_iso(found),
        date=told,
        dashed=found.provisional or found.month_only,
        provisional=found.provisional and not found.month_only,
        lang=event.name.lang_on(language),
    )


def _brief(name: str) -> str:
    """The name without what stands in brackets: a twelfth of the page is narrow."""
    return name.partition(" (")[0]


def _iso(found: Occurrence) -> str:
    return f"{found.start:%Y-%m}" if found.month_only else found.start.isoformat()
