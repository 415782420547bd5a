"""Shapes as plain values: projection, rings, path data, and where a label goes.

Reads   points in degrees, shapely geometries.
Gives   ``Projection``, rings and path data in drawing units (x to the right, y downwards),
        ``grouped``, ``label_point``, ``move_inside``, ``text_width``.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import shapely
import shapely.ops
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]
Ring = tuple[Position, ...]
Rings = tuple[Ring, ...]
Anchor = Literal["start", "middle", "end"]
"""Which part of a text stands at its place."""

# Mean radius of the earth (IUGG), so one degree of latitude is 111.195 km.
EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = math.pi / 180 * EARTH_RADIUS_KM

# Coordinates are written to a tenth of a unit.
GRID = 0.1


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular about one latitude: ``x = R λ cos φ0``, ``y = -R φ``.

    ``latitude`` and ``longitude`` (degrees) are the mean of the points and land on ``x``, ``y``
    (drawing units); ``scale`` is drawing units per kilometre. Over a city of 30 km the distances
    are true to about one part in a thousand. Source: Snyder, Map Projections (USGS PP 1395), 12.
    """

    latitude: float
    longitude: float
    scale: float
    x: float = 0.0
    y: float = 0.0

    def project(self, latitude: float, longitude: float) -> Position:
        """Where a point in degrees lies on the drawing, in units, not rounded."""
        km = KM_PER_DEGREE * self.scale
        east = (longitude - self.longitude) * math.cos(math.radians(self.latitude))
        return self.x + east * km, self.y - (latitude - self.latitude) * km

    def degrees(self, x: float, y: float) -> Position:
        """``project`` turned round: latitude and longitude of a place on the drawing."""
        km = KM_PER_DEGREE * self.scale
        east = (x - self.x) / km / math.cos(math.radians(self.latitude))
        return self.latitude - (y - self.y) / km, self.longitude + east

    def length(self, km: float) -> float:
        """A distance of ``km`` in drawing units."""
        return km * self.scale

    def resized(self, left: float, top: float, factor: float) -> "Projection":
        """The same projection with ``(left, top)`` as origin, all grown by ``factor``."""
        return Projection(
            self.latitude,
            self.longitude,
            self.scale * factor,
            (self.x - left) * factor,
            (self.y - top) * factor,
        )


def mean_projection(positions: Sequence[Position], scale: float = 1.0) -> Projection:
    """The projection about the mean of ``positions`` (latitude, longitude), which is (0, 0)."""
    count = len(positions)
    latitude = math.fsum(lat for lat, _ in positions) / count
    longitude = math.fsum(lon for _, lon in positions) / count
    return Projection(latitude, longitude, scale)


@dataclass(frozen=True, slots=True)
class MovedPoint:
    """A point that is inside its shape; ``moved`` says that it was not so before."""

    x: float
    y: float
    moved: bool


def rounded(value: float) -> float:
    """To a tenth of a unit, and never ``-0.0``."""
    return round(value, 1) + 0.0


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of ``geometry``, the largest first; lines and points are left out."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    if isinstance(geometry, MultiPolygon) or hasattr(geometry, "geoms"):
        parts = [part for member in geometry.geoms for part in polygons(member)]
        return sorted(parts, key=lambda part: (-part.area, part.bounds))
    return []


def rings(geometry: BaseGeometry) -> Rings:
    """The rings of ``geometry`` on the grid: outlines clockwise on screen, holes the other way.

    Each ring starts at its smallest point and does not repeat it, so equal shapes give equal rings.
    """
    found: list[Ring] = []
    for polygon in polygons(geometry):
        oriented = shapely.orient_polygons(polygon)
        found += [_ring(line.coords) for line in (oriented.exterior, *oriented.interiors)]
    return tuple(ring for ring in found if len(ring) > 2)


def _ring(coordinates: Iterable[Sequence[float]]) -> Ring:
    points = [(rounded(c[0]), rounded(c[1])) for c in coordinates]
    kept = [p for i, p in enumerate(points[:-1]) if p != points[i + 1]]
    if not kept:
        return ()
    first = kept.index(min(kept))
    return tuple(kept[first:] + kept[:first])


