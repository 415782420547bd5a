"""What editors' words must not do, and what the files say of a site that has almost nothing."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.csv_files import csv_bytes, safe
from plugins.open_data.licences import LICENCES
from plugins.open_data.tables import Table
from tests.support.site import MINIMAL, build
from tests.support.small_site import small_site


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+62", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("http://a","b")'],
)
def test_what_spreadsheets_would_compute_is_made_text(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Kota Semarang", "33.74", "1904–1907", "a=b", "'", "—"])
def test_other_words_stay_as_they_are(text):
    assert safe(text) == text


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    site = small_site(3)
    marks = site.items("satu", "landmarks")
    marks[0]["name"] = {"id": '=HYPERLINK("https://jahat.example";"klik")', "en": 'Tower, "old"'}
    marks[0]["point"] = {"lat": -7.0, "lon": 110.45}
    marks[1]["fact"] = {"id": "Dua\nbaris — café"}
    folder = tmp_path_factory.mktemp("small")
    site.write(folder / "content")
    from tests.support.site import run_build

    return run_build(folder / "content", folder / "output").succeeded()


def rows(result, name):
    text = (result.output_dir / "data" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_a_formula_in_a_name_is_text_in_csv_and_itself_in_json(small):
    first, second, *_ = rows(small, "satu/landmarks.csv")
    assert first["name_id"].startswith("'=HYPERLINK(")
    assert first["name_en"] == 'Tower, "old"'
    assert (first["lat"], first["lon"]) == ("-7.0", "110.45")
    assert second["fact_id"] == "Dua baris — café"
    assert second["fact_en"] == second["lat"] == ""
    document = json.loads(small.read("/data/satu/landmarks.json"))
    assert document["rows"][0]["name_id"].startswith("=HYPERLINK(")
    assert document["rows"][1]["lat"] is None


def test_what_has_no_place_is_a_feature_without_geometry(small):
    layer = json.loads(small.read("/data/satu/landmarks.geojson"))
    first, second = layer["features"][:2]
    assert first["geometry"] == {"type": "Point", "coordinates": [110.45, -7.0]}
    assert second["geometry"] is None
    assert layer["bbox"] == [110.45, -7.0, 110.45, -7.0]
    other = json.loads(small.read("/data/dua/landmarks.geojson"))
    assert "bbox" not in other


def test_the_site_chooses_the_licence_unless_a_source_binds_it(tmp_path):
    site = small_site(5)
    site.register("site")["data_licence"] = "CC0-1.0"
    site.register("sources")["terikat"] = {
        "kind": "dataset",
        "title": {"id": "Terikat"},
        "licence": "ODbL 1.0",
    }
    site.documents["cities/dua/districts.yml"]["names"] = {"source": "terikat"}
    site.documents["cities/satu/city.yml"]["figures"][0]["source"] = "terikat"
    site.write(tmp_path / "content")
    from tests.support.site import run_build

    built = run_build(tmp_path / "content", tmp_path / "output").succeeded()

    def licence(name):
        return json.loads(built.read(f"/data/{name}.json"))["licence"]["key"]

    assert licence("dua/districts") == licence("dua/villages") == licence("districts") == "ODbL-1.0"
    assert licence("satu/districts") == licence("satu/figures") == licence("sources") == "CC0-1.0"


def test_an_unknown_licence_is_told_to_the_editor(tmp_path):
    files = {**MINIMAL, "registers/site.yml": "name: Warta\ndata_licence: bebas\n"}
    refused = build(files, tmp_path)
    assert refused.exit_code == 1
    assert "data_licence" in refused.text


def test_the_smallest_site_has_its_files_too(minimal_site):
    data = minimal_site / "data"
    assert json.loads((data / "profile.json").read_text("utf-8"))["rows"]
    header = (data / "villages.csv").read_text("utf-8-sig").splitlines()
    assert len(header) == 1
    assert (data / "index.html").is_file()


KINDS = st.one_of(
    st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.none()
)
MARKS = st.text(st.sampled_from("=+-@\t\r\n ＝＋－＠'\",;aé—ʼ’"))


@given(st.lists(st.one_of(KINDS, MARKS), min_size=1, max_size=4))
def test_whatever_is_written_no_text_computes_and_numbers_stay_numbers(values):
    names = tuple(f"c{number}" for number in range(len(values)))
    columns = tuple(
        Column(name, "string", lambda row: None, both("Isi.", "Words.")) for name in names
    )
    dataset = Dataset(
        "contoh",
        both("C", "S"),
        both("C", "S"),
        columns,
        lambda _site, _cities: (),
        ("c0",),
        (),
        "REGI",
    )
    table = Table(
        dataset=dataset,
        city=None,
        records=(dict(zip(names, values, strict=True)),),
        points=(),
        outlines=(),
        sources=(),
        licence=LICENCES["CC0-1.0"],
        modified=None,
    )
    text = csv_bytes(table).decode("utf-8-sig")
    header, row = csv.reader(StringIO(text, newline=""), strict=True)
    assert tuple(header) == names
    for value, cell in zip(values, row, strict=True):
        if value is None:
            assert cell == ""
        elif isinstance(value, str):
            assert cell in {value, f"'{value}"}
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
            assert not cell.startswith(("\t", "\r", "\n"))
        else:
            assert type(value)(cell) == value


@pytest.mark.parametrize("name", ["Jum’at Kliwon", "Ma'arif", "Désa Éndah", "ꦏꦸꦛ", "Sya‘ban"])
def test_names_come_back_as_they_were(name):
    assert safe(name) == name
    assert next(csv.reader([safe(name)])) == [name]
