"""Room for a mark on a map, near where it belongs.

Reads   a ``DrawnMap`` and the places already taken.
Gives   ``free_place``.
"""

import math
from collections.abc import Iterator, Sequence

import shapely

from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import Position, move_inside, polygon_of, rounded
from plugins.cities.place_maps import shape_of


def free_place(
    drawn: DrawnMap, code: str, point: Position | None, taken: Sequence[Position], apart: float
) -> Position | None:
    """A place in the district ``code``, ``apart`` units from all that is ``taken``.

    As near as can be to ``point`` (latitude, longitude), or to the district's label without one.
    None where the map has no such district.
    """
    shape = shape_of(drawn, code)
    if shape is None:
        return None
    start = (shape.label_x, shape.label_y)
    if point is not None:
        moved = move_inside(drawn.project(*point), shape.rings, margin=8.0)
        start = (moved.x, moved.y)
    area = polygon_of(shape.rings).buffer(-7.0)
    for x, y in _spiral(start):
        free = all(math.dist((x, y), other) >= apart for other in taken)
        if free and (area.is_empty or area.contains(shapely.Point(x, y))):
            return rounded(x), rounded(y)
    return rounded(start[0]), rounded(start[1])


def _spiral(start: Position) -> Iterator[Position]:
    """The place itself, then places farther and farther from it, in all directions."""
    for turn in range(160):
        reach, angle = 4.5 * math.sqrt(turn), turn * math.pi * (3 - math.sqrt(5))
        yield start[0] + reach * math.cos(angle), start[1] + reach * math.sin(angle)
