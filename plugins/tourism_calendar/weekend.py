"""Which weekend is meant, and how far days off stretch it.

Reads   the almanac.
Gives   ``Weekend`` and ``weekend_of``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from plugins.tourism_calendar.almanac import Almanac, Entry

DAY: Final = timedelta(days=1)
_SATURDAY, _SUNDAY = 6, 7


@dataclass(frozen=True, slots=True)
class Weekend:
    """Friday to Sunday, and the days off around them that follow without a gap.

    ``first`` and ``last`` are the days shown; ``off_first`` and ``off_last`` the first and last
    of the days off. ``reasons`` are the holidays and days of joint leave among the days shown.
    """

    friday: date
    first: date
    last: date
    off_first: date
    off_last: date
    reasons: tuple[Entry, ...]

    @property
    def off_days(self) -> int:
        return (self.off_last - self.off_first).days + 1

    @property
    def long(self) -> bool:
        """Whether days off make it more than Saturday and Sunday."""
        return self.off_days > 2

    def days(self) -> tuple[date, ...]:
        return tuple(self.first + DAY * n for n in range((self.last - self.first).days + 1))


def weekend_of(days: Almanac, today: date) -> Weekend:
    """The weekend that ``today`` lies in, from Friday on, or the coming one."""
    friday = today + DAY * (5 - today.isoweekday())
    off_first, off_last = friday + DAY, friday + 2 * DAY
    while _off(days, off_first - DAY):
        off_first -= DAY
    while _off(days, off_last + DAY):
        off_last += DAY
    first, last = min(friday, off_first), off_last
    reasons = tuple(
        entry
        for entry in days.between(first, last)
        if entry.type in {"holiday", "leave"} and not entry.month_only
    )
    return Weekend(friday, first, last, off_first, off_last, reasons)


def _off(days: Almanac, day: date) -> bool:
    """A weekend day, a public holiday or joint leave."""
    return day.isoweekday() in {_SATURDAY, _SUNDAY} or any(
        entry.type in {"holiday", "leave"} for entry in days.on(day)
    )
