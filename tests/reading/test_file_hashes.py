"""The hash of a file is the hash of its bytes, also when those are not read again."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from plugins.model.file_scan import Signature
from plugins.problems import Problems
from plugins.reading.content_cache import ContentCache
from plugins.reading.content_folder import open_content
from plugins.reading.file_hashes import FileHashes, settled

SECOND = 1_000_000_000


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_bytes(b"isi")
    (folder / "b.md").write_bytes(b"lain")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, as they are."""
    found: list[str] = []
    real = Path.read_bytes

    def noted(self: Path) -> bytes:
        found.append(self.name)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", noted)
    return found


def hashed(content: Path) -> dict[str, bytes]:
    """One build's look at the folder."""
    folder = open_content(content, Problems())
    hashes = FileHashes(folder, ContentCache(content.parent / "cache", 1))
    found = {name: hashes.of(name) for name in folder.files}
    hashes.keep()
    return found


def true_hashes(content: Path) -> dict[str, bytes]:
    return {
        path.name: hashlib.sha256(path.open("rb").read()).digest()
        for path in sorted(content.iterdir())
    }


def settle(content: Path) -> None:
    """Wait until a change of a file would show in its times."""
    folder = open_content(content, Problems())
    while not all(settled(told, time.time_ns()) for told in folder.signatures.values()):
        time.sleep(0.01)


def test_a_file_that_settled_is_read_once(content: Path, reads: list[str]) -> None:
    settle(content)
    assert hashed(content) == true_hashes(content)
    assert reads == ["a.md", "b.md"]
    assert hashed(content) == true_hashes(content)
    assert reads == ["a.md", "b.md"]


def test_a_file_changed_right_before_is_read_again(content: Path, reads: list[str]) -> None:
    now = time.time_ns()
    os.utime(content / "a.md", ns=(now, now))
    hashed(content)
    hashed(content)
    assert reads.count("a.md") == 2


def test_the_same_size_and_time_with_other_bytes_is_seen(content: Path, reads: list[str]) -> None:
    settle(content)
    before = hashed(content)
    told = (content / "a.md").stat()
    (content / "a.md").write_bytes(b"ISI")
    os.utime(content / "a.md", ns=(told.st_atime_ns, told.st_mtime_ns))
    after = (content / "a.md").stat()
    assert (after.st_size, after.st_mtime_ns) == (told.st_size, told.st_mtime_ns)
    found = hashed(content)
    assert found == true_hashes(content)
    assert found["a.md"] != before["a.md"]
    assert reads == ["a.md", "b.md", "a.md"]


def test_another_file_in_its_place_is_seen(content: Path, reads: list[str]) -> None:
    settle(content)
    hashed(content)
    told = (content / "a.md").stat()
    (content / "c.md").write_bytes(b"ISI")
    os.utime(content / "c.md", ns=(told.st_atime_ns, told.st_mtime_ns))
    (content / "c.md").replace(content / "a.md")
    assert hashed(content) == true_hashes(content)
    assert reads == ["a.md", "b.md", "a.md"]


def test_other_times_alone_change_no_hash(content: Path) -> None:
    settle(content)
    before = hashed(content)
    os.utime(content / "a.md", (1, 1))
    assert hashed(content) == before


def test_a_file_that_went_is_forgotten(content: Path, reads: list[str]) -> None:
    settle(content)
    hashed(content)
    (content / "b.md").rename(content.parent / "b.md")
    assert list(hashed(content)) == ["a.md"]
    (content.parent / "b.md").rename(content / "b.md")
    settle(content)
    assert hashed(content) == true_hashes(content)
    assert reads == ["a.md", "b.md", "b.md"]


def test_two_folders_of_one_cache_are_kept_apart(content: Path, tmp_path: Path) -> None:
    settle(content)
    first = hashed(content)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_bytes(b"ISI")
    settle(other)
    assert hashed(other) == true_hashes(other)
    assert hashed(content) == first


@pytest.mark.parametrize(
    ("modified", "changed", "is_settled"),
    [
        (99.95, 99.95, False),
        (99.85, 99.85, True),
        (50.5, 99.95, False),
        (99.95, 50.5, False),
        (99.0, 99.0, False),
        (97.0, 97.0, True),
    ],
)
def test_a_file_settles_after_a_tick_and_later_where_clocks_keep_seconds(
    modified: float, changed: float, is_settled: bool
) -> None:
    told = Signature(1, round(modified * SECOND), round(changed * SECOND), 1)
    assert settled(told, 100 * SECOND) == is_settled
