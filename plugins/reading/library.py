"""The content folder together with what is already known of its files.

Reads   the folder, the content cache and the hashes of files.
Gives   ``Library``: a file's hash, and the keys and entries of what was read before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.model.code_version import code_version
from plugins.model.memory import Memory
from plugins.reading.content_cache import ContentCache, key_of
from plugins.reading.content_folder import ContentFolder
from plugins.reading.file_hashes import FileHashes
from plugins.reading.simple_markdown import SWITCH, switched_off

_ROOMS = ("languages", "model", "problems", "reading", "schema")
_PACKAGES = (
    *("Markdown", "msgspec", "nh3", "Pillow", "pydantic", "PyYAML", "shapely", "smartypants"),
    "typogrify",
)


def reading_version() -> bytes:
    """The part of every key that says which program read the file."""
    code = code_version(_ROOMS, _PACKAGES)
    return code + SWITCH.encode() if switched_off() else code


@dataclass(frozen=True, slots=True)
class Library:
    """``used`` collects the keys of this build's entries, which the cache then keeps."""

    folder: ContentFolder
    cache: ContentCache
    hashes: FileHashes
    version: bytes
    used: set[bytes]

    def key(self, kind: str, names: Iterable[str], *more: str) -> bytes:
        """The key of what is made from the files ``names``, by name and bytes, and ``more``."""
        parts = [part for name in names for part in (name, self.hashes.of(name))]
        return key_of(kind, self.version, *more, *parts)

    def entry(self, key: bytes) -> bytes | None:
        """What an earlier build kept under ``key``."""
        self.used.add(key)
        return self.cache.entries([key]).get(key)


class CacheMemory(Memory):
    """The site's memory in the content cache; an entry is bound to the program's own version."""

    def __init__(self, library: Library, code: bytes) -> None:
        self._library = library
        self._code = code

    def get(self, *parts: str | bytes) -> bytes | None:
        return self._library.entry(key_of("memory", self._code, *parts))

    def put(self, data: bytes, *parts: str | bytes) -> None:
        self._library.cache.put({key_of("memory", self._code, *parts): data})


def open_library(folder: ContentFolder, cache_folder: Path | None, day: int = 0) -> Library:
    """``folder`` with its cache; without a ``cache_folder`` nothing outlives the build."""
    cache = ContentCache(cache_folder, day)
    return Library(folder, cache, FileHashes(folder, cache), reading_version(), set())
