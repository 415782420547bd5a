"""The map of a city that supplied its own boundaries.

Reads   ``Outline``: districts or villages in degrees, neighbours with the same edge; where only
        districts are drawn, the points of their villages.
Gives   ``boundary_map``, the same kind of map as the schematic one; ``frame_of`` and ``shape_in``,
        which place outlines on a drawing.
"""

from collections.abc import Sequence
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from plugins.cities.drawn_map import (
    BORDER_KM,
    DrawnMap,
    VillageShape,
    district_shapes,
    merged,
    village_shape,
)
from plugins.cities.geometry import (
    Position,
    Projection,
    mean_projection,
    path_data,
    polygons,
    rings,
    rounded,
)
from plugins.cities.schematic_map import nearest_cells, sites_apart
from plugins.model.map_points import VillagePoint
from plugins.model.records import Outline

TOLERANCE: Final = 0.3
"""Drawing units, for coverage_simplify: details that a large drawing still shows."""


def boundary_map(
    outlines: Sequence[Outline],
    villages: Sequence[VillagePoint],
    width: float,
    margin: float = 4.0,
) -> DrawnMap:
    """Draw ``outlines`` (at least one) ``width`` units wide, ``margin`` units free all round.

    Codes of districts have two points, of villages three. Of districts alone the villages' cells
    are what lies nearest to each point within its own district.
    """
    ordered = sorted(outlines, key=lambda outline: outline.code)
    projection, viewbox = frame_of(ordered, width, margin)
    shapes = [_shape(outline, projection) for outline in ordered]
    light = [_mended(shape) for shape in shapely.coverage_simplify(shapes, TOLERANCE)]
    by_village = ordered[0].code.count(".") == 3
    areas = merged((outline.code[:8], shape) for outline, shape in zip(ordered, light, strict=True))
    if by_village:
        cells = tuple(
            village_shape(outline.code, outline.code[:8], shape)
            for outline, shape in zip(ordered, light, strict=True)
            if rings(shape)
        )
    else:
        cells = _village_cells(areas, villages, projection)
    return DrawnMap(
        viewbox=viewbox,
        districts=district_shapes(
            {code: area for code, area in areas.items() if rings(area)},
            projection.length(BORDER_KM),
        ),
        villages=cells,
        outline=path_data(rings(shapely.union_all(light))),
        projection=projection,
        schematic=False,
        villages_schematic=not by_village,
    )


def frame_of(
    outlines: Sequence[Outline], width: float, margin: float
) -> tuple[Projection, Position]:
    """The projection that fits ``outlines`` into ``width`` units, and the drawing's size."""
    every = [pair for outline in outlines for part in outline.polygons for pair in part[0]]
    west, east = min(lon for lon, _ in every), max(lon for lon, _ in every)
    south, north = min(lat for _, lat in every), max(lat for _, lat in every)
    projection = mean_projection([(south, west), (north, east)])
    left, top = projection.project(north, west)
    right, bottom = projection.project(south, east)
    factor = (width - 2 * margin) / (right - left)
    size = (rounded(width), rounded((bottom - top) * factor + 2 * margin))
    return projection.resized(left - margin / factor, top - margin / factor, factor), size


def shape_in(projection: Projection, outline: Outline) -> BaseGeometry:
    """``outline`` on the drawing as it is, every point kept; valid."""
    return _mended(_shape(outline, projection))


def _shape(outline: Outline, projection: Projection) -> BaseGeometry:
    parts = [
        Polygon(*_split([[projection.project(lat, lon) for lon, lat in ring] for ring in part]))
        for part in outline.polygons
    ]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _split(
    found: list[list[tuple[float, float]]],
) -> tuple[list[tuple[float, float]], list[list[tuple[float, float]]]]:
    return found[0], found[1:]


def _mended(shape: BaseGeometry) -> BaseGeometry:
    """Rounding to the metre may fold a thin tongue: what GEOS makes of it, polygons alone."""
    if shape.is_valid:
        return shape
    return shapely.union_all(polygons(shapely.make_valid(shape)))


def _village_cells(
    areas: dict[str, BaseGeometry], villages: Sequence[VillagePoint], projection: Projection
) -> tuple[VillageShape, ...]:
    found = []
    for code, area in areas.items():
        own = sorted((v for v in villages if v.district_code == code), key=lambda v: v.code)
        if not own:
            continue
        sites = sites_apart([projection.project(v.lat, v.lon) for v in own])
        for village, cell in zip(own, nearest_cells(sites, area), strict=True):
            if rings(cell):
                found.append(village_shape(village.code, code, cell))
    return tuple(sorted(found, key=lambda shape: shape.code))
