"""Evil input for the readers, as long as one likes: ``python3 tasks.py fuzz``.

Reads   the targets and their strategies in ``tests/fuzz``.
Gives   ``fuzz``: 0 where nothing was found, else 1; what was found is kept with its story, one
        folder a finding.

Each input is read in a child process that may use two seconds of the processor and 500 MB. Inputs
that end in the same place count as one finding. The same seed makes the same inputs.
"""

import hashlib
import importlib
import multiprocessing
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tools.environment import SetupError, ensure
from tools.guard import Exit
from tools.limited import Outcome, limited

_ROUND: Final = 20
"""Inputs made with one seed; Hypothesis remembers them, and ends no round before its time."""

_STAND: Final = re.compile(r'File "([^"]+)", line (\d+),? in (\S+)')

Files = Mapping[str, bytes]


@dataclass(slots=True)
class Tally:
    """What one target's inputs came to."""

    inputs: int = 0
    largest: int = 0
    slowest: float = 0.0
    fullest: int = 0
    found: dict[str, Outcome] = field(default_factory=dict)


def fuzz(minutes: float, chosen: Sequence[str], keep: Path, seed: int, *, guided: bool) -> int:
    """Fuzz the targets ``chosen``, or all, for ``minutes`` together; findings go to ``keep``."""
    if not sys.platform.startswith("linux"):
        raise Exit("fuzz: perlu Linux / needs Linux", code=2)
    try:
        ensure("test")
    except SetupError as problem:
        raise Exit(str(problem), code=1) from None
    atheris = _atheris() if guided else None
    # Only what is loaded in here tells Atheris where it has been.
    with atheris.instrument_imports(include=["plugins"]) if atheris else nullcontext():
        known: dict[str, Any] = importlib.import_module("tests.fuzz.targets").TARGETS
    unknown = [name for name in chosen if name not in known]
    if unknown:
        listed = ", ".join(known)
        message = f'--target: pilih / choose: {listed}; bukan / not "{unknown[0]}".'
        raise Exit(message, code=2)
    names = list(chosen) or list(known)
    if atheris:
        return _guided(atheris, known[names[0]], minutes)
    found = 0
    for name in names:
        tally = _apart(known[name], minutes * 60 / len(names), keep / name, seed)
        found += len(tally.found)
        print(summary(name, tally), flush=True)
    return 1 if found else 0


def _apart(target: Any, seconds: float, keep: Path, seed: int) -> Tally:
    """``run_target`` in a process of its own: what was remembered of one target burdens no other.

    Raises EOFError where that process ended early.
    """
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(
        target=lambda: there.send(run_target(target, seconds, keep, seed)), daemon=False
    )
    process.start()
    there.close()
    tally: Tally = here.recv()
    process.join()
    return tally


def run_target(target: Any, seconds: float, keep: Path, seed: int) -> Tally:
    """Read evil inputs of ``target`` for ``seconds``."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    tally = Tally()
    target.warm_up()
    # Hypothesis remembers what it made; a process that doesn't is the one to measure by.
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    reader = context.Process(target=_read, args=(there, target.work), daemon=True)
    reader.start()
    until = time.monotonic() + seconds

    def one(files: Files) -> None:
        if time.monotonic() < until:
            here.send(dict(files))
            note(tally, files, here.recv(), keep)

    number = seed
    while time.monotonic() < until:
        options = settings(
            max_examples=_ROUND,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        drawn: Any = given(target.strategy)
        run: Any = seeded(number)(options(drawn(one)))
        run()
        number += 1
    here.send(None)
    reader.join()
    return tally


def _read(inputs: Any, work: Callable[[Files], object]) -> None:
    """Read one input after another, each in a process of its own, until there is None."""
    while (files := inputs.recv()) is not None:
        inputs.send(_limited(work, files))


def _limited(work: Callable[[Files], object], files: Files) -> Outcome:
    return limited(lambda: work(files))


def note(tally: Tally, files: Files, outcome: Outcome, keep: Path) -> None:
    """Count one input; keep it where it is the first to end as it did."""
    tally.inputs += 1
    tally.largest = max(tally.largest, sum(map(len, files.values())))
    tally.slowest = max(tally.slowest, outcome.seconds)
    tally.fullest = max(tally.fullest, outcome.megabytes)
    if outcome.kind == "fine":
        return
    where = stand(outcome)
    if where in tally.found:
        return
    tally.found[where] = outcome
    folder = keep / f"{outcome.kind}-{hashlib.sha256(where.encode()).hexdigest()[:8]}"
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, data) in enumerate(files.items()):
        (folder / f"{number}.bin").write_bytes(data)
        with (folder / "names.txt").open("a", encoding="utf-8") as names:
            names.write(f"{number}.bin {name!r} {len(data)}\n")
    (folder / "told.txt").write_text(
        f"{where}\n{outcome.seconds:.2f} s, {outcome.megabytes} MB\n\n{outcome.told}", "utf-8"
    )


def stand(outcome: Outcome) -> str:
    """What went wrong and where in the project: the same for inputs with the same fault."""
    places = _STAND.findall(outcome.told)
    own = [f"{Path(file).name}:{line}" for file, line, _ in places if "/plugins/" in file]
    if outcome.kind == "hang":
        own = own[:1]
    last = outcome.told.strip().rpartition("\n")[2] if outcome.kind == "crash" else ""
    return f"{outcome.kind} {own[-1] if own else ''} {last.partition(':')[0][:80]}".strip()


def summary(name: str, tally: Tally) -> str:
    """One line for the terminal, then one for each finding."""
    head = (
        f"{name:9} {tally.inputs:6} masukan/inputs, {tally.largest / 1000:.0f} kB, "
        f"{tally.slowest:.2f} s, {tally.fullest} MB, {len(tally.found)} temuan/findings"
    )
    return "\n".join([head, *(f"    {where}" for where in tally.found)])


def _atheris() -> Any:
    try:
        return importlib.import_module("atheris")
    except ImportError:
        message = (
            "--guided: perlu paket atheris (pip install atheris).\n"
            "--guided: needs the package atheris (pip install atheris)."
        )
        raise Exit(message, code=2) from None


def _guided(atheris: Any, target: Any, minutes: float) -> int:
    """The same strategy, led by Atheris to code that no input has reached yet."""
    from hypothesis import given, settings

    target.warm_up()
    drawn: Any = given(target.strategy)
    made: Any = drawn(target.work)
    configured: Any = settings(database=None, deadline=None)
    options = [f"-max_total_time={int(minutes * 60)}", "-rss_limit_mb=500", "-timeout=2"]
    options += ["-max_len=65536", "-len_control=0"]  # So many bytes choose what a strategy draws.
    atheris.Setup([sys.argv[0], *options], configured(made).hypothesis.fuzz_one_input)
    atheris.Fuzz()
    return 0
