"""What a cluster's worker does: views in, pages out, if it has the same program.

Reads   the program that the worker process began with.
Gives   ``PROGRAM``, ``program`` and ``render``.

Imported by a worker when the first build reaches it. Checkouts may be updated beneath a worker
that runs for weeks, so what it has is told once, at that moment, and not read again.
"""

import pickle
import platform
from functools import lru_cache
from importlib.metadata import version
from typing import Final, NamedTuple

from plugins.model.code_version import code_version
from plugins.rendering.templates import Templates


class Program(NamedTuple):
    """What has to be equal for equal bytes; ``rooms`` is a hash of the sources of ``plugins``."""

    python: str
    jinja: str
    markupsafe: str
    rooms: str


class ProgramDiffers(Exception):
    """A worker that came later than the check has another program; its own is the argument."""


PROGRAM: Final = Program(
    ".".join(platform.python_version_tuple()[:2]),
    version("Jinja2"),
    version("MarkupSafe"),
    code_version((), ()).hex(),
)


def program() -> Program:
    """What this process has."""
    return PROGRAM


def render(wanted: Program, sources: bytes, views: bytes) -> list[bytes]:
    """The pages of pickled ``views`` by pickled template sources.

    Views of another program would be read wrongly rather than not at all, so they stay bytes until
    both are known to have the same one.
    """
    if wanted != PROGRAM:
        raise ProgramDiffers(*PROGRAM)
    templates = _templates(sources)
    return [templates.render(view).encode() for view in pickle.loads(views)]  # noqa: S301 (from the build that started this task)


@lru_cache(maxsize=4)
def _templates(sources: bytes) -> Templates:
    # A few, since builds of several cities may use one cluster.
    return Templates(pickle.loads(sources))  # noqa: S301 (as above)
