"""The files of open data as other people's programs meet them, on the whole sample site."""

import csv
import hashlib
import json
import re
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from plugins.open_data.source_data import DATASETS
from tests.support import geojson, json_schema

pytestmark = pytest.mark.site

CITIES = ("semarang", "malang", "mojokerto", "bantul")
FOLDERS = (".", *CITIES)
HERE = Path(__file__).parent


def read(site: Path, name: str) -> Any:
    return json.loads((site / "data" / name).read_text("utf-8"))


def rows(site: Path, name: str) -> list[dict[str, str]]:
    text = (site / "data" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.key)
@pytest.mark.parametrize("folder", FOLDERS)
def test_csv_and_json_tell_the_same(sample_site, dataset, folder):
    there = rows(sample_site, f"{folder}/{dataset.key}.csv")
    document = read(sample_site, f"{folder}/{dataset.key}.json")
    assert there
    assert len(there) == len(document["rows"])
    for written, told in zip(there, document["rows"], strict=True):
        assert list(written) == list(told) == list(dataset.names)
        for name, value in told.items():
            assert written[name].removeprefix("'") == as_text(value), (name, value)


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return ";".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.key)
@pytest.mark.parametrize("folder", FOLDERS)
def test_json_fits_the_schema_that_it_names(sample_site, dataset, folder):
    kinds = ["json", *(["geojson"] if dataset.point else [])]
    for kind in kinds:
        document = read(sample_site, f"{folder}/{dataset.key}.{kind}")
        path = document["$schema"].partition("/data/")[2]
        schema = read(sample_site, path)
        assert schema["$id"] == document["$schema"]
        assert list(json_schema.misfits(schema, document)) == []
        spoilt = {**document, "licence": None, "more": 1}
        assert len(list(json_schema.misfits(schema, spoilt))) == 2


@pytest.mark.parametrize("folder", FOLDERS)
def test_identity_names_each_row_once(sample_site, folder):
    for dataset in DATASETS:
        found = [
            tuple(row[name] for name in dataset.identity)
            for row in rows(sample_site, f"{folder}/{dataset.key}.csv")
        ]
        assert len(found) == len(set(found)), dataset.key


def test_csv_is_what_spreadsheets_and_rfc_4180_want(sample_site):
    for file in sorted((sample_site / "data").rglob("*.csv")):
        data = file.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), file
        assert data.endswith(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b""), file
        widths = {len(row) for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))}
        assert len(widths) == 1, file


def test_letters_beyond_ascii_are_whole(sample_site):
    found = [row["built_id"] for row in rows(sample_site, "semarang/landmarks.csv")]
    assert "1904–1907" in found


def test_no_text_cell_is_a_formula(sample_site):
    for dataset in DATASETS:
        numbers = {each.name for each in dataset.columns if each.kind in {"integer", "number"}}
        for row in rows(sample_site, f"{dataset.key}.csv"):
            for name, value in row.items():
                if name in numbers:
                    assert not value or float(value) is not None
                else:
                    assert not value.startswith(tuple("=+-@\t\r")), (name, value)


def test_southern_latitudes_stay_numbers(sample_site):
    latitudes = [row["lat"] for row in rows(sample_site, "villages.csv")]
    assert len(latitudes) == 327
    assert all(float(each) < 0 for each in latitudes)


def test_geojson_is_geojson(sample_site):
    files = sorted((sample_site / "data").rglob("*.geojson"))
    assert len(files) == 3 * len(FOLDERS)
    for file in files:
        assert geojson.faults(json.loads(file.read_text("utf-8"))) == [], file


def test_the_checker_of_geojson_sees_what_is_wrong():
    def layer(kind: str, coordinates: Any, **more: Any) -> dict[str, Any]:
        geometry = {"type": kind, "coordinates": coordinates}
        feature = {"type": "Feature", "id": "a", "geometry": geometry, "properties": {}}
        feature |= {"bbox": more["bbox"]} if "bbox" in more else {}
        return {"type": "FeatureCollection", "features": [feature], **more}

    square = [[110, -8], [111, -8], [111, -7], [110, -7], [110, -8]]
    box = [110, -8, 111, -7]
    assert geojson.faults(layer("Polygon", [square], bbox=box)) == []
    assert "wrong way" in geojson.faults(layer("Polygon", [square[::-1]], bbox=box))[0]
    assert "closed" in geojson.faults(layer("Polygon", [square[:-1]], bbox=box))[0]
    assert "should be" in geojson.faults(layer("Polygon", [square], bbox=[-8, 110, -7, 111]))[0]
    spot = layer("Point", [110.5, -7.5], bbox=[110.5, -7.5, 110.5, -7.5])
    assert geojson.faults(spot) == []
    assert geojson.faults({**spot, "crs": {}}) == ["a crs member (4)"]
    assert "outside" in geojson.faults(layer("Point", [-7.5, 110.5], bbox=[-7.5] * 4))[0]
    assert "exact" in geojson.faults(layer("Point", [110.123456789, -7.5]))[0]


