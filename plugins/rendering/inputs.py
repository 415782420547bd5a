"""Whether anything at all has changed since the last build.

Reads   the signatures of every file that a build could read, and the state of the last build.
Gives   ``inputs_digest`` and ``nothing_to_do``.

This is asked before Pelican and the rooms are loaded: for the build that a timer starts every few
minutes, or an editor out of habit, the answer is all there is to do.
"""

import hashlib
import os
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from plugins.model.clock_ticks import COARSE_TICK, settled
from plugins.model.file_scan import Scan, Signature
from plugins.rendering.build_state import BuildState
from plugins.rendering.published import FileSignature, glimpse

_SKIPPED: Final = frozenset({"__pycache__"})


def inputs_digest(content: Scan, others: Iterable[Path], options: Sequence[object]) -> str:
    """One digest of the signatures of all files in ``content`` and below ``others``.

    Empty where some file was changed so short a time ago that one more change would not show, or
    has a name that is no text.
    """
    now = time.time_ns()
    whole = hashlib.sha256(repr((sys.version, *options, content.links, content.strange)).encode())
    for files in (content.signatures, *(dict(_files(folder)) for folder in others)):
        if not _all_settled(files.values(), now):
            return ""
        try:
            whole.update(msgspec.msgpack.encode(sorted(files.items())))
        except UnicodeEncodeError:
            return ""
    return whole.hexdigest()


def _all_settled(files: Iterable[Signature], now: int) -> bool:
    newest = max((max(told.modified, told.changed) for told in files), default=0)
    return newest < now - COARSE_TICK or all(settled(t.modified, t.changed, now) for t in files)


def installed_packages() -> tuple[str, ...]:
    """The installed packages, as their folders are named: ``nh3-0.3.5.dist-info``."""
    folder = Path(sysconfig.get_path("purelib"))
    return tuple(sorted(name for name in os.listdir(folder) if name.endswith(".dist-info")))  # noqa: PTH208 (names alone)


def nothing_to_do(
    published: Path, digest: str, there: Mapping[str, FileSignature]
) -> BuildState | None:
    """The state of the last build where a build of the same inputs would change nothing.

    ``there`` are the files of the output.
    """
    trees = glimpse(published)
    if trees is None or not digest or trees.inputs != digest:
        return None
    if trees.valid_until is not None and not trees.valid_since <= time.time() < trees.valid_until:
        return None
    if len(there) != len(trees.files):
        return None
    same = all(there.get(path) == (k.size, k.modified) for path, k in trees.files.items())
    return trees if same else None


def _files(folder: Path) -> Iterable[tuple[str, Signature]]:
    """Every file below ``folder`` but Python's caches; the file itself where it is one."""
    if folder.is_file():
        yield folder.name, _signature(folder.stat())
        return
    waiting = [(str(folder), "")]
    while waiting:
        here, below = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in _SKIPPED:
                            waiting.append((entry.path, f"{below}{entry.name}/"))
                    else:
                        told = entry.stat(follow_symlinks=False)
                        yield below + entry.name, _signature(told)
        except FileNotFoundError:
            yield below, Signature(0, 0, 0, 0)


def _signature(told: os.stat_result) -> Signature:
    return Signature(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)
