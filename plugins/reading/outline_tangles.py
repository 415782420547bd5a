"""Outlines that cross one another, or wind, more than any border does.

Reads   the shapes of a file's areas.
Gives   ``first_tangled``, found at a cost that grows with the file and not with the crossings.

Two combs of a few thousand teeth, laid across each other, are some kilobytes; cutting one with the
other gives millions of pieces, and cleaning one alone takes seconds. Nothing can stop GEOS once it
has begun, so it doesn't begin.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

MEETINGS: Final = 12
"""Lines that one line of an outline meets: itself, four that go on, and the neighbour's; twice."""

SPARE: Final = 20_000

WINDING: Final = 100
"""An outline is at most so many times as long as all areas are wide; a rugged coast is ten."""

_AT_ONCE: Final = 300_000
"""Pairs of lines looked at before counting again."""


def first_tangled(shapes: Sequence[BaseGeometry]) -> int | None:
    """The index of a shape that meets others too often; None where no shape does."""
    left_edge, bottom, right_edge, top = shapely.total_bounds(shapes)
    longest = WINDING * max(right_edge - left_edge, top - bottom)
    for index, shape in enumerate(shapes):
        if shape.length > longest:
            return index
    lines: list[list[list[float]]] = []
    ends: list[int] = []
    for shape in shapes:
        for ring in shapely.get_rings(shapely.get_parts(shape)):
            points = shapely.get_coordinates(ring).tolist()
            lines += [[a, b] for a, b in pairwise(points)]
        ends.append(len(lines))
    drawn = shapely.linestrings(lines)
    tree = STRtree(drawn)
    left = SPARE + MEETINGS * len(lines)
    step = max(20, _AT_ONCE // max(len(lines), 1))
    for start in range(0, len(lines), step):
        pairs = tree.query(drawn[start : start + step], predicate="intersects")
        left -= pairs.shape[1]
        if left < 0:
            return next(index for index, end in enumerate(ends) if end > start)
    return None
