"""The home page's agenda: today's leaf, seven days, and what comes after them.

Reads   the site's occurrences and the day of the build.
Gives   ``Agenda`` and ``agenda``, and ``next_of_city``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from plugins.languages import Language, addresses, formats
from plugins.languages.calendars import pasaran
from plugins.languages.words import Words
from plugins.model.fates import fate, fate_of_old_day
from plugins.model.frame import Link
from plugins.model.occurrences import Occurrence
from plugins.model.parts import DayColumn, DayEvent, LeaderRow, Leaf
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event

DAYS: Final = 7
LATER: Final = 6

Dated = tuple[Occurrence, City, Event]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Today, the seven days that begin with it, a sentence about them, and later events."""

    leaf: Leaf
    days: tuple[DayColumn, ...]
    sentence: str | None
    later: tuple[LeaderRow, ...]
    calendar: Link
    weekend: Link


def agenda(site: Site, language: Language) -> Agenda:
    """The agenda as of the site's day."""
    words = site.words[language]
    today = site.today
    last = today + timedelta(days=DAYS - 1)
    coming = list(_dated(site))
    fixed = [one for one in coming if not one[0].month_only and one[0].end >= today]
    week = (today + timedelta(days=ahead) for ahead in range(DAYS))
    dated = [one for one in _every(site) if not one[0].month_only]
    days = tuple(_day(site, day, dated, words) for day in week)
    busy = any(not event.gone for day in days for event in day.events)
    later = [one for one in fixed if one[0].start > last][:LATER]
    return Agenda(
        leaf=_leaf(site, language),
        days=days,
        sentence=_sentence(coming, today, busy, language, words),
        later=tuple(_row(one, today, language) for one in later),
        calendar=Link(addresses.calendar(language), words.gettext("Seluruh kalender")),
        weekend=Link(addresses.calendar_weekend(language), words.gettext("Akhir pekan ini")),
    )


def next_of_city(site: Site, city: City, language: Language) -> tuple[str, str, str] | None:
    """Name, date in words and ISO date of the city's next event; None where none is known."""
    today = site.today
    for occurrence, home, event in _dated(site):
        # An event of this month without a date may be over; it is in the agenda's sentence.
        last = occurrence.start if occurrence.month_only else occurrence.end
        if home is not city or last < today:
            continue
        name = event.name.in_language(language)
        start, end = occurrence.start, occurrence.end
        if occurrence.month_only:
            return name, formats.month_name(start.month, language), f"{start:%Y-%m}"
        year = start.year - today.year > 1
        return name, formats.date_range(start, end, language, year=year), start.isoformat()
    return None


def _dated(site: Site) -> Iterator[Dated]:
    """Every occurrence that stands, with its city and event, soonest first."""
    return (one for one in _every(site) if not one[0].cancelled)


def _every(site: Site) -> Iterator[Dated]:
    """Also those that were called off."""
    for occurrence in sorted(site.occurrences):
        city = site.city(occurrence.city)
        event = city.event(occurrence.event) if city else None
        if city is not None and event is not None:
            yield occurrence, city, event


def _leaf(site: Site, language: Language) -> Leaf:
    today = site.today
    return Leaf(
        iso=today.isoformat(),
        weekday=formats.weekday(today, language),
        day=str(today.day),
        pasaran=pasaran(today),
        month=formats.month_year(today, language),
        hijri=site.hijri.line(today, language),
    )


def _day(site: Site, day: date, dated: list[Dated], words: Words) -> DayColumn:
    language = words.language
    off = site.holidays_on(day, language)
    events = tuple(
        DayEvent(
            event.name.in_language(language),
            addresses.event(language, city.slug, event.slug),
            occurrence.provisional,
            f"city-{city.slug}",
            gone=gone,
            fate=fate_of_old_day(occurrence, words) if left else fate(occurrence, words),
        )
        for occurrence, city, event in dated
        for left in [day == occurrence.was and not occurrence.start <= day <= occurrence.end]
        for gone in [left or occurrence.cancelled]
        if left or occurrence.start <= day <= occurrence.end
    )
    return DayColumn(
        iso=day.isoformat(),
        weekday=formats.weekday(day, language),
        weekday_short=formats.short_weekday(day, language),
        day=str(day.day),
        pasaran=pasaran(day),
        red=day.isoweekday() == 7 or any(not one.collective_leave for one in off),
        events=(*(DayEvent(one.name, None, one.estimated) for one in off), *events),
    )


def _sentence(
    coming: list[Dated], today: date, busy: bool, language: Language, words: Words
) -> str | None:
    """That the week is empty, where it is, and what this month holds without a date."""
    undated = [
        f"{event.name.in_language(language)} ({city.fields.short_name})"
        for occurrence, city, event in coming
        if occurrence.month_only
        and (occurrence.start.year, occurrence.start.month) == (today.year, today.month)
    ]
    parts = [] if busy else [words.gettext("Belum ada acara bertanggal pada pekan ini.")]
    if undated:
        parts.append(
            words.gettext("%(month)s juga bulan %(events)s; tanggalnya menyusul.")
            % {
                "month": formats.month_name(today.month, language),
                "events": _listed(undated, words),
            }
        )
    return " ".join(parts) or None


def _listed(names: list[str], words: Words) -> str:
    """``a``, ``a dan b`` or ``a, b, dan c``."""
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return words.gettext("%(first)s dan %(second)s") % {"first": names[0], "second": names[1]}
    rest = ", ".join(names[:-1])
    return words.gettext("%(rest)s, dan %(last)s") % {"rest": rest, "last": names[-1]}


def _row(one: Dated, today: date, language: Language) -> LeaderRow:
    occurrence, city, event = one
    place = event.place.in_language(language) if event.place else None
    short = city.fields.short_name
    note = short if place is None or short in place else f"{place}, {short}"
    return LeaderRow(
        text=event.name.in_language(language),
        value=formats.date_range(
            occurrence.start, occurrence.end, language, year=occurrence.start.year != today.year
        ),
        href=addresses.event(language, city.slug, event.slug),
        note=note,
        iso=occurrence.start.isoformat(),
        provisional=occurrence.provisional,
        lang=event.name.lang_on(language),
    )
