"""What the gate found out of each file, kept for the next run.

Reads   ``gate.verdicts`` in the cache folder.
Gives   ``Verdicts``: facts by a file's path and the SHA-256 of its bytes.

The file is one checksum and msgpack: data that can't run. Damaged, of another version of the gate
or of another host, it counts as empty. Addresses and ids that many pages share are written once,
and are one text in memory, too.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import structs

from plugins.gate.findings import FileFacts, PageFacts

NAME: Final = "gate.verdicts"
_CHECKSUM: Final = 32
_SHARED: Final = ("ids", "links", "stylesheets", "scripts", "loads", "feeds")


class _Entry(msgspec.Struct, array_like=True):
    facts: FileFacts
    shared: tuple[tuple[int, ...], ...] = ()
    foreign: tuple[tuple[int, int], ...] = ()


class _Kept(msgspec.Struct, array_like=True):
    version: bytes
    texts: list[str]
    entries: dict[bytes, _Entry]


class Verdicts:
    """Facts of earlier runs; ``folder`` None keeps nothing."""

    def __init__(self, folder: Path | None, version: bytes) -> None:
        self._path = folder / NAME if folder is not None else None
        self._version = version
        kept = self._read()
        self._texts = kept.texts
        self._entries = kept.entries

    def get(self, name: str, sha256: str) -> FileFacts | None:
        """What is known of a file with these bytes at this place."""
        entry = self._entries.get(_key(name, sha256))
        if entry is None or entry.facts.page is None:
            return entry.facts if entry is not None else None
        texts = self._texts
        try:
            filled = {
                field: tuple([texts[number] for number in numbers])
                for field, numbers in zip(_SHARED, entry.shared, strict=True)
            }
            foreign = tuple((texts[one], texts[other]) for one, other in entry.foreign)
        except (IndexError, ValueError):
            return None
        page = structs.replace(entry.facts.page, **filled, foreign=foreign)
        return structs.replace(entry.facts, page=page)

    def keep(self, known: dict[str, tuple[str, FileFacts]]) -> None:
        """Keep what is known of all files, by their path; what else was kept is dropped."""
        if self._path is None:
            return
        numbers: dict[str, int] = {}
        entries = {
            _key(name, sha256): _entry(facts, numbers) for name, (sha256, facts) in known.items()
        }
        data = msgspec.msgpack.encode(_Kept(self._version, list(numbers), entries))
        # A cache that can't be written is a slower next run.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_name(f"{NAME}.{os.getpid()}")
            beside.write_bytes(_checksum(data) + data)
            beside.replace(self._path)

    def _read(self) -> _Kept:
        nothing = _Kept(self._version, [], {})
        if self._path is None:
            return nothing
        try:
            whole = self._path.read_bytes()
            data = whole[_CHECKSUM:]
            if whole[:_CHECKSUM] != _checksum(data):
                return nothing
            kept = msgspec.msgpack.decode(data, type=_Kept)
        except (OSError, msgspec.DecodeError, ValueError):
            return nothing
        return kept if kept.version == self._version else nothing


def _entry(facts: FileFacts, numbers: dict[str, int]) -> _Entry:
    page = facts.page
    if page is None:
        return _Entry(facts)

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers))

    shared = tuple(tuple(map(number, getattr(page, field))) for field in _SHARED)
    foreign = tuple((number(one), number(other)) for one, other in page.foreign)
    bare: PageFacts = structs.replace(page, **dict.fromkeys(_SHARED, ()), foreign=())
    return _Entry(structs.replace(facts, page=bare), shared, foreign)


def with_shared_texts(facts: FileFacts, texts: dict[str, str]) -> FileFacts:
    """The same facts; a text that ``texts`` has already met is that very text."""
    page = facts.page
    if page is None:
        return facts
    one = texts.setdefault
    shared = {field: tuple([one(text, text) for text in getattr(page, field)]) for field in _SHARED}
    foreign = tuple((one(a, a), one(b, b)) for a, b in page.foreign)
    return structs.replace(facts, page=structs.replace(page, **shared, foreign=foreign))


def _key(name: str, sha256: str) -> bytes:
    return hashlib.sha256(f"{sha256} {name}".encode()).digest()[:16]


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest()
