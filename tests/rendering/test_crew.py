"""However many hands make the pages, and however they start, the bytes are the same."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from plugins.model.outputs import File, Output
from plugins.model.processes import START_METHOD
from plugins.model.records import Text
from plugins.newsroom.plugin import newsroom_outputs
from plugins.rendering import crew, hands, shifts
from plugins.rendering.build_state import Kept
from plugins.rendering.crew import CHUNK, spawned
from plugins.rendering.hands import hands_for
from plugins.rendering.making import Done, Job, Task, alone
from plugins.rendering.output_trees import OutputTrees
from plugins.rendering.plan import file_of
from plugins.rendering.shifts import forked
from plugins.rendering.templates import Templates, TemplateSources
from tests.newsroom.newsroom_sites import city, site, story, text
from tests.support.paths import ROOT
from tests.support.site import read_folder
from tests.support.views import unfolded

Way = Callable[[Job, TemplateSources], Done]

WAYS: dict[str, Way] = {
    "alone": lambda job, _: alone(job),
    "one forked": lambda job, _: forked(job, 1),
    "two forked": lambda job, _: forked(job, 2),
    "two spawned": lambda job, sources: spawned(job, sources, 2),
}


def planned() -> list[Output]:
    """Pages of every kind that the newsroom has, and files between them."""
    stories = [story(f"s{n}", 1 + n % 28, _texts(n), tags=("Imlek",)) for n in range(40)]
    pages = list(unfolded(newsroom_outputs(site(*stories, cities=[city()]))))
    files = [File(f"/berkas/{n}.txt", (), str(n).encode) for n in range(2 * CHUNK + 3)]
    return [*pages[:20], *files, *pages[20:]]


def _texts(number: int) -> tuple[Text, ...]:
    languages = ("id", "en") if number % 2 else ("id",)
    name = f"s{number}"
    return tuple(text(each, title=f"{name} {each}", slug=f"{name}-{each}") for each in languages)


def sources_of() -> TemplateSources:
    return TemplateSources.read(ROOT / "theme", site().words)


def job_of(outputs: Sequence[Output], folder: Path, sources: TemplateSources) -> Job:
    trees = OutputTrees(folder / "output")
    trees.begin_empty()
    tasks = [Task(file_of(output.address), output, None) for output in outputs]
    return Job(tasks, Templates(sources), trees)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    job = job_of(planned(), tmp_path_factory.mktemp("alone"), sources_of())
    for _ in alone(job):
        pass
    return read_folder(job.trees.working)


@pytest.mark.parametrize("way", WAYS)
def test_every_task_is_done_once_with_the_same_bytes(
    way: str, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    sources = sources_of()
    job = job_of(planned(), tmp_path, sources)
    done = list(WAYS[way](job, sources))
    assert sorted(task.path for task, _ in done) == sorted(task.path for task in job.tasks)
    assert read_folder(job.trees.working) == expected
    for task, made in done:
        assert made.written is not None
        assert made.written.size == len(expected[task.path])
        assert made.rendered == task.path.endswith(".html")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_rendered_whose_view_and_template_stayed(way: str, tmp_path: Path) -> None:
    sources = sources_of()
    first = job_of(planned(), tmp_path / "first", sources)
    kept = {
        task.path: (made.key, *made.written)
        for task, made in alone(first)
        if made.written is not None
    }
    again = job_of(planned(), tmp_path / "again", sources)
    tasks = [Task(task.path, task.output, Kept(0, b"", *kept[task.path])) for task in again.tasks]
    done = list(WAYS[way](Job(tasks, again.templates, again.trees), sources))
    assert len(done) == len(tasks)
    assert not [task.path for task, made in done if made.written or made.rendered]
    assert read_folder(again.trees.working) == {}


def _kept(key: bytes, written: tuple[int, int]) -> object:
    from plugins.rendering.build_state import Kept

    return Kept(0, b"", key, *written)


@pytest.mark.parametrize("way", WAYS)
def test_an_error_ends_the_work_and_is_told(way: str, tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("an error of the program")

    outputs = [*planned()[:30], File("/salah.txt", (), fail)]
    sources = sources_of()
    with pytest.raises(ValueError, match="an error of the program"):
        list(WAYS[way](job_of(outputs, tmp_path, sources), sources))


@pytest.mark.parametrize("killed", [1, 3])
def test_the_share_of_a_killed_worker_is_done_here(
    killed: int, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    parent = os.getpid()

    def die(data: bytes) -> bytes:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return data

    outputs = planned()
    for place in range(0, killed * 30, 30):
        output = outputs[20 + place % (2 * CHUNK)]
        assert isinstance(output, File)
        data = output.data()
        outputs[20 + place % (2 * CHUNK)] = File(
            output.address,
            (),
            lambda data=data: die(data),  # type: ignore[misc]
        )
    job = job_of(outputs, tmp_path, sources_of())
    done = list(forked(job, 2))
    assert sorted(task.path for task, _ in done) == sorted(expected)
    assert read_folder(job.trees.working) == expected


class TestHands:
    """How many hands are worth it."""

    @pytest.fixture(autouse=True)
    def _named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module, name in ((hands, "alone"), (shifts, "forked"), (crew, "spawned")):
            monkeypatch.setattr(module, name, lambda *given, name=name: (name, *given[2:]))

    def chosen(self, tasks: int, workers: int | str) -> str:
        job = Job([Task("a", File("/a", (), bytes), None)] * tasks, None, None)  # type: ignore[arg-type]
        return hands_for(job, TemplateSources({}, {}), workers)[0]  # type: ignore[index]

    def test_few_tasks_and_one_worker_start_no_process(self) -> None:
        assert self.chosen(hands.WORTH_FORKING - 1, 8) == "alone"
        assert self.chosen(5000, 1) == "alone"
        assert self.chosen(0, 0) == "alone"

    def test_many_tasks_are_shared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("plugins.rendering.hands.forks", lambda: True)
        assert self.chosen(hands.WORTH_FORKING, 2) == "forked"
        assert self.chosen(hands.WORTH_FORKING, "2") == "forked"

    def test_where_processes_start_from_nothing_more_tasks_are_asked_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(START_METHOD, "spawn")
        assert self.chosen(hands.WORTH_SPAWNING - 1, 2) == "alone"
        assert self.chosen(hands.WORTH_SPAWNING, 2) == "spawned"
