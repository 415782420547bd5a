"""The journal: each run on a line of its own as soon as it is done, so that none is lost.

Reads   and writes a file of JSON lines below the work folder.
Gives   ``Journal``: which steps are done, and their runs. Its name carries a digest of all that
        is measured, so that runs of other code are never taken for these.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from benchmarks.rounds import Step
from benchmarks.tool import HERE, Tool

_MEASURES: Final = (
    *("corpus.py", "counting.py", "measuring.py", "memory.py", "rounds.py", "sites.py"),
    *("tool.py", "words.py"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run as measured: ``seconds``, or ``memory`` in bytes where that was looked at."""

    tool: str
    size: int
    scenario: str
    turn: int
    seconds: float
    memory: int | None = None
    memory_kind: str | None = None
    pages: dict[str, int] | None = None

    @property
    def key(self) -> tuple[str, int, str, int]:
        return self.tool, self.size, self.scenario, self.turn

    @property
    def value(self) -> float:
        """What its scenario is about: MiB or seconds."""
        return self.seconds if self.memory is None else self.memory / 2**20


class Journal:
    """The runs of one state of the code."""

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            path.unlink(missing_ok=True)
        self.runs = list(_read(path))

    def add(self, run: Run) -> None:
        # What a killed run left of a line is not to swallow this one.
        start = "\n" if _ends_within_a_line(self.path) else ""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{start}{json.dumps(asdict(run))}\n")
        self.runs.append(run)

    def has(self, step: Step) -> bool:
        wanted = step.tool.name, step.size, step.scenario, step.turn
        return any(run.key == wanted for run in self.runs)


def journal_name(kind: str, tools: Sequence[Tool]) -> str:
    """``runs-0123456789ab.jsonl``: the digest of the benchmark, of its tools and of our own code.

    So runs that did not take turns with each other never meet in one ratio.
    """
    digest = hashlib.sha256(" ".join(tool.name for tool in tools).encode())
    for path in _measuring_files(tools):
        digest.update(path.relative_to(HERE).as_posix().encode())
        digest.update(path.read_bytes())
    for tool in tools:
        if tool.ours:
            digest.update(tool.version().encode())
    return f"{kind}-{digest.hexdigest()[:12]}.jsonl"


def _measuring_files(tools: Sequence[Tool]) -> list[Path]:
    below = (path for tool in tools for path in tool.folder.rglob("*") if path.is_file())
    kept = (path for path in below if "__pycache__" not in path.parts)
    return sorted([*(HERE / name for name in _MEASURES), *kept])


def _ends_within_a_line(path: Path) -> bool:
    return path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0


def _read(path: Path) -> Iterable[Run]:
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        try:
            yield Run(**json.loads(line))
        except (ValueError, TypeError):
            continue  # the last line of a run that was killed while writing it
