"""The output and its twin: every way to be interrupted, every file system, the same two answers."""

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from plugins.rendering import output_trees
from plugins.rendering.build_state import BuildState
from plugins.rendering.output_trees import OutputTrees
from plugins.rendering.published import files_below, glimpse
from tests.support.site import beside, read_folder

Files = dict[str, bytes]

OLD: Files = {"index.html": b"lama", "a/index.html": b"a", "a/b/index.html": b"b", "x.css": b"x"}
NEW: Files = {"index.html": b"baru", "a/index.html": b"a", "c/index.html": b"c", "x.css": b"x"}
NEXT: Files = {"index.html": b"lagi", "a/index.html": b"a2", "c/index.html": b"c"}

# Everything by which the trees change the disk.
STEPS = ("link", "replace", "unlink", "mkdir", "rmdir", "fsync")


class Killed(BaseException):
    """The end of a process, as far as the disk can tell: nothing runs after it."""


def build(output: Path, wanted: Files, before: Files | None) -> None:
    """What the engine does: bring the output from ``before`` to ``wanted``, or make it anew."""
    trees = OutputTrees(output)
    state = BuildState(0, 0, [], "", None, {}, [], [], {})
    if trees.state is None or before is None:
        trees.begin_empty()
        for name, data in wanted.items():
            trees.write(name, data)
        trees.swap(state, twins=False)
        trees.renew_spare()
        return
    changed = [name for name, data in wanted.items() if before.get(name) != data]
    gone = [name for name in before if name not in wanted]
    trees.begin_equal()
    trees.remove(gone)
    for name in changed:
        trees.write(name, wanted[name])
    state.behind = [*changed, *gone]
    trees.swap(state, twins=True)


def killed_at(
    step: int, monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], *, once: bool = False
) -> bool:
    """Whether ``work`` was killed, right before its change number ``step`` of the disk.

    With ``once`` it is only stopped there, as by Ctrl-C, and may clear up behind itself.
    """
    left = step

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def instead(*args: object, **options: object) -> object:
            nonlocal left
            if left == 0:
                left = -1 if once else 0
                raise Killed
            left -= 1
            return real(*args, **options)

        return instead

    with monkeypatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, counted(getattr(os, name)))
        patch.setattr(output_trees, "exchange", counted(output_trees.exchange))
        try:
            work()
        except Killed:
            return True
    return False


