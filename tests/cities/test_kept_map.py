"""The kept schematic map: the file is sound GeoJSON, and draws what points would draw."""

import json
from dataclasses import replace

import pytest
from shapely.geometry import shape

from plugins.cities.geometry import polygon_of
from plugins.cities.kept_map import schematic_geojson
from plugins.cities.late import has_map
from plugins.cities.maps import city_map
from plugins.languages.words import load_words
from plugins.model.event_grounds import event_ground
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.open_data.city_data import CityRow
from plugins.open_data.outlines import outline_of
from plugins.problems import Problems
from plugins.reading.content_folder import open_content
from plugins.reading.library import open_library
from plugins.reading.schematic import read_schematic
from plugins.schema.districts import District, Districts, Village
from plugins.schema.events import Event
from tests.cities.test_maps import CITIES, villages
from tests.cities.test_place_views import city_of, site_of
from tests.support.paths import ROOT

SAMPLES = ("semarang", "bantul", "malang", "mojokerto")


def divisions(code: str) -> Districts:
    found: dict[str, list[Village]] = {}
    for v in villages(code):
        place = {"lat": v.lat, "lon": v.lon, "area_km2_computed": v.area_km2 or None}
        found.setdefault(v.district_code, []).append(
            Village.model_validate({"code": v.code, "name": f"Desa {v.code}", **place})
        )
    return Districts(
        districts=tuple(
            District(code=c, slug=f"k{c[-2:]}", name=f"Kec {c}", villages=tuple(own))
            for c, own in found.items()
        )
    )


def kept(tmp_path, code: str) -> tuple[City, City]:
    """A city twice: without a file, and as the file that was drawn from it is read."""
    given = divisions(code)
    data = schematic_geojson(given.districts)
    assert data is not None
    folder = tmp_path / "content/cities/contoh"
    folder.mkdir(parents=True)
    (folder / "schematic.geojson").write_bytes(data)
    problems = Problems()
    library = open_library(open_content(tmp_path / "content", problems), None)
    read = read_schematic(library, "cities/contoh", given, problems)
    assert not list(problems)
    assert read is not None
    plain = replace(city_of(), divisions=given, outlines=())
    return plain, replace(plain, schematic=read)


@pytest.mark.parametrize("code", CITIES)
@pytest.mark.parametrize("width", [728.0, 400.0])
def test_the_file_draws_what_the_points_would(tmp_path, code, width):
    plain, with_file = kept(tmp_path, code)
    one, other = city_map(plain, width), city_map(with_file, width)
    assert one is not None
    assert other is not None
    assert one.viewbox == pytest.approx(other.viewbox, abs=0.5)
    assert [s.neighbours for s in one.districts] == [s.neighbours for s in other.districts]
    for before, after in ((one.districts, other.districts), (one.villages, other.villages)):
        for a, b in zip(before, after, strict=True):
            assert a.code == b.code
            # Half a unit: a line's width is more.
            assert polygon_of(a.rings).hausdorff_distance(polygon_of(b.rings)) < 0.6
    middle = villages(code)[0]
    assert one.project(middle.lat, middle.lon) == pytest.approx(
        other.project(middle.lat, middle.lon), abs=0.5
    )
    assert other.schematic
    assert other.villages_schematic


@pytest.mark.parametrize("code", CITIES)
def test_the_file_is_geojson_that_says_what_it_is(code):
    given = divisions(code)
    data = schematic_geojson(given.districts)
    assert data is not None
    assert data == schematic_geojson(tuple(reversed(given.districts)))
    value = json.loads(data)
    assert "bukan batas resmi" in value["note"]["id"]
    assert "not an official boundary" in value["note"]["en"]
    levels = [f["properties"]["level"] for f in value["features"]]
    assert (levels.count("district"), levels.count("village")) == CITIES[code]
    for feature in value["features"]:
        geometry = shape(feature["geometry"])
        assert geometry.is_valid, feature["properties"]
        for part in getattr(geometry, "geoms", [geometry]):
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)
            assert all(round(n, 5) == n for point in part.exterior.coords for n in point)


def test_without_points_there_is_no_file():
    assert schematic_geojson([District(code="33.99.01", slug="lor", name="Lor")]) is None


def test_captions_and_open_data_take_it_for_no_boundary(tmp_path):
    _, city = kept(tmp_path, "35.76")
    site = site_of(city)
    words = load_words(ROOT / "theme")["id"]
    told = outline_note(city, words, SourceBook(site, "id"))
    assert told == "Peta skematis, bukan batas resmi."
    assert outline_of(CityRow(site, city), city.districts[0].code) is None


def test_a_city_of_a_file_alone_has_a_map(tmp_path):
    _, city = kept(tmp_path, "35.76")
    bare = tuple(d.model_copy(update={"villages": ()}) for d in city.districts)
    city = replace(city, divisions=Districts(districts=bare))
    assert has_map(city)
    assert city_map(city) is not None
    event = Event.model_validate(
        {
            "slug": "acara",
            "name": {"id": "Acara"},
            "kind": "fair",
            "rule": {"type": "fixed", "month": 1, "day": 9},
            "district": bare[0].code,
        }
    )
    ground = event_ground(city, event)
    assert ground is not None
    assert ground.districts == (bare[0].code,)


@pytest.mark.parametrize("slug", SAMPLES)
def test_the_samples_files_are_those_of_their_points(slug):
    problems = Problems()
    library = open_library(open_content(ROOT / "content", problems), None)
    from plugins.reading.cities import read_cities
    from plugins.reading.registers import read_registers

    registers = read_registers(library, problems)
    city = next(c for c in read_cities(library, set(registers.sources), problems) if c.slug == slug)
    file = ROOT / f"content/cities/{slug}/schematic.geojson"
    # A city with boundaries keeps its older map for the day on which they go.
    assert city.outlines or city.schematic is not None
    assert file.read_bytes() == schematic_geojson(city.districts)
