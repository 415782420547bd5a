"""One problem, and all problems of a run.

Reads   nothing: the rooms that read and relate add what they find.
Gives   ``Problem``, the collector ``Problems`` and the exception that ends a run with problems.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "notice"]
"""An error keeps the site from being published; a notice asks to be looked at."""


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
        self._found[problem] = None

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

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
