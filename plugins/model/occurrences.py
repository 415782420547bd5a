"""Occurrences and holidays: what the calendar holds, day by day.

Reads   nothing; the calendar's room makes them.
Gives   ``Occurrence`` and ``Holiday``, and ``is_over``.
"""

from dataclasses import dataclass
from datetime import date, time

from plugins.schema.texts import Bilingual


def is_over(end: date, today: date, *, month_only: bool) -> bool:
    """Whether what ends on ``end`` is past; known by its month alone, it lasts all of it."""
    if month_only:
        return (end.year, end.month) < (today.year, today.month)
    return end < today


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One taking place of an event; ``end`` is its last day.

    It is in one of three states. Neither flag: the date is sure, or was recorded. ``provisional``:
    computed, and the moon or the city decides; shown dashed. ``month_only``: only the month is
    known, from ``start``, its first day, to ``end``, its last; the date is to be announced. An
    event that may fall in several months has one such occurrence for each of them.

    ``city`` and ``event`` are slugs. ``uid`` is the same in every build, such as
    ``semarang-dugderan-2027``; a year's second one ends in ``-2``. ``reason`` says why the date
    isn't sure.

    ``cancelled``: called off, and shown struck out. ``was``: the first day that it had before it
    was moved to ``start``. ``note`` says why, in either case. ``opens`` and ``closes`` are times
    of each day, by the clock of the city.
    """

    start: date
    end: date
    city: str
    event: str
    uid: str
    provisional: bool = False
    month_only: bool = False
    reason: Bilingual | None = None
    cancelled: bool = False
    was: date | None = None
    note: Bilingual | None = None
    opens: time | None = None
    closes: time | None = None

    @property
    def year(self) -> int:
        """The year that it begins in."""
        return self.start.year

    def over(self, today: date) -> bool:
        return is_over(self.end, today, month_only=self.month_only)


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """One day off for the whole country, named in one language.

    ``collective_leave`` (cuti bersama) isn't red on calendars; ``estimated`` means computed,
    before the government has decided.
    """

    day: date
    name: str
    collective_leave: bool = False
    estimated: bool = False
