"""Problems as an editor, or an editor's program, reads them.

Reads   ``Problem`` values.
Gives   text in Indonesian or English, or JSON.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from plugins.problems.gathering import Problem


def as_text(problems: Iterable[Problem], language: str = "id") -> str:
    """Errors, then notices, file by file, each with its line, field and remedy.

    Empty where there is neither.
    """
    found = sorted(problems)
    lines: list[str] = []
    for level in ("error", "notice"):
        chosen = [problem for problem in found if problem.level == level]
        if chosen:
            lines += ["", *_listed(chosen, language)] if lines else _listed(chosen, language)
    return "\n".join(lines) + "\n" if lines else ""


def _listed(problems: Sequence[Problem], language: str) -> list[str]:
    """Problems of one level under their opening."""
    lines = [_opening(problems, language)]
    for (path, line, place), group in groupby(problems, key=lambda p: (p.path, p.line, p.place)):
        where = f"{path}:{line}" if line else path
        lines += ["", f"{where}  ({place})" if place else where]
        for problem in group:
            words = problem.words(language)
            lines.append(f"  {problem.field}: {words}" if problem.field else f"  {words}")
    return lines


def as_json(problems: Iterable[Problem], language: str = "id") -> str:
    """A JSON list of objects with path, line, field, place, level and message."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "field": problem.field,
            "place": problem.place,
            "level": problem.level,
            "message": problem.words(language),
        }
        for problem in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _opening(problems: Sequence[Problem], language: str) -> str:
    count = len(problems)
    if problems[0].level == "notice":
        if language == "en":
            return f"Worth a look, though nothing is held up: {count}."
        return f"Perlu dilihat, tetapi tidak menahan terbit: {count} hal."
    if language == "en":
        noun = "thing needs" if count == 1 else "things need"
        return f"Not ready to publish: {count} {noun} mending."
    return f"Belum bisa terbit: {count} hal perlu diperbaiki."
