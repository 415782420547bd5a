"""An end for work that takes too long, whatever was typed.

Reads   the processor's clock, so that a busy machine judges as an idle one does.
Gives   ``at_most`` and ``TookTooLong``.

Markdown's own expressions take time that grows with the square of some texts, and no list of such
texts would be complete. Where the system has no such alarm (Windows), or outside the main thread,
work simply takes as long as it takes: there nobody builds proposals of strangers.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.05


class TookTooLong(Exception):
    """The seconds are over."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise ``TookTooLong`` in the block once this process has worked so long on it."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    # It rings again, should somebody on the way swallow the first exception.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong
