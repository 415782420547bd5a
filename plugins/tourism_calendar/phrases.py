"""Sentences that hold dates, cut so that every date can be a ``<time>``.

Reads   a message with ``%(name)s`` and what stands there.
Gives   ``Phrase`` and ``sentence``.
"""

import re
from dataclasses import dataclass

from plugins.languages import Language
from plugins.model.frame import Moment

_HOLE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; ``iso`` makes it a date, ``lang`` words of the other language."""

    text: str
    iso: str | None = None
    lang: Language | None = None


Sentence = tuple[Phrase, ...]


def sentence(message: str, **values: str | Moment) -> Sentence:
    """``message`` with its values; what is not a date stays one piece with its neighbours."""
    pieces: list[Phrase] = []
    text, end = "", 0
    for hole in _HOLE.finditer(message):
        text += message[end : hole.start()]
        end = hole.end()
        value = values[hole[1]]
        if isinstance(value, Moment):
            if text:
                pieces.append(Phrase(text))
            pieces.append(Phrase(value.text, value.iso))
            text = ""
        else:
            text += value
    text += message[end:]
    if text:
        pieces.append(Phrase(text))
    return tuple(pieces)


def plain(pieces: Sentence) -> str:
    """The sentence without its marks."""
    return "".join(piece.text for piece in pieces)
