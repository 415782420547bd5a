"""The schematic map of a city, drawn from the points of its villages; no official outline needed.

Reads   ``VillagePoint``: codes, a point in degrees and an area for each kelurahan, desa or
        kalurahan; or one for each district where the villages are not known.
Gives   ``schematic_map``: cells of villages and districts with shared edges, ready to draw.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import MultiPoint, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from plugins.cities.geometry import (
    GRID,
    Position,
    Projection,
    Rings,
    label_point,
    mean_projection,
    path_data,
    polygons,
    rings,
    rounded,
)

# The hull's recipe, chosen by trying it against known outlines: see `_hull`.
DISC = 1.18
SHRINK = 1.15

# A shorter border reads as a corner; with this limit the four sample cities keep 78 of their 80
# pairs of neighbours and gain none that is not real.
BORDER_KM = 0.1

# How far, in drawing units, the rounded edge may stray from its arcs.
EDGE_TOLERANCE = 0.4


@dataclass(frozen=True, slots=True)
class VillagePoint:
    """A village as the recipe needs it: degrees, km²; an area of 0 means that none is known."""

    code: str
    district_code: str
    lat: float
    lon: float
    area_km2: float


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
class SchematicMap:
    """A drawing ``viewbox`` (width, height) units large, everything sorted by code.

    Its outer edge is only indicative: whoever shows it says "not an official boundary".
    """

    viewbox: Position
    districts: tuple[DistrictShape, ...]
    villages: tuple[VillageShape, ...]
    outline: str
    projection: Projection

    def project(self, lat: float, lon: float) -> Position:
        """Where a point in degrees lies on this drawing."""
        return self.projection.project(lat, lon)

    def district(self, code: str) -> DistrictShape:
        """The district called ``code``; KeyError where the map has none."""
        for shape in self.districts:
            if shape.code == code:
                return shape
        raise KeyError(code)


def schematic_map(
    villages: Sequence[VillagePoint], width: float, margin: float = 4.0
) -> SchematicMap | None:
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
    sites = _apart([(origin_x + x * factor, origin_y + y * factor) for x, y in sites])
    hull = shapely.transform(hull, lambda c: c * factor + (origin_x, origin_y))
    hull = shapely.simplify(hull, EDGE_TOLERANCE)

    cells = [
        (village, cell)
        for village, cell in zip(ordered, _cells(sites, hull), strict=True)
        if not cell.is_empty
    ]
    return SchematicMap(
        viewbox=(rounded(width), rounded((bottom - top) * factor + 2 * margin)),
        districts=_districts(cells, projection.length(BORDER_KM)),
        villages=tuple(_village(village, cell) for village, cell in cells),
        outline=path_data(rings(shapely.coverage_union_all([cell for _, cell in cells]))),
        projection=projection,
    )


def _radii(villages: Sequence[VillagePoint]) -> list[float]:
    known = [v.area_km2 for v in villages if v.area_km2 > 0]
    usual = math.fsum(known) / len(known) if known else 1.0
    return [math.sqrt((v.area_km2 if v.area_km2 > 0 else usual) / math.pi) for v in villages]


def _apart(sites: Sequence[Position]) -> list[Position]:
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


def _cells(sites: Sequence[Position], hull: BaseGeometry) -> list[BaseGeometry]:
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


def _village(village: VillagePoint, cell: BaseGeometry) -> VillageShape:
    shape = rings(cell)
    x, y = label_point(cell)
    return VillageShape(village.code, village.district_code, path_data(shape), x, y, shape)


def _districts(
    cells: Sequence[tuple[VillagePoint, BaseGeometry]], border: float
) -> tuple[DistrictShape, ...]:
    members: dict[str, list[BaseGeometry]] = {}
    for village, cell in cells:
        members.setdefault(village.district_code, []).append(cell)
    merged = {code: shapely.coverage_union_all(members[code]) for code in sorted(members)}
    outlines = {code: rings(area) for code, area in merged.items()}
    neighbours = _neighbours(outlines, border)
    return tuple(_district(code, merged[code], outlines[code], neighbours[code]) for code in merged)


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
