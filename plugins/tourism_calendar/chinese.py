"""The Chinese lunar calendar by the moon and the sun.

Reads   a year's and a month's number.
Gives   ``lunar_date``, the date of a lunar day, and ``new_year`` (Imlek).

Months begin on the day of the new moon in Beijing's time; month 11 holds the winter solstice;
where 13 new moons lie between two such months, the first month without a principal term (a
multiple of 30 degrees of the sun) is a leap month (national standard GB/T 33661-2017).

Why computed here: the holidays package knows four festivals, not the month 6 that a procession
here follows; lunardate is under the GPL, lunar-python comes as source only. Tests hold the
result against the package's tables of 1901 to 2099. The leap month itself bears no event here.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from plugins.tourism_calendar.moon_and_sun import (
    J2000,
    new_moon,
    sun_longitude,
    universal_time,
)

_BEIJING: Final = 8 / 24
_NOON_2000: Final = date(2000, 1, 1).toordinal()


def new_year(year: int) -> date:
    """Imlek: the first day of the lunar year that begins in ``year``."""
    return _months(year)[1]


def lunar_date(year: int, month: int, day: int) -> date:
    """The date of a day of the lunar year that begins in ``year``; its end lies in the next one.

    Day 30 of a month that has 29 is its last day.
    """
    start = _months(year)[month]
    following = min(first for first in _starts(year) if first > start)
    return start + timedelta(days=min(day, (following - start).days) - 1)


@lru_cache(maxsize=64)
def _months(year: int) -> dict[int, date]:
    """First days of the twelve months; a leap month has no entry."""
    before, after = _winter_to_winter(year - 1), _winter_to_winter(year)
    return {**{m: before[m] for m in range(1, 11)}, 11: after[11], 12: after[12]}


@lru_cache(maxsize=64)
def _winter_to_winter(year: int) -> dict[int, date]:
    """Month 11 of ``year`` and the months after it, up to month 10."""
    first, last = _solstice_moon(year), _solstice_moon(year + 1)
    leap_due = last - first == 13
    months: dict[int, date] = {}
    name = 11
    for number in range(first, last):
        start, following = _day_of(number), _day_of(number + 1)
        if leap_due and number > first and _term(start) == _term(following):
            leap_due = False
            continue
        months[name] = start
        name = name % 12 + 1
    return months


@lru_cache(maxsize=64)
def _starts(year: int) -> tuple[date, ...]:
    """Every new moon from Imlek on, leap months' too."""
    first = _solstice_moon(year - 1)
    return tuple(_day_of(number) for number in range(first, first + 18))


@lru_cache(maxsize=64)
def _solstice_moon(year: int) -> int:
    """The number of the new moon that begins the month of the winter solstice."""
    number = round((year + 0.97 - 2000) * 12.3685) + 1
    # 270 degrees fall within the month: its first midnight is before, the next month's not.
    while _turned(_day_of(number)):
        number -= 1
    return number


def _turned(day: date) -> bool:
    """Whether the solstice lies before the day, looked at within half a year of it."""
    return not 90 <= sun_longitude(_midnight(day)) < 270


def _term(day: date) -> int:
    """How many principal terms the sun has passed when the day begins in Beijing, modulo 12."""
    return int(sun_longitude(_midnight(day)) // 30)


def _midnight(day: date) -> float:
    """Julian day at which the day begins in Beijing; a minute of dynamical time is left aside."""
    return J2000 + (day.toordinal() - _NOON_2000) - 0.5 - _BEIJING


@lru_cache(maxsize=512)
def _day_of(number: int) -> date:
    """Beijing's date of a new moon."""
    local = universal_time(new_moon(number)) + _BEIJING
    return date.fromordinal(_NOON_2000 + int((local - J2000 + 0.5) // 1))
