"""A date that a rule gives, and why it isn't sure.

Reads   days.
Gives   ``Found``, ``span``, ``undated`` (months to be announced), ``weekend_near`` and the
        sentences of reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from plugins.languages.formats import month_name
from plugins.schema.event_dates import Hours
from plugins.schema.texts import Bilingual

MOON: Final = Bilingual(
    id="Dihitung menurut Umm al-Qura; awal bulannya menunggu penetapan pemerintah.",
    en="Computed by the Umm al-Qura calendar; the start of the month awaits the government’s word.",
)
JAVANESE: Final = Bilingual(
    id="Dihitung menurut kalender Jawa; awal bulannya dapat berselisih sehari.",
    en="Computed by the Javanese calendar; the month may begin a day apart.",
)
CITY: Final = Bilingual(
    id="Tanggalnya ditetapkan setiap tahun; yang ini perkiraan menurut aturannya.",
    en="The date is set every year; this one is estimated by the rule.",
)
ANCHOR: Final = Bilingual(
    id="Dihitung dari hari lain yang belum pasti.", en="Counted from a day that isn’t sure yet."
)
LISTED: Final = Bilingual(id="Tanggalnya masih dapat berubah.", en="The date may still change.")
DATE_OPEN: Final = Bilingual(
    id="Baru bulannya yang diketahui; tanggalnya menyusul.",
    en="Only the month is known; the date is to be announced.",
)


@dataclass(frozen=True, slots=True)
class Found:
    """Days from a rule; the flags are those of ``Occurrence``."""

    start: date
    end: date
    provisional: bool = False
    month_only: bool = False
    reasons: tuple[Bilingual, ...] = ()
    cancelled: bool = False
    was: date | None = None
    note: Bilingual | None = None
    hours: Hours | None = None
    extra: bool = False

    @property
    def first(self) -> date:
        """The first day as it stood before it was moved; it tells occurrences apart."""
        return self.was or self.start

    def because(self, reason: Bilingual) -> "Found":
        """The same days, provisional for one more reason."""
        reasons = self.reasons if reason in self.reasons else (*self.reasons, reason)
        return replace(self, provisional=not self.month_only, reasons=reasons)

    @property
    def reason(self) -> Bilingual | None:
        """All reasons in one text."""
        if not self.reasons:
            return None
        english = " ".join(reason.en or reason.id for reason in self.reasons)
        return Bilingual(id=" ".join(reason.id for reason in self.reasons), en=english)


def span(start: date, days: int, reason: Bilingual | None = None) -> Found:
    """``days`` days from ``start``; provisional where there is a reason."""
    found = Found(start, start + timedelta(days=days - 1))
    return found if reason is None else found.because(reason)


def undated(months: Iterable[tuple[int, int]]) -> tuple[Found, ...]:
    """Each of these months (year, month) as one in which the event may be, without a date."""
    every = tuple(months)
    reason = DATE_OPEN if len(every) == 1 else _one_of([month for _, month in every])
    return tuple(
        Found(first, _last_day(first), month_only=True, reasons=(reason,))
        for year, month in every
        for first in [date(year, month, 1)]
    )


def months_between(start: date, end: date) -> tuple[tuple[int, int], ...]:
    """The months that the days from ``start`` to ``end`` touch."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple((number // 12, number % 12 + 1) for number in range(first, last + 1))


def candidates(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """``found``, each provisional as one of several days that fit, if there are several."""
    if len(found) < 2:
        return found
    reason = Bilingual(
        id=f"Satu dari {len(found)} hari yang memenuhi aturannya; pilihannya menunggu pengumuman.",
        en=f"One of {len(found)} days that fit the rule; which it is will be announced.",
    )
    return tuple(one.because(reason) for one in found)


def weekday_from(day: date, weekday: int, nth: int) -> date:
    """The ``nth`` such weekday after ``day``, or before it where negative; never ``day`` itself.

    ``weekday`` counts from Monday, 1; ``nth`` isn't 0.
    """
    if nth > 0:
        return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1 + 7 * (nth - 1))
    return day - timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1 - 7 * (nth + 1))


def weekend_near(day: date) -> date:
    """The Saturday of the weekend nearest to ``day``; from a Wednesday the coming one."""
    ahead = (5 - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _one_of(months: list[int]) -> Bilingual:
    *rest, last = (month_name(month, "id") for month in months)
    indonesian = f"{', '.join(rest)}{',' if len(rest) > 1 else ''} atau {last}"
    *rest, last = (month_name(month, "en") for month in months)
    english = f"{', '.join(rest)} or {last}"
    return Bilingual(
        id=f"Bulannya {indonesian}; tanggalnya menyusul.",
        en=f"In {english}; the date is to be announced.",
    )


def _last_day(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
