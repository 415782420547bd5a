"""A map ready to draw: districts and villages as shapes that share their edges.

Reads   areas by code, as shapely geometries in drawing units.
Gives   ``DrawnMap`` with its ``DistrictShape`` and ``VillageShape``; ``district_shapes``,
        ``village_shape`` and ``merged``, from which the kinds of map are put together.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from plugins.cities.geometry import (
    Position,
    Projection,
    Rings,
    label_point,
    path_data,
    rings,
    rounded,
)

# A shorter border reads as a corner; with this limit the four sample cities keep 78 of their 80
# pairs of neighbours and gain none that is not real.
BORDER_KM = 0.1


@dataclass(frozen=True, slots=True)
class VillageShape:
    """A village's cell; the label's point is the middle of the text."""

    code: str
    district_code: str
    path_d: str
    label_x: float
    label_y: float
    rings: Rings


@dataclass(frozen=True, slots=True)
class DistrictShape:
    """A district: its villages' cells in one; ``neighbours`` are codes that share a border."""

    code: str
    path_d: str
    label_x: float
    label_y: float
    centroid: Position
    neighbours: tuple[str, ...]
    rings: Rings


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A drawing ``viewbox`` (width, height) units large, everything sorted by code.

    ``schematic``: it was worked out from points, so that whoever shows it says "not an official
    boundary"; else the districts are as the city's own file has them. ``villages_schematic`` says
    the same of the villages' cells, which may be worked out within true districts.
    """

    viewbox: Position
    districts: tuple[DistrictShape, ...]
    villages: tuple[VillageShape, ...]
    outline: str
    projection: Projection
    schematic: bool = True
    villages_schematic: bool = True

    def project(self, lat: float, lon: float) -> Position:
        """Where a point in degrees lies on this drawing."""
        return self.projection.project(lat, lon)

    def district(self, code: str) -> DistrictShape:
        """The district called ``code``; KeyError where the map has none."""
        for shape in self.districts:
            if shape.code == code:
                return shape
        raise KeyError(code)


def village_shape(code: str, district_code: str, cell: BaseGeometry) -> VillageShape:
    """A village's cell as it is drawn."""
    shape = rings(cell)
    x, y = label_point(cell)
    return VillageShape(code, district_code, path_data(shape), x, y, shape)


def merged(cells: Iterable[tuple[str, BaseGeometry]]) -> dict[str, BaseGeometry]:
    """Cells by the district that they belong to, each district in one, sorted by code."""
    members: dict[str, list[BaseGeometry]] = {}
    for code, cell in cells:
        members.setdefault(code, []).append(cell)
    return {code: shapely.coverage_union_all(members[code]) for code in sorted(members)}


def district_shapes(areas: Mapping[str, BaseGeometry], border: float) -> tuple[DistrictShape, ...]:
    """The districts that ``areas`` has by code; those with ``border`` units in common adjoin."""
    outlines = {code: rings(area) for code, area in areas.items()}
    neighbours = _neighbours(outlines, border)
    return tuple(_district(code, areas[code], outlines[code], neighbours[code]) for code in areas)


def _district(
    code: str, area: BaseGeometry, outline: Rings, neighbours: tuple[str, ...]
) -> DistrictShape:
    x, y = label_point(area)
    middle = area.centroid
    centroid = (rounded(middle.x), rounded(middle.y))
    return DistrictShape(code, path_data(outline), x, y, centroid, neighbours, outline)


def _neighbours(outlines: dict[str, Rings], border: float) -> dict[str, tuple[str, ...]]:
    """For each code the codes that share at least ``border`` units of edge with it."""
    owner: dict[tuple[Position, Position], str] = {}
    for code, outline in outlines.items():
        for ring in outline:
            for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
                owner[start, end] = code
    shared: dict[tuple[str, str], float] = {}
    # Outlines all turn the same way, so a neighbour walks a common edge from the other end.
    for (start, end), code in owner.items():
        other = owner.get((end, start))
        if other is not None:
            shared[code, other] = shared.get((code, other), 0.0) + math.dist(start, end)
    return {
        code: tuple(other for other in outlines if shared.get((code, other), 0.0) >= border)
        for code in outlines
    }
