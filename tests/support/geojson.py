"""Whether a value is GeoJSON by RFC 7946: types, positions, winding, boxes, no other system.

Reads   a parsed file.
Gives   ``faults``: one line each; empty where all is well.
"""

import itertools
from collections.abc import Iterator
from typing import Any

DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
DECIMALS = 6
"""About 0.1 m; 11.2 of the RFC warns of more."""


def faults(collection: Any) -> list[str]:
    """What is wrong with a FeatureCollection."""
    return list(_faults(collection))


def _faults(collection: Any) -> Iterator[str]:
    if collection.get("type") != "FeatureCollection":
        yield "no FeatureCollection"
    if not isinstance(collection.get("features"), list):
        yield "no list of features"
        return
    if {"coordinates", "geometries", "geometry", "properties"} & collection.keys():
        yield "members that belong to other types (7.1)"
    if "crs" in collection:
        yield "a crs member (4)"
    seen: list[tuple[float, float]] = []
    ids = []
    for feature in collection["features"]:
        name = feature.get("id")
        ids.append(name)
        if not isinstance(name, str | int):
            yield f"{name!r}: no identifier"
        if feature.get("type") != "Feature":
            yield f"{name}: no Feature"
        if "geometry" not in feature or "properties" not in feature:
            yield f"{name}: geometry and properties must be there, if only as null (3.2)"
            continue
        if feature["geometry"] is not None:
            own: list[tuple[float, float]] = []
            yield from _geometry(feature["geometry"], str(name), own)
            if "bbox" in feature or feature["geometry"].get("type") != "Point":
                yield from (f"{name}: {fault}" for fault in _box(feature.get("bbox"), own))
            seen += own
    if len(ids) != len(set(map(str, ids))):
        yield "two features with one identifier"
    yield from _box(collection.get("bbox"), seen)


def _geometry(geometry: Any, name: str, seen: list[tuple[float, float]]) -> Iterator[str]:
    kind = geometry.get("type")
    if kind not in DEPTHS:
        yield f"{name}: {kind!r} is no geometry"
        return
    found = list(_positions(geometry["coordinates"], DEPTHS[kind]))
    for position in found:
        if len(position) != 2 or any(isinstance(each, bool) for each in position):
            yield f"{name}: {position} is no longitude and latitude"
            continue
        longitude, latitude = position
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            yield f"{name}: {position} is outside the world"
        if any(round(each, DECIMALS) != each for each in position):
            yield f"{name}: {position} is too exact"
        seen.append((longitude, latitude))
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    for polygon in polygons.get(kind, []):
        for place, ring in enumerate(polygon):
            yield from _ring(ring, name, outer=place == 0)


def _positions(value: Any, depth: int) -> Iterator[Any]:
    if depth == 0:
        yield value
        return
    for each in value:
        yield from _positions(each, depth - 1)


def _ring(ring: Any, name: str, *, outer: bool) -> Iterator[str]:
    if len(ring) < 4 or ring[0] != ring[-1]:
        yield f"{name}: a ring that isn't closed (3.1.6)"
    pairs = itertools.pairwise(ring)
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)
    if (twice > 0) != outer:
        yield f"{name}: a ring turns the wrong way (3.1.6)"


def _box(box: Any, seen: list[tuple[float, float]]) -> Iterator[str]:
    if not seen:
        if box is not None:
            yield "a box round nothing"
        return
    longitudes, latitudes = zip(*seen, strict=True)
    true = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    if box != true:
        yield f"the box is {box}, should be {true} (5)"
