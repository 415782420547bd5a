"""One piece of work in a child process, with an end to its time and memory.

Reads   nothing.
Gives   ``limited``, and ``Outcome``: how it went, how long it took, how much it needed.

The child is forked, so that what is loaded here is loaded there. Only Linux counts all this.
"""

import faulthandler
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal, NoReturn

SECONDS: Final = 2.0
"""Of the processor: what other programs do meanwhile makes no input slow."""

MEGABYTES: Final = 500

_ROOM: Final = 800_000_000
"""Bytes of addresses that the child may ask for; what it fills of them is measured."""

_WAIT: Final = 30
_CRASHED: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """``seconds`` are the processor's; ``megabytes`` the most that lay in memory at once.

    ``told`` is the traceback, or where the work stood when its time was over.
    """

    kind: Literal["fine", "crash", "hang", "memory"]
    seconds: float
    megabytes: int
    told: str = ""


def limited(
    work: Callable[[], object], seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> Outcome:
    """How ``work`` went in a process of its own that may use so much of the processor and memory.

    ``megabytes`` are those of the whole process, with what it took over from this one.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            _work(work, seconds, said)
        _, status, usage = os.wait4(child, 0)
        said.seek(0)
        told = said.read().decode("utf-8", "replace")[-6000:]
    used = usage.ru_utime + usage.ru_stime
    filled = usage.ru_maxrss // 1024
    return Outcome(_kind(status, used > seconds, filled > megabytes, told), used, filled, told)


def _kind(
    status: int, slow: bool, large: bool, told: str
) -> Literal["fine", "crash", "hang", "memory"]:
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) in {signal.SIGPROF, signal.SIGALRM}
        return "hang" if late else "crash"
    if os.WEXITSTATUS(status):
        return "memory" if "MemoryError" in told else "crash"
    if large:
        return "memory"
    return "hang" if slow else "fine"


def _work(work: Callable[[], object], seconds: float, said: IO[bytes]) -> NoReturn:
    status = _CRASHED
    try:
        faulthandler.enable(said)
        # Says where the work stands, in C code too, and then lets the signal end the process.
        faulthandler.register(signal.SIGPROF, said, all_threads=False, chain=True)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_AS, (_addresses() + _ROOM,) * 2)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(_WAIT)
        work()
        status = 0
    except BaseException:
        said.write(traceback.format_exc().encode("utf-8", "replace"))
        said.flush()
    finally:
        os._exit(status)


def _addresses() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()
