"""One problem, and all problems of a run.

Reads   nothing: the rooms that read and relate add what they find.
Gives   ``Problem``, the collector ``Problems`` and the exception that ends a run with problems.

What is told quotes what a stranger wrote. So words are cut to a length that a person reads, signs
that a terminal would obey are taken out, and of one file no more is told than its editor mends in
one sitting.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

Level = Literal["error", "notice"]
"""An error keeps the site from being published; a notice asks to be looked at."""

MOST_OF_A_FILE: Final = 100
MOST_IN_ALL: Final = 2_000
LONGEST: Final = 800
"""Characters of a message; the longest of our own sentences have half of it."""

# Control characters, which a terminal obeys, and those that turn the direction of reading.
_OBEYED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an editor has to put right, or to look at.

    ``path`` is relative to the folder that holds the content folder, with ``/`` on every system;
    ``line`` counts from 1, and is 0 where the whole file is meant; ``field`` may be empty.
    ``id`` and ``en`` say what to write instead. ``place`` names the item within a longer file,
    in no language: a slug or a name.
    """

    path: str
    line: int
    field: str
    id: str
    en: str
    place: str = ""
    level: Level = "error"

    def words(self, language: str) -> str:
        """What is wrong and what to write instead, in ``language``."""
        return self.en if language == "en" else self.id


class Problems:
    """The collector that a run hands from room to room; it never raises by itself."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}
        self._told: Counter[tuple[str, Level]] = Counter()
        self._in_all: Counter[Level] = Counter()
        self._left_out: Counter[tuple[str, Level]] = Counter()

    def add(
        self,
        path: str,
        line: int = 0,
        field: str = "",
        *,
        id: str,
        en: str,
        place: str = "",
        level: Level = "error",
    ) -> None:
        """Note one problem; the same problem noted twice is told once."""
        self.keep(Problem(path, line, field, id, en, place, level))

    def keep(self, problem: Problem) -> None:
        """Note a problem that was found elsewhere, in another process or another collector."""
        problem = _readable(problem)
        if problem in self._found:
            return
        if self.enough(problem.path, problem.level):
            return
        self._found[problem] = None
        self._told[problem.path, problem.level] += 1
        self._in_all[problem.level] += 1

    def enough(self, path: str, level: Level = "error") -> bool:
        """Whether so much was told that one more would only be counted: wording it is in vain."""
        full = self._told[path, level] >= MOST_OF_A_FILE or self._in_all[level] >= MOST_IN_ALL
        if full:
            self._left_out[path, level] += 1
        return full

    def __iter__(self) -> Iterator[Problem]:
        more = [_more(*key) for key in self._left_out if self._told[key]]
        return iter(sorted([*self._found, *more]))

    def __len__(self) -> int:
        """How many were noted, also those that are too many to tell."""
        return len(self._found) + self._left_out.total()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the site from being published; notices left out."""
        return tuple(problem for problem in self if problem.level == "error")

    def stop_if_any(self) -> None:
        """End the run with every error found so far; raises ContentRefused."""
        if self.errors:
            raise ContentRefused(self.errors)


class ContentRefused(Exception):
    """The content has problems, so nothing is published; ``problems`` holds all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def _readable(problem: Problem) -> Problem:
    texts = (problem.path, problem.field, problem.id, problem.en, problem.place)
    cleaned = tuple(map(_clean, texts))
    if cleaned == texts:
        return problem
    path, field, indonesian, english, place = cleaned
    return replace(problem, path=path, field=field, id=indonesian, en=english, place=place)


def _clean(text: str) -> str:
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    if text.isascii() and text.isprintable():
        return text
    # Half a surrogate pair, as JSON and names of files may hold, can't be printed at all.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", whole)


def _more(path: str, level: Level) -> Problem:
    return Problem(
        path,
        0,
        "",
        f"baru sebagian masalah berkas ini disebut, paling banyak {MOST_OF_A_FILE}; perbaiki dulu, "
        "lalu periksa lagi.",
        f"only some problems of this file are named, {MOST_OF_A_FILE} at most; mend these first, "
        "then check again.",
        "",
        level,
    )
