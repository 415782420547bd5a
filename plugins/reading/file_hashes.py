"""The hashes of content files, without reading a file again that didn't change.

Reads   file signatures (size, times, inode) and the files themselves where those are new.
Gives   ``FileHashes``: the SHA-256 of a file.

As git's index does: a file whose signature is the one of the last build has the bytes of the last
build. Clocks of file systems tick slowly, so a file that was changed right before it was hashed
is hashed again next time.
"""

import hashlib
import time
from collections.abc import Iterator

import msgspec

from plugins.model import clock_ticks
from plugins.model.file_scan import Signature
from plugins.reading.content_cache import ContentCache, key_of
from plugins.reading.content_folder import ContentFolder

Known = dict[str, tuple[Signature, bytes]]


class FileHashes:
    """Asked for one path after another, each read once; ``keep`` writes down what was learnt."""

    def __init__(self, folder: ContentFolder, cache: ContentCache) -> None:
        self._folder = folder
        self._cache = cache
        self._key = key_of("hashes 1", str(folder.root))
        self._known: Known = _decoded(cache.entries([self._key]).get(self._key))
        self._fresh: Known = {}
        self._told: dict[str, bytes] = {}
        self._read = 0

    def of(self, relative: str) -> bytes:
        """SHA-256 of the file, 32 bytes; OSError where it has gone."""
        told = self._told.get(relative)
        if told is None:
            told = self._told[relative] = self._found(relative)
        return told

    def _found(self, relative: str) -> bytes:
        signature = self._folder.signatures[relative]
        known = self._known.get(relative)
        if known is not None and known[0] == signature:
            self._fresh[relative] = known
            return known[1]
        now = time.time_ns()
        found = hashlib.sha256(self._folder.path(relative).read_bytes()).digest()
        self._read += 1
        if settled(signature, now):
            self._fresh[relative] = (signature, found)
        return found

    def changed(self) -> Iterator[str]:
        """The files that are new, or not as they were when they were last hashed."""
        known = self._known
        for relative, signature in self._folder.signatures.items():
            before = known.get(relative)
            if before is None or before[0] != signature:
                yield relative

    def keep(self) -> None:
        """Note the hashes for the next build of this folder."""
        if self._read or len(self._fresh) != len(self._known):
            self._cache.put({self._key: msgspec.msgpack.encode(self._fresh)})


def settled(signature: Signature, now: int) -> bool:
    """Whether a change after ``now`` (nanoseconds since 1970) would show in the signature."""
    return clock_ticks.settled(signature.modified, signature.changed, now)


def _decoded(data: bytes | None) -> Known:
    if data is None:
        return {}
    try:
        return msgspec.msgpack.decode(data, type=Known)
    except msgspec.DecodeError:
        return {}
