"""One build, two languages: words, dates, numbers and addresses of each."""

from typing import Final, Literal

Language = Literal["id", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
"""Indonesian first: it is the authoritative text (UU 24/2009)."""


def other(language: Language) -> Language:
    """The language that the switch leads to."""
    return "en" if language == "id" else "id"
