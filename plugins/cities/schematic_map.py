"""The schematic map of a city, drawn from the points of its villages; no official outline needed.

Reads   ``VillagePoint``: codes, a point in degrees and an area for each kelurahan, desa or
        kalurahan; or one for each district where the villages are not known.
Gives   ``schematic_map``: cells of villages and districts with shared edges, ready to draw.
"""

import math
from collections.abc import Sequence

import shapely
from shapely import MultiPoint, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from plugins.cities.drawn_map import (
    BORDER_KM,
    DrawnMap,
    district_shapes,
    merged,
    village_shape,
)
from plugins.cities.geometry import (
    GRID,
    Position,
    mean_projection,
    path_data,
    polygons,
    rings,
    rounded,
)
from plugins.model.map_points import VillagePoint

# The hull's recipe, chosen by trying it against known outlines: see `_hull`.
DISC = 1.18
SHRINK = 1.15

# How far, in drawing units, the rounded edge may stray from its arcs.
EDGE_TOLERANCE = 0.4


def schematic_map(
    villages: Sequence[VillagePoint], width: float, margin: float = 4.0
) -> DrawnMap | None:
    """Draw the city ``width`` units wide, with ``margin`` units free all round for strokes.

    Cells are Voronoi cells of the villages' points, merged by district and clipped to a rounded
    hull. The order of ``villages`` does not matter. None where there are no points at all; a
    village whose cell would be finer than a tenth of a unit is left out.
    """
    if not villages:
        return None
    ordered = sorted(villages, key=lambda v: v.code)
    projection = mean_projection([(v.lat, v.lon) for v in ordered])
    radii = _radii(ordered)
    sites = [projection.project(v.lat, v.lon) for v in ordered]
    hull = _hull(sites, radii)

    left, top, right, bottom = hull.bounds
    factor = (width - 2 * margin) / (right - left)
    projection = projection.resized(left - margin / factor, top - margin / factor, factor)
    origin_x, origin_y = projection.x, projection.y
    sites = sites_apart([(origin_x + x * factor, origin_y + y * factor) for x, y in sites])
    hull = shapely.transform(hull, lambda c: c * factor + (origin_x, origin_y))
    hull = shapely.simplify(hull, EDGE_TOLERANCE)

    cells = [
        (village, cell)
        for village, cell in zip(ordered, nearest_cells(sites, hull), strict=True)
        if not cell.is_empty
    ]
    return DrawnMap(
        viewbox=(rounded(width), rounded((bottom - top) * factor + 2 * margin)),
        districts=district_shapes(
            merged((village.district_code, cell) for village, cell in cells),
            projection.length(BORDER_KM),
        ),
        villages=tuple(
            village_shape(village.code, village.district_code, cell) for village, cell in cells
        ),
        outline=path_data(rings(shapely.coverage_union_all([cell for _, cell in cells]))),
        projection=projection,
    )


def _radii(villages: Sequence[VillagePoint]) -> list[float]:
    known = [v.area_km2 for v in villages if v.area_km2 > 0]
    usual = math.fsum(known) / len(known) if known else 1.0
    return [math.sqrt((v.area_km2 if v.area_km2 > 0 else usual) / math.pi) for v in villages]


def sites_apart(sites: Sequence[Position]) -> list[Position]:
    """The sites, those that fall on another one moved aside by two units or more.

    Two villages recorded at one point would otherwise have one cell between them.
    """
    taken: dict[Position, int] = {}
    result: list[Position] = []
    for x, y in sites:
        key = (round(x), round(y))
        turn = taken[key] = taken.get(key, -1) + 1
        # The golden angle keeps any number of them in different directions.
        step, angle = 2 * math.sqrt(turn), turn * math.pi * (3 - math.sqrt(5))
        result.append((x + step * math.cos(angle), y + step * math.sin(angle)))
    return result


def _hull(sites: Sequence[Position], radii: Sequence[float]) -> BaseGeometry:
    """Discs of 1.18 times the radius of each area, united, grown by r and shrunk by 1.15 r.

    r is the discs' mean radius. Growing closes the gaps, shrinking a little more brings the hull
    back to the area that the villages have together.
    """
    discs = [
        Point(site).buffer(DISC * radius, quad_segs=16)
        for site, radius in zip(sites, radii, strict=True)
    ]
    mean = DISC * math.fsum(radii) / len(radii)
    hull = shapely.union_all(discs).buffer(mean).buffer(-SHRINK * mean)
    # A small island far from the rest would vanish with the shrinking: it keeps half its disc.
    lost = [
        Point(site).buffer(DISC * radius / 2, quad_segs=16)
        for site, radius in zip(sites, radii, strict=True)
        if not hull.contains(Point(site).buffer(radius / 4))
    ]
    return shapely.union_all([hull, *lost]) if lost else hull


def nearest_cells(sites: Sequence[Position], hull: BaseGeometry) -> list[BaseGeometry]:
    """The part of ``hull`` nearest to each site, in order; neighbours share their vertices.

    All lines are noded together on the grid before faces are built from them: cutting cell by cell
    would round the same corner twice, and leave gaps.
    """
    lines = [hull.boundary]
    if len(sites) > 1:
        frame = hull.buffer(1.0)
        lines.append(shapely.voronoi_polygons(MultiPoint(sites), extend_to=frame, only_edges=True))
    noded = shapely.union_all(lines, grid_size=GRID)
    faces = polygons(shapely.polygonize([noded]))
    inside = [(f, f.representative_point()) for f in faces]
    tree = STRtree([Point(site) for site in sites])
    found: list[list[Polygon]] = [[] for _ in sites]
    for face, middle in inside:
        if hull.intersects(middle):
            found[int(tree.nearest(middle))].append(face)
    return [shapely.coverage_union_all(parts) for parts in found]
