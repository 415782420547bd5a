"""The models of a city's files, and the sample content for four cities."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from plugins.schema.cities import City
from plugins.schema.city_misfits import misfits
from plugins.schema.districts import District, Districts
from plugins.schema.fields import Model
from plugins.schema.figures import primary
from plugins.schema.landmarks import Landmarks
from plugins.schema.sources import Source, mark_of
from plugins.schema.texts import Bilingual

CONTENT = Path(__file__).resolve().parents[2] / "content"
CITIES = ("semarang", "malang", "mojokerto", "bantul")
COUNTS = {
    "semarang": (16, 177, 13),
    "malang": (5, 57, 13),
    "mojokerto": (3, 18, 13),
    "bantul": (17, 75, 14),
}


def _read(path: str) -> Any:
    return yaml.safe_load((CONTENT / path).read_text(encoding="utf-8"))


def _files(slug: str) -> tuple[City, Districts, Landmarks]:
    return (
        City.model_validate(_read(f"cities/{slug}/city.yml")),
        Districts.model_validate(_read(f"cities/{slug}/districts.yml")),
        Landmarks.model_validate(_read(f"cities/{slug}/landmarks.yml")),
    )


@pytest.fixture(scope="module")
def sample() -> dict[str, tuple[City, Districts, Landmarks]]:
    return {slug: _files(slug) for slug in CITIES}


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    written = _read("registers/sources.yml")
    return {key: Source.model_validate(source) for key, source in written.items()}


def _total(districts: Districts, series: str, year: int) -> int:
    return sum(
        count.value
        for district in districts.districts
        for count in district.population
        if (count.series, count.year) == (series, year)
    )


def _texts(value: object, place: str) -> list[tuple[str, Bilingual]]:
    if isinstance(value, Bilingual):
        return [(place, value)]
    if isinstance(value, Model):
        names = type(value).model_fields
        return [
            found for name in names for found in _texts(getattr(value, name), f"{place}.{name}")
        ]
    if isinstance(value, tuple):
        return [found for i, item in enumerate(value) for found in _texts(item, f"{place}.{i}")]
    return []


@pytest.mark.parametrize("slug", CITIES)
def test_every_area_and_landmark_is_there(slug, sample):
    _, districts, landmarks = sample[slug]
    villages = [village for district in districts.districts for village in district.villages]
    found = (len(districts.districts), len(villages), len(landmarks.landmarks))
    assert found == COUNTS[slug]


def test_totals_over_the_four_cities():
    assert [sum(column) for column in zip(*COUNTS.values(), strict=True)] == [41, 327, 53]


@pytest.mark.parametrize("slug", CITIES)
def test_the_files_agree_with_one_another(slug, sample, sources):
    assert list(misfits(*sample[slug], sources)) == []


@pytest.mark.parametrize("slug", CITIES)
def test_every_text_has_its_english(slug, sample):
    missing = [
        place for part in sample[slug] for place, text in _texts(part, "") if text.en is None
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("slug", "series", "year", "total"),
    [
        ("semarang", "sensus-2010", 2010, 1555984),
        ("semarang", "sensus-2020", 2020, 1653524),
        ("malang", "sensus-2010", 2010, 820243),
        ("malang", "sensus-2020", 2020, 843810),
        ("malang", "dalam-angka-2023", 2022, 847182),
        ("mojokerto", "registrasi-2021", 2021, 140544),
        ("bantul", "tabel-2012", 2012, 955005),
        ("bantul", "turunan-kepadatan", 2019, 949325),
    ],
)
def test_districts_add_up_to_the_published_city(slug, series, year, total, sample):
    assert _total(sample[slug][1], series, year) == total


def test_bantul_derived_counts_are_density_times_published_area(sample):
    derived = [
        (district.area_published.value * count.density, count.value)
        for district in sample["bantul"][1].districts
        for count in district.population
        if count.density is not None
    ]
    assert len(derived) == 85
    assert all(abs(product - value) < 1 for product, value in derived)


def test_bantul_published_areas_add_up(sample):
    areas = [district.area_published.value for district in sample["bantul"][1].districts]
    assert round(sum(areas), 2) == 506.85


@pytest.mark.parametrize("slug", CITIES)
def test_neighbours_are_mutual_and_tiles_given(slug, sample):
    districts = sample[slug][1]
    for district in districts.districts:
        assert district.tile is not None
        for code in district.neighbours:
            assert district.code in districts.by_code(code).neighbours


@pytest.mark.parametrize("slug", CITIES)
def test_figures_by_sex_add_up(slug, sample):
    for figure in sample[slug][0].figures:
        if figure.parts:
            assert sum(part.value for part in figure.parts) == figure.value


def test_headline_figures_of_semarang(sample):
    figures = sample["semarang"][0].figures
    assert primary(figures, "population").value == 1702379
    assert primary(figures, "area").value == 374.747
    assert {figure.value for figure in figures if figure.group == "area"} >= {372.3, 373.7, 373.78}
    day_and_night = [figure.value for figure in figures if figure.group == "day-and-night"]
    assert day_and_night == [1600000, 2500000]


@pytest.mark.parametrize("slug", CITIES)
def test_pages_and_memories_are_never_confirmed(slug, sample, sources):
    uncertain = {
        key
        for key, source in sources.items()
        if source.kind in {"public-page", "recalled", "computed", "sample"}
    }
    city, districts, landmarks = sample[slug]
    for fact in (*city.figures, *districts.series, *landmarks.landmarks):
        assert not (fact.confirmed and fact.source in uncertain), fact


def test_recalled_rows_keep_their_own_source(sample):
    districts = sample["semarang"][1]
    mijen = districts.counts(districts.by_code("33.74.14"))
    assert [(count.year, count.source, count.confirmed) for count in mijen] == [
        (2010, "ingatan", False),
        (2020, "ingatan", False),
    ]
    genuk = districts.counts(districts.by_code("33.74.05"))
    assert {count.source for count in genuk} == {"wikipedia-de"}


@pytest.mark.parametrize("slug", CITIES)
def test_drawings_are_there_and_turn_dark(slug, sample):
    for landmark in sample[slug][2].landmarks:
        if landmark.image is not None:
            words = (CONTENT / "cities" / slug / landmark.image.file).read_text(encoding="utf-8")
            assert "viewBox" in words
            assert "prefers-color-scheme:dark" in words


def test_marks():
    assert mark_of("document", confirmed=True) == "full"
    assert mark_of("public-page", confirmed=False) == "half"
    assert mark_of("recalled", confirmed=False) == "ring"
    assert mark_of(None, confirmed=True) == "full"
    assert mark_of("sample", confirmed=True) == mark_of("sample", confirmed=False) == "ring"


def test_a_code_and_a_name_make_a_city():
    city = City.model_validate({"code": "33.76", "name": {"id": "Kota Tegal"}})
    assert (city.short_name, city.effective_kind, city.motif) == ("Tegal", "kota", "kawung")
    assert city.accent.light == "#22346f"
    assert city.effective_terms.village.id == "kelurahan"
    empty = (Districts.model_validate({}), Landmarks.model_validate({}))
    assert list(misfits(city, *empty, {})) == []


def test_the_code_tells_kota_from_kabupaten():
    city = City.model_validate({"code": "33.22", "name": {"id": "Kabupaten Semarang"}})
    assert (city.effective_kind, city.effective_terms.village.en) == ("kabupaten", "village")


def test_models_are_hashable(sample):
    assert len({hash(part) for parts in sample.values() for part in parts}) == 12


CITY: dict[str, Any] = {"code": "33.74", "name": {"id": "Kota Semarang"}}
FIGURE: dict[str, Any] = {
    "key": "luas",
    "group": "area",
    "label": {"id": "Luas"},
    "value": 1,
    "unit": "km2",
    "definition": {"id": "Luas."},
    "as_of": 2024,
    "source": "big",
}
DISTRICT: dict[str, Any] = {"code": "33.74.01", "slug": "tengah", "name": "Tengah"}
LANDMARK: dict[str, Any] = {
    "slug": "tugu",
    "name": {"id": "Tugu"},
    "kind": "heritage",
    "district": "33.74.01",
    "fact": {"id": "Tugu."},
}


@pytest.mark.parametrize(
    ("model", "data", "place"),
    [
        (City, {**CITY, "code": "3374"}, ("code",)),
        (City, {**CITY, "code": 33.74}, ("code",)),
        (City, {**CITY, "accent": {"light": "teal"}}, ("accent", "light")),
        (
            City,
            {**CITY, "bounds": {"west": -7, "south": -7.1, "east": 110.5, "north": -6.9}},
            ("bounds", "west"),
        ),
        (City, {**CITY, "figures": [{**FIGURE, "as_of": "Mei 2024"}]}, ("figures", 0, "as_of")),
        (City, {**CITY, "figures": [{**FIGURE, "as_of": "2024-13"}]}, ("figures", 0, "as_of")),
        (City, {**CITY, "figures": [FIGURE, FIGURE]}, ("figures", 1, "key")),
        (
            City,
            {
                **CITY,
                "figures": [
                    {**FIGURE, "primary": True},
                    {**FIGURE, "key": "lain", "primary": True},
                ],
            },
            ("figures", 1, "primary"),
        ),
        (Districts, {"districts": [{**DISTRICT, "code": "33.74.1"}]}, ("districts", 0, "code")),
        (Districts, {"districts": [{**DISTRICT, "lat": 110.4}]}, ("districts", 0, "lat")),
        (
            Districts,
            {"districts": [DISTRICT, {**DISTRICT, "slug": "lain"}]},
            ("districts", 1, "code"),
        ),
        (
            Districts,
            {"districts": [DISTRICT, {**DISTRICT, "code": "33.74.02"}]},
            ("districts", 1, "slug"),
        ),
        (
            Districts,
            {"districts": [{**DISTRICT, "neighbours": ["33.74.99"]}]},
            ("districts", 0, "neighbours", 0),
        ),
        (
            Districts,
            {
                "districts": [
                    {**DISTRICT, "population": [{"year": 2020, "value": 1, "series": "x"}]}
                ]
            },
            ("districts", 0, "population", 0, "series"),
        ),
        (
            Districts,
            {"districts": [{**DISTRICT, "villages": [{"code": "33.74.02.1001", "name": "A"}]}]},
            ("districts", 0, "villages", 0, "code"),
        ),
        (Landmarks, {"landmarks": [LANDMARK, LANDMARK]}, ("landmarks", 1, "slug")),
        (
            Landmarks,
            {"landmarks": [{**LANDMARK, "village": {"code": "33.74.02.1001"}}]},
            ("landmarks", 0, "village", "code"),
        ),
        (
            Landmarks,
            {"landmarks": [{**LANDMARK, "image": {"file": "../x.svg", "alt": {"id": "x"}}}]},
            ("landmarks", 0, "image", "file"),
        ),
    ],
)
def test_refused_at_its_place_in_both_languages(model: type[Model], data, place):
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    (error,) = caught.value.errors()
    assert error["loc"] == place
    assert error["type"] == "refused"
    assert error["ctx"]["id"]
    assert error["ctx"]["en"]


def test_every_fault_of_a_file_is_told_at_once():
    faults = {"districts": [{**DISTRICT, "neighbours": ["33.74.98", "33.74.99"]}, DISTRICT]}
    with pytest.raises(ValidationError) as caught:
        Districts.model_validate(faults)
    assert len(caught.value.errors()) == 4


def test_misfits_between_files():
    bounds = {"west": 110.2, "south": -7.2, "east": 110.6, "north": -6.9}
    city = City.model_validate({**CITY, "bounds": bounds, "figures": [FIGURE]})
    foreign = District.model_validate({**DISTRICT, "code": "35.73.01"})
    districts = Districts.model_validate({"districts": [DISTRICT, {**dict(foreign), "slug": "x"}]})
    landmarks = Landmarks.model_validate(
        {
            "landmarks": [
                {**LANDMARK, "point": {"lat": -8.0, "lon": 110.4}},
                {**LANDMARK, "slug": "b", "district": "33.74.09"},
                {**LANDMARK, "slug": "c", "village": {"code": "33.74.01.1001"}},
            ]
        }
    )
    found = [(misfit.file, misfit.place) for misfit in misfits(city, districts, landmarks, {})]
    assert found == [
        ("districts.yml", ("districts", 1, "code")),
        ("landmarks.yml", ("landmarks", 0, "point", "lat")),
        ("landmarks.yml", ("landmarks", 1, "district")),
        ("landmarks.yml", ("landmarks", 2, "village", "code")),
        ("city.yml", ("figures", 0, "source")),
    ]


def test_a_point_just_outside_the_box_passes():
    bounds = City.model_validate(
        {**CITY, "bounds": {"west": 110.2, "south": -7.2, "east": 110.6, "north": -6.9}}
    ).bounds
    assert bounds.contains(-6.89, 110.4)
    assert not bounds.contains(-6.8, 110.4)
