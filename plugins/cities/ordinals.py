"""Ranks in words.

Reads   whole numbers from 1.
Gives   ``ordinal``: kedua, second.
"""

from typing import Final

from plugins.cities.wording import in_words
from plugins.languages import Language

_IRREGULAR: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def ordinal(rank: int, language: Language) -> str:
    """``kedua belas``, ``twelfth``; from twenty on with digits: ``ke-21``, ``21st``."""
    word = in_words(rank, language)
    if language == "id":
        return "pertama" if rank == 1 else f"ke{word}" if rank < 20 else f"ke-{word}"
    if rank < 20:
        return _IRREGULAR.get(word, f"{word}th")
    last = "th" if rank % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{word}{last}"
