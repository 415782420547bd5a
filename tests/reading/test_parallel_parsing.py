"""Many stories parsed by several processes are what one process makes of them."""

import os
import signal
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from plugins.model.processes import START_METHOD, worker_count
from plugins.problems import Problems
from plugins.reading import parallel_parsing
from plugins.reading.content import read_content
from plugins.reading.content_folder import ContentFolder, open_content
from plugins.reading.parallel_parsing import WORTH_IT, parse_with
from plugins.reading.stories import parse_here
from plugins.reading.story_entries import Parsed
from plugins.reading.story_parsing import parse
from tests.support.paths import ROOT
from tests.support.small_site import small_site

STORIES = WORTH_IT + 30


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More stories than one process does alone, four of them with problems."""
    site = small_site(5, stories=STORIES)
    for key in site.stories[::25]:
        site.texts[key]["id"].paragraphs.append("[ke mana](tiada.md) <script>x</script>")
    folder = tmp_path_factory.mktemp("parallel") / "content"
    folder.mkdir()
    site.write(folder)
    return folder


@pytest.fixture(params=["fork", "spawn"])
def start_method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(START_METHOD, request.param)
    found: str = request.param
    return found


def names(folder: ContentFolder) -> list[str]:
    return sorted({f.rpartition("/")[0] for f in folder.files if f.startswith("news/")})


def test_every_folder_is_parsed_once_and_alike(content: Path, start_method: str) -> None:
    folder = open_content(content, Problems())
    asked = names(folder)
    found = list(parse_with(2)(folder, asked))
    assert len(found) == len(asked) == STORIES
    assert dict(found) == dict(parse_here(folder, asked))


def test_few_folders_and_one_worker_start_no_process(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(parallel_parsing, "pool", refuse)
    folder = open_content(content, Problems())
    few = names(folder)[: WORTH_IT - 1]
    assert dict(parse_with(4)(folder, few)) == dict(parse_here(folder, few))
    assert len(list(parse_with(1)(folder, names(folder)))) == STORIES


def test_problems_are_told_whichever_process_finds_them(content: Path, tmp_path: Path) -> None:
    told = []
    for workers in (1, 2):
        problems = Problems()
        cache = tmp_path / str(workers)
        read_content(
            content,
            ROOT / "theme",
            date(2026, 11, 21),
            problems,
            cache=cache,
            parse=parse_with(workers),
        )
        told.append(list(problems))
    assert told[0] == told[1]
    assert len(told[0]) >= 8


_parent = os.getpid()


def _killed(folder: ContentFolder, name: str) -> Parsed:
    if os.getpid() != _parent and name.endswith("-7"):
        os.kill(os.getpid(), signal.SIGKILL)
    return parse(folder, name)


def test_the_share_of_a_killed_process_is_not_lost(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel_parsing, "parse", _killed)
    monkeypatch.setattr("tests.reading.test_parallel_parsing._parent", os.getpid())
    folder = open_content(content, Problems())
    found = list(parse_with(2)(folder, names(folder)))
    assert sorted(name for name, _ in found) == names(folder)


def _failing(_folder: ContentFolder, _name: str) -> Parsed:
    raise ValueError("an error of the program")


def test_an_error_in_a_process_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel_parsing, "parse", _failing)
    folder = open_content(content, Problems())

    def all_of(asked: Sequence[str]) -> None:
        list(parse_with(2)(folder, asked))

    with pytest.raises(ValueError, match="an error of the program"):
        all_of(names(folder))


def test_the_number_of_workers_is_the_one_asked_for_or_that_of_the_cores() -> None:
    assert worker_count(3) == 3
    assert worker_count(0) >= 1
