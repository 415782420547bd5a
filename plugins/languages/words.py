"""The words of the interface: gettext with the Indonesian wording as its message.

Reads   ``theme/translations/en/*.po``, one file a room.
Gives   a ``Words`` for each language, for Jinja's i18n extension and for views.
"""

from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.pofile import read_po

from plugins.languages import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language; a message it lacks stays Indonesian.

    Indonesian has no plural forms, English two, so ``plurals`` maps a message to (one, other).
    """

    language: Language
    singles: dict[str, str] = field(default_factory=dict)
    plurals: dict[str, tuple[str, str]] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        return self.singles.get(message, message)

    def ngettext(self, one: str, other: str, count: int) -> str:
        forms = self.plurals.get(one, (one, other))
        return forms[0] if count == 1 else forms[1]


def catalogues(theme: Path) -> list[Path]:
    """The files of the English words, in order."""
    return sorted((theme / "translations" / "en").glob("*.po"))


def load_words(theme: Path) -> dict[Language, Words]:
    """The catalogues of both languages; ``theme`` is the theme's folder."""
    english = Words("en")
    for path in catalogues(theme):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                _add(english, message.id, message.string)
    return {"id": Words("id"), "en": english}


def _add(words: Words, message: object, translation: object) -> None:
    if isinstance(message, str) and isinstance(translation, str):
        if message and translation:
            words.singles[message] = translation
    elif isinstance(message, list | tuple) and isinstance(translation, list | tuple):
        one, *rest = (str(form) for form in translation)
        words.plurals[str(message[0])] = (one, rest[0] if rest else one)
