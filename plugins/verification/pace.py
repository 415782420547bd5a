"""Politeness: so many requests a second and no more, however many hands ask.

Reads   the clock.
Gives   ``Pace``.
"""

import time
from threading import Lock


class Pace:
    """Lets ``wait`` return at most ``rate`` times a second, evenly; ``turns`` counts them."""

    def __init__(self, rate: float) -> None:
        self.turns = 0
        self._gap = 1 / rate
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when it is this caller's turn; time that nobody used is not made up for."""
        with self._lock:
            self.turns += 1
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._gap
        time.sleep(turn - now)
