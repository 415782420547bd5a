"""Polygons of cities that supplied their boundaries, and points of those that did not."""

import json

import pytest

from tests.support import geojson, json_schema
from tests.support.site import run_build
from tests.support.small_site import SmallSite, small_site

EAST = [[110.4, -7.2], [110.5, -7.2], [110.5, -6.9], [110.4, -6.9], [110.4, -7.2]]
HOLE = [[110.44, -7.1], [110.46, -7.1], [110.46, -7.0], [110.44, -7.0], [110.44, -7.1]]
WEST = [[110.3, -7.2], [110.4, -7.2], [110.4, -6.9], [110.3, -6.9], [110.3, -7.2]]
LAKE = [[110.32, -7.15], [110.34, -7.15], [110.34, -7.1], [110.32, -7.1], [110.32, -7.15]]


def with_outlines(city: str, level: str) -> SmallSite:
    """Outsides turn to the right and holes to the left, as RFC 7946 forbids and programs write."""
    site = small_site(3)
    districts = site.documents[f"cities/{city}/districts.yml"]
    site.register("sources")["garis"] = {
        "kind": "dataset",
        "title": {"id": "Garis buatan"},
        "licence": "ODbL 1.0",
    }
    districts["boundaries"] = {"source": "garis", "as_of": "2024-12"}
    shapes = [[EAST[::-1], HOLE], [WEST[::-1], LAKE]]
    items = districts["districts"]
    if level == "villages":
        items = [village for district in items for village in district["villages"]]
    assert len(items) >= 2
    # A third and further one lies east of the two, a box each.
    for number in range(len(items) - 2):
        west = round(110.5 + number / 100, 2)
        shapes.append([[[west + (x - 110.3) / 10, y] for x, y in WEST]])
    features = [
        {
            "type": "Feature",
            "properties": {"code": item["code"]},
            "geometry": {"type": "Polygon", "coordinates": shape},
        }
        for item, shape in zip(items, shapes, strict=True)
    ]
    site.drawings[f"cities/{city}/boundaries.geojson"] = json.dumps(
        {"type": "FeatureCollection", "features": features}
    )
    return site


@pytest.fixture(scope="module", params=["districts", "villages"])
def built(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    with_outlines("satu", request.param).write(folder / "content")
    return request.param, run_build(folder / "content", folder / "output").succeeded()


def layer(result, name):
    return json.loads(result.read(f"/data/{name}.geojson"))


@pytest.mark.parametrize("name", ["districts", "villages", "landmarks"])
@pytest.mark.parametrize("folder", ["", "satu/", "dua/"])
def test_layers_keep_to_rfc_7946_and_to_their_schema(built, folder, name):
    found = layer(built[1], folder + name)
    assert geojson.faults(found) == []
    schema = json.loads(built[1].read(f"/data/{found['$schema'].partition('/data/')[2]}"))
    assert list(json_schema.misfits(schema, found)) == []


def test_a_city_has_its_own_polygons_and_says_whose_they_are(built):
    level, result = built
    for name in ("districts", "villages"):
        features = layer(result, f"satu/{name}")["features"]
        drawn = level in {name, "villages"}
        assert features
        for feature in features:
            told = feature["properties"]
            kind = (feature["geometry"] or {}).get("type")
            assert (kind in {"Polygon", "MultiPolygon"}) is drawn
            assert told["boundary_source"] == ("garis" if drawn else None)
            assert told["boundary_as_of"] == ("2024-12" if drawn else None)
            assert told["boundary_licence"] == ("ODbL 1.0" if drawn else None)
        licence = layer(result, f"satu/{name}")["licence"]["key"]
        assert (licence == "ODbL-1.0") is drawn


def test_the_other_city_has_none(built):
    for name in ("districts", "villages"):
        for feature in layer(built[1], f"dua/{name}")["features"]:
            assert (feature["geometry"] or {"type": "Point"})["type"] == "Point"
            assert feature["properties"]["boundary_source"] is None


def test_holes_are_kept_and_turn_against_their_outside(built):
    level, result = built
    first = layer(result, f"satu/{level}")["features"][0]["geometry"]["coordinates"]
    assert len(first) == 2
    assert first[1][0] == first[1][-1]


def test_sample_outlines_stay_out_of_the_data(tmp_path):
    site = with_outlines("satu", "districts")
    site.register("sources")["garis"]["kind"] = "sample"
    site.write(tmp_path / "content")
    made = run_build(tmp_path / "content", tmp_path / "output").succeeded()
    for feature in layer(made, "satu/districts")["features"]:
        assert (feature["geometry"] or {"type": "Point"})["type"] == "Point"
        assert feature["properties"]["boundary_source"] is None
