"""A build that is killed, stopped, broken or not alone: the old site or the new one, never half.

These run real builds in processes of their own, and end them as a machine or a person would.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from tests.support.paths import ROOT, TODAY
from tests.support.running_builds import start_build
from tests.support.site import KEPT_BESIDE, beside, read_folder
from tests.support.small_site import SmallSite, add_story, small_site

Output = dict[str, bytes]
Sites = tuple[Output, Output, Output]
FULL = "--full"


def old_site() -> SmallSite:
    return small_site(21, stories=9)


def new_site() -> SmallSite:
    """The old one after a busy day: words, names, a story more and one less."""
    site = old_site()
    site.texts[site.stories[0]]["id"].paragraphs.append("Tambahan.")
    site.register("site")["name"] = "Warta Lain"
    del site.texts[site.stories[1]]
    add_story(site, random.Random(1), "baru", english=True)
    return site


def third_site() -> SmallSite:
    """The old one after another small edit."""
    site = old_site()
    site.texts[site.stories[3]]["id"].paragraphs.append("Lain lagi.")
    return site


def build(content: Path, output: Path, **options: object) -> int:
    """A build in this process, with a cache of its own."""
    cache = output.parent / f"{output.name}-cache"
    day = date.fromisoformat(TODAY)
    return commands.build(content, output, today=day, workers=1, cache=cache, **options)  # type: ignore[arg-type]


def wait_for(what: Callable[[], bool], running: subprocess.Popen[str]) -> None:
    """Return as soon as ``what`` is true or the process has ended."""
    until = time.monotonic() + 60
    while running.poll() is None and not what():
        assert time.monotonic() < until
        time.sleep(0.002)


def gone(group: int) -> bool:
    """Whether no process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The old site, the new one and the third, each built from nothing."""
    folder = tmp_path_factory.mktemp("expected")
    for name, site in (("old", old_site()), ("new", new_site()), ("third", third_site())):
        (folder / f"{name}-content").mkdir()
        site.write(folder / f"{name}-content")
        assert build(folder / f"{name}-content", folder / name, full=True) == 0
    old, new, third = (read_folder(folder / name) for name in ("old", "new", "third"))
    assert old != new != third != old
    return old, new, third


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The new content beside an output that is still the old site."""
    folder = tmp_path / "content"
    folder.mkdir()
    old_site().write(folder)
    assert build(folder, tmp_path / "output") == 0
    new_site().write(folder)
    return folder


@pytest.fixture
def running() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that end with the test, however it ends."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("moment", range(5))
def test_killed_at_a_random_moment(
    moment: int,
    content: Path,
    sites: Sites,
    running: list[subprocess.Popen[str]],
) -> None:
    old, new, third = sites
    output = content.parent / "output"
    dice = random.Random(moment)
    process = start_build(content, output, "--workers", "2", *([FULL] if moment % 2 else []))
    running.append(process)
    working = output.with_name(".output.new")
    wait_for(working.exists, process)
    time.sleep(dice.uniform(0, 0.2))
    process.kill()
    process.wait()

    assert read_folder(output) in (old, new)

    # What the killed build wrote must not turn up in one that has no reason to write it.
    third_site().write(content)
    assert build(content, output) == 0
    assert read_folder(output) == third
    new_site().write(content)
    assert build(content, output) == 0
    assert read_folder(output) == new
    assert beside(output) == KEPT_BESIDE
    until = time.monotonic() + 10
    while not gone(process.pid):
        assert time.monotonic() < until, "workers outlive the build"
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_stopped_by_somebody(
    number: signal.Signals,
    content: Path,
    sites: Sites,
    running: list[subprocess.Popen[str]],
) -> None:
    output = content.parent / "output"
    process = start_build(content, output, "--workers", "2", FULL)
    running.append(process)
    working = output.with_name(".output.new")
    wait_for(lambda: working.exists() and any(working.iterdir()), process)
    # Ctrl-C reaches everybody at the terminal, a service manager the one process that it started.
    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    said, _ = process.communicate(timeout=60)

    assert process.returncode == 130, said
    assert "Stopped; the last output stays as it was." in said
    assert "Traceback" not in said
    assert gone(process.pid)
    assert read_folder(output) == sites[0]
    assert beside(output) <= KEPT_BESIDE
    assert build(content, output) == 0
    assert read_folder(output) == sites[1]


def test_two_builds_of_one_output_wait_for_each_other(
    content: Path, sites: Sites, running: list[subprocess.Popen[str]]
) -> None:
    output = content.parent / "output"
    running.append(start_build(content, output, "--workers", "1", FULL))
    wait_for(output.with_name(".output.new").exists, running[0])
    running.append(start_build(content, output, "--workers", "1", FULL))
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert "Another build of this folder is running" in said[1]
    assert "Another build" not in said[0]
    assert read_folder(output) == sites[1]
    assert beside(output) == KEPT_BESIDE


def test_two_builds_share_a_cache(
    content: Path, sites: Sites, running: list[subprocess.Popen[str]]
) -> None:
    old = content.parent / "old-content"
    old.mkdir()
    old_site().write(old)
    running.append(start_build(content, content.parent / "one"))
    running.append(start_build(old, content.parent / "other"))
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert read_folder(content.parent / "one") == sites[1]
    assert read_folder(content.parent / "other") == sites[0]


def test_a_damaged_file_of_the_output_is_put_right(content: Path, sites: Sites) -> None:
    output = content.parent / "output"
    old_site().write(content)
    (output / "index.html").write_bytes(b"rusak")
    (output / "berita/index.html").unlink()
    (output / "asing").mkdir()
    (output / "asing/asing.txt").write_bytes(b"asing")
    assert build(content, output) == 0
    assert read_folder(output) == sites[0]
    assert not (output / "asing").exists()


def test_a_deleted_output_is_built_again(content: Path, sites: Sites) -> None:

    output = content.parent / "output"
    shutil.rmtree(output)
    assert build(content, output) == 0
    assert read_folder(output) == sites[1]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_program_leaves_the_output(
    workers: int,
    content: Path,
    sites: Sites,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = content.parent / "output"

    def fail(*_: object) -> None:
        raise ValueError("an error of the program")

    from plugins.newsroom import plugin

    with monkeypatch.context() as patch:
        patch.setattr(plugin, "not_found_view", fail)
        with pytest.raises(ValueError, match="an error of the program"):
            commands.build(
                content,
                output,
                today=date.fromisoformat(TODAY),
                workers=workers,
                cache=output.parent / "cache",
                full=True,
            )
    assert read_folder(output) == sites[0]
    assert beside(output) <= KEPT_BESIDE
    assert build(content, output) == 0
    assert read_folder(output) == sites[1]


SPAWNING = """
import sys
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    import plugins.reading.parallel_parsing
    import plugins.rendering.hands
    from plugins import commands

    plugins.rendering.hands.WORTH_SPAWNING = 2
    plugins.reading.parallel_parsing.WORTH_IT = 2
    folder = Path(sys.argv[1])
    options = {"today": date.fromisoformat(sys.argv[2]), "cache": folder / "cache", "workers": 2}
    sys.exit(commands.build(folder / "content", folder / "other", **options))
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_give_the_same_bytes_however_they_start(
    method: str, content: Path, sites: Sites
) -> None:
    program = content.parent / "spawning.py"
    program.write_text(SPAWNING, "utf-8")
    done = subprocess.run(
        [sys.executable, str(program), str(content.parent), TODAY],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KABARKOTA_START_METHOD": method},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert read_folder(content.parent / "other") == sites[1]
