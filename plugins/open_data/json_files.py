"""A table as JSON and as GeoJSON, each file with its licence and its sources.

Reads   a table and the site.
Gives   ``json_bytes``, ``geojson_bytes`` (RFC 7946) and ``dumped``.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from plugins.languages import addresses
from plugins.model.records import Ring
from plugins.model.site import Site
from plugins.open_data.columns import Record, Value
from plugins.open_data.tables import Point, Polygons, Table
from plugins.schema.texts import Bilingual

Position = tuple[float, float]
"""Longitude and latitude, degrees."""

POSITION: Final = ("lat", "lon")
"""The columns that a feature's geometry says already."""


def json_bytes(site: Site, table: Table) -> bytes:
    """``rows`` with the same names as the CSV's columns; what isn't known is null."""
    return dumped({**_head(site, table, "schema.json"), "rows": [_row(r) for r in table.records]})


def geojson_bytes(site: Site, table: Table) -> bytes:
    """A FeatureCollection, west before north, longitude first; WGS 84 without saying so.

    A row has the polygons that its city supplied, else a point; where its place isn't known it is
    a feature without geometry. Cells of the schematic maps would be taken for boundaries, however
    they are labelled, so they stay out.
    """
    outlines = table.outlines or (None,) * len(table.records)
    features = []
    places: list[Position] = []
    for record, point, outline in zip(table.records, table.points, outlines, strict=True):
        feature, found = _feature(table, record, point, outline)
        features.append(feature)
        places += found
    box = _bbox(places)
    return dumped(
        {
            "type": "FeatureCollection",
            **({"bbox": box} if box else {}),
            **_head(site, table, "geojson.schema.json"),
            "features": features,
        }
    )


def dumped(value: object) -> bytes:
    """JSON for people and programs: readable letters, one value a line, in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def in_both(text: Bilingual) -> dict[str, str]:
    """Words by language; English only where a translation exists."""
    return {"id": text.id, "en": text.en} if text.en is not None else {"id": text.id}


def _head(site: Site, table: Table, schema: str) -> dict[str, object]:
    dataset, licence = table.dataset, table.licence
    return {
        "$schema": site.url + addresses.data_file(f"schema/{dataset.key}.{schema}"),
        "dataset": dataset.key,
        "city": table.city.slug if table.city is not None else None,
        "title": in_both(dataset.title),
        "about": in_both(dataset.about),
        "caveat": in_both(dataset.caveat) if dataset.caveat is not None else None,
        "publisher": site.registers.site.name,
        "licence": {"key": licence.key, "name": licence.name, "address": licence.url},
        "modified": table.modified.isoformat() if table.modified is not None else None,
        "catalogue": site.url + addresses.data_file("catalog.jsonld"),
        "sources": [
            {
                "key": key,
                "title": in_both(source.title),
                "licence": source.licence,
                "address": source.url,
            }
            for key, source in table.sources
        ],
    }


def _row(record: Record) -> dict[str, Any]:
    return {name: _value(value) for name, value in record.items()}


def _value(value: Value) -> str | float | list[str] | None:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _feature(
    table: Table, record: Record, point: Point | None, outline: Polygons | None
) -> tuple[dict[str, object], list[Position]]:
    """The feature, and the positions that it touches; one with an extent has a box."""
    identity = "/".join(str(record[name]) for name in table.dataset.identity)
    properties = {n: v for n, v in _row(record).items() if n not in POSITION}
    geometry: dict[str, object] | None = None
    places: list[Position] = []
    if outline:
        places = [place for polygon in outline for place in polygon[0]]
        parts = [
            [_turned(ring, outer=number == 0) for number, ring in enumerate(polygon)]
            for polygon in outline
        ]
        single = len(parts) == 1
        geometry = {
            "type": "Polygon" if single else "MultiPolygon",
            "coordinates": parts[0] if single else parts,
        }
    elif point is not None:
        places = [(point[1], point[0])]
        geometry = {"type": "Point", "coordinates": [*places[0]]}
    feature: dict[str, object] = {
        "type": "Feature",
        "id": identity,
        **({"bbox": _bbox(places)} if outline else {}),
        "geometry": geometry,
        "properties": properties,
    }
    return feature, places


def _turned(ring: Ring, *, outer: bool) -> list[list[float]]:
    """Closed, and turning as RFC 7946, 3.1.6, asks: outsides to the left, holes to the right."""
    following = (*ring[1:], ring[0])
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, following, strict=True))
    ordered = ring if (twice > 0) == outer else ring[::-1]
    return [[*place] for place in (*ordered, ordered[0])]


def _bbox(places: Sequence[Position]) -> list[float] | None:
    """West, south, east, north. No city of Indonesia lies on the 180th meridian."""
    if not places:
        return None
    longitudes, latitudes = zip(*places, strict=True)
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
