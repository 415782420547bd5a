"""A cluster makes the same bytes, loses workers without harm, and says what it can't do."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.languages.words import load_words
from plugins.rendering import cluster
from plugins.rendering.cluster import clustered
from plugins.rendering.cluster_refusals import ClusterRefused
from plugins.rendering.making import Job
from plugins.rendering.output_trees import OutputTrees
from plugins.rendering.templates import Templates, TemplateSources
from tests.support.paths import ROOT, TODAY
from tests.support.site import MINIMAL, Result, build, read_folder

DEADLINE = 60.0
"""Seconds after which a process that says nothing has failed; a busy machine may need many."""

STORIES = 70

# Kills processes at the first page that comes back: many more are under way or not yet sent.
BUILD_AND_KILL = """
import os, signal, sys
from invoke.main import program
from plugins.rendering import cluster

kill, patience, *words = sys.argv[1:]
whole = cluster.apart

def apart(job, submit, at_once):
    left = [int(number) for number in kill.split(",")]
    for task, made in whole(job, submit, at_once):
        while made.rendered and left:
            os.kill(left.pop(), signal.SIGKILL)
        yield task, made

cluster.apart = apart
cluster.PATIENCE = float(patience)
program.run(["invoke", *words])
"""


class Cluster:
    """A scheduler and workers on loopback, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", file
        )
        wait_for(file.exists, lambda: self._said("scheduler"))
        self.address: str = json.loads(file.read_text("utf-8"))["address"]

    def add_worker(self, program: Path = ROOT) -> None:
        """One more worker, with the ``plugins`` that ``program`` holds."""
        name = f"worker-{len(self.workers)}"
        options = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--name", name)
        place = ("--local-directory", self._folder / name)
        self.workers.append(
            self._start("worker", self.address, *options, *place, name=name, program=program)
        )
        wait_for(lambda: "Registered to" in self._said(name), lambda: self._said(name))

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(
        self, part: str, *words: str | Path, name: str = "", program: Path = ROOT
    ) -> "subprocess.Popen[bytes]":
        with (self._folder / f"{name or part}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{part}", "--no-dashboard", *words],
                cwd=self._folder,
                env={**os.environ, "PYTHONPATH": str(program)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _said(self, name: str) -> str:
        return (self._folder / f"{name}.log").read_text("utf-8", errors="replace")


def wait_for(there: Callable[[], bool], said: Callable[[], str]) -> None:
    end = time.monotonic() + DEADLINE
    while not there():
        if time.monotonic() > end:
            pytest.fail(said(), pytrace=False)
        time.sleep(0.05)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def two_workers(bare: Cluster) -> Cluster:
    bare.add_worker()
    bare.add_worker()
    return bare


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Enough stories for several pieces of work, built by one process; nobody writes into it."""
    story = MINIMAL["news/2026/halo/index.id.md"]
    assert isinstance(story, bytes)
    files = {
        f"news/2026/warta-{number}/index.id.md": story.decode()
        .replace("Halo, warga", f"Warta {number}")
        .replace("2026-03-02 09:45", f"2026-{3 + number // 28:02}-{1 + number % 28:02} 09:45")
        for number in range(STORIES)
    }
    return build({**MINIMAL, **files}, tmp_path_factory.mktemp("local"), workers=1).succeeded()


def build_and_kill(
    content: Path,
    output: Path,
    address: str,
    *killed: "subprocess.Popen[bytes]",
    patience: float = DEADLINE,
) -> Result:
    words = ["--search-root", str(ROOT), "build", "--content", str(content), "--full"]
    words += ["--output", str(output), "--today", TODAY, "--workers", address, "--language", "en"]
    numbers = ",".join(str(process.pid) for process in killed)
    done = subprocess.run(
        [sys.executable, "-c", BUILD_AND_KILL, numbers, str(patience), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    for process in killed:
        assert process.wait(DEADLINE) < 0, "ended before it could be killed"
    return Result(done.returncode, output, done.stdout)


def content_of(result: Result) -> Path:
    return result.output_dir.with_name("content")


def test_killed_worker_changes_no_byte(local: Result, two_workers: Cluster, tmp_path: Path) -> None:
    result = build_and_kill(
        content_of(local), tmp_path / "output", two_workers.address, two_workers.workers[0]
    ).succeeded()

    assert result.files() == local.files()
    assert result.text.startswith("Ready: "), "Dask's own words belong to nobody"


@pytest.mark.parametrize("lost", ["scheduler", "workers"])
def test_lost_cluster_leaves_the_output(
    lost: str, local: Result, two_workers: Cluster, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    shutil.copytree(local.output_dir, output)
    killed = {"scheduler": [two_workers.scheduler], "workers": two_workers.workers}[lost]

    result = build_and_kill(content_of(local), output, two_workers.address, *killed, patience=1)

    assert result.exit_code == 2, result.text
    assert {"scheduler": "was lost", "workers": "has no workers"}[lost] in result.text
    assert result.text.count("\n") == 1, result.text
    assert read_folder(output) == local.files()
    assert not (tmp_path / ".output.new").exists()


def begin(address: str, tmp_path: Path) -> ClusterRefused:
    """Begin a build of nothing, which is refused before it would find nothing to do."""
    theme = ROOT / "theme"
    sources = TemplateSources.read(theme, load_words(theme))
    job = Job((), Templates(sources), OutputTrees(tmp_path / "output"))
    with pytest.raises(ClusterRefused) as refused:
        list(clustered(job, sources, address))
    return refused.value


def test_nobody_at_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", "nonsense://x"):
        refused = begin(address, tmp_path)
        assert refused.id == f"Tidak ada penjadwal Dask yang menjawab di {address}."
        assert refused.en == f"No Dask scheduler answers at {address}."


def test_scheduler_without_workers(
    bare: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    refused = begin(bare.address, tmp_path)
    assert "dask worker tcp://127.0.0.1:" in refused.id
    assert "has no workers" in refused.en


@pytest.mark.parametrize("program", ["other", "none"])
def test_worker_that_would_make_other_pages(program: str, bare: Cluster, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    if program == "other":
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=ignored)
        with (folder / "plugins/languages/formats.py").open("a", encoding="utf-8") as file:
            file.write("# Edited here only.\n")
    bare.add_worker(program=folder)
    refused = begin(bare.address, tmp_path)
    if program == "other":
        assert "tidak sama" in refused.id
        assert "plugins" in refused.en
        assert "Jinja2" not in refused.en
    else:
        assert "No module named 'plugins'" in refused.en


def test_package_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    refused = begin("tcp://127.0.0.1:1", tmp_path)
    assert "pip install" in refused.id
    assert "pip install" in refused.en
