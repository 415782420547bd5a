"""Work for a process of its own, forked from this one.

Reads   nothing.
Gives   ``begun``, whose work is heard on a pipe, and ``done_apart``, which waits for it.

What a process loads and leaves lying about is gone with it: for work that needs much and gives
little, and that most builds find in their cache.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from plugins.model.pools import begin_work
from plugins.model.processes import forks

Work = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Begun:
    """A ``process`` that says on ``pipe``, once, what its work gave; to be ended."""

    pipe: int
    process: int

    def end(self) -> None:
        """Hear no more, and wait until the process has ended."""
        os.close(self.pipe)
        os.waitpid(self.process, 0)


def begun(work: Work) -> Begun:
    """A new process that does ``work``; it says nothing where that failed."""
    mine, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return Begun(mine, process)
    with suppress(BaseException):
        begin_work()
        os.close(mine)
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(work())
    os._exit(0)


def done_apart(work: Work) -> bytes:
    """What ``work`` gave in another process; nothing where it failed, or must be done here."""
    if not forks():
        return b""
    other = begun(work)
    try:
        said = b""
        while data := os.read(other.pipe, 1 << 16):
            said += data
    finally:
        other.end()
    return said
