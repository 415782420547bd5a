"""What the gate found out of each file, kept for the next run.

Reads   ``gate.verdicts`` in the cache folder.
Gives   ``Verdicts``: facts by a file's path and the SHA-256 of its bytes.

The file is one checksum and msgpack: data that can't run. Damaged, of another version of the gate
or of another host, it counts as empty. Addresses and ids that many pages share are written once,
and are one text in memory, too. What an earlier run has written of a file is kept as it stands, so
texts that nothing names any more stay for a while: until they are every fifth.
"""

import hashlib
from pathlib import Path
from typing import Final

import msgspec
from msgspec import structs

from plugins.gate.findings import FileFacts, PageFacts
from plugins.model.kept_values import keep, read_kept

NAME: Final = "gate.verdicts"
_SHARED: Final = ("ids", "links", "stylesheets", "scripts", "loads", "feeds")
_OLD_TEXTS: Final = 5
"""Of so many texts one may have been added since all were written anew."""


class _Entry(msgspec.Struct, array_like=True):
    facts: FileFacts
    shared: tuple[tuple[int, ...], ...] = ()
    foreign: tuple[tuple[int, int], ...] = ()


class _Kept(msgspec.Struct, array_like=True):
    """``written`` is how many of ``texts`` there were when all entries were made."""

    version: bytes
    texts: list[str]
    entries: dict[bytes, _Entry]
    written: int = 0


class Verdicts:
    """Facts of earlier runs; ``folder`` None keeps nothing, and with ``anew`` none are believed."""

    def __init__(self, folder: Path | None, version: bytes, *, anew: bool = False) -> None:
        self._path = folder / NAME if folder is not None else None
        self._version = version
        self._kept = _Kept(version, [], {})
        found = None if self._path is None or anew else read_kept(self._path, _Kept)
        if found is not None and found.version == version:
            self._kept = found

    def get(self, name: str, sha256: str) -> FileFacts | None:
        """What is known of a file with these bytes at this place."""
        entry = self._kept.entries.get(_key(name, sha256))
        if entry is None or entry.facts.page is None:
            return entry.facts if entry is not None else None
        texts = self._kept.texts
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
        before = self._kept.entries
        keys = {_key(name, sha256): facts for name, (sha256, facts) in known.items()}
        if keys.keys() == before.keys():
            return
        coming = self._with(before, self._kept.texts, keys)
        coming.written = self._kept.written if before else len(coming.texts)
        if (len(coming.texts) - coming.written) * _OLD_TEXTS > len(coming.texts):
            coming = self._with({}, [], keys)
            coming.written = len(coming.texts)
        keep(self._path, coming)

    def _with(
        self, before: dict[bytes, _Entry], texts: list[str], keys: dict[bytes, FileFacts]
    ) -> _Kept:
        numbers = {text: number for number, text in enumerate(texts)}
        entries = {key: before.get(key) or _entry(facts, numbers) for key, facts in keys.items()}
        return _Kept(self._version, list(numbers), entries)


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
