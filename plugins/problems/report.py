"""Problems as an editor, or an editor's program, reads them.

Reads   ``Problem`` values.
Gives   text in Indonesian or English, or JSON.
"""

import json
from collections.abc import Iterable
from itertools import groupby

from plugins.problems.gathering import Problem


def as_text(problems: Iterable[Problem], language: str = "id") -> str:
    """All problems, file by file, each with its line, field and remedy; empty without problems."""
    found = sorted(problems)
    if not found:
        return ""
    lines = [_opening(len(found), language)]
    for (path, line, place), group in groupby(found, key=lambda p: (p.path, p.line, p.place)):
        where = f"{path}:{line}" if line else path
        lines += ["", f"{where}  ({place})" if place else where]
        for problem in group:
            words = problem.words(language)
            lines.append(f"  {problem.field}: {words}" if problem.field else f"  {words}")
    return "\n".join(lines) + "\n"


def as_json(problems: Iterable[Problem], language: str = "id") -> str:
    """A JSON list of objects with path, line, field, place and message."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "field": problem.field,
            "place": problem.place,
            "message": problem.words(language),
        }
        for problem in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _opening(count: int, language: str) -> str:
    if language == "en":
        noun = "thing needs" if count == 1 else "things need"
        return f"Not ready to publish: {count} {noun} mending."
    return f"Belum bisa terbit: {count} hal perlu diperbaiki."
