"""How city pages write numbers, dates and figures.

Reads   figures, dates and a language.
Gives   ``in_words``, ``rough``, ``value_text``, ``day_range`` and ``capital``.
"""

from datetime import date
from typing import Final

from plugins.languages import Language, formats
from plugins.model.figure_words import MILLION, rough, value_text

__all__ = ["MILLION", "capital", "day_range", "in_words", "rough", "value_text"]

_ONES: Final[dict[Language, tuple[str, ...]]] = {
    "id": (
        *("nol", "satu", "dua", "tiga", "empat", "lima"),
        *("enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five"),
        *("six", "seven", "eight", "nine", "ten"),
    ),
}
_TEENS: Final = (
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)


def in_words(number: int, language: Language) -> str:
    """``enam belas``, ``sixteen``; from twenty on, in digits."""
    if 0 <= number <= 10:
        return _ONES[language][number]
    if 10 < number < 20:
        if language == "en":
            return _TEENS[number - 11]
        return "sebelas" if number == 11 else f"{_ONES['id'][number - 10]} belas"
    return formats.number(number, language)


def capital(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def day_range(start: date, end: date, language: Language) -> str:
    """``3–5 Februari 2027``, with the month in full; both ends are included."""
    last = formats.long_date(end, language)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        return f"{start.day} {formats.month_name(start.month, language)}–{last}"
    return f"{formats.long_date(start, language)}–{last}"
