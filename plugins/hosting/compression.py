"""Every text of the output packed beside itself, so that servers pack nothing.

Reads   the new tree, and the published one.
Gives   ``packed``: the ``.br`` and ``.gz`` files that it added.

A text that is the published one keeps the packed files of that. The bytes hold no time, name or
machine, so a chain of builds gives what one from nothing gives.
"""

import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import brotli

from plugins.hosting.compressible import COMPRESSIBLE

QUALITY: Final = 10
"""Brotli's; 11 saves a fiftieth more and takes more than twice as long."""

_WORTH: Final = 0.9
"""A packed file larger than this part of the text isn't kept: unpacking costs phones power."""
_SMALL: Final = 256
"""Bytes that fit into one packet with the headers anyway."""


def packed(tree: Path, published: Path) -> Iterator[str]:
    """Pack what pays in ``tree``; gives the paths of the new files below it, in order."""
    known = published if _packed_alike(published) else None
    names = sorted(_texts(str(tree)))
    with ThreadPoolExecutor(os.cpu_count() or 1) as hands:
        for found in hands.map(lambda name: _pack(tree, known, name), names):
            yield from found


def _texts(tree: str, below: str = "") -> Iterator[str]:
    with os.scandir(f"{tree}/{below}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _texts(tree, f"{below}{entry.name}/")
            elif entry.name.endswith(COMPRESSIBLE) and entry.is_file(follow_symlinks=False):
                yield below + entry.name


def _pack(tree: Path, known: Path | None, name: str) -> list[str]:
    """The packed files of one text: the published ones' where it is that one, else new ones."""
    source = tree / name
    if source.stat().st_size < _SMALL:
        return []
    same = known is not None and _same(source, known / name)
    data: bytes | None = None
    made = []
    for ending, pack in PACKERS.items():
        target = tree / f"{name}{ending}"
        # The one that may be there is shared with the published tree.
        target.unlink(missing_ok=True)
        if same and known is not None and _taken_over(known / f"{name}{ending}", target):
            made.append(f"{name}{ending}")
            continue
        data = source.read_bytes() if data is None else data
        less = pack(data)
        if len(less) <= _WORTH * len(data):
            target.write_bytes(less)
            made.append(f"{name}{ending}")
    return made


def _same(one: Path, other: Path) -> bool:
    """Whether two trees share a file, or have copies that builds take for the same."""
    try:
        a, b = one.stat(), other.stat()
    except OSError:
        return False
    return os.path.samestat(a, b) or (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def _taken_over(source: Path, target: Path) -> bool:
    """Whether ``source`` was there to be shared, or to be copied on disks that know no links."""
    if not source.is_file():
        return False
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return True


def _packed_alike(published: Path) -> bool:
    """Whether the published tree was packed, by the same program: its home page tells."""
    home = published / "index.html"
    try:
        data = home.read_bytes()
        return all(
            home.with_name(f"{home.name}{ending}").read_bytes() == pack(data)
            for ending, pack in PACKERS.items()
        )
    except OSError:
        return False


def _brotli(data: bytes) -> bytes:
    found: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY)
    return found


def _gzip(data: bytes) -> bytes:
    """A gzip file without time, name or system in its head (RFC 1952)."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    return head + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


PACKERS: Final[dict[str, Callable[[bytes], bytes]]] = {".br": _brotli, ".gz": _gzip}
"""How each ending is made."""
