"""Publishing over ssh, killed, cut off, out of room or not alone: the old site or the new one."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.programs import program
from tests.support.releases import NEW, OLD, THIRD, Publisher, Site, site, site_in, stand_in
from tests.support.site import Result
from tests.support.small_disks import read_only, small_disk
from tests.support.sshd import Proxy, Sshd, sshd

__all__ = ["sshd"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder on the server."""
    program("rsync")
    return tmp_path / "srv" / "kota"


@pytest.fixture
def publisher(sshd: Sshd, root: Path, tmp_path: Path) -> Publisher:
    """An office whose old release is out."""
    office = Publisher(tmp_path / "office", sshd.target(root))
    office.put(OLD)
    return office


def served(root: Path) -> Site:
    return site_in(root / "current")


def tidy(root: Path) -> bool:
    """Whether the server holds releases and nothing half-done."""
    return not (root / ".lock").exists() and not list((root / ".incoming").iterdir())


def when(verb: str, deed: str) -> str:
    """The body of a stand-in for ssh that does ``deed`` when ``verb`` is asked for."""
    return f'case "$*" in *"kabarkota {verb} "*) {deed};; esac'


KILL = "kill -9 $PPID; exit 1"
KILL_AFTER = '"$real" "$@"; kill -9 $PPID; exit 1'


@pytest.mark.parametrize(
    ("verb", "deed", "expected"),
    [
        ("hold", KILL, OLD),
        ("begin", KILL, OLD),
        ("begin", KILL_AFTER, OLD),
        ("check", KILL, OLD),
        ("check", KILL_AFTER, OLD),
        ("switch", KILL, OLD),
        ("switch", KILL_AFTER, NEW),
        ("prune", KILL, NEW),
        ("prune", KILL_AFTER, NEW),
    ],
)
def test_killed_in_each_phase(
    verb: str, deed: str, expected: Site, publisher: Publisher, root: Path, tmp_path: Path
) -> None:
    programs = stand_in(tmp_path / "bin", "ssh", program("ssh"), when(verb, deed))

    killed = publisher.publish(NEW, programs)

    assert killed.exit_code == -9
    assert served(root) == expected
    publisher.put(NEW)
    assert served(root) == NEW
    assert tidy(root)


def test_killed_in_the_middle_of_the_upload(
    publisher: Publisher, root: Path, tmp_path: Path
) -> None:
    large = site("besar", size=1_500_000)
    slow = '"$real" --bwlimit=1000 "$@" & sleep 0.8; kill -9 $PPID $!; exit 1'
    programs = stand_in(tmp_path / "bin", "rsync", program("rsync"), slow)

    assert publisher.publish(large, programs).exit_code == -9
    assert served(root) == OLD
    assert list((root / ".incoming").iterdir())
    publisher.put(large)
    assert served(root) == large
    assert tidy(root)


@pytest.mark.parametrize("limit", [1_000, 20_000, 400_000, 1_200_000])
def test_network_cut_in_the_middle(
    limit: int, publisher: Publisher, sshd: Sshd, root: Path, tmp_path: Path
) -> None:
    large = site("besar", size=700_000)
    proxy = Proxy(sshd.port, limit)
    through = Publisher(publisher.folder, sshd.target(root, proxy.port))

    cut = through.publish(large)

    proxy.cut()
    assert cut.exit_code == 1, cut.text
    assert "Traceback" not in cut.text
    assert "tetap utuh" in cut.text
    assert served(root) == OLD
    Publisher(publisher.folder, publisher.target).put(large)
    assert served(root) == large
    assert tidy(root)


def test_a_broken_upload_is_gone_on_with(publisher: Publisher, sshd: Sshd, root: Path) -> None:
    pictures = {f"gambar/{n:02}.jpg": site(str(n))["gambar/balai kota é.jpg"] for n in range(40)}
    large = site("banyak", more=pictures)
    proxy = Proxy(sshd.port, 600_000)
    Publisher(publisher.folder, sshd.target(root, proxy.port)).publish(large)
    left = [path for path in (root / ".incoming").rglob("*.jpg") if path.name[0] != "."]
    assert left, "nothing arrived before the cut"
    inodes = {path.name: path.stat().st_ino for path in left}

    Publisher(publisher.folder, publisher.target).put(large)

    assert served(root) == large
    sent = root / "current" / "gambar"
    assert all((sent / name).stat().st_ino == inode for name, inode in inodes.items())


def test_two_publish_at_once(publisher: Publisher, sshd: Sshd, root: Path, tmp_path: Path) -> None:
    other = Publisher(tmp_path / "branch", publisher.target)
    done: list[Result] = []

    def publish(office: Publisher, files: Site) -> None:
        done.append(office.publish(files))

    both = [
        threading.Thread(target=publish, args=pair) for pair in ((publisher, NEW), (other, THIRD))
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert [result.exit_code for result in done] == [0, 0], [result.text for result in done]
    assert served(root) in (NEW, THIRD)
    assert {path.name for path in (root / "releases").iterdir()} >= {
        (root / "current").resolve().name
    }
    assert len(list((root / "releases").iterdir())) == 3
    assert tidy(root)


def test_a_lock_that_nobody_holds_any_more_is_taken(publisher: Publisher, root: Path) -> None:
    (root / ".lock").mkdir()
    (root / ".lock" / "token").write_text("cut off\n")
    long_ago = time.time() - 3600
    os.utime(root / ".lock", (long_ago, long_ago))
    publisher.put(NEW)
    assert served(root) == NEW
    assert tidy(root)


def test_whoever_lost_the_lock_changes_nothing(
    publisher: Publisher, root: Path, tmp_path: Path
) -> None:
    steal = when("switch", f"echo other >{root}/.lock/token")
    programs = stand_in(tmp_path / "bin", "ssh", program("ssh"), steal)
    lost = publisher.publish(NEW, programs)
    assert lost.exit_code == 1
    assert "penerbitan lain mengambil giliran" in lost.text
    assert served(root) == OLD
    shutil.rmtree(root / ".lock")
    publisher.put(NEW)


@pytest.fixture
def disk(root: Path) -> Iterator[Path]:
    """The server's folder on a disk of one megabyte."""
    with small_disk(root, megabytes=1) as folder:
        yield folder


def test_disk_full_at_the_server(disk: Path, sshd: Sshd, tmp_path: Path) -> None:
    office = Publisher(tmp_path / "office", sshd.target(disk))
    office.put(OLD)

    full = office.publish(site("terlalu besar", size=1_500_000))

    assert full.exit_code == 1
    assert "penuh" in full.text
    assert "Traceback" not in full.text
    assert served(disk) == OLD
    office.put(NEW)
    assert served(disk) == NEW
    assert tidy(disk)


def test_read_only_server(disk: Path, sshd: Sshd, tmp_path: Path) -> None:
    office = Publisher(tmp_path / "office", sshd.target(disk))
    office.put(OLD)

    with read_only(disk):
        refused = office.publish(NEW)

    assert refused.exit_code == 1
    assert "tidak dapat ditulis" in refused.text
    assert served(disk) == OLD
    office.put(NEW)
    assert served(disk) == NEW
