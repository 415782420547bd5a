"""Workers that share one piece of work, and how they end.

Reads   nothing.
Gives   ``pool``; ``begin_work``, with which a forked process becomes a worker.
"""

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

from plugins.model.processes import forks

_PR_SET_PDEATHSIG: Final = 1


@contextmanager
def pool(
    workers: int, prepare: Callable[..., None] | None = None, *handed: Any
) -> Iterator[ProcessPoolExecutor]:
    """Workers that begin with ``prepare(*handed)``, and that are gone when the block ends.

    Ctrl-C reaches the parent alone, which then waits for the pieces in work and drops the rest.
    """
    context = multiprocessing.get_context("fork" if forks() else "spawn")
    executor = ProcessPoolExecutor(workers, context, _begin, (prepare, handed))
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def begin_work() -> None:
    """Leave Ctrl-C to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        # A worker whose parent was killed would wait for work for ever.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _begin(prepare: Callable[..., None] | None, handed: tuple[Any, ...]) -> None:
    begin_work()
    if prepare is not None:
        prepare(*handed)
