"""A year as a wheel: months, Hijri months with Ramadan, holidays, a mark for every event.

Reads   the almanac.
Gives   ``YearWheel`` and ``year_wheel``. All lengths are in the drawing's own units; the centre is
        0, 0 and the drawing ``SIZE`` wide and high.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from textwrap import wrap
from typing import Final

from plugins.languages import formats
from plugins.languages.words import Words
from plugins.model.site import Site
from plugins.tourism_calendar.almanac import Almanac, Entry
from plugins.tourism_calendar.calendar_parts import cities_with_events
from plugins.tourism_calendar.calendar_rows import months_text
from plugins.tourism_calendar.wheel_lanes import Room, Span, place
from plugins.tourism_calendar.wheel_rim import (
    HIJRI,
    RIM,
    WheelHoliday,
    WheelMoon,
    fasts,
    holidays,
    moons,
    sundays,
)
from plugins.tourism_calendar.wheel_shapes import arc, mark, point, spoke, turn

SIZE: Final = 1000
_NAMES: Final = 466
_EVENTS: Final = 358
_HEART: Final = 120
"""Radius of the middle, in which the year stands and the name of what one points at."""

_LINE: Final = 19
"""Letters that fit on a line in the middle."""
_FILLED: Final = 0.92
"""Size of a mark, of its lane's width."""

_ALONG: Final = (0.5, 0.22, 0.78, 0.36, 0.64)
"""Where on its arc an event without a day has its shape, one after the other."""


@dataclass(frozen=True, slots=True)
class WheelMark:
    """An event: ``path`` its shape, ``stretch`` the line along all its days or months.

    ``label`` says all at once; ``lines`` are its name, and ``date`` its date, for the middle of
    the wheel. ``waiting``: its month is known, its day not.
    """

    href: str
    label: str
    path: str
    lines: tuple[str, ...]
    date: str
    city_class: str | None
    stretch: str | None = None
    provisional: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class WheelMonth:
    """A month's name at its place, and what begins in it, in the order of the list."""

    id: str
    name: str
    short: str
    x: float
    y: float
    label: str
    marks: tuple[WheelMark, ...]


@dataclass(frozen=True, slots=True)
class WheelRing:
    """A city's part of the wheel: the circle in its middle, and how wide it is."""

    radius: float
    width: float
    city_class: str


@dataclass(frozen=True, slots=True)
class WheelKey:
    """A city's shape, from the outermost ring inwards."""

    path: str
    city_class: str
    text: str


@dataclass(frozen=True, slots=True)
class YearWheel:
    """The drawing and what it needs beside it; ``ramadan`` tells the fasting month's days.

    It looks like the head of a bedug: Sundays are the studs along its rim.
    """

    year: str
    hijri_years: str
    label: str
    months: tuple[WheelMonth, ...]
    holidays: tuple[WheelHoliday, ...]
    moons: tuple[WheelMoon, ...]
    rings: tuple[WheelRing, ...]
    spokes: str
    sundays: str
    key: tuple[WheelKey, ...]
    ramadan: tuple[str, ...]
    has_provisional: bool
    has_waiting: bool
    busiest: str | None