def polygon_of(shape: Rings) -> BaseGeometry:
    """The geometry whose rings are ``shape``; what two roundings crossed is made valid."""
    outlines = [Polygon(ring) for ring in shape]
    filled = [p for ring, p in zip(shape, outlines, strict=True) if _turns_right(ring)]
    holes = [p for ring, p in zip(shape, outlines, strict=True) if not _turns_right(ring)]
    area = shapely.union_all([q for p in filled for q in polygons(shapely.make_valid(p))])
    return area.difference(shapely.union_all(holes)) if holes else area


def grouped(shape: Rings) -> list[list[Ring]]:
    """The rings polygon by polygon: each outline with the holes that follow it."""
    found: list[list[Ring]] = []
    for ring in shape:
        if not found or _turns_right(ring):
            found.append([])
        found[-1].append(ring)
    return found


def _turns_right(ring: Ring) -> bool:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return math.fsum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) > 0


def path_data(shape: Rings) -> str:
    """SVG path data for ``shape``: absolute starts, relative steps, no needless character."""
    return "".join(_ring_data([(round(x * 10), round(y * 10)) for x, y in ring]) for ring in shape)


def line_data(points: Sequence[Position]) -> str:
    """SVG path data for an open line through ``points``; empty for fewer than two."""
    if len(points) < 2:
        return ""
    return _ring_data([(round(x * 10), round(y * 10)) for x, y in points])[:-1]


def _ring_data(points: list[tuple[int, int]]) -> str:
    # Steps are counted in tenths, as whole numbers, so that rounding never adds up along a ring.
    start = "M" + _joined([points[0][0], points[0][1]])
    steps: list[str] = []
    run: list[int] = []
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        dx, dy = x1 - x0, y1 - y0
        if dx and dy:
            run += [dx, dy]
            continue
        if run:
            steps.append("l" + _joined(run))
            run = []
        if dx or dy:
            steps.append(("h" if dx else "v") + _joined([dx or dy]))
    if run:
        steps.append("l" + _joined(run))
    return start + "".join(steps) + "z"


def _joined(tenths: Sequence[int]) -> str:
    text = ""
    before = ""
    for value in tenths:
        word = _number(value)
        glued = word[0] == "-" or (word[0] == "." and "." in before)
        text += word if not before or glued else " " + word
        before = word
    return text


def _number(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{part}"


def label_point(geometry: BaseGeometry) -> Position:
    """The centre of the largest circle that fits inside: where a label has most room round it.

    It lies inside the largest part. Source: "pole of inaccessibility", Garcia-Castellanos and
    Lombardo, Scottish Geographical Journal 123 (2007).
    """
    part = polygons(geometry)[0]
    circle = shapely.maximum_inscribed_circle(part, tolerance=0.25)
    x, y = circle.coords[0]
    if part.contains(Point(rounded(x), rounded(y))):
        return rounded(x), rounded(y)
    inside = part.representative_point()
    return inside.x, inside.y


def room_round(geometry: BaseGeometry) -> float:
    """The radius of the largest circle that fits inside ``geometry``, in its units."""
    parts = polygons(geometry)
    return shapely.maximum_inscribed_circle(parts[0], tolerance=0.25).length if parts else 0.0


def move_inside(point: Position, shape: Rings, margin: float = 5.0) -> MovedPoint:
    """``point`` if it lies in ``shape``, else the nearest place inside it.

    The new place keeps ``margin`` units from the edge, or half of what the shape has room for.
    Schematic cells differ from real outlines, so that a true point may fall beside its own cell;
    the caption says so where ``moved`` is true.
    """
    area = polygon_of(shape)
    if area.is_empty or area.intersects(Point(point)):
        return MovedPoint(rounded(point[0]), rounded(point[1]), moved=False)
    core = area.buffer(-min(margin, room_round(area) / 2))
    _, nearest = shapely.ops.nearest_points(Point(point), core if not core.is_empty else area)
    return MovedPoint(rounded(nearest.x), rounded(nearest.y), moved=True)


NARROW = frozenset("fijlrtI.,:;'|!()- ")
WIDE = frozenset("mwMWGOQCD")


def text_width(text: str, size: float) -> float:
    """About how wide ``text`` is at ``size`` in the site's typeface, in the units of ``size``.

    Three widths of letters stand for the font's table; the guess errs to the wide side.
    """
    widths = (0.32 if c in NARROW else 0.8 if c in WIDE else 0.6 for c in text)
    return math.fsum(widths) * size
