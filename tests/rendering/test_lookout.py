"""A look at the files says the same whoever takes it, and is not lost with its process."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.model.code_version import sources
from plugins.rendering import lookout
from plugins.rendering.build_state import BuildState, Kept
from plugins.rendering.lookout import Lookout, Places
from plugins.rendering.output_trees import OutputTrees
from plugins.rendering.published import files_below

LONG_AGO = 1_700_000_000


@pytest.fixture
def places(tmp_path: Path) -> Places:
    content, output, theme = (tmp_path / name for name in ("content", "output", "theme"))
    for folder in (content, output, theme):
        folder.mkdir()
        (folder / "satu.txt").write_text(folder.name)
        os.utime(folder / "satu.txt", (LONG_AGO, LONG_AGO))
    return Places(content, output, (theme,), ("pilihan",))


@pytest.fixture(params=["apart", "here"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name: str = request.param
    monkeypatch.setattr(lookout, "worker_count", lambda _: 2 if name == "apart" else 1)
    # Files of a test are a moment old; whether that is long enough is tested elsewhere.
    monkeypatch.setattr("plugins.rendering.inputs.settled", lambda *_: True)
    return name


def left_by_a_build(places: Places) -> None:
    """The state that a build of ``places`` would leave, three pages counted."""
    with Lookout(places) as looking:
        digest = looking.input.digest
    trees = OutputTrees(places.output)
    state = BuildState(
        places.output.stat().st_ino, 0, [], digest, None, {}, [], [], _kept(places), pages=3
    )
    trees.state = state
    trees.keep(state)


def _kept(places: Places) -> dict[str, Kept]:
    files = files_below(places.output)
    return {path: Kept(0, b"", b"", *told) for path, told in files.items()}


def test_nothing_built_yet(places: Places, way: str) -> None:
    with Lookout(places) as looking:
        assert looking.apart == (way == "apart" and lookout.forks())
        assert set(looking.input.content.signatures) == {"satu.txt"}
        assert looking.input.changed
        assert looking.pages_as_they_are() is None
        assert looking.files() == files_below(places.output)
        assert looking.files() == files_below(places.output)


@pytest.mark.usefixtures("way")
def test_nothing_to_do(places: Places) -> None:
    left_by_a_build(places)
    with Lookout(places) as looking:
        assert not looking.input.changed
        assert looking.pages_as_they_are() == 3


CHANGES: dict[str, Callable[[Places], object]] = {
    "content": lambda places: (places.content / "dua.txt").write_text("baru"),
    "theme": lambda places: (places.others[0] / "satu.txt").write_text("lain"),
    "output": lambda places: (places.output / "satu.txt").unlink(),
    "stray": lambda places: (places.output / "asing.txt").write_text("asing"),
}


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("change", CHANGES)
def test_something_to_do(places: Places, change: str) -> None:
    left_by_a_build(places)
    CHANGES[change](places)
    with Lookout(places) as looking:
        assert looking.input.changed == (change in {"content", "theme"})
        assert looking.pages_as_they_are() is None
        assert looking.files() == files_below(places.output)


@pytest.mark.usefixtures("way")
def test_asked_to_build_anyway(places: Places) -> None:
    left_by_a_build(places)
    anyway = Places(places.content, places.output, places.others, places.options, anyway=True)
    with Lookout(anyway) as looking:
        assert looking.pages_as_they_are() is None


@pytest.mark.skipif(not lookout.forks(), reason="looks by itself where processes aren't forked")
def test_a_look_that_was_killed_is_taken_again(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookout, "worker_count", lambda _: 2)
    here = os.getpid()
    look_at_output = lookout.look_at_output

    def killed(told: Places, known: lookout.Input) -> lookout.Found:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return look_at_output(told, known)

    monkeypatch.setattr(lookout, "look_at_output", killed)
    with Lookout(places) as looking:
        assert looking.apart
        assert looking.files() == files_below(places.output)


@pytest.mark.skipif(not lookout.forks(), reason="as above")
def test_nobody_is_left_behind(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "worker_count", lambda _: 2)
    with Lookout(places) as looking:
        child = looking._child
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_the_sources_are_told_where_there_is_something_to_do(places: Places, way: str) -> None:
    with Lookout(places) as looking:
        apart = looking.apart
        assert looking.files() == files_below(places.output)
        assert looking.sources == (sources() if apart else {})
    left_by_a_build(places)
    with Lookout(places) as looking:
        assert looking.pages_as_they_are() == 3
        assert looking.sources == {}
    assert {name.partition("/")[0] for name in sources()} >= {"reading", "rendering"}
