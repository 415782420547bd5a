"""Letters of other alphabets that look like Latin ones, and what stands for nothing.

Reads   nothing.
Gives   ``latin``: the small Latin letter or digit that a character passes for.

The table follows Unicode's list of confusable characters (UTS 39) for the letters that passing
words are made of; fullwidth, circled, mathematical and accented letters come from Unicode's own
decompositions.
"""

import unicodedata
from functools import cache
from typing import Final

GAP: Final = "~"
"""Stands for a character that takes no room: inside a word it is a disguise."""
NOTHING: Final = "\x02"
"""Stands for what may lie inside any word: a soft hyphen, an accent on its own."""

_ALIKE: Final = {
    "a": "аαɑᴀаꭺⱥ",
    "b": "вьъβʙƅɓ",
    "c": "сϲᴄꮯƈç",
    "d": "ԁđᴅɖɗꭰ",
    "e": "еёэεɛᴇєҽꭼ",
    "f": "ꜰϝƒ",
    "g": "ɡɢԍցꮐǥ",
    "h": "нһհʜħꮋη",
    "i": "іїιıɩɪꭵ",
    "j": "јϳյᴊꭻ",
    "k": "кκᴋꮶƙ",
    "l": "ӏłʟꮮǀ",
    "m": "мᴍꮇ",
    "n": "пոռɴŋ",
    "o": "оοσөօᴏøɵסဝ൦০०",
    "p": "рρᴘþꮲ",
    "q": "ԛզգ",
    "r": "гʀꮁɾ",
    "s": "ѕꜱꮪʂƨƽ",
    "t": "тτᴛŧꭲ",
    "u": "υսᴜμʋц",
    "v": "νѵᴠꮩ",
    "w": "ԝωшᴡꮃѡ",
    "x": "хχⅹ",
    "y": "уүγʏყ",
    "z": "ᴢꮓƶ",
}
_LATIN: Final = {alike: letter for letter, many in _ALIKE.items() for alike in many.lower()}

_RANGES: Final = ((0x1F1E6, 26), (0x1F150, 26), (0x1F130, 26), (0x1F170, 26))
"""Regional indicators and letters in filled or empty circles and squares, each from A to Z."""

_SOFT_HYPHEN: Final = "\u00ad"


@cache
def latin(character: str) -> str:
    """What one lower-case character that isn't ASCII passes for.

    A capital letter: a Latin letter in disguise. A digit, ``GAP``, ``NOTHING``; a space for
    everything else.
    """
    known = _LATIN.get(character)
    if known is not None:
        return known.upper()
    for first, count in _RANGES:
        if first <= ord(character) < first + count:
            return chr(ord("A") + ord(character) - first)
    if character == _SOFT_HYPHEN:
        return NOTHING
    kind = unicodedata.category(character)
    if kind == "Cf" or character in "\u115f\u1160\u3164\uffa0\u2800":
        return GAP
    if kind == "Mn":
        return NOTHING
    for part in unicodedata.normalize("NFKD", character):
        if part.isascii() and part.isalnum():
            return part.upper()
        known = _LATIN.get(part.lower())
        if known is not None:
            return known.upper()
    return " "
