"""Marks: what stands in parsed words for a figure until its page is made.

Reads   references as editors write them, ``{{figure: semarang.area}}``.
Gives   ``marked``, ``cited`` and ``replaced``.

A mark is a run of private characters, one for each letter of the reference, so that nothing which
sets type, cleans HTML, finds abbreviations or makes addresses of headings takes it for words.
"""

import re
from collections.abc import Callable
from typing import Final

WRITTEN: Final = re.compile(r"\{\{\s*figure\s*:(?P<reference>[^{}]*)\}\}")
"""A reference as it is typed; the space around it is not part of it."""

_OPEN, _CLOSE, _SHIFT = "\ue000", "\ue001", 0xE000
MARK: Final = re.compile("\ue000([\ue020-\ue07e]*)\ue001")
_PRIVATE: Final = re.compile("[\ue000-\ue07f]")


def mark(reference: str) -> str:
    """The mark of ``reference``; what isn't ASCII becomes a question mark, which no key holds."""
    words = " ".join(reference.split()).encode("ascii", "replace").decode("ascii")
    return _OPEN + "".join(chr(_SHIFT + ord(sign)) for sign in words) + _CLOSE


def marked(text: str) -> str:
    """``text`` with a mark for each reference."""
    return WRITTEN.sub(lambda match: mark(match["reference"]), text) if "{{" in text else text


def has_marks(text: str) -> bool:
    return _OPEN in text


def cited(text: str) -> tuple[str, ...]:
    """The references whose marks are in ``text``, each once, in the order of first use."""
    if _OPEN not in text:
        return ()
    return tuple(dict.fromkeys(_reference(match) for match in MARK.finditer(text)))


def replaced(text: str, value: Callable[[str], str]) -> str:
    """``text`` with what ``value`` says of each reference in place of its mark."""
    return MARK.sub(lambda match: value(_reference(match)), text) if _OPEN in text else text


def without_private_signs(text: str) -> str:
    """``text`` without what could pass for a mark."""
    return _PRIVATE.sub("", text) if _PRIVATE.search(text) else text


def _reference(match: re.Match[str]) -> str:
    return "".join(chr(ord(sign) - _SHIFT) for sign in match[1])
