"""Sites for tests: tiny real ones from a dictionary of files, and the sample site built once.

Reads   ``tests/data/minimal`` and ``content/``.
Gives   ``MINIMAL``, ``build``, ``Result``, ``beside``; the fixtures ``sample_site`` and
        ``minimal_site``.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.support.paths import DATA, ROOT, TODAY

Files = Mapping[str, str | bytes | None]

KEPT_BESIDE = frozenset({".lock", ".spare", ".state"})
"""What a finished build leaves beside its output."""


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its path with forward slashes, in order of the paths."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# One city, one article in both languages and the registers they need: {**MINIMAL, "news/…": "…"}.
MINIMAL: dict[str, str | bytes | None] = {**read_folder(DATA / "minimal")}


def beside(output: Path) -> frozenset[str]:
    """What there is of ``output``'s own beside it, as ``.spare`` for ``.output.spare``."""
    start = f".{output.name}"
    names = {path.name for path in output.parent.iterdir()}
    return frozenset(name.removeprefix(start) for name in names if name.startswith(start))


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind: its exit status, the output folder, all that it printed."""

    exit_code: int
    output_dir: Path
    text: str

    def read(self, path: str) -> str:
        """The text of an output file; an address ending in "/" names its page."""
        name = path.strip("/") + "/index.html" if path.endswith("/") else path.strip("/")
        return (self.output_dir / name.lstrip("/")).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """Every output file by its path."""
        return read_folder(self.output_dir)

    def succeeded(self) -> "Result":
        """Itself, or a failing test that shows what the command printed."""
        if self.exit_code:
            pytest.fail(f"exit status {self.exit_code}\n{self.text}", pytrace=False)
        return self


def write(files: Files, folder: Path) -> Path:
    """Make ``folder`` hold exactly ``files``; a path whose value is ``None`` is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in read_folder(folder):
        (folder / name).unlink()
    for name, words in files.items():
        if words is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode("utf-8"))
    return folder


def build(files: Files, tmp_path: Path, **options: Any) -> Result:
    """Build a real site from ``files`` (paths below content/) in ``tmp_path``/output.

    ``options`` are those of the command: ``today`` (2026-11-21 unless given), ``language``,
    ``publish``, ``full``, ``workers``. Building again in the same ``tmp_path`` meets the old
    output, as an editor's second build does.
    """
    content = write(files, tmp_path / "content")
    return run_build(content, tmp_path / "output", **options)


def run_build(
    content: Path, output: Path, environment: Mapping[str, str] | None = None, **options: Any
) -> Result:
    """The build command on folders that exist already; its content cache lies beside ``output``."""
    cache = output.parent / "cache"
    options = {"today": TODAY, "content": content, "output": output, "cache": cache, **options}
    return command("build", output, options, environment)


def command(
    name: str,
    output: Path,
    options: Mapping[str, Any],
    environment: Mapping[str, str] | None = None,
) -> Result:
    """Run a task as people do, in a process of its own."""
    words = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), name]
    for option, value in options.items():
        if value is True:
            words.append(f"--{option}")
        elif value is not False and value is not None:
            words += [f"--{option}", str(value)]
    done = subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "200", **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Result(done.returncode, output, done.stdout)


def built_once(name: str, content: Path, factory: pytest.TempPathFactory) -> Result:
    """Build ``content`` once a test run, also where several workers ask for it."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / f"shared-{name}"
    folder.mkdir(exist_ok=True)
    said, ended = folder / "said.txt", folder / "status.txt"
    with FileLock(folder / "lock"):
        if not ended.exists():
            result = run_build(content, folder / "output")
            said.write_text(result.text, "utf-8")
            ended.write_text(str(result.exit_code), "utf-8")
    return Result(int(ended.read_text("utf-8")), folder / "output", said.read_text("utf-8"))


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of ``content/`` as of 2026-11-21; nobody writes into it."""
    return built_once("sample", ROOT / "content", tmp_path_factory).succeeded().output_dir


@pytest.fixture(scope="session")
def minimal_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of ``tests/data/minimal``: one city and one article; nobody writes into it."""
    return built_once("minimal", DATA / "minimal", tmp_path_factory).succeeded().output_dir
