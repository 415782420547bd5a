"""How city pages write numbers, dates and figures.

Reads   figures, dates and a language.
Gives   ``in_words``, ``rough``, ``value_text``, ``day_range`` and ``capital``.
"""

from datetime import date
from typing import Final

from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.schema.figures import UNIT_LABELS, Figure

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
MILLION: Final = 1_000_000


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


def rough(value: float, words: Words) -> str:
    """A rounded number as people say it: ``1,6 juta``, ``1.6 million``; below that, in digits."""
    if value < MILLION:
        return formats.number(value, words.language)
    number = formats.number(round(value / MILLION, 2), words.language)
    return words.gettext("%(number)s juta") % {"number": number}


def value_text(figure: Figure, words: Words, *, unit: bool = True) -> str:
    """The value with its decimals as the source writes them, and its unit."""
    if figure.approximate:
        number = rough(figure.value, words)
    else:
        number = formats.number(figure.value, words.language, figure.decimals)
    if not unit:
        return number
    return f"{number} {UNIT_LABELS[figure.unit].in_language(words.language)}"


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
