"""The calendar as a list: everything from today on by month, then by city and by kind.

Reads   the site.
Gives   ``CalendarListView`` and ``calendar_list_view``; ``ListMonth`` and ``list_months``.

Where scripts run, ``js/calendar-list.js`` offers the ``choices`` in place of the filters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Frame, Moment
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS
from plugins.tourism_calendar.almanac import Almanac, Entry, almanac
from plugins.tourism_calendar.calendar_parts import (
    CalendarHead,
    Filters,
    Step,
    Subscription,
    calendar_frame,
    cities_with_events,
    coming,
    filters,
    kind_subscription,
    subscriptions,
)
from plugins.tourism_calendar.calendar_rows import (
    CalendarLine,
    CalendarRow,
    calendar_line,
    calendar_row,
)
from plugins.tourism_calendar.phrases import sentence

SCRIPT: Final = "js/calendar-list.js"
NAMES: Final[dict[Language, tuple[str, str, str]]] = {
    "id": ("kota", "jenis", "bulan"),
    "en": ("city", "kind", "month"),
}
"""What the page's address calls the choices: ``?kota=semarang&bulan=2027-02``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One select: ``name`` is its key in the page's address, ``options`` are values and words."""

    name: str
    trait: str
    label: str
    every: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListMonth:
    """One month of the list; ``light`` is its year."""

    id: str
    name: str
    light: str
    href: str
    rows: tuple[CalendarRow, ...]


@dataclass(frozen=True, slots=True)
class ListPart:
    """The events of one city, or of one kind, each in a line."""

    id: str
    name: str
    lines: tuple[CalendarLine, ...]
    href: str | None = None
    city_class: str | None = None
    subscription: Subscription | None = None


@dataclass(frozen=True, slots=True)
class CalendarListView:
    """Three ways through the same events: by month, by city, by kind."""

    template: ClassVar[str] = "calendar-list.html"

    frame: Frame
    head: CalendarHead
    filters: Filters | None
    choices: tuple[Choice, ...]
    entries: int
    months: tuple[ListMonth, ...]
    without_events: bool
    cities: tuple[ListPart, ...]
    kinds: tuple[ListPart, ...]
    subscriptions: tuple[Subscription, ...]


def calendar_list_view(site: Site, language: Language) -> CalendarListView:
    """The list as of the site's day."""
    words, days, today = site.words[language], almanac(site, language), site.today
    entries = tuple(entry for entry in coming(days, today) if entry.type != "leave")
    events = tuple(entry for entry in entries if entry.type == "event")
    following = subscriptions(site, words)
    choices = tuple(_choices(site, entries, days, words))
    script = site.assets.files.get(SCRIPT)
    made = calendar_frame(
        site,
        language,
        "calendar-list",
        title=words.gettext("Daftar acara"),
        description=words.gettext("Semua acara dan hari libur, menurut bulan, kota, dan jenis."),
        versions={each: addresses.calendar_list(each) for each in LANGUAGES},
    )
    return CalendarListView(
        frame=replace(made, scripts=(script,)) if choices and script else made,
        head=CalendarHead(
            strong=words.gettext("Daftar"),
            light=words.gettext("semua acara"),
            iso=None,
            text=sentence(
                words.gettext("Dari %(first)s sampai %(last)s"),
                first=Moment(today.isoformat(), formats.long_date(today, language)),
                last=Moment(
                    f"{days.years[-1]}-12",
                    formats.month_year(date(days.years[-1], 12, 1), language),
                ),
            ),
            steps=(
                Step(addresses.calendar(language), words.gettext("Kalender")),
                *(Step(addresses.calendar_year(language, y), str(y)) for y in days.years),
            ),
        ),
        filters=filters(site, days, everything=addresses.calendar_list(language)),
        choices=choices,
        entries=len(entries),
        months=list_months(entries, today, words, chosen=True),
        without_events=not events,
        cities=tuple(_city_part(site, city, events, following, words) for city in site.cities),
        kinds=_kind_parts(site, days, events, words),
        subscriptions=following,
    )


def list_months(
    entries: tuple[Entry, ...], today: date, words: Words, *, chosen: bool = False
) -> tuple[ListMonth, ...]:
    """Entries that are not over, under the months in which they fall.

    ``chosen``: with the traits that a script chooses by.
    """
    language = words.language

    def month_of(entry: Entry) -> date:
        return max(entry.start, today).replace(day=1)

    return tuple(
        ListMonth(
            id=f"{month:%Y-%m}",
            name=formats.month_name(month.month, language),
            light=str(month.year),
            href=addresses.calendar_month(language, month.year, month.month),
            rows=tuple(
                calendar_row(entry, words, month=month, kind=True, chosen=chosen) for entry in found
            ),
        )
        for month, found in groupby(entries, month_of)
    )


def _choices(
    site: Site, entries: tuple[Entry, ...], days: Almanac, words: Words
) -> Iterator[Choice]:
    """By city, kind and month, of what is listed; none where there is nothing to choose among."""
    language, gettext = words.language, words.gettext
    events = tuple(entry for entry in entries if entry.type == "event")
    if not events:
        return
    listed = {entry.city for entry in events}
    yield Choice(
        name=NAMES[language][0],
        trait="city",
        label=gettext("Menurut kota"),
        every=gettext("Semua kota"),
        options=tuple((c.slug, c.fields.short_name) for c in site.cities if c.slug in listed),
    )
    yield Choice(
        name=NAMES[language][1],
        trait="kind",
        label=gettext("Menurut jenis"),
        every=gettext("Semua jenis"),
        options=tuple(
            (kind, EVENT_KIND_LABELS[kind].in_language(language)) for kind in days.kinds(events)
        ),
    )
    yield Choice(
        name=NAMES[language][2],
        trait="month",
        label=gettext("Menurut bulan"),
        every=gettext("Semua bulan"),
        options=tuple(
            (f"{month:%Y-%m}", formats.month_year(month, language))
            for month in _months_from(site.today, days.years[-1])
            if any(f"{e.start:%Y-%m}" <= f"{month:%Y-%m}" <= f"{e.end:%Y-%m}" for e in entries)
        ),
    )


def _months_from(today: date, last_year: int) -> Iterator[date]:
    for year in range(today.year, last_year + 1):
        for number in range(today.month if year == today.year else 1, 13):
            yield date(year, number, 1)


def _city_part(
    site: Site,
    city: City,
    events: tuple[Entry, ...],
    following: tuple[Subscription, ...],
    words: Words,
) -> ListPart:
    own = f"city-{city.slug}"
    listed = city in cities_with_events(site, almanac(site, words.language))
    return ListPart(
        id=f"kota-{city.slug}",
        name=city.fields.short_name,
        lines=tuple(
            calendar_line(site, entry, words, chosen=True)
            for entry in events
            if entry.city == city.slug
        ),
        href=addresses.calendar_city(words.language, city.slug) if listed else None,
        city_class=own,
        subscription=next((each for each in following if each.city_class == own), None),
    )


def _kind_parts(
    site: Site, days: Almanac, events: tuple[Entry, ...], words: Words
) -> tuple[ListPart, ...]:
    return tuple(
        ListPart(
            id=f"jenis-{kind}",
            name=EVENT_KIND_LABELS[kind].in_language(words.language),
            lines=tuple(
                calendar_line(site, entry, words, place=False, chosen=True)
                for entry in events
                if entry.kind == kind
            ),
            href=addresses.calendar_kind(words.language, kind),
            subscription=kind_subscription(site, kind, words),
        )
        for kind in days.kinds(events)
    )
