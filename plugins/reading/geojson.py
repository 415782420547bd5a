"""A GeoJSON file of areas to plain values, or problems that name the feature.

Reads   ``boundaries.geojson`` or ``schematic.geojson``: a FeatureCollection (RFC 7946) whose
        features have a Polygon or a MultiPolygon and ``properties.code``, the official code.
Gives   ``Area`` values, and ``Teller``, which words problems of one feature.
"""

import json
import math
import reprlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plugins.model.records import Ring
from plugins.problems import Problems

MAX_BYTES: Final = 20_000_000
"""A city's villages drawn to the metre need less; a larger file is another region's."""

_WGS84: Final = ("CRS84", "EPSG::4326", "EPSG:4326")
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5


@dataclass(frozen=True, slots=True)
class Area:
    """One feature: its place in the file from 1, its code, its polygons with their holes."""

    number: int
    code: str
    polygons: tuple[tuple[Ring, ...], ...]
    level: str = ""
    """``properties.level``, where the file has it."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Words problems of one file."""

    shown: str
    problems: Problems

    def enough(self) -> bool:
        """Whether looking for more problems is in vain."""
        return self.problems.enough(self.shown)

    def file(self, *, id: str, en: str, line: int = 0) -> None:
        """A problem of the file as a whole."""
        self.problems.add(self.shown, line, id=id, en=en)

    def area(self, area: Area, *, id: str, en: str) -> None:
        """A problem of one area's outline."""
        self.feature(area.number, area.code, "geometry", id=id, en=en)

    def feature(self, number: int, code: str, field: str, *, id: str, en: str) -> None:
        """A problem of feature ``number``; its code, where it has one, is told with it."""
        self.problems.add(self.shown, 0, field, id=id, en=en, place=f"#{number} {code}".strip())


def read_areas(path: Path, tell: Teller) -> list[Area] | None:
    """The areas of ``path``; None where the file as a whole can't be used."""
    collection = read_collection(path, tell)
    return None if collection is None else areas_of(collection, tell)


def areas_of(collection: dict[str, Any], tell: Teller) -> list[Area]:
    """The areas of a file that ``read_collection`` has read; those with problems left out."""
    found: list[Area] = []
    for number, feature in enumerate(collection["features"], 1):
        area = _area(number, feature, tell)
        if area is not None:
            found.append(area)
        elif tell.enough():
            break
    return found


def read_collection(path: Path, tell: Teller) -> dict[str, Any] | None:
    """The whole FeatureCollection of ``path``, WGS 84; its ``features`` are a list."""
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        tell.file(
            id=f"berkas ini {len(data) // 1_000_000} MB; simpan batas kota ini saja, "
            f"paling besar {MAX_BYTES // 1_000_000} MB.",
            en=f"this file has {len(data) // 1_000_000} MB; keep this city's outlines alone, "
            f"at most {MAX_BYTES // 1_000_000} MB.",
        )
        return None
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_int=_whole)
    except (UnicodeDecodeError, RecursionError):
        value = None
    except json.JSONDecodeError as error:
        tell.file(
            line=error.lineno,
            id="baris ini bukan JSON; ekspor ulang dari program peta sebagai GeoJSON.",
            en="this line is not JSON; export it again from the map program as GeoJSON.",
        )
        return None
    collection: dict[str, Any] = value if isinstance(value, dict) else {}
    features = collection.get("features")
    if not isinstance(features, list) or collection.get("type") != "FeatureCollection":
        tell.file(
            id='berkas ini harus GeoJSON dengan "type": "FeatureCollection" dan "features".',
            en='this file must be GeoJSON with "type": "FeatureCollection" and "features".',
        )
        return None
    named = _crs(collection)
    if named is not None and not named.endswith(_WGS84):
        tell.file(
            id=f'koordinat harus WGS 84 (EPSG:4326), bukan "{named}"; ekspor ulang.',
            en=f'coordinates must be WGS 84 (EPSG:4326), not "{named}"; export it again.',
        )
        return None
    return collection


