"""Gambling words in a text, however they are spelt.

Reads   ``gambling_words.toml``.
Gives   ``gambling_words``: where they stand.

A word is held against its skeleton: small letters, foreign letters as the Latin ones that they
pass for, digits and signs as letters, no letter twice in a row. A phrase is found as written,
disguised or in one word; an ordinary word only where it was disguised, since nobody hides a word
that may be read. Letters with gaps between them ("s l o t") are put together first.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from plugins.gate.confusables import GAP, NOTHING, latin

BREAK: Final = "\x1e"
"""Between passages that don't belong together; no word reaches across."""

_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_TOKEN: Final = re.compile(rf"[a-z0-9@$A-Z][a-z0-9@$!|+A-Z{GAP}{NOTHING}]{{0,99}}")
_SPACED: Final = re.compile(
    rf"(?<![a-z0-9A-Z])(?:[a-z0-9@$!|A-Z][ \t\r\n._\-*/\\,{GAP}{NOTHING}]{{1,3}}){{3,40}}"
    r"[a-z0-9@$A-Z](?![a-z0-9A-Z])"
)
_RUN: Final = re.compile(r"(.)\1+")
_AS_LETTERS: Final = str.maketrans("0134567891@$!|+l", "oieasgtbgiasiiti")
_NUMBERED: Final = re.compile(r"^(.*?[^0-9])([0-9]{2,4}x?|[0-9]d)$")
_SHORTEST_JOINED: Final = 7
_SPACES: Final = re.compile(r"\s+")
_AROUND: Final = 600


