"""Several processes at one piece of work: how many, how they start, how they end.

Reads   the machine's cores.
Gives   ``worker_count``, ``pool`` and ``forks``.

On Linux workers are forked and find everything that their parent holds. Elsewhere, where forking
is unsafe or unknown, they start from nothing and are handed what they need.
"""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

_PR_SET_PDEATHSIG: Final = 1

START_METHOD: Final = "KABARKOTA_START_METHOD"
"""Environment variable that asks for ``spawn`` where ``fork`` is the habit."""


def worker_count(asked: int) -> int:
    """``asked``, or with 0 the number of cores that this process may use."""
    if asked > 0:
        return asked
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def forks() -> bool:
    """Whether workers are forked here."""
    return sys.platform == "linux" and os.environ.get(START_METHOD) != "spawn"


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


def _begin(prepare: Callable[..., None] | None, handed: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        # A worker whose parent was killed would wait for work for ever.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if prepare is not None:
        prepare(*handed)
