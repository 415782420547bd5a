"""Cities as cloths pegged to a line, each as long as its number of people.

Reads   the populations of cities.
Gives   ``cloths``; lengths in pixels, measured downwards from the line. ``side_by_side``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST: Final = 4
"""Cloths on one line: their names must have room."""

# From the bottom up: edge 4, hem 17 of its 18, a gap of 2, a line of 3.
HEM = 26.0

# The hem, its edge and the first row of the motif: less is no cloth.
SHORTEST = 33.0


@dataclass(frozen=True, slots=True)
class Cloth:
    """A cloth on the line: ``height`` in all; below the field, a line, the hem and the edge.

    ``to_scale`` is false where it hangs longer than its number says, so that the hem shows.
    """

    height: float
    field: float
    line_y: float
    hem_y: float
    edge_y: float
    to_scale: bool


def cloths(populations: Sequence[int | None], longest: float = 400.0) -> tuple[Cloth, ...]:
    """Cloths as long as the numbers are large, in pixels; the largest is ``longest``."""
    largest = max((p for p in populations if p), default=0)
    return tuple(_cloth(p, largest, longest) for p in populations)


def _cloth(population: int | None, largest: int, longest: float) -> Cloth:
    true = longest * (population or 0) / largest if largest else 0.0
    height = float(round(max(true, SHORTEST)))
    return Cloth(
        height=height,
        field=height - HEM,
        line_y=height - HEM,
        hem_y=height - 21.0,
        edge_y=height - 4.0,
        to_scale=true >= SHORTEST,
    )


def side_by_side(count: int) -> int:
    """How many of ``count`` cloths share a line, so that all lines are about equally full."""
    lines = -(-count // MOST)
    return -(-count // lines) if lines else 0
