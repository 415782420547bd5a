"""Several processes at one piece of work: how many, and how they start.

Reads   the machine's cores.
Gives   ``worker_count`` and ``forks``.

On Linux workers are forked and find everything that their parent holds. Elsewhere, where forking
is unsafe or unknown, they start from nothing and are handed what they need.
"""

import os
import sys
from typing import Final

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
