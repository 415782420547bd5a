"""What holds around a whole build: one at a time, ended by signals, and Pelican silent.

Reads   the lock beside the output folder.
Gives   ``locked``, ``ended_by_signals`` and ``pelican_silent``.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pelican.log import console


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


@contextmanager
def pelican_silent() -> Iterator[None]:
    """Pelican counts the articles of its own generators, which have nothing to do here."""
    before, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = before
