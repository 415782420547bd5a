"""What packing gave last time: digests of packed files by the digest of their text.

Reads   ``packed.sums`` in the cache folder.
Gives   ``PackedSums``.

A packed file of the published tree is taken over only where its bytes have the digest that is kept
here of its text: one that somebody altered is made anew, and so are all where nothing is kept.
"""

import zlib
from pathlib import Path
from typing import Final

import msgspec

from plugins.model.code_version import code_version
from plugins.model.kept_values import keep, read_kept

NAME: Final = "packed.sums"
_ROOMS: Final = ("hosting",)
_PACKAGES: Final = ("brotli",)

Sums = tuple[str, ...]
"""SHA-256 in hex, in the order of the packers; empty for what isn't worth packing."""


class _Kept(msgspec.Struct, array_like=True):
    version: bytes
    sums: dict[str, Sums]


class PackedSums:
    """``folder`` None keeps nothing, and believes nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / NAME if folder is not None else None
        self._version = code_version(_ROOMS, _PACKAGES) + zlib.ZLIB_RUNTIME_VERSION.encode()
        kept = None if self._path is None else read_kept(self._path, _Kept)
        current = kept is not None and kept.version == self._version
        self._before: dict[str, Sums] = kept.sums if kept is not None and current else {}
        self._now: dict[str, Sums] = {}

    def of(self, text: str) -> Sums | None:
        """What packing the text with that SHA-256 gave; None where nobody knows."""
        return self._before.get(text)

    def note(self, text: str, sums: Sums) -> None:
        self._now[text] = sums

    def keep(self) -> None:
        """Keep what was noted; all else is dropped."""
        if self._path is not None and self._now != self._before:
            keep(self._path, _Kept(self._version, self._now))
