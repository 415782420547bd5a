"""Dates, times, numbers and ranges as each language writes them, without system locales.

Reads   dates, zoned times and numbers.
Gives   text for a page, by Babel's tables.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from plugins.languages import Language

_LOCALE: Final = {"id": "id", "en": "en_GB"}
"""British English: day before month, as Indonesian writes it."""

ZONE_NAMES: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


@lru_cache(maxsize=8192)
def _date(day: date, pattern: str, language: Language) -> str:
    return format_date(day, pattern, locale=_LOCALE[language])


def long_date(day: date, language: Language) -> str:
    """``2 Mei 2026``, ``2 May 2026``."""
    return _date(day, "d MMMM y", language)


def short_date(day: date, language: Language) -> str:
    """``20 Feb 2027``."""
    return f"{day.day} {short_month(day, language)} {day.year}"


def as_of(day: str, language: Language) -> str:
    """``2024``, ``Desember 2024`` or ``16 Desember 2024`` from ISO 8601: as exact as written."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return day
    if len(parts) == 2:
        return month_year(date(parts[0], parts[1], 1), language)
    return long_date(date(parts[0], parts[1], parts[2]), language)


def full_date(day: date, language: Language) -> str:
    """``Kamis, 19 November 2026``, ``Thursday, 19 November 2026``."""
    return f"{weekday(day, language)}, {long_date(day, language)}"


def press_date(day: date, language: Language) -> str:
    """``Jumat (20/11/2026)``, as Indonesian newsrooms write it; English ``Fri 20 Nov 2026``."""
    if language == "id":
        return f"{weekday(day, language)} ({day.day}/{day.month}/{day.year})"
    return f"{short_weekday(day, language)} {short_date(day, language)}"


def month_year(day: date, language: Language) -> str:
    return _date(day, "LLLL y", language)


def month_name(month: int, language: Language) -> str:
    return _date(date(2000, month, 1), "LLLL", language)


def short_month(day: date, language: Language) -> str:
    """``Feb``; English September is ``Sep``, three letters like all others."""
    return _date(day, "LLL", language)[:3] if language == "en" else _date(day, "LLL", language)


def weekday(day: date, language: Language) -> str:
    return _date(day, "EEEE", language)


def short_weekday(day: date, language: Language) -> str:
    return _date(day, "EEE", language)


def clock(moment: datetime, language: Language) -> str:
    """``09.45 WIB``, ``09:45 WIB``; a zone outside Indonesia shows its offset."""
    separator = "." if language == "id" else ":"
    return f"{moment:%H}{separator}{moment:%M} {zone_name(moment)}"


def zone_name(moment: datetime) -> str:
    key = getattr(moment.tzinfo, "key", "")
    if key in ZONE_NAMES:
        return str(ZONE_NAMES[key])
    hours = {7: "WIB", 8: "WITA", 9: "WIT"}
    offset = moment.utcoffset()
    whole = offset.total_seconds() / 3600 if offset is not None else 0
    return hours.get(int(whole), f"UTC{whole:+g}") if whole == int(whole) else f"UTC{whole:+g}"


def date_range(start: date, end: date, language: Language, *, year: bool = True) -> str:
    """``3–5 Feb 2027``, ``30 Apr–2 Mei 2027``; one day is one date. Both ends are included."""
    tail = f" {end.year}" if year else ""
    last = f"{end.day} {short_month(end, language)}{tail}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    first = f"{start.day} {short_month(start, language)}"
    if start.year != end.year and year:
        first += f" {start.year}"
    return f"{first}–{last}"


@lru_cache(maxsize=8192)
def number(value: float, language: Language, decimals: int | None = None) -> str:
    """``1.653.524`` and ``374,7`` in Indonesian, ``1,653,524`` and ``374.7`` in English.

    ``decimals`` fixes the digits after the mark; without it, at most three and no padding.
    """
    pattern = "#,##0.###" if decimals is None else _fixed(decimals)
    return str(format_decimal(value, format=pattern, locale=_LOCALE[language]))


def _fixed(decimals: int) -> str:
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def signed(value: float, language: Language) -> str:
    """``+10,8`` and ``−2,1``: one decimal, with a true minus sign."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + number(abs(value), language, 1)