def year_wheel(site: Site, days: Almanac, year: int, words: Words) -> YearWheel:
    """The wheel of ``year``. What was called off or moved away has no mark; the list tells it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    entries = days.between(first, last)
    events = [entry for entry in entries if entry.type == "event" and not entry.gone]
    cities = cities_with_events(site, days)
    shapes = {city.slug: number for number, city in enumerate(cities)}
    dated = [[e for e in events if e.city == slug and not e.month_only] for slug in shapes]
    waiting = [e for e in events if e.month_only]
    room = place(
        [[_span(e, year) for e in ring] for ring in dated],
        [_span(e, year) for e in waiting],
        _EVENTS,
        _HEART,
    )
    radii = _radii(dated, waiting, room)
    months = tuple(
        _month(days, year, number, events, shapes, radii, room.width, words)
        for number in range(1, 13)
    )
    hijri = sorted({days.hijri.of(day)[0] for day in (first, last)})
    return YearWheel(
        year=str(year),
        hijri_years="–".join(map(str, hijri)) + (" H" if days.language == "id" else " AH"),
        label=words.gettext("Tahun %(year)s sebagai roda") % {"year": year},
        months=months,
        holidays=tuple(holidays(entries, year, words)),
        moons=tuple(moons(days, year)),
        rings=tuple(
            WheelRing(round((a + b) / 2, 1), round(a - b, 1), f"city-{city.slug}")
            for city, (a, b) in zip(cities, pairwise(room.rings), strict=True)
        ),
        spokes="".join(
            spoke(inner, outer, turn(date(year, m, 1), year))
            for m in range(1, 13)
            for inner, outer in ((_HEART, _EVENTS), (HIJRI[1], RIM))
        ),
        sundays=sundays(first, last),
        key=tuple(
            WheelKey(mark(shapes[city.slug], 16), f"city-{city.slug}", city.fields.short_name)
            for city in cities
        ),
        ramadan=tuple(fasts(days, year, words)),
        has_provisional=any(e.provisional and not e.month_only for e in events),
        has_waiting=bool(waiting),
        busiest=_busiest(months, words),
    )


def _span(entry: Entry, year: int) -> Span:
    """Its days; what is not over in a day reaches from its first noon to its last."""
    if entry.month_only:
        return turn(entry.start, year), turn(entry.end, year, part=1)
    return turn(entry.start, year, part=0.5), turn(entry.end, year, part=0.5)


def _radii(
    dated: Sequence[Sequence[Entry]], waiting: Sequence[Entry], room: Room
) -> dict[Entry, float]:
    found = dict(zip(waiting, room.arcs, strict=True))
    for ring, radii in zip(dated, room.marks, strict=True):
        found.update(zip(ring, radii, strict=True))
    return found


def _month(
    days: Almanac,
    year: int,
    number: int,
    events: Sequence[Entry],
    shapes: dict[str, int],
    radii: dict[Entry, float],
    width: float,
    words: Words,
) -> WheelMonth:
    """The month with the events that begin in it; January has those that began before the year."""
    first = date(year, number, 1)
    begun = [e for e in events if max(e.start, date(year, 1, 1)).replace(day=1) == first]
    following = date(year + number // 12, number % 12 + 1, 1)
    x, y = point(_NAMES, (turn(first, year) + turn(following, year)) / 2)
    name = formats.month_name(number, days.language)
    told = words.ngettext("%(num)d acara", "%(num)d acara", len(begun)) % {"num": len(begun)}
    return WheelMonth(
        id=f"bulan-{number}",
        name=name,
        short=formats.short_month(first, days.language),
        x=x,
        y=y,
        label=f"{name}, {told}",
        marks=tuple(
            _mark(e, year, shapes[e.city or ""], radii[e], width, n, words)
            for n, e in enumerate(begun)
        ),
    )


def _mark(
    entry: Entry,
    year: int,
    shape: int,
    radius: float,
    width: float,
    number: int,
    words: Words,
) -> WheelMark:
    """The ``number`` within the month moves the shape along its arc, off its neighbours' shapes."""
    start, end = _span(entry, year)
    language = words.language
    if entry.month_only:
        when = f"{months_text(entry, language)}, {words.gettext('tanggal menyusul')}"
        x, y = point(radius, start + (end - start) * _ALONG[number % len(_ALONG)])
        path = mark(shape, round(width * _FILLED / 2, 1), x, y)
    else:
        when = formats.date_range(entry.start, entry.end, language)
        if entry.provisional:
            when = f"{when}, {words.gettext('sementara')}"
        path = mark(shape, round(width * _FILLED, 1), *point(radius, start))
    return WheelMark(
        href=entry.href or "",
        label=f"{entry.title}, {entry.text}, {when}" if entry.text else f"{entry.title}, {when}",
        path=path,
        lines=tuple(wrap(entry.title, _LINE)),
        date=when,
        city_class=entry.city_class,
        stretch=arc(radius, start, end) if end > start else None,
        provisional=entry.provisional and not entry.month_only,
        waiting=entry.month_only,
    )


def _busiest(months: Sequence[WheelMonth], words: Words) -> str | None:
    """The month with the most events, where it is one alone."""
    ranked = sorted(months, key=lambda month: len(month.marks), reverse=True)
    most, next_one = (len(month.marks) for month in ranked[:2])
    if most == next_one:
        return None
    told = words.gettext("Bulan teramai: %(month)s, %(num)d acara.")
    return told % {"month": ranked[0].name, "num": most}
