"""What is known of all stories of one year, kept in one piece.

Reads   the content cache.
Gives   ``YearHeads``: the entries of a folder such as ``news/2024/`` as the last build left them.

Ten thousand stories looked up one by one take longer than the rest of a build after an edit.
Where no file of a year has changed, its entries come all at once; where one has, each is asked
for by its own key, and the piece is made anew.
"""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from plugins.reading.content_cache import key_of
from plugins.reading.library import Library
from plugins.reading.story_entries import StoryEntry

Head = tuple[str, bytes, StoryEntry]
"""A story's folder, the key of its own entry, and the entry."""

_decoder = msgspec.msgpack.Decoder(tuple[bytes, list[Head]])


class YearHeads:
    """``year`` is a folder that ends in ``/``; ``files`` is everything below it."""

    def __init__(self, library: Library, year: str, files: Sequence[str]) -> None:
        self._library = library
        # The name alone makes the key: the cache keeps one piece a year, not one an edit.
        self._key = key_of("year", library.version, str(library.folder.root), year)
        self._digest = _digest(library, files)

    def kept(self) -> list[Head] | None:
        """The year's entries in order; None where they must be asked for one by one."""
        data = self._library.entry(self._key)
        try:
            digest, heads = _decoder.decode(data or b"")
        except msgspec.DecodeError:
            return None
        return heads if digest == self._digest else None

    def keep(self, heads: Iterable[Head]) -> None:
        """Note the entries of a year that has no problems at all."""
        data = msgspec.msgpack.encode((self._digest, list(heads)))
        self._library.cache.put({self._key: data})


def _digest(library: Library, files: Iterable[str]) -> bytes:
    """A digest of the names and bytes of all files."""
    hash_of = library.hashes.of
    parts = [part for file in files for part in (file.encode(), b"\0", hash_of(file))]
    return hashlib.sha256(b"".join(parts)).digest()
