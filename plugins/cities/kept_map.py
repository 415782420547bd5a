"""The schematic map from the file that keeps it, and the file from the map.

Reads   ``Schematic``: districts and villages in degrees, neighbours with the same points; or a
        city's points.
Gives   ``kept_map``, ready to draw; ``schematic_geojson``, the bytes of ``schematic.geojson``.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import shapely

from plugins.cities.boundary_map import frame_of, shape_in
from plugins.cities.drawn_map import (
    BORDER_KM,
    DistrictShape,
    DrawnMap,
    VillageShape,
    district_shapes,
    village_shape,
)
from plugins.cities.geometry import Projection, Ring, Rings, grouped, path_data, rings
from plugins.cities.schematic_map import schematic_map
from plugins.model.map_points import points_fingerprint, village_points
from plugins.model.records import Schematic
from plugins.schema.districts import District

WIDTH: Final = 728.0
"""Drawing units of the map that is kept; details are as fine as at this width."""

PLACES: Final = 5
"""Decimals of a degree, about a metre."""

Line = list[list[float]]
Polygon = list[Line]
"""As GeoJSON has them: longitude first, the first point once more at the end."""

NOTE: Final = {
    "id": "Peta skematis, bukan batas resmi: sel di sekitar titik, ditulis oleh "
    '"python3 tasks.py draw-map".',
    "en": "Schematic map, not an official boundary: cells round points, written by "
    '"python3 tasks.py draw-map".',
}


def kept_map(kept: Schematic, width: float, margin: float = 4.0) -> DrawnMap:
    """Draw ``kept`` (at least one district) as it is, ``width`` units wide."""
    projection, viewbox = frame_of(kept.districts, width, margin)
    areas = {outline.code: shape_in(projection, outline) for outline in kept.districts}
    cells = [(outline.code, shape_in(projection, outline)) for outline in kept.villages]
    return DrawnMap(
        viewbox=viewbox,
        districts=district_shapes(
            {code: area for code, area in areas.items() if rings(area)},
            projection.length(BORDER_KM),
        ),
        villages=tuple(village_shape(code, code[:8], cell) for code, cell in cells if rings(cell)),
        outline=path_data(rings(shapely.union_all(list(areas.values())))),
        projection=projection,
    )


def schematic_geojson(districts: Sequence[District]) -> bytes | None:
    """The map of ``districts`` as GeoJSON (RFC 7946), a feature a line; None without points.

    The same districts always give the same bytes.
    """
    points = village_points(districts)
    drawn = schematic_map(points, WIDTH)
    if drawn is None:
        return None
    head = {"type": "FeatureCollection", "note": NOTE, "made_from": points_fingerprint(points)}
    names = {d.code: d.name for d in districts}
    names |= {v.code: v.name for d in districts for v in d.villages}
    shapes: list[tuple[str, DistrictShape | VillageShape]] = []
    shapes += [("district", shape) for shape in drawn.districts]
    shapes += [("village", shape) for shape in drawn.villages]
    found = (
        _feature(level, shape.code, names[shape.code], _polygons(shape.rings, drawn.projection))
        for level, shape in shapes
    )
    features = ",\n".join(_text(feature) for feature in found if feature is not None)
    return f'{_text(head)[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _feature(level: str, code: str, name: str, parts: list[Polygon]) -> dict[str, Any] | None:
    if not parts:
        return None
    single = len(parts) == 1
    return {
        "type": "Feature",
        "properties": {"level": level, "code": code, "name": name},
        "geometry": {
            "type": "Polygon" if single else "MultiPolygon",
            "coordinates": parts[0] if single else parts,
        },
    }


def _polygons(shape: Rings, projection: Projection) -> list[Polygon]:
    found = [list(_closed(polygon, projection)) for polygon in grouped(shape)]
    # A speck that the rounding folds to a line is nothing to draw.
    return [part for part in found if len(part[0]) > 3]


def _closed(polygon: Sequence[Ring], projection: Projection) -> Iterator[Line]:
    """Rings in degrees, outlines anticlockwise; each ends where it starts."""
    for ring in polygon:
        turned = (ring[0], *reversed(ring[1:]))
        found = [projection.degrees(*position) for position in turned]
        line = [[round(lon, PLACES), round(lat, PLACES)] for lat, lon in found]
        kept = [point for n, point in enumerate(line) if point != line[n - 1]]
        if len(kept) > 2 or ring is polygon[0]:
            yield [*kept, *kept[:1]]


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
