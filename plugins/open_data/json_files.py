"""A table as JSON and as GeoJSON, each file with its licence and its sources.

Reads   a table and the site.
Gives   ``json_bytes``, ``geojson_bytes`` (RFC 7946) and ``dumped``.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from plugins.languages import addresses
from plugins.model.site import Site
from plugins.open_data.columns import Record, Value
from plugins.open_data.tables import Point, Table
from plugins.schema.texts import Bilingual

POSITION: Final = ("lat", "lon")
"""The columns that a feature's geometry says already."""


def json_bytes(site: Site, table: Table) -> bytes:
    """``rows`` with the same names as the CSV's columns; what isn't known is null."""
    return dumped({**_head(site, table, "schema.json"), "rows": [_row(r) for r in table.records]})


def geojson_bytes(site: Site, table: Table) -> bytes:
    """A FeatureCollection of points, west before north, longitude first; WGS 84 without saying so.

    A row whose place isn't known is a feature without geometry. Only points are given: cells of the
    schematic maps would be taken for boundaries, however they are labelled.
    """
    features = [
        _feature(table, record, point)
        for record, point in zip(table.records, table.points, strict=True)
    ]
    box = _bbox(point for point in table.points if point is not None)
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


def _feature(table: Table, record: Record, point: Point | None) -> dict[str, object]:
    identity = "/".join(str(record[name]) for name in table.dataset.identity)
    properties = {n: v for n, v in _row(record).items() if n not in POSITION}
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]} if point is not None else None
    return {"type": "Feature", "id": identity, "geometry": geometry, "properties": properties}


def _bbox(points: Iterable[Point]) -> list[float] | None:
    """West, south, east, north. No city of Indonesia lies on the 180th meridian."""
    known = list(points)
    if not known:
        return None
    latitudes, longitudes = [p[0] for p in known], [p[1] for p in known]
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
