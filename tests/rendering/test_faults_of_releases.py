"""What may go wrong while a release is built: afterwards it is the old one or the new one, whole.

Real builds, with ``--publish``: killed in each phase, on a disk that is full or can't be written
to, beside another build, with a clock that jumps.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from plugins import commands
from plugins.release.manifest import MANIFEST, manifest_of, read_manifest
from tests.support.paths import ROOT, TODAY
from tests.support.running_builds import start_build
from tests.support.site import KEPT_BESIDE, beside, read_folder
from tests.support.small_disks import read_only, small_disk
from tests.support.small_site import SmallSite, small_site

Output = dict[str, bytes]
WIB = ZoneInfo("Asia/Jakarta")


def old_site() -> SmallSite:
    return small_site(21, stories=6)


def new_site() -> SmallSite:
    """The old one with another title and other words, which stand on some of its pages."""
    site = old_site()
    words = site.texts[site.stories[0]]["id"]
    words.paragraphs.append("Tambahan.")
    words.fields["title"] = "Judul lain"
    return site


def build(content: Path, output: Path, **options: object) -> int:
    """A build for publishing in this process, with a cache that is on no small disk."""
    place = content.parents[1] if content.parent.name == "disk" else content.parent
    given = {"today": date.fromisoformat(TODAY), "publish": True, "cache": place / "cache"}
    return commands.build(content, output, workers=1, **{**given, **options})  # type: ignore[arg-type]


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit status and words, of which none may be a traceback or blame the program."""
    said, _ = running.communicate(timeout=120)
    assert "Traceback" not in said
    assert "fault of the program" not in said, said
    return running.returncode, said


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Output, Output]:
    """The releases of the old site and the new one, each built from nothing."""
    folder = tmp_path_factory.mktemp("expected")
    for name, site in (("old", old_site()), ("new", new_site())):
        (folder / f"{name}-content").mkdir()
        site.write(folder / f"{name}-content")
        assert build(folder / f"{name}-content", folder / name, full=True) == 0
        listed = read_manifest((folder / name / MANIFEST).read_bytes())
        assert listed == manifest_of(folder / name, listed.site)
    old, new = (read_folder(folder / name) for name in ("old", "new"))
    assert old != new
    return old, new


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The old content, built to ``output`` beside it."""
    folder = tmp_path / "content"
    folder.mkdir()
    old_site().write(folder)
    assert build(folder, tmp_path / "output") == 0
    return folder


# A build that ends itself as ``kill -9`` does, at a point that is named.
KILLED = """
import os
import signal
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import plugins.commands.finishing
import plugins.reading.content
import plugins.rendering.engine
from plugins import commands
from plugins.rendering import output_trees
from plugins.rendering.build_report import BuildReport
from plugins.rendering.output_trees import OutputTrees

point, folder, today, full = sys.argv[1:]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def after(calls, owner, name):
    real = getattr(owner, name)
    left = calls

    def instead(*given, **named):
        nonlocal left
        found = real(*given, **named)
        left -= 1
        if not left:
            die()
        return found

    setattr(owner, name, instead)


if point == "reading":
    after(1, plugins.reading.content, "read_cities")
elif point == "making":
    after(3, OutputTrees, "write")
elif point == "finishing":
    after(1, plugins.commands.finishing, "_written")
elif point == "swapping":
    output_trees.exchange = lambda one, other: die()
elif point == "swapped":
    after(1, output_trees, "exchange")
else:
    phase, _, edge = point.partition(" ")
    timed = BuildReport.phase

    @contextmanager
    def watched(self, name):
        if (name, edge) == (phase, "begins"):
            die()
        with timed(self, name):
            yield
            if (name, edge) == (phase, "ends"):
                die()

    BuildReport.phase = watched

