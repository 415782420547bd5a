"""The content cache: the same site with it and without it, whatever happened to its file."""

import multiprocessing
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from plugins.reading.content_cache import KEPT_DAYS, ContentCache, key_of
from tests.reading.cached_sites import cached, read, site_with_a_picture, told
from tests.support.small_site import SmallSite


@pytest.fixture
def site() -> SmallSite:
    return site_with_a_picture()


@pytest.fixture
def content(site: SmallSite, tmp_path: Path) -> Path:
    site.write(tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def cache(content: Path) -> Path:
    return cached(content)


def test_the_second_build_parses_nothing_and_reads_the_same(content: Path, cache: Path) -> None:
    draft, problems = read(content, cache)
    assert (draft.parsed, problems) == (0, [])
    assert told(draft) == told(read(content, None)[0])


def rows(cache: Path, table: str) -> list[tuple[bytes, bytes]]:
    with sqlite3.connect(cache / "content.sqlite") as connection:
        return list(connection.execute(f"SELECT key, value FROM {table}"))


def spoil(cache: Path, change: Callable[[bytes], bytes]) -> None:
    """Every entry changed."""
    with sqlite3.connect(cache / "content.sqlite") as connection:
        for table in ("entries", "words"):
            spoilt = [(change(value), key) for key, value in rows(cache, table)]
            assert spoilt
            connection.executemany(f"UPDATE {table} SET value = ? WHERE key = ?", spoilt)


def flipped(place: float) -> Callable[[bytes], bytes]:
    def change(value: bytes) -> bytes:
        at = min(int(len(value) * place), len(value) - 1)
        return value[:at] + bytes([value[at] ^ 4]) + value[at + 1 :]

    return change


@pytest.mark.parametrize(
    "change",
    [
        *(flipped(0), flipped(0.5), flipped(1)),
        *(lambda value: value[:-1], lambda value: value[:5], lambda _: b"", lambda _: "text"),
        *(lambda _: None, lambda _: 7, lambda value: value + b"\0"),
    ],
    ids=["first", "middle", "last", "short", "shorter", "empty", "text", "null", "number", "long"],
)
def test_a_damaged_entry_is_not_believed(
    content: Path, cache: Path, change: Callable[[bytes], bytes]
) -> None:
    spoil(cache, change)
    draft, problems = read(content, cache)
    assert (draft.parsed, problems) == (8, [])
    assert told(draft) == told(read(content, None)[0])
    assert read(content, cache)[0].parsed == 0


def test_entries_that_changed_places_are_not_taken_for_each_other(
    content: Path, cache: Path, site: SmallSite
) -> None:
    """The bytes are sound, but they are of another kind: words for entries, entries for words."""
    entries, words = rows(cache, "entries"), rows(cache, "words")
    with sqlite3.connect(cache / "content.sqlite") as connection:
        for table, own, others in (("entries", entries, words), ("words", words, entries)):
            swapped = [(others[place % len(others)][1], key) for place, (key, _) in enumerate(own)]
            connection.executemany(f"UPDATE {table} SET value = ? WHERE key = ?", swapped)
    draft, problems = read(content, cache)
    assert problems == []
    assert told(draft) == told(read(content, None)[0])


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_random_damage_is_mended(content: Path, cache: Path, seed: int) -> None:
    dice = random.Random(seed)
    path = cache / "content.sqlite"
    data = bytearray(path.read_bytes())
    for _ in range(dice.choice((1, 30, 3000))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    for _ in range(2):
        draft, problems = read(content, cache)
        assert problems == []
        assert told(draft) == told(read(content, None)[0])


@pytest.mark.parametrize("part", [0, 0.01, 0.3, 0.9])
def test_a_file_that_breaks_off_is_mended(content: Path, cache: Path, part: float) -> None:
    path = cache / "content.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    draft, problems = read(content, cache)
    assert problems == []
    assert told(draft) == told(read(content, None)[0])
    assert read(content, cache)[0].parsed == 0


@pytest.mark.parametrize(
    "put",
    [
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40),
        lambda path: path.write_bytes(os.urandom(9000)),
        lambda path: path.write_text("bukan basis data", "utf-8"),
        lambda path: sqlite3.connect(path).executescript("CREATE TABLE entries (a); VACUUM"),
    ],
    ids=["false head", "noise", "text", "foreign tables"],
)
def test_a_file_of_something_else_gives_the_right_site(
    content: Path, tmp_path: Path, put: Callable[[Path], object]
) -> None:
    (tmp_path / "cache").mkdir()
    put(tmp_path / "cache/content.sqlite")
    for _ in range(2):
        draft, problems = read(content, tmp_path / "cache")
        assert problems == []
        assert told(draft) == told(read(content, None)[0])


def test_a_folder_where_the_file_should_be_gives_the_right_site(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache/content.sqlite").mkdir(parents=True)
    draft, problems = read(content, tmp_path / "cache")
    assert problems == []
    assert told(draft) == told(read(content, None)[0])


def test_a_file_where_the_folder_should_be_gives_the_right_site(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("berkas", "utf-8")
    draft, problems = read(content, tmp_path / "cache")
    assert problems == []
    assert told(draft) == told(read(content, None)[0])
    assert (tmp_path / "cache").read_text("utf-8") == "berkas"


def test_a_folder_that_cannot_be_written_to_lasts_for_one_build(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    draft, problems = read(content, tmp_path / "cache")
    assert problems == []
    assert told(draft) == told(read(content, None)[0])
    assert list((tmp_path / "cache").iterdir()) == []


def test_deleting_the_cache_is_safe_also_between_reading_and_making(
    content: Path, cache: Path
) -> None:
    draft, _ = read(content, cache)
    shutil.rmtree(cache)
    assert told(draft) == told(read(content, None)[0])
    assert read(content, cache)[0].parsed == 8


def test_words_that_were_lost_are_parsed_again(content: Path, cache: Path) -> None:
    with sqlite3.connect(cache / "content.sqlite") as connection:
        connection.execute("DELETE FROM words")
    draft, _ = read(content, cache)
    assert draft.parsed == 0
    assert told(draft) == told(read(content, None)[0])


def test_a_cache_may_be_copied_to_another_machine(content: Path, cache: Path) -> None:
    shutil.copytree(content, content.parent / "elsewhere/content")
    shutil.copytree(cache, content.parent / "elsewhere/cache")
    moved, _ = read(content.parent / "elsewhere/content", content.parent / "elsewhere/cache")
    assert moved.parsed == 0
    assert told(moved) == told(read(content, None)[0])


def _read_in_a_process(content: Path, cache: Path) -> tuple[object, list[str]]:
    draft, problems = read(content, cache)
    return repr(told(draft)), problems


def test_builds_at_the_same_time_share_a_cache(content: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    alone = _read_in_a_process(content, tmp_path / "own")
    with context.Pool(2) as pool:
        both = pool.starmap(_read_in_a_process, [(content, tmp_path / "cache")] * 4, chunksize=1)
    shown = [said.replace(str(tmp_path / "cache"), str(tmp_path / "own")) for said, _ in both]
    assert len(set(shown)) == 1
    assert [problems for _, problems in both] == [[]] * 4
    assert alone[1] == []
    assert read(content, tmp_path / "cache")[0].parsed == 0


def test_a_forked_process_opens_the_file_for_itself(cache: Path) -> None:
    shared = ContentCache(cache, 1)
    shared.put({b"k": b"v"})
    connection = shared._connection

    def ask() -> None:
        assert shared.entries([b"k"]) == {b"k": b"v"}
        assert shared._connection is not connection

    process = multiprocessing.get_context("fork").Process(target=ask)
    process.start()
    process.join()
    assert process.exitcode == 0
    assert shared._connection is connection
    assert shared.entries([b"k"]) == {b"k": b"v"}


def test_another_program_reads_everything_anew(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.reading.library.reading_version", lambda: b"another")
    assert read(content, cache)[0].parsed == 8


def test_parts_of_a_key_do_not_run_together() -> None:
    keys = {key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", "")}
    assert len(keys) == 4
    assert key_of("a") == key_of(b"a")


class TestTidying:
    """Entries stay for ``KEPT_DAYS`` after the last build that asked for them."""

    def kept(self, tmp_path: Path, day: int, used: list[bytes]) -> set[bytes]:
        cache = ContentCache(tmp_path, day)
        cache.tidy(used)
        found = set(cache.entries([b"a", b"b"])) | {
            key for key in (b"a\0", b"b\0") if cache.words(key)
        }
        cache.close()
        return found

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        cache = ContentCache(tmp_path, 100)
        cache.put({b"a": b"A", b"b": b"B"}, {b"a\0": b"words", b"b\0": b"words"})
        cache.close()
        return tmp_path

    def test_what_nobody_asks_for_is_dropped(self, folder: Path) -> None:
        assert self.kept(folder, 100 + KEPT_DAYS, []) == {b"a", b"b", b"a\0", b"b\0"}
        assert self.kept(folder, 101 + KEPT_DAYS, []) == set()

    def test_what_is_asked_for_stays_with_its_words(self, folder: Path) -> None:
        half = 100 + KEPT_DAYS // 2
        assert self.kept(folder, half, [b"a"]) == {b"a", b"b", b"a\0", b"b\0"}
        assert self.kept(folder, 101 + KEPT_DAYS, []) == {b"a", b"a\0"}

    def test_tidying_is_done_once_a_day(self, folder: Path) -> None:
        self.kept(folder, 150, [])
        self.kept(folder, 150, [b"a"])
        assert self.kept(folder, 101 + KEPT_DAYS, []) == set()


def test_equal_texts_do_not_differ_by_where_their_words_are_kept(
    content: Path, cache: Path
) -> None:
    kept, parsed = read(content, cache)[0].stories[0], read(content, None)[0].stories[0]
    assert kept == parsed
    assert with_fields(kept.texts[0], words_hash=b"x") != parsed.texts[0]
