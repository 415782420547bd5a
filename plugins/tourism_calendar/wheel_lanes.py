"""Room on the wheel: lanes side by side, so that no mark covers another.

Reads   spans of the year as turns, 0 to 1.
Gives   ``Span``, ``Room`` and ``place``; ``narrow_lanes`` for what needs no width of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import Final

Span = tuple[float, float]
"""First and last turn."""

WIDEST: Final = 34.0
NARROWEST: Final = 5.0
_STEP: Final = 0.5
_ARC: Final = 0.4
"""Width of a lane of arcs, of that of marks."""


@dataclass(frozen=True, slots=True)
class Room:
    """Radii of all that was placed, in the order in which it was given.

    ``width`` is that of a lane of marks, ``rings`` the outer radius of each ring and the inner one
    of the last.
    """

    width: float
    marks: tuple[tuple[float, ...], ...]
    arcs: tuple[float, ...]
    rings: tuple[float, ...]


def place(
    rings: Sequence[Sequence[Span]], arcs: Sequence[Span], outer: float, inner: float
) -> Room:
    """Lanes for each ring's marks from ``outer`` inwards, then for ``arcs``, down to ``inner``.

    Lanes are as wide as they may be for everything to fit. In a year so full that even the
    narrowest don't fit, the last ones come closer to the centre than ``inner``.
    """
    width = WIDEST
    while True:
        room = _placed(rings, arcs, outer, width)
        lowest = min((room.rings[-1], *(r - width * _ARC / 2 for r in room.arcs)))
        if lowest >= inner or width <= NARROWEST:
            return room
        width -= _STEP


def narrow_lanes(spans: Sequence[Span]) -> list[int]:
    """The first lane for each span in which nothing meets it; lanes are numbered from 0."""
    lanes: list[list[Span]] = []
    found = []
    for start, end in spans:
        number = _first_free(lanes, (start, end))
        lanes[number].append((start, end))
        found.append(number)
    return found


def _first_free(lanes: list[list[Span]], span: Span) -> int:
    """The number of the lane; a new one is opened where there is none."""
    for number, lane in enumerate(lanes):
        if not any(_meet(span, other) for other in lane):
            return number
    lanes.append([])
    return len(lanes) - 1


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def _placed(
    rings: Sequence[Sequence[Span]], arcs: Sequence[Span], outer: float, width: float
) -> Room:
    edge, edges, marks = outer, [outer], []
    for ring in rings:
        numbers = _lanes(ring, edge, width)
        marks.append(tuple(round(edge - (n + 0.5) * width, 2) for n in numbers))
        edge -= width * (max(numbers, default=0) + 1)
        edges.append(edge)
    thin = width * _ARC
    radii = tuple(round(edge - (n + 1) * thin, 2) for n in narrow_lanes(arcs))
    return Room(width, tuple(marks), radii, tuple(edges))


def _lanes(spans: Sequence[Span], edge: float, width: float) -> list[int]:
    """As ``narrow_lanes``, every mark needing ``width`` along its own lane at least."""
    lanes: list[list[Span]] = []
    found = []
    for start, end in spans:
        number = 0
        while True:
            half = width / (2 * pi * max(edge - (number + 0.5) * width, width)) / 2
            own = start - half, end + half
            if number == len(lanes):
                lanes.append([])
            if not any(_meet(own, other) for other in lanes[number]):
                break
            number += 1
        lanes[number].append(own)
        found.append(number)
    return found
