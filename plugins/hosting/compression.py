"""Every text of the output packed beside itself, so that servers pack nothing.

Reads   the new tree, and the published one.
Gives   ``packed``: the ``.br`` and ``.gz`` files that it added.

A text that was packed before keeps the packed files of the published tree, where these still have
the bytes that were made then. The bytes hold no time, name or machine, so a chain of builds gives
what one from nothing gives.
"""

import hashlib
import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import brotli

from plugins.hosting.compressible import COMPRESSIBLE
from plugins.hosting.packed_sums import PackedSums
from plugins.model.tree_walk import everything_below

QUALITY: Final = 10
"""Brotli's; 11 saves a fiftieth more and takes more than twice as long."""

_WORTH: Final = 0.9
"""A packed file larger than this part of the text isn't kept: unpacking costs phones power."""
_SMALL: Final = 256
"""Bytes that fit into one packet with the headers anyway."""


class Packed(NamedTuple):
    """One packed file by its path below the tree; ``sha256`` of its bytes in hex."""

    path: str
    size: int
    sha256: str


def packed(
    tree: Path,
    published: Path,
    *,
    cache: Path | None = None,
    sums: Mapping[str, str] | None = None,
    anew: bool = False,
) -> Iterator[Packed]:
    """Pack what pays in ``tree``; gives the new files in the order of their texts' paths.

    ``sums`` are SHA-256 in hex of texts whose bytes are known; the others are read. ``cache`` is
    the folder of what is known of earlier packing, of which nothing is believed with ``anew``.
    """
    kept = PackedSums(cache)
    alike = not anew and _packed_alike(published)
    place = _Place(str(tree), str(published) if alike else None, kept)
    known = {} if sums is None else sums
    found: dict[str, list[Packed] | None] = {}
    names = sorted(_texts(place.tree))
    for name in names:
        found[name] = place.taken_over(name, known.get(name))
    new = [name for name in names if found[name] is None]
    with ThreadPoolExecutor(os.cpu_count() or 1) as hands:
        for name, text, made in hands.map(lambda name: (name, *place.pack(name)), new):
            found[name] = [each for each in made if each is not None]
            kept.note(text, tuple("" if each is None else each.sha256 for each in made))
    kept.keep()
    for files in found.values():
        yield from files or ()


def _texts(tree: str) -> Iterator[str]:
    for name, entry in everything_below(tree):
        if (
            name.endswith(COMPRESSIBLE)
            and entry.is_file(follow_symlinks=False)
            and entry.stat(follow_symlinks=False).st_size >= _SMALL
        ):
            yield name


class _Place(NamedTuple):
    """``known`` is the published tree where it was packed by the same program."""

    tree: str
    known: str | None
    kept: PackedSums

    def taken_over(self, name: str, text: str | None) -> list[Packed] | None:
        """The published packed files, where they are those of this text; None where not all are."""
        if self.known is None:
            return None
        text = text or _sum_of(f"{self.tree}/{name}")[1]
        sums = self.kept.of(text)
        if sums is None or len(sums) != len(PACKERS):
            return None
        found = []
        for ending, wanted in zip(PACKERS, sums, strict=True):
            target = f"{self.tree}/{name}{ending}"
            if not wanted:
                _remove(target)
                continue
            if not _shared(f"{self.known}/{name}{ending}", target):
                return None
            # Looked at where it lies now: what was altered is made anew.
            size, sha256 = _sum_of(target)
            if sha256 != wanted:
                return None
            found.append(Packed(name + ending, size, sha256))
        self.kept.note(text, sums)
        return found

    def pack(self, name: str) -> tuple[str, list[Packed | None]]:
        """The text's SHA-256, and its packed files in the order of the packers."""
        with open(f"{self.tree}/{name}", "rb") as file:  # noqa: PTH123 (thousands of them)
            data = file.read()
        return hashlib.sha256(data).hexdigest(), [
            self._packed(f"{name}{ending}", data, pack(data)) for ending, pack in PACKERS.items()
        ]

    def _packed(self, name: str, data: bytes, less: bytes) -> Packed | None:
        path = f"{self.tree}/{name}"
        # The one that may be there is shared with the published tree.
        _remove(path)
        if len(less) > _WORTH * len(data):
            return None
        with open(path, "xb") as file:  # noqa: PTH123 (thousands of them)
            file.write(less)
        return Packed(name, len(less), hashlib.sha256(less).hexdigest())


def _sum_of(path: str) -> tuple[int, str]:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (thousands of them)
        data = file.read()
    return len(data), hashlib.sha256(data).hexdigest()


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 (thousands of them)


def _shared(source: str, target: str) -> bool:
    """Whether ``source`` was there to be shared, or to be copied on disks that know no links."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        return False
    except FileExistsError:
        _remove(target)
        return _shared(source, target)
    except OSError:
        shutil.copy2(source, target)
    return not os.path.islink(target)  # noqa: PTH114 (thousands of them)


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
