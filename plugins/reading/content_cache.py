"""What reading found out, kept from build to build: parsed stories, YAML, the size of pictures.

Reads   ``content.sqlite`` in the cache folder.
Gives   ``ContentCache``: bytes by key, where a key says everything that the bytes came from.

An entry carries its own checksum, and its bytes are data: nothing in them can run. A damaged,
half-written or foreign entry is told by its checksum and counts as missing; a damaged file is
begun anew. Deleting the folder costs one slow build. SQLite lets parallel builds share it.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

CHECKSUM: Final = 8
"""Bytes of BLAKE2b in front of every entry: enough to tell damage, which is nobody's attack."""

KEPT_DAYS: Final = 60
"""How long an entry that no build asks for is kept: branches come back."""

_CHUNK: Final = 500
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER, value BLOB);
CREATE TABLE IF NOT EXISTS words (key BLOB PRIMARY KEY, used INTEGER, value BLOB);
"""
_TABLES: Final = ("entries", "words")
# Every name in these is one of the two above.
_PUT: Final = {t: f"INSERT OR REPLACE INTO {t} VALUES (?, ?, ?)" for t in _TABLES}  # noqa: S608
# A text's words have the key of their entry and one byte more.
_USED: Final = {t: f"UPDATE {t} SET used = ? WHERE key BETWEEN ? AND ?" for t in _TABLES}  # noqa: S608
_OLD: Final = {t: f"DELETE FROM {t} WHERE used < ?" for t in _TABLES}  # noqa: S608
_MARKS: Final = ",".join("?" * _CHUNK)
_GET: Final = {t: f"SELECT key, value FROM {t} WHERE key IN ({_MARKS})" for t in _TABLES}  # noqa: S608
_GET_ONE: Final = {t: f"SELECT key, value FROM {t} WHERE key = ?" for t in _TABLES}  # noqa: S608


def key_of(*parts: str | bytes) -> bytes:
    """The key of an entry that was made from ``parts``; 16 bytes of SHA-256."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.digest()[:16]


class ContentCache:
    """Small ``entries``, read at every build, and ``words``, which only a page's making reads.

    ``folder`` None, or one that can't be written to, gives a cache that lasts for one build.
    """

    def __init__(self, folder: Path | None, day: int = 0) -> None:
        self._day = day
        self._own: tempfile.TemporaryDirectory[str] | None = None
        if folder is not None:
            with suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
        if folder is None or not os.access(folder, os.W_OK):
            self._own = tempfile.TemporaryDirectory(prefix="kabarkota-")
            folder = Path(self._own.name)
        self.path = folder / "content.sqlite"
        self._opened_by = 0
        self._connection: sqlite3.Connection | None = None

    def entries(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What there is for ``keys``, undamaged."""
        return self._many("entries", list(keys))

    def words(self, key: bytes) -> bytes | None:
        """One entry of the large kind."""
        return self._many("words", [key]).get(key)

    def put(
        self, entries: Mapping[bytes, bytes], words: Mapping[bytes, bytes] | None = None
    ) -> None:
        """Keep what was found out; a cache that can't be written is a slower next build."""
        with suppress(sqlite3.Error), self._open() as connection:
            for table, found in (("words", words or {}), ("entries", entries)):
                rows = ((key, self._day, _checksum(data) + data) for key, data in found.items())
                connection.executemany(_PUT[table], rows)

    def tidy(self, used: Iterable[bytes]) -> None:
        """Note on which day ``used`` keys were asked for, and drop what nobody has long asked for.

        Does its work once a day; words are kept as long as the entry whose key theirs begins with.
        """
        with suppress(sqlite3.Error), self._open() as connection:
            (noted,) = connection.execute("PRAGMA user_version").fetchone()
            if noted == self._day:
                return
            rows = [(self._day, key, key + b"\xff") for key in used]
            for table in _TABLES:
                connection.executemany(_USED[table], rows)
                connection.execute(_OLD[table], (self._day - KEPT_DAYS,))
            connection.execute(f"PRAGMA user_version = {self._day:d}")

    def close(self) -> None:
        """Let go of the file; the cache can be used again afterwards."""
        if self._connection is not None and self._opened_by == os.getpid():
            self._connection.close()
        self._connection = None

    def _many(self, table: str, keys: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        try:
            connection = self._open()
            for start in range(0, len(keys), _CHUNK):
                chunk = keys[start : start + _CHUNK]
                chunk += [b""] * (_CHUNK - len(chunk)) if len(chunk) > 1 else []
                query = _GET[table] if len(chunk) > 1 else _GET_ONE[table]
                for key, value in connection.execute(query, chunk):
                    data = bytes(value)[CHECKSUM:]
                    if value[:CHECKSUM] == _checksum(data):
                        found[key] = data
        except sqlite3.OperationalError:
            return found  # Another build holds it, or the disk is full: as if nothing were kept.
        except (sqlite3.DatabaseError, TypeError):
            self._begin_anew()
        return found

    def _open(self) -> sqlite3.Connection:
        # A connection must not cross a fork; each process opens its own.
        if self._connection is None or self._opened_by != os.getpid():
            self._opened_by = os.getpid()
            try:
                self._connection = _connect(self.path)
            except sqlite3.DatabaseError:
                self._begin_anew()
                self._connection = _connect(self.path)
        return self._connection

    def _begin_anew(self) -> None:
        self.close()
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + ending).unlink()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    # A power cut may damage the file, which the checksums tell: waiting for the disk buys nothing.
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    return connection


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=CHECKSUM).digest()