@pytest.fixture(params=["exchange", "two renames"])
def one_step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system lets two folders change places in one step."""
    if request.param == "exchange":
        return True
    monkeypatch.setattr(output_trees, "exchange", lambda one, other: False)
    return False


@pytest.mark.parametrize("first", ["incremental", "from nothing"])
def test_killed_at_any_step_leaves_the_old_output_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, one_step: bool
) -> None:
    seen = set()
    for step in count():
        output = tmp_path / str(step) / "output"
        output.parent.mkdir()
        build(output, OLD, None)
        before = OLD if first == "incremental" else None
        killed = killed_at(step, monkeypatch, lambda o=output, b=before: build(o, NEW, b))

        if one_step:
            assert read_folder(output) in (OLD, NEW), step
        trees = OutputTrees(output)
        left = read_folder(output)
        assert left in (OLD, NEW), step
        assert trees.state is not None, step
        assert beside(output) <= {".spare", ".state"}, step

        # The twin must be what the state says of it: a build that writes nothing of what the
        # killed one wrote would show if it weren't, and so would the one after it.
        other = {**left, "z.html": b"z"}
        build(output, other, left)
        assert read_folder(output) == other, step
        build(output, NEXT, other)
        assert read_folder(output) == NEXT, step
        seen.add("old" if left == OLD else "new")
        if not killed:
            break
    assert step > 10
    assert seen == {"old", "new"}


def test_first_build_killed_at_any_step_leaves_nothing_or_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in count():
        output = tmp_path / str(step) / "output"
        output.parent.mkdir()
        killed = killed_at(step, monkeypatch, lambda o=output: build(o, OLD, None))
        assert not output.exists() or read_folder(output) == OLD, step
        build(output, NEW, OLD if output.exists() else None)
        assert read_folder(output) == NEW, step
        if not killed:
            break
    assert step > 5


def test_recovery_killed_at_any_step_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_step: bool
) -> None:
    for swap in range(12, 24):
        for step in count():
            output = tmp_path / f"{swap}-{step}" / "output"
            output.parent.mkdir()
            build(output, OLD, None)
            killed_at(swap, monkeypatch, lambda o=output: build(o, NEW, OLD))
            killed = killed_at(step, monkeypatch, lambda o=output: OutputTrees(o) and None)
            OutputTrees(output)
            left = read_folder(output)
            assert left in (OLD, NEW), (swap, step)
            build(output, NEXT, left)
            assert read_folder(output) == NEXT, (swap, step)
            if not killed:
                break


def test_stopped_at_any_step_leaves_the_old_output_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_step: bool
) -> None:
    """Ctrl-C in the midst of a swap, after which the engine gives up the build."""

    def stopped(output: Path) -> None:
        try:
            build(output, NEW, OLD)
        finally:
            found[0].give_up()

    found: list[OutputTrees] = []
    begun = OutputTrees.begin_equal

    def begin(self: OutputTrees) -> None:
        found.insert(0, self)
        begun(self)

    monkeypatch.setattr(OutputTrees, "begin_equal", begin)
    for step in count():
        output = tmp_path / str(step) / "output"
        output.parent.mkdir()
        build(output, OLD, None)
        found[:] = [OutputTrees(output)]
        killed = killed_at(step, monkeypatch, lambda o=output: stopped(o), once=True)
        left = read_folder(output) if output.exists() else {}
        assert left in (OLD, NEW), (step, one_step)
        assert not output.with_name(".output.new").exists(), step
        other = {**left, "z.html": b"z"}
        build(output, other, left)
        assert read_folder(output) == other, step
        if not killed:
            break
    assert step > 10


def test_disks_without_links_are_copied_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_names: object, **_options: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    output = tmp_path / "output"
    build(output, OLD, None)
    build(output, NEW, OLD)
    build(output, NEXT, NEW)
    assert read_folder(output) == NEXT
    assert all(path.stat().st_nlink == 1 for path in output.rglob("*") if path.is_file())


def test_files_that_stay_are_linked_and_keep_their_times(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, OLD, None)
    before = {name: (output / name).stat() for name in OLD}
    build(output, NEW, OLD)
    for name in ("a/index.html", "x.css"):
        after = (output / name).stat()
        assert (after.st_ino, after.st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns)
    assert (output / "index.html").stat().st_ino != before["index.html"].st_ino


def test_what_is_served_is_never_written_to(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, OLD, None)
    with (output / "index.html").open("rb") as served:
        trees = OutputTrees(output)
        trees.begin_equal()
        assert (trees.working / "index.html").stat().st_ino == os.fstat(served.fileno()).st_ino
        for name, data in NEW.items():
            trees.write(name, data)
        trees.remove(["a/b/index.html"])
        assert read_folder(output) == OLD
        assert served.read() == OLD["index.html"]
        trees.give_up()
    assert read_folder(output) == OLD


def test_folders_that_became_empty_go_with_their_files(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, OLD, None)
    build(output, NEW, OLD)
    assert not (output / "a/b").exists()
    assert (output / "a").is_dir()


def test_a_build_that_is_given_up_leaves_what_it_found(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, OLD, None)
    for _ in range(2):
        trees = OutputTrees(output)
        trees.begin_equal()
        trees.write("index.html", b"setengah")
        trees.give_up()
        assert read_folder(output) == OLD
        assert not trees.working.exists()
    build(output, NEW, OLD)
    assert read_folder(output) == NEW


@pytest.mark.parametrize("lost", [".output.spare", ".output.state", "output", "all"])
def test_what_somebody_deleted_is_made_again(tmp_path: Path, lost: str) -> None:

    output = tmp_path / "output"
    build(output, OLD, None)
    for path in list(tmp_path.iterdir()):
        if lost in (path.name, "all"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    trees = OutputTrees(output)
    assert (trees.state is None) == (lost != ".output.spare")
    build(output, NEW, OLD)
    assert read_folder(output) == NEW
    build(output, NEXT, NEW)
    assert read_folder(output) == NEXT


def test_a_state_of_another_output_is_not_believed(tmp_path: Path) -> None:
    build(tmp_path / "output", OLD, None)
    build(tmp_path / "other", NEW, None)
    (tmp_path / ".output.state").write_bytes((tmp_path / ".other.state").read_bytes())
    assert OutputTrees(tmp_path / "output").state is None
    assert glimpse(tmp_path / "output") is None
    assert glimpse(tmp_path / "other") is not None


def test_a_half_written_coming_state_is_dropped(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, OLD, None)
    whole = (tmp_path / ".output.state").read_bytes()
    (tmp_path / ".output.state.next").write_bytes(whole[:-1])
    assert glimpse(output) is None
    assert OutputTrees(output).state is not None
    assert not (tmp_path / ".output.state.next").exists()


def test_links_in_the_output_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away/penting.txt").write_bytes(b"penting")
    output = tmp_path / "output"
    build(output, OLD, None)
    (output / "keluar").symlink_to(tmp_path / "away")
    assert set(files_below(output)) == {*OLD, "keluar"}
    build(output, NEW, {**OLD, "keluar": b""})
    assert not (output / "keluar").exists()
    assert (tmp_path / "away/penting.txt").read_bytes() == b"penting"
