"""A small random generator whose numbers never change.

Reads   a slug.
Gives   ``Generator``: SplitMix64 (Steele, Lea and Flood 2014), seeded by the first twelve hex
        digits of the slug's SHA-256. Python's ``random`` promises no order for ever.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Generator:
    """Numbers drawn one after another; the same slug draws the same ones."""

    def __init__(self, slug: str) -> None:
        self._state = int(hashlib.sha256(slug.encode()).hexdigest()[:12], 16)

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, limit: int) -> int:
        """A whole number from 0 to ``limit`` - 1."""
        return self._next() * limit >> 64

    def fraction(self) -> float:
        """A number from 0 up to but not including 1."""
        return (self._next() >> 11) * 2.0**-53

    def choice(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a drawn order (Fisher and Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
