"""A story kept by the cache is the story that was parsed."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import msgspec
import pytest

from plugins.model.records import PictureFile, Words
from plugins.reading.story_entries import (
    StoryEntry,
    TextEntry,
    decoded,
    decoded_words,
    encoded,
    encoded_words,
    moment,
    written,
)

JAKARTA = ZoneInfo("Asia/Jakarta")
PICTURE = PictureFile("news/2026/halo/a.jpg", 10, 20, vector=True, digest=b"\0\xff")
TEXT = TextEntry(
    *("id", "Judul “satu”", "judul", 3, b"\0\1", ("news/2026/lain", "cities/satu")),
    *("Ringkas", None, "Tampak", "Ini", True),
)
FULL = StoryEntry(
    texts=(TEXT, TEXT),
    asked=(("news/2026/halo/index.id.md", "a.jpg", "news/2026/halo/a.jpg"), ("b", "c", None)),
    pictures=(PICTURE,),
    date="2026-08-17T09:45:00",
    updated="2026-08-18T09:45:00|Asia/Makassar",
    publish_at="2026-08-18T09:45:00+07:00",
    category="budaya",
    agencies=("dinas",),
    desk="umum",
    byline=(("har", "writer"),),
    tags=("Imlek",),
    places=("satu/lor",),
    events=("satu/kirab",),
    picture=PICTURE,
    credit="Warta",
    sample=True,
    pinned=True,
    draft=True,
)


def test_an_entry_comes_back_as_it_was() -> None:
    assert decoded(encoded(FULL)) == FULL
    assert decoded(encoded(StoryEntry((TEXT,)))) == StoryEntry((TEXT,))


def test_the_full_entry_leaves_no_field_as_it_is_by_default() -> None:
    plain = StoryEntry((TEXT,))
    same = [n for n in FULL.__struct_fields__ if getattr(FULL, n) == getattr(plain, n)]
    assert same == []


def test_a_picture_keeps_every_field() -> None:
    """A field that a picture is given one day must be kept, too."""
    again = decoded(encoded(FULL))
    assert again is not None
    for field in fields(PictureFile):
        assert getattr(again.pictures[0], field.name) == getattr(PICTURE, field.name)


def test_words_come_back_as_they_were() -> None:
    words = Words("<p>“Halo” &amp; \N{NO-BREAK SPACE}</p>", "“Halo” &")
    assert decoded_words(encoded_words(words)) == words


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"halo",
        encoded(FULL)[:-1],
        encoded(FULL) + b"\0",
        msgspec.msgpack.encode(["x"]),
        msgspec.msgpack.encode({"texts": []}),
        msgspec.msgpack.encode([[], [], [], 5]),
    ],
)
def test_bytes_that_are_no_entry_are_none(data: bytes) -> None:
    assert decoded(data) is None
    assert decoded_words(data) is None


@pytest.mark.parametrize(
    "told",
    [
        datetime(2026, 8, 17, 9, 45),  # noqa: DTZ001 (an editor writes no zone)
        datetime(2026, 8, 17, 9, 45, 30, tzinfo=ZoneInfo("Asia/Makassar")),
        datetime(2026, 8, 17, 9, 45, tzinfo=ZoneInfo("Asia/Jayapura")),
        datetime(2026, 8, 17, 9, 45, tzinfo=JAKARTA),
        datetime(2026, 8, 17, 9, 45, tzinfo=UTC),
        datetime(2026, 8, 17, 9, 45, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    ],
)
def test_moments_keep_their_hour_and_their_zone(told: datetime) -> None:
    again = moment(written(told), JAKARTA)
    expected = told if told.tzinfo is not None else told.replace(tzinfo=JAKARTA)
    assert again == expected
    assert again.replace(tzinfo=None) == expected.replace(tzinfo=None)
    assert again.utcoffset() == expected.utcoffset()
    assert again.tzname() == expected.tzname()


def test_a_moment_without_a_zone_follows_the_sites() -> None:
    """The site's zone is no part of the entry: it may change while the story stays."""
    told = written(datetime(2026, 8, 17, 9, 45))  # noqa: DTZ001 (an editor writes no zone)
    east = moment(told, ZoneInfo("Asia/Jayapura"))
    assert moment(told, JAKARTA) - east == timedelta(hours=2)
