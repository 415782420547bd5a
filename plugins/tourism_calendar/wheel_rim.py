"""The rim of a year's wheel: Sundays, holidays, and the Hijri months inside it.

Reads   the almanac.
Gives   ``holidays`` and ``moons``, ``sundays`` and ``fasts``; the radii of the rim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import pi
from typing import Final

from plugins.languages import formats
from plugins.languages.calendars import HIJRI_MONTHS
from plugins.languages.hijri_calendar import month_after
from plugins.languages.words import Words
from plugins.tourism_calendar.almanac import RAMADAN, Almanac, Entry
from plugins.tourism_calendar.wheel_shapes import arc, band, mark, point, spoke, turn

RIM: Final = 430
"""Radius of the circle that carries the days; the months' names stand outside it."""

_SUNDAY: Final = 417
_STUD: Final = 4
_HOLIDAY: Final = 404
HIJRI: Final = (365, 397)
_LETTER: Final = 9.2
"""Width of a letter of the Hijri months' names, rather too much than too little."""


@dataclass(frozen=True, slots=True)
class WheelHoliday:
    """A tick; ``provisional`` where a decree may still move the day."""

    path: str
    title: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class WheelMoon:
    """A Hijri month: the line that its name stands on, or None where it is too short for it."""

    path: str
    line: str | None
    id: str
    name: str
    ramadan: bool


def holidays(entries: Sequence[Entry], year: int, words: Words) -> Iterator[WheelHoliday]:
    """A tick for every red day among ``entries``."""
    for entry in entries:
        if entry.red:
            day = formats.long_date(entry.start, words.language)
            path = spoke(_HOLIDAY, RIM, turn(entry.start, year, part=0.5))
            yield WheelHoliday(path, f"{day}: {entry.title}", entry.provisional)


def moons(days: Almanac, year: int) -> Iterator[WheelMoon]:
    """Every Hijri month that meets the year, cut off where the year is."""
    inner, outer = HIJRI
    middle = (inner + outer) / 2
    this = days.hijri.of(date(year, 1, 1))[:2]
    while (begins := days.hijri.start(*this)).year <= year:
        following = month_after(this)
        start, end = turn(begins, year), turn(days.hijri.start(*following), year)
        name = HIJRI_MONTHS[days.language][this[1] - 1]
        length = (end - start) * 2 * pi * middle
        fits = length >= len(name) * _LETTER
        below = 0.25 < (start + end) / 2 < 0.75
        yield WheelMoon(
            path=band(inner, outer, start, end),
            line=arc(middle, start, end, back=below) if fits else None,
            id=f"bulan-hijri-{this[0]}-{this[1]}",
            name=name,
            ramadan=this[1] == RAMADAN,
        )
        this = following


def fasts(days: Almanac, year: int, words: Words) -> Iterator[str]:
    """``8 Februari–9 Maret 2027, sementara``; a year may have two, or parts of two."""
    for hijri_year in sorted({days.hijri.of(date(year, m, 1))[0] for m in range(1, 13)}):
        begins = days.hijri.start(hijri_year, RAMADAN)
        ends = days.hijri.start(hijri_year, RAMADAN + 1) - timedelta(days=1)
        if begins.year <= year <= ends.year:
            told = formats.date_range(begins, ends, days.language)
            known = all(days.hijri.known(hijri_year, n) for n in (RAMADAN, RAMADAN + 1))
            yield told if known else f"{told}, {words.gettext('sementara')}"


def sundays(first: date, last: date) -> str:
    """A stud for each Sunday of the year that begins with ``first``."""
    found = []
    day = first + timedelta(days=7 - first.isoweekday())
    while day <= last:
        found.append(mark(0, 2 * _STUD, *point(_SUNDAY, turn(day, first.year, part=0.5))))
        day += timedelta(days=7)
    return "".join(found)
