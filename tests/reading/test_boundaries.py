"""``boundaries.geojson``: what editors are told of it, and that it is read once."""

import json
from copy import deepcopy
from typing import Any

import pytest

from plugins.model.records import Outline
from plugins.problems import Problems
from plugins.reading import boundaries
from plugins.reading.boundaries import read_outlines
from plugins.reading.content_folder import open_content
from plugins.reading.library import open_library
from plugins.schema.cities import City
from plugins.schema.districts import Districts

CITY = City.model_validate(
    {
        "code": "33.99",
        "name": {"id": "Kota Contoh"},
        "bounds": {"west": 110.0, "south": -7.2, "east": 110.4, "north": -6.8},
    }
)


def districts(**more: object) -> Districts:
    return Districts.model_validate(
        {
            "boundaries": {"source": "sk", "as_of": 2024},
            "districts": [
                {
                    "code": f"33.99.0{n}",
                    "slug": name.lower(),
                    "name": name,
                    "villages": [{"code": f"33.99.0{n}.1001", "name": f"Desa {name}"}],
                }
                for n, name in ((1, "Lor"), (2, "Kidul"))
            ],
            **more,
        }
    )


def box(west: float, east: float) -> list[list[float]]:
    return [[west, -7.1], [east, -7.1], [east, -6.9], [west, -6.9], [west, -7.1]]


def feature(code: object, ring: list[list[float]], kind: str = "Polygon") -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


GOOD: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        feature("33.99.01", box(110.1, 110.2)),
        feature("33.99.02", box(110.2, 110.3)),
    ],
}


def changed(number: int, given: dict[str, Any]) -> dict[str, Any]:
    value = deepcopy(GOOD)
    value["features"][number] = given
    return value


def read(tmp_path, given: object, divisions: Districts | None = None):
    """The outlines and the problems of one city with that file; None leaves it out."""
    folder = tmp_path / "content/cities/contoh"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "districts.yml").write_text("districts: []\n", "utf-8")
    file = folder / "boundaries.geojson"
    if given is not None:
        file.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    problems = Problems()
    library = open_library(open_content(tmp_path / "content", problems), tmp_path / "cache")
    found = read_outlines(library, "cities/contoh", CITY, divisions or districts(), problems)
    library.cache.close()
    return found, list(problems)


def test_good_outlines_are_read_by_code(tmp_path):
    found, problems = read(tmp_path, GOOD)
    assert not problems
    assert [outline.code for outline in found] == ["33.99.01", "33.99.02"]
    assert set(found[0].polygons[0][0]) == {
        (110.1, -7.1),
        (110.2, -7.1),
        (110.2, -6.9),
        (110.1, -6.9),
    }


def test_villages_may_be_drawn_instead(tmp_path):
    value = deepcopy(GOOD)
    for each in value["features"]:
        each["properties"]["code"] += ".1001"
    found, problems = read(tmp_path, value)
    assert not problems
    assert [outline.code for outline in found] == ["33.99.01.1001", "33.99.02.1001"]


def test_no_file_and_no_word_of_it_is_no_problem(tmp_path):
    assert read(tmp_path, None, districts(boundaries=None)) == ((), [])


CROSSED = [[110.2, -7.1], [110.3, -6.9], [110.3, -7.1], [110.2, -6.9], [110.2, -7.1]]
BAD = {
    "no JSON": ("{\n'x'", 2, "", "JSON"),
    "a story": ('{"type": "Feature"}', 0, "", "FeatureCollection"),
    "no text": ('{"type": "FeatureCollection", "features": 3}', 0, "", "FeatureCollection"),
    "other projection": (
        {**GOOD, "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::32749"}}},
        0,
        "",
        "EPSG::32749",
    ),
    "no code": (changed(1, feature(None, box(110.2, 110.3))), 0, "#2", "33.74.01"),
    "a number": (changed(1, feature(33.9902, box(110.2, 110.3))), 0, "#2", "33.74.01"),
    "unknown code": (
        changed(1, feature("33.99.03", box(110.2, 110.3))),
        0,
        "#2 33.99.03",
        "Mungkin maksudnya: 33.99.02",
    ),
    "twice": (changed(1, feature("33.99.01", box(110.2, 110.3))), 0, "#2 33.99.01", "ke-1"),
    "missing": ({**GOOD, "features": GOOD["features"][:1]}, 0, "", "33.99.02 Kidul"),
    "two levels": (
        {**GOOD, "features": [*GOOD["features"], feature("33.99.02.1001", box(110.2, 110.3))]},
        0,
        "#3 33.99.02.1001",
        "satu tingkat",
    ),
    "a line": (
        changed(1, feature("33.99.02", box(110.2, 110.3), "LineString")),
        0,
        "#2 33.99.02",
        "LineString",
    ),
    "open": (
        changed(1, feature("33.99.02", box(110.2, 110.3)[:-1])),
        0,
        "#2 33.99.02",
        "sama dengan yang pertama",
    ),
    "swapped": (
        changed(1, feature("33.99.02", [[y, x] for x, y in box(110.2, 110.3)])),
        0,
        "#2 33.99.02",
        "tertukar",
    ),
    "metres": (
        changed(1, feature("33.99.02", [[x * 4000, y * 1e6] for x, y in box(110.2, 110.3)])),
        0,
        "#2 33.99.02",
        "meter",
    ),
    "words": (
        changed(1, feature("33.99.02", [["a", "b"]] * 5)),
        0,
        "#2 33.99.02",
        "bujur, lintang",
    ),
    "another city": (
        changed(1, feature("33.99.02", [[x + 1, y] for x, y in box(110.2, 110.3)])),
        0,
        "#2 33.99.02",
        "bounds",
    ),
    "crossed": (changed(1, feature("33.99.02", CROSSED)), 0, "#2 33.99.02", "110.25000, -7.00000"),
    "overlapping": (
        changed(1, feature("33.99.02", box(110.15, 110.3))),
        0,
        "#2 33.99.02",
        "menindih 33.99.01 (50%)",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told_with_feature_and_code(tmp_path, name):
    given, line, place, words = BAD[name]
    found, problems = read(tmp_path, given)
    assert found == ()
    matching = [p for p in problems if words in p.id]
    assert matching, [p.id for p in problems]
    assert matching[0].path == "content/cities/contoh/boundaries.geojson"
    assert (matching[0].line, matching[0].place) == (line, place)
    assert all(p.en and p.en != p.id for p in problems)


def test_overlaps_of_rounding_are_given_to_one_of_the_two(tmp_path):
    found, problems = read(tmp_path, changed(1, feature("33.99.02", box(110.1999, 110.3))))
    assert not problems
    edges = [set(outline.polygons[0][0]) for outline in found]
    assert len(edges[0] & edges[1]) == 2


def test_file_and_origin_belong_together(tmp_path):
    _, problems = read(tmp_path, None)
    assert [(p.path, p.field) for p in problems] == [
        ("content/cities/contoh/districts.yml", "boundaries")
    ]
    _, problems = read(tmp_path, GOOD, districts(boundaries=None))
    assert [p.field for p in problems] == ["boundaries"]


def test_the_second_build_takes_the_outlines_from_the_cache(tmp_path, monkeypatch):
    first, _ = read(tmp_path, GOOD)

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(boundaries, "read_areas", never)
    assert read(tmp_path, GOOD) == (first, [])
    assert all(isinstance(outline, Outline) for outline in first)
    with pytest.raises(AssertionError, match="read again"):
        read(tmp_path, changed(1, feature("33.99.02", box(110.2, 110.31))))
