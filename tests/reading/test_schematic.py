"""``schematic.geojson``: what is read of it, and when editors are asked to draw it again."""

import json
from typing import Any

from plugins.model.map_points import points_fingerprint, village_points
from plugins.problems import Problems
from plugins.reading import schematic
from plugins.reading.content_folder import open_content
from plugins.reading.library import open_library
from plugins.reading.schematic import read_schematic
from plugins.schema.districts import Districts


def districts(*numbers: int, lat: float = -7.0) -> Districts:
    return Districts.model_validate(
        {
            "districts": [
                {
                    "code": f"33.99.0{n}",
                    "slug": f"k{n}",
                    "name": f"Kec {n}",
                    "villages": [
                        {
                            "code": f"33.99.0{n}.1001",
                            "name": "Desa",
                            "lat": lat,
                            "lon": 110 + n / 10,
                        }
                    ],
                }
                for n in numbers
            ]
        }
    )


def feature(level: str, code: str, west: float) -> dict[str, Any]:
    east = west + 0.1
    ring = [[west, -7.1], [east, -7.1], [east, -6.9], [west, -6.9], [west, -7.1]]
    return {
        "type": "Feature",
        "properties": {"level": level, "code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def drawn(divisions: Districts, **more: object) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "made_from": points_fingerprint(village_points(divisions.districts)),
        "features": [
            feature(level, code, 110 + n / 10)
            for n, d in enumerate(divisions.districts, 1)
            for level, code in (("district", d.code), ("village", d.villages[0].code))
        ],
        **more,
    }


def read(tmp_path, given: dict[str, Any] | None, divisions: Districts):
    folder = tmp_path / "content/cities/contoh"
    folder.mkdir(parents=True, exist_ok=True)
    if given is not None:
        (folder / "schematic.geojson").write_text(json.dumps(given), "utf-8")
    problems = Problems()
    library = open_library(open_content(tmp_path / "content", problems), tmp_path / "cache")
    found = read_schematic(library, "cities/contoh", divisions, problems)
    library.cache.close()
    return found, list(problems)


def codes(outlines) -> list[str]:
    return [outline.code for outline in outlines]


def test_no_file_is_no_problem(tmp_path):
    assert read(tmp_path, None, districts(1)) == (None, [])


def test_both_levels_are_read_once(tmp_path, monkeypatch):
    own = districts(1, 2)
    found, problems = read(tmp_path, drawn(own), own)
    assert not problems
    assert codes(found.districts) == ["33.99.01", "33.99.02"]
    assert codes(found.villages) == ["33.99.01.1001", "33.99.02.1001"]
    monkeypatch.setattr(schematic, "read_collection", None)
    assert read(tmp_path, None, own) == (found, [])


def test_moved_points_ask_for_a_new_drawing_also_from_the_cache(tmp_path):
    given = drawn(districts(1, 2))
    for _ in range(2):
        found, problems = read(tmp_path, given, districts(1, 2, lat=-7.01))
        assert found is not None
        (notice,) = problems
        assert notice.level == "notice"
        assert notice.path == "content/cities/contoh/schematic.geojson"
        assert "draw-map --city contoh" in notice.id
        assert "draw-map --city contoh" in notice.en


def test_a_district_that_is_missing_is_named(tmp_path):
    found, (notice,) = read(tmp_path, drawn(districts(1)), districts(1, 2))
    assert codes(found.districts) == ["33.99.01"]
    assert notice.level == "notice"
    assert "33.99.02" in notice.id


def test_areas_that_the_city_no_longer_has_are_not_drawn(tmp_path):
    found, (notice,) = read(tmp_path, drawn(districts(1, 2)), districts(2))
    assert codes((*found.districts, *found.villages)) == ["33.99.02", "33.99.02.1001"]
    assert notice.level == "notice"
    found, _ = read(tmp_path, drawn(districts(1)), districts(3))
    assert found is None


def test_what_cannot_be_read_is_an_error(tmp_path):
    own = districts(1)
    for features in (
        [feature("city", "33.99.01", 110.1)],
        [feature("district", "33.99.01", 110.1)] * 2,
        [feature("district", "33.99.01", 10.1)],
    ):
        found, problems = read(tmp_path, drawn(own, features=features), own)
        assert found is None
        assert [p.level for p in problems] == ["error"]
        assert problems[0].place.startswith("#")
