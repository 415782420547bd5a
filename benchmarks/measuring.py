"""One run of a tool, as a user runs it: whole processes, by the clock on the wall.

Reads   commands, the folder to run them in.
Gives   ``measure``: seconds, and where asked the peak memory of all the processes together.
"""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.memory import Watch

_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


class BuildFailed(Exception):
    """A tool ended with an error; the words are the end of what it said."""


@dataclass(frozen=True, slots=True)
class Measured:
    """``memory`` is in bytes, and None unless it was asked for."""

    seconds: float
    memory: int | None = None
    memory_kind: str | None = None


def measure(
    commands: Sequence[Sequence[str]],
    folder: Path,
    home: Path,
    variables: Mapping[str, str],
    *,
    watched: bool = False,
) -> Measured:
    """Run the commands one after another. ``watched`` runs are for memory: looking costs time."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    surroundings = {"LANG": "C.UTF-8", **kept, "HOME": str(home), "PYTHONUTF8": "1", **variables}
    _settle()
    peak, kind = 0, None
    log = home / "last-run.log"
    with log.open("wb") as said:
        started = time.perf_counter()
        for command in commands:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            watch = Watch(process.pid) if watched else None
            try:
                if watch is not None:
                    watch.start()
                status = process.wait()
            except BaseException:
                # Interrupted: the tool is in a session of its own, so Ctrl-C didn't reach it.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise
            finally:
                if watch is not None:
                    watch.stop()
            if status:
                raise BuildFailed(f"{' '.join(command)}: {status}\n{_end_of(log)}")
            if watch is not None:
                peak, kind = max(peak, watch.peak), watch.kind
        seconds = time.perf_counter() - started
    return Measured(seconds, peak if watched else None, kind)


def _settle() -> None:
    """Let no run wait for what the one before it left to be written to disk."""
    if hasattr(os, "sync"):
        os.sync()


def _end_of(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-3000:]
