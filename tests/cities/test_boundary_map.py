"""Maps from a city's own boundaries: the same shapes as the file, edges shared, origin told."""

import functools
from pathlib import Path

import pytest
import shapely
from shapely import Polygon

from plugins.cities.boundary_map import boundary_map
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import polygon_of
from plugins.cities.maps import city_map
from plugins.languages.words import load_words
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook
from plugins.model.records import Outline
from plugins.problems import Problems
from plugins.reading.geojson import Teller, read_areas
from plugins.reading.outline_shapes import light_outlines
from tests.cities.test_maps import drawn, villages
from tests.cities.test_place_views import DISTRICTS, city_of, district_pages, site_of
from tests.support.outlines import geojson, text
from tests.support.paths import ROOT

CITIES = ("33.74", "34.02")


@functools.cache
def outlines(folder: Path, city: str, *, by_village: bool) -> tuple[Outline, ...]:
    file = folder / "boundaries.geojson"
    file.write_text(text(geojson(drawn(city), villages=by_village)), "utf-8")
    problems = Problems()
    tell = Teller("boundaries.geojson", problems)
    found = light_outlines(read_areas(file, tell) or [], tell)
    assert not len(problems), [problem.en for problem in problems]
    return found


def mapped(folder: Path, city: str, *, by_village: bool = False) -> DrawnMap:
    return boundary_map(outlines(folder, city, by_village=by_village), villages(city), 720)


@pytest.mark.parametrize("by_village", [False, True], ids=["districts", "villages"])
@pytest.mark.parametrize("city", CITIES)
def test_the_map_has_the_files_shapes_and_the_same_neighbours(tmp_path, city, by_village):
    given, map_ = drawn(city), mapped(tmp_path, city, by_village=by_village)
    assert not map_.schematic
    assert map_.villages_schematic is not by_village
    assert [d.code for d in map_.districts] == [d.code for d in given.districts]
    assert [v.code for v in map_.villages] == [v.code for v in given.villages]
    for before, after in zip(given.districts, map_.districts, strict=True):
        one, other = polygon_of(before.rings), polygon_of(after.rings)
        scale = given.projection.scale / map_.projection.scale
        moved = shapely.transform(
            other,
            lambda c, s=scale: (
                (c - (map_.projection.x, map_.projection.y)) * s
                + given.project(map_.projection.latitude, map_.projection.longitude)
            ),
        )
        assert one.intersection(moved).area / one.union(moved).area > 0.98, before.code
    pairs = {(d.code, n) for d in map_.districts for n in d.neighbours}
    true = {(d.code, n) for d in given.districts for n in d.neighbours}
    assert pairs == true


@pytest.mark.parametrize("city", CITIES)
def test_neighbours_share_every_vertex_of_their_edge(tmp_path, city):
    map_ = mapped(tmp_path, city)
    cells = [polygon_of(shape.rings) for shape in map_.districts]
    assert shapely.coverage_is_valid(cells)


def test_simplifying_makes_the_file_light_and_keeps_the_coverage(tmp_path):
    """A wavy common edge of 4,000 points, as a surveyor would draw it."""
    edge = [(110.4 + 0.00002 * ((i * 7) % 5), -7 + i / 40_000) for i in range(4000)]
    west = [(110.3, -7.0), *edge, (110.3, -6.9)]
    east = [(110.5, -7.0), *edge, (110.5, -6.9)]
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {"type": "Polygon", "coordinates": [[list(p) for p in (*ring, ring[0])]]},
        }
        for code, ring in (("33.74.01", west), ("33.74.02", east))
    ]
    file = tmp_path / "b.geojson"
    file.write_text(text({"type": "FeatureCollection", "features": features}), "utf-8")
    tell = Teller("b.geojson", Problems())
    found = light_outlines(read_areas(file, tell) or [], tell)
    sizes = [len(ring) for outline in found for part in outline.polygons for ring in part]
    assert sum(sizes) < 4000
    assert shapely.coverage_is_valid([Polygon(outline.polygons[0][0]) for outline in found])


def test_islands_and_holes_stay(tmp_path):
    def box(west: float, south: float, size: float) -> list[list[float]]:
        east, north = west + size, south + size
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]

    geometries = {
        "33.74.01": [[box(110.0, -7.0, 0.1), box(110.04, -6.96, 0.02)], [box(110.2, -7.0, 0.02)]],
        "33.74.02": [[box(110.04, -6.96, 0.02)]],
    }
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {"type": "MultiPolygon", "coordinates": parts},
        }
        for code, parts in geometries.items()
    ]
    file = tmp_path / "b.geojson"
    file.write_text(text({"type": "FeatureCollection", "features": features}), "utf-8")
    tell = Teller("b.geojson", Problems())
    map_ = boundary_map(light_outlines(read_areas(file, tell) or [], tell), (), 720)
    assert [len(shape.rings) for shape in map_.districts] == [3, 1]
    assert map_.districts[0].neighbours == ("33.74.02",)
    assert map_.villages == ()


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_tell_whose_boundaries_they_are_and_of_when(language):
    schematic = city_of()
    given = geojson(city_map(schematic, 720.0))
    rings = {
        feature["properties"]["code"]: tuple(
            tuple((lon, lat) for lon, lat in ring[:-1])
            for ring in feature["geometry"]["coordinates"]
        )
        for feature in given["features"]
    }
    city = city_of(DISTRICTS)
    origin = {"source": "bps", "as_of": "2024-12"}
    object.__setattr__(city, "outlines", tuple(Outline(c, (r,)) for c, r in sorted(rings.items())))
    divisions = type(city.divisions).model_validate(
        {**city.divisions.model_dump(), "boundaries": origin}
    )
    object.__setattr__(city, "divisions", divisions)
    page = district_pages(site_of(city), language)["Lor"]
    schematic_page = district_pages(site_of(schematic), language)["Lor"]
    told, denied = {
        "id": ("Batas dari kota: BPS, keadaan Desember 2024.", "bukan batas resmi"),
        "en": ("Boundaries given by the city: BPS, as of December 2024.", "not an official"),
    }[language]
    assert told in page.map_caption
    assert "bps" in " ".join(row.id for row in page.sources)
    assert denied in schematic_page.map_caption
    assert page.village_map is not None
    assert denied in page.village_map.caption
    words = load_words(ROOT / "theme")[language]
    unsure = {**city.divisions.model_dump(), "boundaries": origin | {"confirmed": False}}
    object.__setattr__(city, "divisions", type(divisions).model_validate(unsure))
    note = outline_note(city, words, SourceBook(site_of(city), language))
    assert note.startswith(told)
    assert note != told
