"""Outlines made light and exact: valid, without overlap, neighbours with the same edge.

Reads   the areas of a ``boundaries.geojson``.
Gives   ``light_outlines``; problems for outlines that cross themselves or lie on one another.
"""

import math
from collections.abc import Sequence
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from plugins.model.records import Outline, Ring
from plugins.reading.geojson import Area, Teller
from plugins.reading.outline_tangles import first_tangled

DETAIL: Final = 2500
"""A map keeps details down to this part of the city's extent: 10 m where it is 25 km wide."""

PLACES: Final = 5
"""Decimals of a degree, about a metre."""

OVERLAP: Final = 0.01
"""Neighbours may share this part of the smaller one's area before it is called a mistake; less
comes from rounding, and is given to one of them."""


def light_outlines(areas: Sequence[Area], tell: Teller) -> tuple[Outline, ...]:
    """Outlines sorted by code, simplified together (Visvalingam-Whyatt on the coverage).

    Shapes are compared on a plane where a degree of longitude is as long as one of latitude.
    """
    ordered = sorted(areas, key=lambda area: area.code)
    latitudes = [lat for area in ordered for part in area.polygons for _, lat in part[0]]
    narrow = math.cos(math.radians(math.fsum(latitudes) / len(latitudes)))
    shapes = [_shape(area, narrow) for area in ordered]
    tangled = first_tangled(shapes)
    if tangled is not None:
        _tell_tangled(ordered[tangled], tell)
        return ()
    valid = True
    for area, shape in zip(ordered, shapes, strict=True):
        if not shape.is_valid:
            valid = False
            _tell_crossing(area, shape, narrow, tell)
    if not valid or _overlap(ordered, shapes, tell):
        return ()
    left, top, right, bottom = shapely.total_bounds(shapes)
    detail = max(right - left, bottom - top) / DETAIL
    # The stubs are older than shapely 2.2, which brought this.
    clean = shapely.coverage_clean  # type: ignore[attr-defined]
    cleaned = clean(shapes, gap_width=detail)
    light = shapely.coverage_simplify(cleaned, detail)
    return tuple(
        Outline(area.code, _polygons(shape, narrow))
        for area, shape in zip(ordered, light, strict=True)
    )


def _shape(area: Area, narrow: float) -> BaseGeometry:
    parts = [
        Polygon(_stretched(part[0], narrow), [_stretched(hole, narrow) for hole in part[1:]])
        for part in area.polygons
    ]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _stretched(ring: Ring, narrow: float) -> list[tuple[float, float]]:
    return [(lon * narrow, lat) for lon, lat in ring]


def _tell_crossing(area: Area, shape: BaseGeometry, narrow: float, tell: Teller) -> None:
    """GEOS says where: ``Self-intersection[109.4 -7.0]``."""
    words = explain_validity(shape)
    where = ""
    if "[" in words:
        x, y = (float(part) for part in words.partition("[")[2].rstrip("]").split()[:2])
        where = f" [{x / narrow:.5f}, {y:.5f}]"
    tell.area(
        area,
        id=f"garisnya memotong dirinya sendiri{' di' + where if where else ''}; perbaiki di "
        "program peta (perbaiki geometri), lalu ekspor ulang.",
        en=f"the outline crosses itself{' at' + where if where else ''}; mend it in the map "
        "program (fix geometries), then export it again.",
    )


def _tell_tangled(area: Area, tell: Teller) -> None:
    tell.area(
        area,
        id="garisnya berkelok atau memotong garis lain ribuan kali; ini bukan batas wilayah. "
        "Ekspor ulang dari program peta.",
        en="the outline winds, or crosses others, thousands of times; this is no border. Export "
        "it again from the map program.",
    )


def _overlap(areas: Sequence[Area], shapes: Sequence[BaseGeometry], tell: Teller) -> bool:
    tree = STRtree(shapes)
    found = False
    # One by one: all pairs at once fill the memory where somebody drew thousands into each other.
    meeting = ((n, m) for n, s in enumerate(shapes) for m in tree.query(s, predicate="intersects"))
    for one, other in meeting:
        if found and tell.enough():
            return True
        if one >= other:
            continue
        shared = shapes[one].intersection(shapes[other]).area
        part = shared / min(shapes[one].area, shapes[other].area)
        if part > OVERLAP:
            found = True
            tell.area(
                areas[other],
                id=f"garisnya menindih {areas[one].code} ({part:.0%}); setiap tempat hanya "
                "milik satu wilayah.",
                en=f"the outline overlaps {areas[one].code} ({part:.0%}); every place belongs "
                "to one area alone.",
            )
    return found


def _polygons(shape: BaseGeometry, narrow: float) -> tuple[tuple[Ring, ...], ...]:
    parts: Sequence[Polygon] = list(shape.geoms) if isinstance(shape, MultiPolygon) else []
    if isinstance(shape, Polygon):
        parts = [shape]
    return tuple(
        tuple(_ring(line.coords, narrow) for line in (part.exterior, *part.interiors))
        for part in parts
    )


def _ring(points: Sequence[tuple[float, ...]], narrow: float) -> Ring:
    return tuple((round(x / narrow, PLACES), round(y, PLACES)) for x, y in points[:-1])
