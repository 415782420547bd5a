"""The theme's files as pages name them.

Reads   nothing; the rendering room fills it from the theme's folder.
Gives   ``Assets``: the stylesheet of a page kind and other files, by their served addresses.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Assets:
    """``stylesheets`` maps a page kind to its stylesheet's address; others use ``default``."""

    stylesheets: dict[str, str] = field(default_factory=dict)
    printed: str | None = None
    files: dict[str, str] = field(default_factory=dict)
    version: str = ""

    def stylesheet(self, kind: str) -> tuple[str, ...]:
        """The stylesheets of a page kind, in the order they are linked."""
        found = self.stylesheets.get(kind) or self.stylesheets.get("default")
        return (found,) if found else ()
