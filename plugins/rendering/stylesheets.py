"""Stylesheets: the theme's layers joined into one small file for each page kind.

Reads   ``theme/static/css``: the layers that every page needs, ``components/`` and ``pages/``.
Gives   the bytes of each kind's stylesheet. A page file names the components that its kind shows
        in its first comment: ``/* components: story-card, pager */``.
"""

import re
from functools import partial
from pathlib import Path
from typing import Final

from rcssmin import cssmin

from plugins.model.fingerprints import fingerprint
from plugins.model.memory import Memory, remembered

FOUNDATION: Final = ("tokens.css", "base.css", "compositions.css")
CLOSING: Final = ("utilities.css",)
FRAME: Final = ("notice", "masthead", "pinggir", "footer")
"""The components of the layout, on every page."""

_NAMES = re.compile(r"/\*\s*components:\s*([a-z0-9_,\s-]+)\*/")


def stylesheets(css: Path, memory: Memory | None = None) -> dict[str, str]:
    """One stylesheet a page kind, by the kind's name, and ``default`` for all other kinds."""
    names = sorted(path.relative_to(css).as_posix() for path in css.rglob("*.css"))
    told = fingerprint([(name, (css / name).read_bytes()) for name in names])
    return remembered(
        memory or Memory(), dict[str, str], ("stylesheets", told), partial(_of_kinds, css)
    )


def _of_kinds(css: Path) -> dict[str, str]:
    kinds = {path.stem: path for path in sorted((css / "pages").glob("*.css"))}
    sheets = {kind: _joined(css, path) for kind, path in kinds.items()}
    sheets.setdefault("default", _joined(css, None))
    return sheets


def print_stylesheet(css: Path) -> str:
    """What only paper needs, linked apart so that screens don't wait for it."""
    return _small((css / "print.css").read_text("utf-8"))


def _joined(css: Path, page: Path | None) -> str:
    own = page.read_text("utf-8") if page is not None else ""
    named = _NAMES.search(own)
    components = [name.strip() for name in named[1].split(",") if name.strip()] if named else []
    parts = [(css / name).read_text("utf-8") for name in FOUNDATION]
    named_files = [f"{name}.css" for name in dict.fromkeys([*FRAME, *components])]
    parts += [(css / "components" / name).read_text("utf-8") for name in named_files]
    parts.append(own)
    parts += [(css / name).read_text("utf-8") for name in CLOSING]
    return _small("\n".join(parts))


def _small(source: str) -> str:
    return str(cssmin(source)) + "\n"
