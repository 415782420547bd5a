"""What was read from a YAML file, and where in it each value stands.

Reads   nothing.
Gives   ``Document`` and ``Path``.
"""

from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
"""Keys and indexes, from the whole value down to a part of it."""


@dataclass(slots=True)
class Document:
    """A file's value; ``lines`` maps a path of keys and indexes to its line, from 1."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that was written."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)
