"""Days as people here name them: pasaran, wuku and Hijri date.

Reads   dates.
Gives   ``pasaran`` and ``wuku``; ``hijri`` and ``from_hijri`` by the tables alone, which
        ``hijri_calendar`` corrects; the names of Hijri months in both languages.
"""

from datetime import date
from functools import lru_cache
from typing import Final

from hijridate import Gregorian, Hijri

from plugins.languages import Language
from plugins.schema.weekdays import WUKU

PASARAN: Final = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")
_LEGI: Final = date(1945, 8, 17)
_LEGI_IN_ROUND: Final = 22 * 7 + 5
"""Days since Sunday of Sinta."""

HIJRI_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "id": (
        "Muharam",
        "Safar",
        "Rabiulawal",
        "Rabiulakhir",
        "Jumadilawal",
        "Jumadilakhir",
        "Rajab",
        "Syakban",
        "Ramadan",
        "Syawal",
        "Zulkaidah",
        "Zulhijah",
    ),
    "en": (
        "Muharram",
        "Safar",
        "Rabi I",
        "Rabi II",
        "Jumada I",
        "Jumada II",
        "Rajab",
        "Sha’ban",
        "Ramadan",
        "Shawwal",
        "Dhu al-Qa’dah",
        "Dhu al-Hijjah",
    ),
}

UMM_AL_QURA: Final = (date(1924, 8, 1), date(2077, 11, 16))
"""First and last day of the Umm al-Qura tables: 1 Muharam 1343 to 30 Zulhijah 1500."""

_FIRST_YEAR: Final = 1343
_LAST_YEAR: Final = 1500
_CIVIL_EPOCH: Final = 227_014
"""Ordinal of the day before 1 Muharam 1, Friday 16 July 622 in the Julian calendar."""


def pasaran(day: date) -> str:
    """The day's name in the Javanese week of five; 17 August 1945 was Jumat Legi."""
    return PASARAN[(day - _LEGI).days % 5]


def wuku(day: date) -> str:
    """The day's week in the pawukon, thirty weeks of seven days from Sunday on.

    Counted from the same Jumat Legi, 17 August 1945, which lay in Manahil, the 23rd: the sixth day
    of its week, so that Ahad Pahing Sinta begins each round of 210 days. Held against what Ki
    Totok Yasmiran (Museum Radya Pustaka, Surakarta) gave on detikJateng: Jumat Pahing, 19 August
    2022, in Maktal; Rabu Legi, 7 September 2022, and Jumat Pon, 3 November 2023, in Prangbakat.
    """
    return WUKU[((day - _LEGI).days + _LEGI_IN_ROUND) % 210 // 7]


@lru_cache(maxsize=4096)
def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Hijri calendar.

    By the Umm al-Qura tables, which a decree of the ministry here may differ from by a day;
    outside ``UMM_AL_QURA`` by the tabular calendar (30 years of 10,631 days).
    """
    if UMM_AL_QURA[0] <= day <= UMM_AL_QURA[1]:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
        return found.year, found.month, found.day
    ordinal = day.toordinal()
    year = (30 * (ordinal - _CIVIL_EPOCH - 1) + 10_646) // 10_631
    month = 1
    while month < 12 and _tabular(year, month + 1) <= ordinal:
        month += 1
    return year, month, ordinal - _tabular(year, month) + 1


@lru_cache(maxsize=4096)
def from_hijri(year: int, month: int, day: int = 1) -> date:
    """The date of a Hijri day; day 30 of a month that has 29 is its last day."""
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        start = Hijri(year, month, 1)
        found = Hijri(year, month, min(day, start.month_length())).to_gregorian()
        return date(found.year, found.month, found.day)
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    length = _tabular(*following) - _tabular(year, month)
    return date.fromordinal(_tabular(year, month) + min(day, length) - 1)


def _tabular(year: int, month: int) -> int:
    """Ordinal of a month's first day: months of 30 and 29 days, 11 leap days in 30 years.

    E. M. Reingold and N. Dershowitz, Calendrical Calculations, "The Islamic calendar".
    """
    return (
        _CIVIL_EPOCH + (month - 1) * 29 + month // 2 + (year - 1) * 354 + (11 * year + 3) // 30 + 1
    )
