"""What the files hold, for programs: JSON Schema of both JSON kinds, and CSVW for the CSV.

Reads   a dataset's declaration.
Gives   ``json_schema``, ``geojson_schema`` (draft 2020-12), ``table_schema`` and
        ``csv_metadata`` (W3C, Metadata Vocabulary for Tabular Data, 2015).
"""

from collections.abc import Iterable
from typing import Any, Final

from plugins.languages import addresses
from plugins.model.site import Site
from plugins.open_data.columns import Column, Dataset, Kind
from plugins.open_data.csv_files import SEPARATOR
from plugins.open_data.json_files import POSITION

Schema = dict[str, Any]

_JSON: Final[dict[Kind, Schema]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "address": {"type": "string", "format": "uri"},
    "list": {"type": "array", "items": {"type": "string"}},
}
_CSVW: Final[dict[Kind, str]] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "moment": "dateTime",
    "address": "anyURI",
    "list": "string",
}
_TEXT: Final = {"type": "string"}
_MAYBE_TEXT: Final = {"type": ["string", "null"]}


def _closed(properties: Schema, optional: Iterable[str] = ()) -> Schema:
    """An object of these members and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in set(optional)],
        "additionalProperties": False,
    }


_WORDS: Final = _closed({"id": _TEXT, "en": _TEXT}, optional=("en",))
_SOURCE: Final = _closed(
    {"key": _TEXT, "title": _WORDS, "licence": _MAYBE_TEXT, "address": _MAYBE_TEXT}
)
_BOX: Final = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}


def json_schema(site: Site, dataset: Dataset[Any]) -> Schema:
    """The schema of ``<dataset>.json``."""
    rows = {"type": "array", "items": _row(dataset.columns)}
    return {
        **_opening(site, dataset, "schema.json"),
        **_closed({**_members(dataset), "rows": rows}),
    }


def geojson_schema(site: Site, dataset: Dataset[Any]) -> Schema:
    """The schema of ``<dataset>.geojson``; stricter than RFC 7946, as the files are."""
    position = {
        "type": "array",
        "prefixItems": [
            {"type": "number", "minimum": -180, "maximum": 180},
            {"type": "number", "minimum": -90, "maximum": 90},
        ],
        "minItems": 2,
        "maxItems": 2,
    }
    rings = {"type": "array", "items": {"type": "array", "items": position, "minItems": 4}}
    geometries = [_closed({"type": {"const": "Point"}, "coordinates": position})]
    if dataset.outline is not None:
        parts = {"type": "array", "items": rings}
        geometries += [
            _closed({"type": {"const": "Polygon"}, "coordinates": rings}),
            _closed({"type": {"const": "MultiPolygon"}, "coordinates": parts}),
        ]
    feature = _closed(
        {
            "type": {"const": "Feature"},
            "id": _TEXT,
            "bbox": _BOX,
            "geometry": {"anyOf": [*geometries, {"type": "null"}]},
            "properties": _row([c for c in dataset.columns if c.name not in POSITION]),
        },
        optional=("bbox",),
    )
    members = {
        "type": {"const": "FeatureCollection"},
        "bbox": _BOX,
        **_members(dataset),
        "features": {"type": "array", "items": feature},
    }
    return {
        **_opening(site, dataset, "geojson.schema.json"),
        **_closed(members, optional=("bbox",)),
    }


def table_schema(dataset: Dataset[Any]) -> Schema:
    """The columns of ``<dataset>.csv``, by CSVW; several tables share it."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "@type": "Schema",
        "columns": [_csvw_column(column) for column in dataset.columns],
        "primaryKey": list(dataset.identity),
    }


def csv_metadata(site: Site, tables: Iterable[tuple[str, Dataset[Any], str]]) -> Schema:
    """``csv-metadata.json``: every CSV file (its address, dataset, licence) with its columns."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "@type": "TableGroup",
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": site.url + address,
                "dc:title": dataset.title.id,
                "dc:license": {"@id": licence},
                "tableSchema": site.url + addresses.data_file(f"schema/{dataset.key}.table.json"),
            }
            for address, dataset, licence in tables
        ],
    }


def _opening(site: Site, dataset: Dataset[Any], name: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": site.url + addresses.data_file(f"schema/{dataset.key}.{name}"),
        "title": dataset.title.en,
        "description": dataset.about.en,
    }


def _members(dataset: Dataset[Any]) -> Schema:
    return {
        "$schema": {"type": "string", "format": "uri"},
        "dataset": {"const": dataset.key},
        "city": _MAYBE_TEXT,
        "title": _WORDS,
        "about": _WORDS,
        "caveat": {"anyOf": [_WORDS, {"type": "null"}]},
        "publisher": _TEXT,
        "licence": _closed({"key": _TEXT, "name": _TEXT, "address": _TEXT}),
        "modified": {"type": ["string", "null"], "format": "date"},
        "catalogue": {"type": "string", "format": "uri"},
        "sources": {"type": "array", "items": _SOURCE},
    }


def _row(columns: Iterable[Column[Any]]) -> Schema:
    return _closed({column.name: _json_column(column) for column in columns})


def _json_column(column: Column[Any]) -> Schema:
    found: Schema = {**_JSON[column.kind], "description": column.about.en}
    if column.choices:
        found["enum"] = [*column.choices, *([] if column.required else [None])]
    if not column.required and column.kind != "list":
        found["type"] = [found["type"], "null"]
    return found


def _csvw_column(column: Column[Any]) -> Schema:
    found: Schema = {
        "name": column.name,
        "titles": column.name,
        "datatype": _CSVW[column.kind],
        "required": column.required,
        "dc:description": [
            {"@value": column.about.id, "@language": "id"},
            {"@value": column.about.en, "@language": "en"},
        ],
    }
    if column.kind == "list":
        found["separator"] = SEPARATOR
    if column.choices:
        found["datatype"] = {"base": "string", "format": "|".join(column.choices)}
    return found