folder = Path(folder)
options = {"today": date.fromisoformat(today), "cache": folder / "cache", "workers": 1}
commands.build(
    folder / "content", folder / "output", publish=True, full=full == "full", **options
)
sys.exit("it wasn't killed")
"""

BEFORE = (
    "read begins",
    "reading",
    "read ends",
    "plan ends",
    "make begins",
    "making",
    "make ends",
    "finish begins",
    "finishing",
    "finish ends",
    "swap begins",
    "swapping",
)
AFTER = ("swapped", "swap ends")


@pytest.mark.parametrize(
    ("full", "points"),
    [
        ("changes", BEFORE[:6]),
        ("changes", (*BEFORE[6:], *AFTER)),
        ("full", ("making", "finishing", "swapping", *AFTER)),
    ],
    ids=["first half", "second half", "from nothing"],
)
def test_killed_in_each_phase(
    full: str, points: Sequence[str], content: Path, both: tuple[Output, Output]
) -> None:
    folder = content.parent
    (folder / "killed.py").write_text(KILLED, "utf-8")
    sites, now = (old_site(), new_site()), 0
    for point in points:
        sites[1 - now].write(content)
        done = subprocess.run(
            [sys.executable, folder / "killed.py", point, folder, TODAY, full],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == -signal.SIGKILL, (point, done.stdout, done.stderr)
        expected = both[1 - now] if point in AFTER else both[now]
        assert read_folder(folder / "output") == expected, point

        assert build(content, folder / "output") == 0, point
        assert read_folder(folder / "output") == both[1 - now], point
        assert beside(folder / "output") == KEPT_BESIDE, point
        now = 1 - now


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", megabytes=64) as folder:
        yield folder


@pytest.fixture
def on_disk(disk: Path) -> Path:
    """As ``content``, all of it on the small disk."""
    folder = disk / "content"
    folder.mkdir()
    old_site().write(folder)
    assert build(folder, disk / "output") == 0
    return folder


def leave_free(disk: Path, wanted: int) -> Path:
    """A file that takes up the disk but for ``wanted`` bytes."""
    told = os.statvfs(disk)
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, told.f_bavail * told.f_frsize - wanted)
    return ballast


def test_a_full_disk_leaves_the_old_release(on_disk: Path, both: tuple[Output, Output]) -> None:
    old, new = both
    disk, output = on_disk.parent, on_disk.parent / "output"
    size = sum(len(data) for data in new.values())
    statuses = []
    # From no room at all to room for the pages, of which each takes up whole blocks.
    for part in (0, 0.3, 0.95, 2.5):
        new_site().write(on_disk)
        ballast = leave_free(disk, int(size * part))
        status, said = ended(start_build(on_disk, output, "--publish", "--full"))
        statuses.append(status)
        if status:
            assert "The disk is full" in said
            assert "The last output stays as it was." in said
            assert read_folder(output) == old, part
            assert beside(output) <= KEPT_BESIDE
        else:
            assert read_folder(output) == new, part
        ballast.unlink()
        assert build(on_disk, output) == 0
        assert read_folder(output) == new, part
        old_site().write(on_disk)
        assert build(on_disk, output) == 0
        assert read_folder(output) == old, part
        assert beside(output) == KEPT_BESIDE
    assert statuses[0] == 1
    assert statuses[-1] == 0


def test_a_limit_on_files_leaves_the_old_release(
    content: Path, both: tuple[Output, Output]
) -> None:
    new_site().write(content)
    output = content.parent / "output"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    status, said = ended(start_build(content, output, "--publish", "--full", preexec_fn=limited))

    assert status == 1
    assert "ulimit -f" in said
    assert "The last output stays as it was." in said
    assert read_folder(output) == both[0]
    assert build(content, output) == 0
    assert read_folder(output) == both[1]
    assert beside(output) == KEPT_BESIDE


@pytest.mark.parametrize("first", [False, True], ids=["over a release", "the first"])
def test_a_disk_that_can_only_be_read(
    first: bool, on_disk: Path, both: tuple[Output, Output]
) -> None:
    disk = on_disk.parent
    output = disk / ("other" if first else "output")
    new_site().write(on_disk)
    with read_only(disk):
        status, said = ended(start_build(on_disk, output, "--publish"))

    assert status == 1
    assert "can only be read" in said
    assert read_folder(disk / "output") == both[0]
    assert not (disk / "other").exists()
    assert build(on_disk, output) == 0
    assert read_folder(output) == both[1]


def test_a_folder_that_is_closed_to_us(content: Path, both: tuple[Output, Output]) -> None:
    if not os.geteuid():
        pytest.skip("nothing is closed to root")
    new_site().write(content)
    output = content.parent / "output"
    content.parent.chmod(0o555)
    try:
        status, said = ended(start_build(content, output, "--publish"))
    finally:
        content.parent.chmod(0o755)
    assert status == 1
    assert "doesn't allow it" in said
    assert read_folder(output) == both[0]
    assert build(content, output) == 0
    assert read_folder(output) == both[1]


@pytest.mark.parametrize("options", [(), ("--publish",)], ids=["a look", "a release"])
def test_a_release_beside_another_build(
    options: tuple[str, ...], content: Path, both: tuple[Output, Output]
) -> None:
    new_site().write(content)
    output = content.parent / "output"
    running = [start_build(content, output, "--publish"), start_build(content, output, *options)]
    done = [ended(process) for process in running]
    assert [status for status, _ in done] == [0, 0], done
    # Whichever came last has made the whole output; a look is neither signed for nor packed.
    alone = content.parent / "alone"
    assert build(content, alone, publish=False, full=True) == 0
    assert read_folder(output) in ([both[1]] if options else [both[1], read_folder(alone)])
    assert build(content, output) == 0
    assert read_folder(output) == both[1]
    assert beside(output) == KEPT_BESIDE


def test_a_look_after_a_release_is_that_look_alone(
    content: Path, both: tuple[Output, Output]
) -> None:
    new_site().write(content)
    output, alone = content.parent / "output", content.parent / "alone"
    assert build(content, output) == 0
    assert build(content, output, publish=False) == 0
    assert build(content, alone, publish=False, full=True) == 0
    assert read_folder(output) == read_folder(alone)
    assert build(content, output) == 0
    assert read_folder(output) == both[1]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], date]:
    """Moves the machine's clock from where it is; gives the day that it is then in the city."""

    def move(by: timedelta) -> date:
        class Moved(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return datetime.now(tz) + by  # type: ignore[arg-type]

        seconds = by.total_seconds()
        moved = SimpleNamespace(
            time=lambda: time.time() + seconds,
            time_ns=lambda: time.time_ns() + int(seconds * 1e9),
        )
        monkeypatch.setattr("plugins.reading.content.datetime", Moved)
        monkeypatch.setattr("plugins.rendering.inputs.time", moved)
        return Moved.now(WIB).date()

    return move


def test_a_clock_that_jumps(
    tmp_path: Path, clock: Callable[[timedelta], date], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each build is of the day that the clock says, whatever it said before."""
    content, output = tmp_path / "content", tmp_path / "output"
    content.mkdir()
    old_site().write(content)
    time.sleep(0.2)  # What was written this very moment is looked at again in any case.
    expected: dict[tuple[date, bool], Output] = {}
    edited = False
    for days in (0, 40, 0, -30, 0, 400, 0):
        day = clock(timedelta(days=days))
        if days == -30:
            new_site().write(content)
            edited = True
        assert build(content, output, today=None) == 0
        key = day, edited
        if key not in expected:
            whole = tmp_path / f"{day}-{len(expected)}"
            assert build(content, whole, today=day, full=True) == 0
            expected[key] = read_folder(whole)
        assert read_folder(output) == expected[key], days
    capsys.readouterr()
    # With a clock that stays there is nothing to do.
    time.sleep(0.2)
    assert build(content, output, today=None) == 0
    assert build(content, output, today=None) == 0
    assert "Tidak ada yang berubah" in capsys.readouterr().out
