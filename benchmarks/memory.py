"""How much memory a running command takes, with everything that it starts.

Reads   ``/proc``: who belongs to the command's session, and ``smaps_rollup`` of each.
Gives   ``Watch``, a thread that keeps the largest sum it saw.

The sum is of PSS (proportional set size): memory that processes share counts once in all, which
RSS would count for each of them. Where the kernel gives no PSS, it is RSS, and ``kind`` says so.
"""

import contextlib
import os
import re
import threading
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.05
"""Seconds between two looks."""

_PROC: Final = Path("/proc")
_PSS: Final = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


class Watch(threading.Thread):
    """Looks every 50 ms until ``stop`` is called; ``peak`` is in bytes."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak = 0
        self.kind = "PSS" if (_PROC / "self" / "smaps_rollup").exists() else "RSS"
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.is_set():
            self.peak = max(self.peak, self._sum())
            self._ended.wait(INTERVAL)

    def stop(self) -> None:
        self._ended.set()
        self.join()

    def _sum(self) -> int:
        read = _pss if self.kind == "PSS" else _rss
        return sum(read(process) for process in processes_of(self.session))


def processes_of(session: int) -> list[Path]:
    """The folders in ``/proc`` of a session's processes, and of their children elsewhere."""
    parents: dict[int, int] = {}
    found: set[int] = set()
    for entry in _PROC.iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name in brackets may hold spaces; what follows doesn't: state, parent, group,
            # session.
            fields = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            parents[int(entry.name)] = int(fields[1])
            if int(fields[3]) == session:
                found.add(int(entry.name))
    grown = True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return [_PROC / str(number) for number in sorted(found)]


def _pss(process: Path) -> int:
    # A process that has just ended has no memory left to count.
    with contextlib.suppress(OSError):
        match = _PSS.search((process / "smaps_rollup").read_bytes())
        return int(match[1]) * 1024 if match else 0
    return 0


def _rss(process: Path) -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int((process / "statm").read_text("utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0