def test_points_lie_in_the_box_of_their_city(sample_site):
    boxes = {row["city"]: row for row in read(sample_site, "profile.json")["rows"]}
    for key in ("districts", "villages", "landmarks"):
        for feature in read(sample_site, f"{key}.geojson")["features"]:
            box = boxes[feature["properties"]["city"]]
            longitude, latitude = feature["geometry"]["coordinates"]
            assert box["west"] - 0.03 < longitude < box["east"] + 0.03, feature["id"]
            assert box["south"] - 0.03 < latitude < box["north"] + 0.03, feature["id"]


def test_keys_of_sources_are_found_in_every_folder(sample_site):
    for folder in FOLDERS:
        known = {row["key"] for row in rows(sample_site, f"{folder}/sources.csv")}
        named = set()
        for dataset in DATASETS[:-1]:
            citing = [each.name for each in dataset.columns if each.cites]
            for row in rows(sample_site, f"{folder}/{dataset.key}.csv"):
                named |= {key for name in citing for key in row[name].split(";") if key}
        assert named == known, folder


def test_codes_join_one_file_with_another(sample_site):
    districts = {row["code"] for row in rows(sample_site, "districts.csv")}
    villages = {row["code"] for row in rows(sample_site, "villages.csv")}
    cities = {row["code"] for row in rows(sample_site, "profile.csv")}
    landmarks = rows(sample_site, "landmarks.csv")
    assert {row["district_code"] for row in rows(sample_site, "villages.csv")} == districts
    assert {row["district_code"] for row in landmarks} <= districts
    assert {row["village_code"] for row in landmarks} - {""} <= villages
    assert {row["area_code"] for row in rows(sample_site, "figures.csv")} <= districts | cities
    events = {(row["city"], row["slug"]) for row in rows(sample_site, "events.csv")}
    assert {(r["city"], r["event"]) for r in rows(sample_site, "occurrences.csv")} <= events


def test_alternatives_name_figures_of_the_same_area(sample_site):
    figures = rows(sample_site, "figures.csv")
    known = {(row["area_code"], row["key"]): row for row in figures}
    told = 0
    for row in figures:
        for key in filter(None, row["alternatives"].split(";")):
            other = known[row["area_code"], key]
            assert (other["group"], other["unit"]) == (row["group"], row["unit"])
            told += 1
        if row["part_of"]:
            assert known[row["area_code"], row["part_of"]]["part_of"] == ""
    assert told


def test_census_figures_are_those_of_the_city(sample_site):
    census = {
        row["area_code"]: int(row["value"])
        for row in rows(sample_site, "semarang/figures.csv")
        if row["key"] == "sensus-2020" and row["area_level"] == "district"
    }
    assert len(census) == 16
    assert sum(census.values()) == 1_653_524


def test_occurrences_say_how_sure_they_are(sample_site):
    found = rows(sample_site, "occurrences.csv")
    assert {row["status"] for row in found} == {"confirmed", "provisional", "moved", "cancelled"}
    for row in found:
        assert (row["provisional"] == "true") == (row["status"] == "provisional")
        assert row["start"] <= row["end"]
    starts = [row["start"] for row in found]
    assert all(one <= other for one, other in pairwise(starts))
    assert {start[:4] for start in starts} == {"2026", "2027"}


def test_licences_follow_the_sources(sample_site):
    keys = {d.key: read(sample_site, f"{d.key}.json")["licence"]["key"] for d in DATASETS}
    assert keys["districts"] == keys["villages"] == "ODbL-1.0"
    assert {keys[name] for name in keys.keys() - {"districts", "villages"}} == {"CC-BY-4.0"}


def test_checksums_are_those_of_the_files(sample_site):
    lines = (sample_site / "data/sha256sums.txt").read_text("utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    data = sample_site / "data"
    files = {
        path.relative_to(data).as_posix()
        for ending in ("csv", "geojson", "json")
        for path in data.rglob(f"*.{ending}")
        if path.parent.name != "schema" and path.name != "csv-metadata.json"
    }
    assert told.keys() == files
    for name, digest in told.items():
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == digest


def test_columns_are_only_ever_added_at_the_end():
    """``columns.txt`` is what was promised; add new columns to it, change nothing else."""
    promised = dict(
        re.findall(r"^(\w+): (.+)$", (HERE / "columns.txt").read_text("utf-8"), re.MULTILINE)
    )
    assert promised.keys() == {dataset.key for dataset in DATASETS}
    for dataset in DATASETS:
        assert promised[dataset.key].split() == list(dataset.names)
