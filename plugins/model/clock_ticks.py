"""How soon after a change a file system shows the next one.

Reads   times of a file, in nanoseconds since 1970.
Gives   ``settled``.
"""

from typing import Final

TICK: Final = 100_000_000
COARSE_TICK: Final = 2_000_000_000
"""Nanoseconds; file systems that keep whole seconds, or two of them as FAT does, show zeros."""


def settled(modified: int, changed: int, now: int) -> bool:
    """Whether one more change after ``now`` would show in the file's times."""
    coarse = modified % 1_000_000_000 == 0
    return max(modified, changed) < now - (COARSE_TICK if coarse else TICK)
