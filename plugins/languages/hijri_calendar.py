"""The Hijri calendar as it is kept here: Umm al-Qura, corrected by announced beginnings.

Reads   first days of months that were announced, by Hijri year and month.
Gives   ``HijriCalendar``; with no announcement it is Umm al-Qura alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from plugins.languages import Language
from plugins.languages.calendars import HIJRI_MONTHS, from_hijri, hijri, pasaran
from plugins.languages.formats import full_date, weekday

HijriMonth = tuple[int, int]
"""Hijri year and month."""

LENGTHS: Final = (29, 30)
"""Days that a Hijri month can have."""
_REACH: Final = 4
"""Months on either side that an announcement may push; more never follow from a day's shift."""


def month_after(month: HijriMonth, ahead: int = 1) -> HijriMonth:
    """The month ``ahead`` months later, or earlier where negative."""
    year, number = divmod(month[0] * 12 + month[1] - 1 + ahead, 12)
    return year, number + 1


@dataclass(frozen=True)
class HijriCalendar:
    """Days to Hijri dates and back. ``announced`` holds first days of months.

    No month has 31 or 28 days. So an announcement that lengthens the month before it to 31, or
    shortens its own to 28, moves the neighbour too: 1 Syawal 1447 on 21 March 2026 puts 1 Ramadan
    on 19 February, a day after Umm al-Qura, and that is the day that was kept.
    """

    announced: Mapping[HijriMonth, date] = field(default_factory=dict)
    _starts: dict[HijriMonth, date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = dict(self.announced)
        for month in sorted(self.announced):
            for way in (-1, 1):
                self._push(starts, month, way)
        object.__setattr__(self, "_starts", starts)

    def _push(self, starts: dict[HijriMonth, date], month: HijriMonth, way: int) -> None:
        here = month
        for _ in range(_REACH):
            there = month_after(here, way)
            if there in self.announced:
                return
            begins = starts.get(there) or from_hijri(*there)
            length = (begins - starts[here]).days * way
            if length in LENGTHS:
                return
            fitting = min(LENGTHS, key=lambda days: abs(days - length))
            starts[there] = starts[here] + timedelta(days=fitting * way)
            here = there

    def start(self, year: int, month: int) -> date:
        """The first day of a month."""
        return self._starts.get((year, month)) or from_hijri(year, month)

    def known(self, year: int, month: int) -> bool:
        """Whether the month's first day was announced."""
        return (year, month) in self.announced

    def day(self, year: int, month: int, number: int = 1) -> date:
        """The date of a Hijri day; number 30 of a month that has 29 is its last day."""
        following = self.start(*month_after((year, month)))
        found = self.start(year, month) + timedelta(days=number - 1)
        return min(found, following - timedelta(days=1))

    def of(self, day: date) -> tuple[int, int, int]:
        """Year, month and day of the Hijri calendar."""
        year, month, number = hijri(day)
        if not self._starts:
            return year, month, number
        for ahead in (1, 0, -1):
            here = month_after((year, month), ahead)
            if self.start(*here) <= day:
                return *here, (day - self.start(*here)).days + 1
        raise AssertionError("a month lasts at most 30 days")

    def corrected(self, first: date, last: date) -> bool:
        """Whether a month that touches these days begins apart from Umm al-Qura."""
        here, end = self.of(first)[:2], self.of(last)[:2]
        while here <= end:
            if here in self._starts and self._starts[here] != from_hijri(*here):
                return True
            here = month_after(here)
        return False

    def line(self, day: date, language: Language) -> str:
        """``11 Jumadilakhir 1448 H``, in English ``11 Jumada II 1448 AH``."""
        year, month, number = self.of(day)
        era = "H" if language == "id" else "AH"
        return f"{number} {HIJRI_MONTHS[language][month - 1]} {year} {era}"

    def day_line(self, day: date, language: Language) -> str:
        """``Sabtu Pahing, 21 November 2026 · 11 Jumadilakhir 1448 H``."""
        name = weekday(day, language)
        named = full_date(day, language).replace(name, f"{name} {pasaran(day)}", 1)
        return f"{named} · {self.line(day, language)}"


def misfit_months(announced: Mapping[HijriMonth, date]) -> Iterable[tuple[HijriMonth, str]]:
    """Announced months that can't be so, each with ``far`` or ``length``.

    ``far``: more than two days from Umm al-Qura, so one of its figures is wrong. ``length``: the
    month would have other than 29 or 30 days before the next announced one.
    """
    for month, begins in sorted(announced.items()):
        if abs((begins - from_hijri(*month)).days) > 2:
            yield month, "far"
        following = announced.get(month_after(month))
        if following is not None and (following - begins).days not in LENGTHS:
            yield month, "length"
