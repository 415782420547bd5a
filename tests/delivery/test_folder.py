"""Publishing to a folder: swapped as a whole, whatever happens meanwhile."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.delivery import folder_target
from plugins.delivery.folder_target import FolderAdapter
from plugins.delivery.refusals import DeliveryFailed
from plugins.schema.targets import FolderTarget
from tests.support.paths import ROOT
from tests.support.releases import NEW, OLD, THIRD, Publisher, release_in, site, site_in, trust_all
from tests.support.site import read_folder
from tests.support.small_disks import read_only, small_disk


def adapter(live: Path, **more: object) -> FolderAdapter:
    given = {"kind": "folder", "path": str(live), "signed": False, **more}
    return FolderAdapter(FolderTarget.model_validate(given), live.parent, trust_all, patience=20)


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "www" / "kota"


def put(live: Path, files: dict[str, bytes] | object, **more: object) -> str:
    release = release_in(live.parents[1] / "output", files)  # type: ignore[arg-type]
    return adapter(live, **more).put(release).name


def test_a_release_is_swapped_in_and_taken_back(live: Path, tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "office", f"kind: folder\npath: {live}\nsigned: false")
    publisher.publish(OLD, **{"dry-run": True}).succeeded()
    assert not live.exists()
    publisher.put(OLD)
    publisher.put(NEW)
    assert site_in(live) == NEW
    assert "tidak ada yang dikirim" in publisher.publish(NEW).succeeded().text
    publisher.run("rollback").succeeded()
    assert site_in(live) == OLD
    listed = publisher.run("releases").succeeded().text.splitlines()
    assert [line.endswith("* terbit") for line in listed] == [False, True]


def test_releases_share_what_stays_but_nothing_with_the_output(live: Path, tmp_path: Path) -> None:
    put(live, OLD)
    inode = (live / "gambar/tetap.webp").stat().st_ino
    put(live, NEW)
    assert (live / "gambar/tetap.webp").stat().st_ino == inode
    assert (tmp_path / "output" / "gambar/tetap.webp").stat().st_ino != inode


def test_a_defaced_folder_is_put_right(live: Path) -> None:
    put(live, OLD)
    (live / "index.html").write_text("slot")
    (live / "slot.html").write_text("slot")
    put(live, OLD)
    assert site_in(live) == OLD


def test_a_served_file_altered_under_its_size_and_time_is_not_carried_on(live: Path) -> None:
    put(live, OLD)
    kept = live / "gambar/tetap.webp"
    told = kept.stat()
    kept.write_bytes(b"!" * told.st_size)
    os.utime(kept, ns=(told.st_atime_ns, told.st_mtime_ns))
    put(live, NEW)
    assert site_in(live) == NEW
    assert kept.stat().st_mode & 0o777 == 0o644


def test_an_altered_release_is_not_gone_back_to(live: Path) -> None:
    first = put(live, OLD)
    put(live, NEW)
    (live.with_name(".kota.releases") / first / "index.html").write_text("slot")
    with pytest.raises(DeliveryFailed):
        adapter(live).switch(first)
    assert site_in(live) == NEW


def test_only_so_many_are_kept(live: Path) -> None:
    for files in (OLD, NEW, THIRD):
        put(live, files, keep=2)
    assert len(adapter(live).releases()) == 2
    assert site_in(live) == THIRD


def test_names_go_on_where_the_clock_went_back(live: Path, monkeypatch) -> None:
    class Later(folder_target.datetime):
        @classmethod
        def now(cls, tz=None):
            return folder_target.datetime.fromtimestamp(4_000_000_000, tz)

    with monkeypatch.context() as patched:
        patched.setattr(folder_target, "datetime", Later)
        put(live, OLD)
    put(live, NEW)
    known = adapter(live).releases()
    assert [each.current for each in known] == [True, False]
    assert known[0].name > known[1].name


def test_somebody_elses_folder_is_left_alone(live: Path) -> None:
    live.mkdir(parents=True)
    (live / "skripsi.doc").write_text("years of work")
    with pytest.raises(DeliveryFailed, match="no release put there"):
        put(live, OLD)
    assert read_folder(live) == {"skripsi.doc": b"years of work"}


def test_without_the_single_step(live: Path, monkeypatch) -> None:
    monkeypatch.setattr(folder_target, "exchange", lambda one, other: False)
    first = put(live, OLD)
    put(live, NEW)
    assert site_in(live) == NEW
    adapter(live).switch(first)
    assert site_in(live) == OLD


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from plugins.delivery import folder_target
from plugins.delivery.folder_target import FolderAdapter
from plugins.delivery.release_folder import whole_release
from plugins.schema.targets import FolderTarget

live, output, spot = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

real_exchange, real_copy, real_replace = folder_target.exchange, shutil.copyfile, Path.replace
if spot == "copy":
    left = iter(range(3))
    shutil.copyfile = lambda *a: real_copy(*a) if next(left, None) is not None else die()
elif spot == "sync":
    os.sync = die
elif spot == "exchanged":
    folder_target.exchange = lambda *a: (real_exchange(*a), die())
elif spot == "between renames":
    folder_target.exchange = lambda *a: False
    Path.replace = lambda self, to: (real_replace(self, to), die())
elif spot == "forget":
    folder_target.shutil.rmtree = lambda *a, **k: die()
settings = FolderTarget(kind="folder", path=str(live), signed=False, keep=2)
FolderAdapter(settings, live.parent, lambda *_: None).put(whole_release(output))
"""