def _crs(value: dict[str, Any]) -> str | None:
    """The name of the coordinate system, which older programs write."""
    crs = value.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return None if crs is None else str(name)


def _area(number: int, feature: Any, tell: Teller) -> Area | None:
    given = feature.get("properties") if isinstance(feature, dict) else None
    properties: dict[str, Any] = given if isinstance(given, dict) else {}
    code = properties.get("code")
    if not isinstance(code, str) or not code.strip() or not code.isascii():
        tell.feature(
            number,
            "",
            "properties.code",
            id='tulis kode wilayah Kemendagri sebagai teks, seperti "33.74.01".',
            en='write the official area code as text, like "33.74.01".',
        )
        return None
    code = code.strip()
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    given = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"} or not isinstance(given, list) or not given:
        tell.feature(
            number,
            code,
            "geometry",
            id=f"tulis Polygon atau MultiPolygon, bukan {kind or 'kosong'}.",
            en=f"write a Polygon or MultiPolygon, not {kind or 'nothing'}.",
        )
        return None
    try:
        parts = [given] if kind == "Polygon" else given
        polygons = tuple(_polygon(part) for part in parts)
    except _Refusal as refusal:
        tell.feature(number, code, "geometry", id=refusal.id, en=refusal.en)
        return None
    level = properties.get("level")
    return Area(number, code, polygons, level if isinstance(level, str) else "")


class _Refusal(Exception):
    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(id)
        self.id = id
        self.en = en


def _whole(digits: str) -> int | float:
    """A whole number; one of more digits than any coordinate has is as good as infinite."""
    return int(digits) if len(digits) < 19 else float(digits)


def _polygon(given: Any) -> tuple[Ring, ...]:
    if not isinstance(given, list) or not given:
        raise _Refusal(
            id=f"setiap poligon ditulis sebagai daftar garis tutup, bukan {_short(given)}.",
            en=f"every polygon is written as a list of rings, not {_short(given)}.",
        )
    return tuple(_ring(ring) for ring in given)


def _short(given: Any) -> str:
    return reprlib.repr(given)[:60]


def _ring(given: Any) -> Ring:
    points = tuple(_points(given)) if isinstance(given, list) else ()
    if len(points) < 4 or points[0] != points[-1]:
        raise _Refusal(
            id="setiap garis tutup perlu empat titik atau lebih, yang terakhir sama dengan "
            "yang pertama.",
            en="every ring needs four points or more, the last the same as the first.",
        )
    return points[:-1]


def _points(given: Sequence[Any]) -> Iterator[tuple[float, float]]:
    for point in given:
        pair = point[:2] if isinstance(point, list) else ()
        numbers = [float(n) for n in pair if isinstance(n, int | float) and math.isfinite(n)]
        if len(numbers) != 2:
            raise _Refusal(
                id=f"setiap titik ditulis [bujur, lintang], bukan {_short(point)}.",
                en=f"every point is written [longitude, latitude], not {_short(point)}.",
            )
        lon, lat = numbers
        if not (_WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH):
            raise _outside(lon, lat)
        yield lon, lat


def _outside(lon: float, lat: float) -> _Refusal:
    if _WEST <= lat <= _EAST and _SOUTH <= lon <= _NORTH:
        return _Refusal(
            id=f"titik [{lon}, {lat}] tertukar: GeoJSON menulis bujur dulu, lalu lintang.",
            en=f"the point [{lon}, {lat}] is swapped: GeoJSON has longitude first, then latitude.",
        )
    if abs(lon) > 180 or abs(lat) > 90:
        return _Refusal(
            id=f"titik [{lon}, {lat}] tampaknya dalam meter; ekspor ulang dalam derajat, "
            "WGS 84 (EPSG:4326).",
            en=f"the point [{lon}, {lat}] seems to be in metres; export it again in degrees, "
            "WGS 84 (EPSG:4326).",
        )
    return _Refusal(
        id=f"titik [{lon}, {lat}] ada di luar Indonesia; periksa bujur dan lintangnya.",
        en=f"the point [{lon}, {lat}] lies outside Indonesia; check longitude and latitude.",
    )
