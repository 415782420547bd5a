"""What the file system says of a folder's files, without opening one.

Reads   the folder's tree, without following links; hidden files and folders are passed over.
Gives   ``Scan``, ``Signature`` and ``scan``.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

DEEPEST: Final = 12
"""Folders below folders; content needs four, and a path of thousands can't be opened."""

_IGNORED: Final = frozenset({"Thumbs.db", "desktop.ini"})


class Signature(NamedTuple):
    """What the file system says of a file without its being read; times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class Scan:
    """``signatures`` of files by their path below the folder with ``/``; ``links`` are symbolic.

    ``strange`` is what can't be read as a file or folder: pipes, sockets, devices, and folders
    too deep.
    """

    signatures: Mapping[str, Signature] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()


def scan(root: Path) -> Scan:
    """Every file below ``root``; nothing where there is no such folder."""
    found: dict[str, Signature] = {}
    links: list[str] = []
    strange: list[str] = []
    waiting = [(str(root), "")] if root.is_dir() else []
    while waiting:
        here, below = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                name = entry.name
                if entry.is_symlink():
                    links.append(below + name)
                elif name[0] == ".":
                    continue
                elif entry.is_dir(follow_symlinks=False):
                    if below.count("/") < DEEPEST:
                        waiting.append((entry.path, f"{below}{name}/"))
                    else:
                        strange.append(below + name)
                elif not entry.is_file(follow_symlinks=False):
                    # Reading a pipe would wait for ever.
                    strange.append(below + name)
                elif name not in _IGNORED and name[-1] != "~":
                    told = entry.stat(follow_symlinks=False)
                    found[below + name] = Signature(
                        told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino
                    )
    return Scan(found, tuple(links), tuple(strange))
