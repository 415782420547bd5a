"""A figure's value as a page writes it.

Reads   figures and the words of the interface.
Gives   ``value_text``, ``rough`` and ``says_when``.
"""

import re
from typing import Final

from plugins.languages import formats
from plugins.languages.words import Words
from plugins.schema.figures import UNIT_LABELS, Figure

MILLION: Final = 1_000_000


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


def says_when(text: str, day: str) -> bool:
    """Whether ``text`` names ``day`` already; the year in a decree's number is none."""
    return re.search(rf"(?<![\w/.-]){re.escape(day)}(?!\w)", text) is not None
