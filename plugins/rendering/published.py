"""The published tree, looked at without touching anything.

Reads   the output folder, and the state beside it.
Gives   ``files_below``, ``FileSignature``, ``state_path`` and ``glimpse``.
"""

import os
from pathlib import Path
from typing import NamedTuple

from plugins.rendering.build_state import BuildState, read_state


class FileSignature(NamedTuple):
    """What the file system says of an output file; the time in nanoseconds."""

    size: int
    modified: int


def state_path(published: Path) -> Path:
    """Where the state of ``published`` lies."""
    return published.with_name(f".{published.name}.state")


def glimpse(published: Path) -> BuildState | None:
    """The state of the published tree where nothing has to be put right, touching nothing."""
    beside = (f".{published.name}{ending}" for ending in (".new", ".state.next"))
    if any(published.with_name(name).exists() for name in beside):
        return None
    state = read_state(state_path(published))
    return state if state is not None and state.live_inode == inode(published) else None


def signature_of(told: os.stat_result) -> FileSignature:
    return FileSignature(told.st_size, told.st_mtime_ns)


def files_below(folder: Path) -> dict[str, FileSignature]:
    """Every file below ``folder`` by its path with ``/``; none where there is no such folder."""
    if not folder.is_dir():
        return {}
    found: dict[str, FileSignature] = {}
    waiting = [(str(folder), "")]
    while waiting:
        here, below = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{below}{entry.name}/"))
                else:
                    told = entry.stat(follow_symlinks=False)
                    found[below + entry.name] = FileSignature(told.st_size, told.st_mtime_ns)
    return found


def inode(folder: Path) -> int | None:
    """The inode of ``folder``; None where there is no such folder."""
    try:
        return folder.stat().st_ino
    except OSError:
        return None
