"""Days of the whole country that events are counted from.

Reads   an anchor's name, such as ``nyepi``, and a year.
Gives   ``national_days``: its dates in that year, each with whether it may still move.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from plugins.languages.calendars import from_hijri, hijri
from plugins.tourism_calendar.chinese import new_year
from plugins.tourism_calendar.holiday_days import announced_months, day_named

HijriMonth = tuple[int, int]
"""Hijri year and month."""

Announced = Mapping[HijriMonth, date]
"""First days of Hijri months that the government has announced."""

_HIJRI: Final = {
    "ramadan": (9, 1),
    "idulfitri": (10, 1),
    "iduladha": (12, 10),
    "muharam": (1, 1),
    "maulid": (3, 12),
}
_NAMED: Final = {
    "nyepi": "Hari Suci Nyepi",
    "waisak": "Hari Raya Waisak",
    "paskah": "Kebangkitan Yesus Kristus",
}


def national_days(
    anchor: str, year: int, announced: Announced | None = None
) -> tuple[tuple[date, bool], ...]:
    """Date and ``provisional`` of each day called ``anchor`` in ``year``, by date.

    Hijri days may come twice in a year, and are provisional unless their month is announced.
    """
    if anchor in _HIJRI:
        return hijri_days(year, *_HIJRI[anchor], announced=announced)
    if anchor in _NAMED:
        return tuple(day_named(_NAMED[anchor], year))
    if anchor == "imlek":
        return ((new_year(year), False),)
    raise ValueError(f"no day is called {anchor}")


def hijri_days(
    year: int, month: int, day: int, *, announced: Announced | None = None
) -> tuple[tuple[date, bool], ...]:
    """The dates in ``year`` of a Hijri day, and whether each awaits the government's word."""
    known = known_months(year) if announced is None else announced
    found: list[tuple[date, bool]] = []
    for hijri_year in hijri_years(year):
        computed = from_hijri(hijri_year, month, day)
        start = known.get((hijri_year, month))
        if start is not None:
            computed += start - from_hijri(hijri_year, month)
        if computed.year == year:
            found.append((computed, start is None))
    return tuple(found)


def hijri_years(year: int) -> range:
    """The Hijri years that meet a Gregorian one, and one more at either end."""
    return range(hijri(date(year, 1, 1))[0] - 1, hijri(date(year, 12, 31))[0] + 2)


def known_months(year: int) -> Announced:
    """What decrees about the days of ``year`` and its neighbours imply."""
    merged: dict[HijriMonth, date] = {}
    for each in (year - 1, year, year + 1):
        merged.update(announced_months(each))
    return MappingProxyType(merged)
