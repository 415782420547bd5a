"""What holds around a whole build: one at a time, and ended by signals.

Reads   the lock beside the output folder.
Gives   ``locked`` and ``ended_by_signals``; ``rooms_missing``, where the program isn't whole.
"""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from filelock import FileLock, Timeout


@contextmanager
def locked(published: Path, *, english: bool) -> Iterator[bool]:
    """One build at a time for one output folder; the second one waits, and is told False."""
    published.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(published.with_name(f".{published.name}.lock"))
    at_once = True
    try:
        lock.acquire(timeout=0)
    except Timeout:
        at_once = False
        words = (
            "Pembangunan lain sedang berjalan untuk folder ini; menunggu sampai selesai.",
            "Another build of this folder is running; waiting for it to end.",
        )
        sys.stderr.write(words[1 if english else 0] + "\n")
        lock.acquire()
    try:
        yield at_once
    finally:
        lock.release()


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """SIGTERM ends a build as Ctrl-C does: with its workers gone and its folder cleared."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # Not in the main thread, where signals don't arrive either.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def rooms_missing(names: Iterable[str]) -> NoReturn:
    """End with status 2 where rooms can't be loaded: a site without one of them is no site."""
    sys.stderr.write(
        f"Bagian program tidak dapat dimuat: {', '.join(names)}. "
        "Jalankan python3 tasks.py build --debug.\n"
    )
    raise SystemExit(2)