@pytest.mark.parametrize(
    ("spot", "expected"),
    [
        ("copy", OLD),
        ("sync", OLD),
        ("exchanged", NEW),
        ("between renames", None),
        ("forget", NEW),
    ],
)
def test_killed_in_each_phase(spot: str, expected, live: Path, tmp_path: Path) -> None:
    put(live, THIRD, keep=2)
    put(live, OLD, keep=2)
    release_in(tmp_path / "output", NEW)
    words = [sys.executable, "-c", KILLED, live, tmp_path / "output", spot]
    killed = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert killed.returncode == -9, killed.stderr.decode()
    if expected is not None:
        assert site_in(live) == expected
    # Whatever was killed, another one comes next, and then what was killed.
    put(live, site("lain"))
    assert site_in(live) == site("lain")
    put(live, NEW)
    assert site_in(live) == NEW
    known = adapter(live).releases()
    for each in known:
        if not each.current:
            site_in(live.with_name(".kota.releases") / each.name)
    assert not (live.with_name(".kota.releases") / ".coming").exists()


def test_two_at_once(live: Path, tmp_path: Path) -> None:
    put(live, OLD)
    releases = [release_in(tmp_path / name, files) for name, files in (("a", NEW), ("b", THIRD))]
    failed: list[Exception] = []

    def publish(number: int) -> None:
        try:
            adapter(live).put(releases[number])
        except DeliveryFailed as error:
            failed.append(error)

    both = [threading.Thread(target=publish, args=(number,)) for number in (0, 1)]
    for each in both:
        each.start()
    # Whoever looks meanwhile finds a whole site.
    while any(each.is_alive() for each in both):
        assert (live / "index.html").read_bytes() in {
            files["index.html"] for files in (OLD, NEW, THIRD)
        }
        time.sleep(0.001)
    for each in both:
        each.join()
    assert not failed
    assert site_in(live) in (NEW, THIRD)
    assert len(adapter(live).releases()) == 3


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", megabytes=1) as folder:
        yield folder


def test_disk_full_and_read_only(disk: Path, tmp_path: Path) -> None:
    live = disk / "kota"
    publisher = Publisher(tmp_path / "office", f"kind: folder\npath: {live}\nsigned: false")
    publisher.put(OLD)

    full = publisher.publish(site("terlalu besar", size=1_500_000))
    assert full.exit_code == 1
    assert "penuh" in full.text
    assert site_in(live) == OLD

    with read_only(disk):
        refused = publisher.publish(NEW)
    assert refused.exit_code == 1
    assert "hanya dapat dibaca" in refused.text
    assert site_in(live) == OLD
    publisher.put(NEW)
    assert site_in(live) == NEW
