"""Maps that no city has: shapes that cross themselves and others, and JSON of every kind."""

import json
import math
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.evil_texts import LARGEST, joined

CITY = "cities/contoh"
BOUNDARIES = f"{CITY}/boundaries.geojson"
SCHEMATIC = f"{CITY}/schematic.geojson"
WEST, SOUTH = 110.3, -7.1

PIECES = [
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        "1",
        "-",
        ".",
        "e9",
        "NaN",
        "Infinity",
        "null",
        "true",
        " ",
    ),
    *('"a":', '"\\ud800"', "[[", "]]", "9" * 50, '{"type":"FeatureCollection","features":['),
    *('{"type":"Feature","properties":{"code":"33.99.01"},"geometry":', "[110.3,-7.1],", "\\u0000"),
]
EVIL: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        10**30,
        10**400,
        1e308,
        float("nan"),
        float("inf"),
        "",
        "a",
        "\ud800",
        [],
        {},
    ),
    *(
        [[]],
        [[[]]],
        [None],
        [[1, 2]],
        "33.99.01",
        "33.99.77",
        "x" * 3_000,
        [110.3, -7.1],
        [-7.1, 110.3],
    ),
    *([110.3, -7.1, "x"], [10**400, 1], [1e308, 1e308], {"type": "Point"}, [[110.3, -7.1]] * 3),
]

Points = list[list[float]]


def square(size: float = 0.01, east: float = 0.0, north: float = 0.0) -> Points:
    w, s = WEST + east, SOUTH + north
    return [[w, s], [w + size, s], [w + size, s + size], [w, s + size], [w, s]]


def comb(teeth: int, *, turned: bool) -> Points:
    """A comb of long teeth; two of them, one turned, meet in teeth × teeth squares."""
    step, line = 0.1 / max(teeth, 1), []
    for n in range(teeth):
        line += [[n * step, 0.0], [n * step, 0.1], [(n + 0.5) * step, 0.1], [(n + 0.5) * step, 0.0]]
    line += [[0.1, -0.001], [0.0, -0.001]]
    points = [[WEST + (y if turned else x), SOUTH + (x if turned else y)] for x, y in line]
    return [[round(x, 7), round(y, 7)] for x, y in [*points, points[0]]]


def star(points: int) -> Points:
    """Every line crosses nearly every other."""
    turn = 2 * math.pi * (points // 2) / points
    ring = [
        [WEST + 0.05 * math.cos(n * turn), SOUTH + 0.05 * math.sin(n * turn)] for n in range(points)
    ]
    return [[round(x, 7), round(y, 7)] for x, y in [*ring, ring[0]]]


def feature(code: Any, coordinates: Any, kind: Any = "Polygon", level: str = "district") -> Any:
    return {
        "type": "Feature",
        "properties": {"code": code, "level": level},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def districts(count: int) -> bytes:
    head = "boundaries: {source: peta, as_of: 2024}\ndistricts:\n"
    rows = (
        f'  - {{code: "33.99.{n:02d}", slug: d{n}, name: D{n}, lat: -7.05, lon: 110.35}}\n'
        for n in range(1, count + 1)
    )
    return (head + "".join(rows)).encode()


SOURCES = b"peta: {kind: document, title: {id: Peta}}\n"


def collection(features: list[Any], **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features, **more}


def _files(data: Any, count: int, name: str) -> dict[str, bytes]:
    text = data if isinstance(data, str) else json.dumps(data, separators=(",", ":"))
    return {
        name: text.encode("utf-8", "surrogatepass")[:LARGEST],
        f"{CITY}/districts.yml": districts(count),
        "registers/sources.yml": SOURCES,
    }


names = st.sampled_from([BOUNDARIES, SCHEMATIC])
sizes = st.sampled_from([3, 10, 100, 1_000, 4_000, 9_000])
shapes = st.one_of(
    st.tuples(st.floats(0, 0.05), st.floats(0, 0.1), st.floats(0, 0.1)).map(lambda d: square(*d)),
    sizes.map(star),
    st.tuples(sizes, st.booleans()).map(lambda d: comb(d[0], turned=d[1])),
    st.lists(
        st.tuples(st.floats(110.3, 110.4), st.floats(-7.1, -7.0)).map(list), min_size=3, max_size=30
    ).map(lambda points: [*points, points[0]]),
)


@st.composite
def _shaped(draw: st.DrawFn) -> dict[str, bytes]:
    count = draw(st.integers(0, 5))
    features = []
    for n in range(1, count + 1):
        rings = draw(st.lists(shapes, min_size=1, max_size=3))
        whole = draw(st.booleans())
        kind, given = ("Polygon", rings) if whole else ("MultiPolygon", [[ring] for ring in rings])
        features.append(feature(f"33.99.{n:02d}", given, kind))
    return _files(collection(features), count, draw(names))


@st.composite
def _spoilt(draw: st.DrawFn) -> dict[str, bytes]:
    evil = st.sampled_from(EVIL)
    one = feature("33.99.01", [square()])
    target = draw(
        st.sampled_from(["properties", "geometry", "code", "coordinates", "ring", "point"])
    )
    if target in {"properties", "geometry"}:
        one[target] = draw(evil)
    elif target == "code":
        one["properties"]["code"] = draw(evil)
    else:
        holder: Any = one["geometry"]
        kind = draw(st.sampled_from(["Polygon", "MultiPolygon"]))
        holder["type"] = kind
        holder["coordinates"] = {
            "coordinates": draw(evil),
            "ring": [draw(evil)],
            "point": [[*square()[:-1], draw(evil), square()[0]]],
        }[target]
        if kind == "MultiPolygon" and draw(st.booleans()):
            holder["coordinates"] = [holder["coordinates"]]
    more = {draw(st.sampled_from(["crs", "made_from", "features", "type", "x"])): draw(evil)}
    whole = {**collection([one, draw(evil)]), **(more if draw(st.booleans()) else {})}
    return _files(whole, 1, draw(names))


@st.composite
def _many(draw: st.DrawFn) -> dict[str, bytes]:
    """Thousands of areas, within one another or unknown."""
    count = draw(st.sampled_from([90, 1_000, 6_000]))
    grows = draw(st.booleans())
    code = draw(st.sampled_from(["33.99.{:02d}", "33.99.01", "xx{}", "33.99.01.{:04d}"]))
    rings = ([square(0.00001 * (n + 1) if grows else 0.01)] for n in range(count))
    listed = [feature(code.format(n + 1), ring) for n, ring in enumerate(rings)]
    return _files(collection(listed), min(count, 90), draw(names))


files = st.one_of(
    _shaped(),
    _spoilt(),
    _many(),
    st.tuples(joined(PIECES), names).map(lambda drawn: _files(drawn[0], 1, drawn[1])),
)