class Hit(NamedTuple):
    """A word, and the passage where it stands from ``start`` to ``end``."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    singles: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    joined: re.Pattern[str]
    disguised: dict[str, str]
    numbered: frozenset[str]
    numbers: frozenset[str]
    spaced: re.Pattern[str]


@cache
def _words() -> _Words:
    file = Path(__file__).with_name("gambling_words.toml")
    groups = tomllib.loads(file.read_text("utf-8"))["group"]
    written = [word for group in groups for word in group.get("words", ())]
    disguised = [word for group in groups for word in group.get("disguised", ())]
    numbered = [word for group in groups for word in group.get("numbered", ())]
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in written:
        first, *rest = (skeleton(word) for word in phrase.split())
        if rest:
            phrases.setdefault(first, []).append(tuple(rest))
    together = {"".join(skeleton(word) for word in phrase.split()) for phrase in written}
    unspaced = {phrase.replace(" ", "").translate(_AS_LETTERS) for phrase in [*written, *disguised]}
    return _Words(
        singles=frozenset(skeleton(word) for word in written if " " not in word),
        phrases={first: tuple(found) for first, found in phrases.items()},
        joined=_any_of(one for one in together if len(one) >= _SHORTEST_JOINED),
        disguised={skeleton(word): word for word in disguised},
        numbered=frozenset(skeleton(word) for word in numbered),
        numbers=frozenset(number for group in groups for number in group.get("numbers", ())),
        spaced=_any_of(one for one in unspaced if len(one) >= 4),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def flattened(text: str) -> str:
    """``text`` in small ASCII letters, character by character: every place stays where it was.

    A capital stands for a letter in disguise.
    """
    small = text.replace("\u0130", "i").lower()
    return small if small.isascii() else _FOREIGN.sub(lambda found: latin(found[0]), small)


@lru_cache(maxsize=100_000)
def skeleton(token: str) -> str:
    """What a word of a flattened text passes for."""
    bare = token.replace(GAP, "").replace(NOTHING, "").lower()
    return _RUN.sub(r"\1", bare).translate(_AS_LETTERS)


def gambling_words(text: str) -> list[Hit]:
    """Where the words of ``gambling_words.toml`` stand in ``text``, passages parted by BREAK."""
    flat = flattened(text)
    found = set(_spaced(flat))
    tokens = _TOKEN.findall(flat)
    if any(map(_alone, set(tokens))) or any(_begins(*pair) for pair in pairwise(tokens)):
        found |= set(_together(flat))
    return [_hit(text, start, end) for start, end in _merged(found)]


def _merged(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Words that overlap ("situs judi", "judi online") as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _begins(one: str, other: str) -> bool:
    """Whether two words in a row are the beginning of a phrase."""
    seconds = _seconds(one)
    return seconds is not None and skeleton(_bare(other)) in seconds


@lru_cache(maxsize=100_000)
def _seconds(token: str) -> frozenset[str] | None:
    phrases = _words().phrases.get(skeleton(_bare(token)))
    return None if phrases is None else frozenset(rest[0] for rest in phrases)


def _bare(token: str) -> str:
    """A word without the signs that may end a sentence after it."""
    return token.rstrip(f"!|+{GAP}{NOTHING}")


@lru_cache(maxsize=100_000)
def _alone(token: str) -> bool:
    """Whether a word gives itself away without the next one."""
    words = _words()
    token = _bare(token)
    bones = skeleton(token)
    if not _mostly_letters(token):
        return False
    if bones in words.singles or (
        len(bones) >= _SHORTEST_JOINED and words.joined.search(bones) is not None
    ):
        return True
    if bones in words.disguised and _is_disguised(token, words.disguised[bones]):
        return True
    numbered = _NUMBERED.match(token)
    if numbered is None:
        return False
    stem = skeleton(numbered[1])
    if numbered[2] in words.numbers and stem in words.numbered:
        return True
    # A footnote's number after an ordinary word is no disguise.
    return stem in words.disguised and _is_disguised(numbered[1], words.disguised[stem])


def _mostly_letters(token: str) -> bool:
    letters = sum(character.isalpha() for character in token)
    signs = sum(character in "0123456789@$!|+" for character in token)
    return letters >= signs and letters > 0


def _is_disguised(token: str, word: str) -> bool:
    bare = token.replace(NOTHING, "")
    if bare == word or bare.rstrip("0123456789") == word:
        return False
    if not (bare.isascii() and bare.isalpha() and bare.islower()):
        return True
    # Letters alone: a doubled one is a slip or a name, a tripled one is meant.
    same = _RUN.sub(r"\1", bare) == _RUN.sub(r"\1", word)
    return not same or re.search(r"(.)\1\1", bare) is not None


def _together(flat: str) -> Iterator[tuple[int, int]]:
    phrases = _words().phrases
    tokens = list(_TOKEN.finditer(flat))
    for number, token in enumerate(tokens):
        if _alone(token[0]):
            yield token.start(), token.end()
        for rest in phrases.get(skeleton(_bare(token[0])), ()):
            last = number + len(rest)
            if last >= len(tokens):
                continue
            following = tokens[number + 1 : last + 1]
            if tuple(skeleton(_bare(each[0])) for each in following) != rest:
                continue
            if BREAK not in flat[token.start() : tokens[last].start()]:
                yield token.start(), tokens[last].end()


def _spaced(flat: str) -> Iterator[tuple[int, int]]:
    for run in _SPACED.finditer(flat):
        places = [
            place
            for place in range(run.start(), run.end())
            if flat[place].isalnum() or flat[place] in "@$!|"
        ]
        letters = "".join(flat[place] for place in places)
        for word in _words().spaced.finditer(letters.lower().translate(_AS_LETTERS)):
            if _mostly_letters(letters[word.start() : word.end()]):
                yield places[word.start()], places[word.end() - 1] + 1


def _hit(text: str, start: int, end: int) -> Hit:
    """The word with what stands around it, in single spaces and at most a long paragraph."""
    first = max(text.rfind(BREAK, 0, start) + 1, start - _AROUND)
    last = text.find(BREAK, end)
    last = min(len(text) if last < 0 else last, end + _AROUND)
    before = _SPACES.sub(" ", text[first:start]).lstrip()
    word = _SPACES.sub(" ", text[start:end])
    after = _SPACES.sub(" ", text[end:last]).rstrip()
    return Hit(before + word + after, len(before), len(before) + len(word))
