"""A story or page as the content cache keeps it.

Reads   nothing.
Gives   ``StoryEntry`` and ``TextEntry``, to bytes and back; ``Parsed``, with what goes with them.

An entry holds what follows from the files of one folder alone. What depends on other files is
kept as a question: which names the words use (``asked``), which keys of registers they give.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from plugins.languages import Language
from plugins.model.records import PictureFile, Words
from plugins.problems import Problem


class TextEntry(msgspec.Struct, frozen=True, array_like=True):
    """One language; ``slug_line`` is the line that decides the address."""

    language: Language
    title: str
    slug: str
    slug_line: int
    words_hash: bytes
    links: tuple[str, ...]
    standfirst: str | None
    dateline: str | None
    alt: str | None
    caption: str | None
    outdated: bool
    figures: tuple[str, ...] = ()
    old_addresses: tuple[tuple[str, int], ...] = ()
    """Each as written, with its line."""


class StoryEntry(msgspec.Struct, frozen=True, array_like=True):
    """A folder's files as far as they alone say; moments are written by :func:`written`.

    Standing pages leave everything from ``date`` on as it is.
    """

    texts: tuple[TextEntry, ...]
    asked: tuple[tuple[str, str, str | None], ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    date: str = ""
    updated: str | None = None
    publish_at: str | None = None
    category: str = ""
    agencies: tuple[str, ...] = ()
    desk: str | None = None
    byline: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    picture: PictureFile | None = None
    credit: str | None = None
    sample: bool = False
    pinned: bool = False
    draft: bool = False


class WrittenOld(NamedTuple):
    """An old address as a text says it: the text's key and language, and where it stands."""

    key: str
    language: Language
    shown: str
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """An entry and its words as the cache keeps them, in bytes that travel between processes.

    ``entry`` is None where a file can't be read; problems leave nothing worth keeping.
    """

    entry: bytes | None
    words: tuple[bytes, ...]
    problems: tuple[Problem, ...]


_entries = msgspec.msgpack.Decoder(StoryEntry)
_words = msgspec.msgpack.Decoder(tuple[str, str])


def encoded(entry: StoryEntry) -> bytes:
    return msgspec.msgpack.encode(entry)


def decoded(data: bytes) -> StoryEntry | None:
    """The entry; None for bytes that are none."""
    try:
        return _entries.decode(data)
    except msgspec.DecodeError:
        return None


def encoded_words(words: Words) -> bytes:
    return msgspec.msgpack.encode((words.html, words.plain))


def decoded_words(data: bytes) -> Words | None:
    try:
        return Words(*_words.decode(data))
    except msgspec.DecodeError:
        return None


def written(moment: datetime) -> str:
    """A moment as text that keeps the name of its zone: ``2026-08-17T09:45:00|Asia/Makassar``."""
    key = getattr(moment.tzinfo, "key", None)
    if key is not None:
        return f"{moment.replace(tzinfo=None).isoformat()}|{key}"
    return moment.isoformat()


def moment(text: str, zone: ZoneInfo) -> datetime:
    """The moment that :func:`written` wrote; one without a zone is in the site's ``zone``."""
    plain, _, key = text.partition("|")
    found = datetime.fromisoformat(plain)
    if key:
        return found.replace(tzinfo=zone if key == zone.key else ZoneInfo(key))
    if found.tzinfo is None:
        return found.replace(tzinfo=zone)
    offset = found.utcoffset() or timedelta()
    return found.replace(tzinfo=timezone(offset) if offset else UTC)
