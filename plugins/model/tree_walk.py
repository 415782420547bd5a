"""Everything below a folder, by its path there: hidden files too, and what is no file at all.

Reads   the folder's tree, without following links to folders.
Gives   ``everything_below``.

Paths are plain texts: of a hundred thousand files, objects for them would cost more than their
bytes.
"""

import os
from collections.abc import Iterator


def everything_below(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each entry with its path below ``folder`` with ``/``, in no order; a folder before its own.

    Raises OSError where a folder can't be read.
    """
    waiting = [(folder, "")]
    while waiting:
        here, below = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                name = below + entry.name
                yield name, entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}/"))
