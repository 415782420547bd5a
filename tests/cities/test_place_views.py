"""The pages of districts and landmarks: what their views say, with little or much known."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from plugins.cities.district_counts import basis, growth, headline, spread
from plugins.cities.district_views import DistrictView, district_view
from plugins.cities.landmark_maps import distance_text
from plugins.cities.landmark_views import LandmarkView, landmark_view
from plugins.cities.ordinals import ordinal
from plugins.cities.place_titles import listing, title_size
from plugins.languages.words import load_words
from plugins.model.frame import Moment
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Registers, Site
from plugins.schema.cities import City as CityFields
from plugins.schema.districts import Districts
from plugins.schema.events import Events
from plugins.schema.landmarks import Landmarks
from plugins.schema.sources import Source
from tests.support.views import templates

THEME = Path(__file__).parents[2] / "theme"
WORDS = load_words(THEME)

SERIES = [
    {
        "key": key,
        "label": {"id": label, "en": label},
        "kind": kind,
        "definition": {"id": "x", "en": "x"},
        "source": "bps",
    }
    for key, label, kind in (
        ("s2010", "Sensus 2010", "census"),
        ("s2020", "Sensus 2020", "census"),
        ("r2022", "Registrasi", "registered"),
    )
]


def village(number: int, lat: float, lon: float, **more: object) -> dict[str, object]:
    code = f"99.71.0{number // 10}.10{number:02}"
    return {"code": code, "name": f"Desa {number}", "lat": lat, "lon": lon} | more


def counted(*counts: tuple[int, int, str]) -> list[dict[str, object]]:
    return [{"year": year, "value": value, "series": key} for year, value, key in counts]


def district(number: int, name: str, **more: object) -> dict[str, object]:
    found: dict[str, object] = {
        "code": f"99.71.0{number}",
        "slug": name.lower(),
        "name": name,
        "lat": -7.0 - number / 50,
        "lon": 110.4,
        "area_km2_computed": 10.0 * number,
        "villages": [
            village(number * 10, -7.0 - number / 50, 110.39, area_km2_computed=4.0),
            village(number * 10 + 1, -7.0 - number / 50, 110.42, area_km2_computed=4.0),
        ],
        "population": counted((2010, 1000, "s2010"), (2020, 1000 + 100 * number, "s2020")),
    }
    return found | more


DISTRICTS: list[dict[str, object]] = [
    district(1, "Lor", neighbours=["99.71.02"]),
    district(2, "Tengah", neighbours=["99.71.01", "99.71.03"]),
    district(3, "Kidul", neighbours=["99.71.02"]),
    district(4, "Pucuk"),
]

LANDMARKS: list[dict[str, object]] = [
    {
        "slug": "menara",
        "name": {"id": "Menara", "en": "Tower"},
        "kind": "heritage",
        "district": "99.71.01",
        "village": {"code": "99.71.01.1010", "source": "bps", "confirmed": False},
        "point": {"lat": -7.02, "lon": 110.39, "source": "ingatan", "confirmed": False},
        "fact": {"id": "Menara tua.", "en": "An old tower."},
        "source": "ingatan",
        "confirmed": False,
        "hours": {"text": {"id": "08.00–16.00"}, "checked": "2026-11-02"},
    },
    {
        "slug": "kolam",
        "name": {"id": "Kolam"},
        "kind": "park",
        "district": "99.71.01",
        "fact": {"id": "Kolam kota."},
    },
    {
        "slug": "pasar",
        "name": {"id": "Pasar", "en": "Market"},
        "kind": "market",
        "district": "99.71.02",
        "point": {"lat": -7.04, "lon": 110.39, "precision": "village-centre"},
        "fact": {"id": "Pasar pagi.", "en": "Morning market."},
    },
    {
        "slug": "kuil",
        "name": {"id": "Kuil", "en": "Shrine"},
        "kind": "religious",
        "district": "99.71.02",
        "point": {"lat": -7.04, "lon": 110.39, "precision": "village-centre"},
        "fact": {"id": "Kuil kecil.", "en": "A small shrine."},
    },
]


def event(slug: str, **more: object) -> dict[str, object]:
    rule = {"type": "fixed", "month": 5, "day": 2}
    return {"slug": slug, "name": {"id": slug}, "kind": "festival", "rule": rule} | more


def occurrence(slug: str, start: date, **more: bool) -> Occurrence:
    return Occurrence(start=start, end=start, city="contoh", event=slug, uid=slug, **more)


def city_of(
    districts: list[dict[str, object]] = DISTRICTS,
    landmarks: list[dict[str, object]] = LANDMARKS,
    events: tuple[dict[str, object], ...] = (),
) -> City:
    return City(
        slug="contoh",
        fields=CityFields.model_validate({"code": "99.71", "name": {"id": "Kota Contoh"}}),
        divisions=Districts.model_validate({"series": SERIES, "districts": districts}),
        landmarks=Landmarks.model_validate({"landmarks": landmarks}).landmarks,
        events=Events.model_validate({"events": list(events)}).events,
    )


def site_of(city: City, *occurrences: Occurrence) -> Site:
    sources = {
        "bps": Source.model_validate({"kind": "dataset", "title": {"id": "BPS"}}),
        "ingatan": Source.model_validate({"kind": "recalled", "title": {"id": "Ingatan"}}),
    }
    return Site(
        content=THEME,
        now=datetime(2026, 11, 21, 12, tzinfo=UTC),
        registers=Registers(sources=sources),
        stories=(),
        pages=(),
        cities=(city,),
        words=WORDS,
        occurrences=occurrences,
    )


def district_views(site: Site, language: str) -> list[DistrictView]:
    (city,) = site.cities
    return [district_view(site, city, district, language) for district in city.districts]


def landmark_views(site: Site, language: str) -> list[LandmarkView]:
    (city,) = site.cities
    return [landmark_view(site, city, mark, language) for mark in city.landmarks]


def district_pages(site: Site, language: str = "id") -> dict[str, DistrictView]:
    return {view.name: view for view in district_views(site, language)}


def landmark_pages(site: Site, language: str = "id") -> dict[str, LandmarkView]:
    return {view.frame.address.split("/")[-2]: view for view in landmark_views(site, language)}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_renders(language):
    site = site_of(city_of(), occurrence("pawai", date(2027, 5, 2)))
    pages = [*district_views(site, language), *landmark_views(site, language)]
    assert len(pages) == 8
    for page in pages:
        assert page.name in templates().render(page)
        hash(page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_district_and_a_landmark_of_which_nothing_is_known(language):
    bare = {"code": "99.71.01", "slug": "lor", "name": "Lor"}
    mark = {k: v for k, v in LANDMARKS[1].items() if k != "village"}
    site = site_of(city_of([bare], [mark]))
    (page,) = district_views(site, language)
    assert page.map is None
    assert not page.facts
    assert not page.villages
    assert not page.strips
    (landmark,) = landmark_views(site, language)
    assert landmark.spot is None
    assert landmark.map is None
    assert not landmark.ways
    assert "<h1" in templates().render(page)
    assert "<h1" in templates().render(landmark)


def test_a_landmark_in_a_city_without_districts():
    (page,) = landmark_views(site_of(city_of([], LANDMARKS[:1])), "id")
    assert page.kicker.rest == ()
    assert page.spot is None
    assert "<h1" in templates().render(page)


def test_figures_of_a_district():
    page = district_pages(site_of(city_of()))["Tengah"]
    shown = {fact.label: fact.value for fact in page.facts}
    assert shown == {
        "Penduduk": "1.200",
        "Sejak 2010": "+20,0%",
        "Kelurahan": "2",
        "Luas": "20,0 km²",
        "Kepadatan": "60",
        "Urutan di kota": "3",
    }
    assert [fact.label for fact in page.facts if fact.computed] == ["Luas", "Kepadatan"]
    assert page.standfirst == (
        "Kecamatan terluas ketiga di Kota Contoh menurut hitungan peta, di bagian tengah, "
        "dengan dua kelurahan."
    )
    assert [n.people for n in page.neighbours] == ["1.100 jiwa", "1.300 jiwa"]


def test_the_same_in_english():
    page = district_pages(site_of(city_of()), "en")["Pucuk"]
    assert page.standfirst == (
        "The largest district of Kota Contoh as computed from the map, in the south, "
        "with two urban villages."
    )
    assert page.frame.title == "Pucuk District, Contoh"
    assert page.frame.address == "/en/cities/contoh/districts/pucuk/"


def test_a_published_area_is_not_marked_as_computed():
    published = district(1, "Lor", area_published={"value": 12.34})
    page = district_pages(site_of(city_of([published])))["Lor"]
    size = next(fact for fact in page.facts if fact.label == "Luas")
    assert (size.value, size.computed) == ("12,3 km²", False)


def test_a_census_is_shown_before_a_newer_count_of_another_kind():
    mixed = counted((2010, 900, "s2010"), (2020, 1000, "s2020"), (2022, 1500, "r2022"))
    city = city_of([district(1, "Lor", population=mixed)])
    (only,) = city.districts
    count = headline(city.divisions, only)
    assert count is not None
    assert count.year == 2020
    change = growth(city.divisions, only)
    assert change is not None
    assert change.percent == pytest.approx(11.11, abs=0.01)


def test_districts_are_ranked_by_the_count_that_all_have():
    late = district(1, "Lor", population=counted((2010, 900, "s2010"), (2022, 1500, "r2022")))
    city = city_of([late, DISTRICTS[1], DISTRICTS[2]])
    base, change = basis(city), spread(city)
    assert base is not None
    assert base.sample.year == 2010
    assert change is not None
    assert "99.71.01" not in change.values
    assert growth(city.divisions, city.districts[0]) is None


def test_cells_numbers_and_rows_agree():
    page = district_pages(site_of(city_of()))["Lor"]
    assert page.village_map is not None
    assert [cell.href[1:] for cell in page.village_map.cells] == [row.id for row in page.villages]
    assert [row.number for row in page.villages] == ["1", "2"]
    assert len(page.village_map.spots) == 1


def test_the_centre_of_a_village_is_not_shown_as_the_place():
    site = site_of(city_of())
    district_page = district_pages(site)["Tengah"]
    assert district_page.village_map is not None
    assert not district_page.village_map.spots
    page = landmark_pages(site)["pasar"]
    assert "bukan tempatnya" in page.map_caption
    position = next(row for row in page.rows if row.label == "Letak")
    assert position.note is not None
    assert "geo" not in json.loads(page.frame.structured_data or "{}")
    ways = {row.text: row.value for row in page.ways}
    assert ways == {"Kuil": "di kelurahan yang sama", "Menara": "2,2 km, utara"}
    assert page.compass is not None
    assert len(page.compass.spots) == 1


def test_hours_say_when_they_were_checked_and_what_nobody_knows_is_left_out():
    page = landmark_pages(site_of(city_of()))["menara"]
    rows = {row.label: row for row in page.rows}
    assert set(rows) == {"Kelurahan", "Letak", "Jam buka"}
    assert rows["Jam buka"].value == "08.00–16.00"
    assert rows["Jam buka"].checked == Moment("2026-11-02", "diperiksa 2 November 2026")
    assert '<time datetime="2026-11-02">diperiksa 2 November 2026</time>' in templates().render(
        page
    )
    assert rows["Letak"].value == "−7,020; 110,390"
    assert rows["Letak"].rest == "(±\u00a0200\u00a0m)"
    assert rows["Kelurahan"].href == "/kota/contoh/kecamatan/lor/"
    assert page.arrival is None
    assert "Menuju ke sini" not in templates().render(page)
    assert page.spot is not None
    assert [link.href.split(":")[0] for link in page.map_links] == ["geo", "https"]
    place = json.loads(page.frame.structured_data or "{}")
    assert (place["@type"], place["geo"]["latitude"]) == ("TouristAttraction", -7.02)


def test_how_to_get_there_and_access_are_shown_where_known():
    known = {
        "transport": {"text": {"id": "Halte A.", "en": "Stop A."}, "checked": "2026-11-02"},
        "access": {
            "text": {"id": "Ubin pemandu.", "en": "Tactile paving."},
            "checked": "2026-11-03",
        },
    }
    page = landmark_pages(site_of(city_of(landmarks=[{**LANDMARKS[0], **known}])), "en")["menara"]
    assert page.arrival is not None
    assert (page.arrival.text, page.arrival.checked.iso) == ("Stop A.", "2026-11-02")
    assert "checked on 2 November 2026" in templates().render(page)
    rows = {row.label: row for row in page.rows}
    assert rows["Other access"].value == "Tactile paving."


def test_hours_without_the_day_of_checking_are_refused():
    with pytest.raises(ValidationError, match="checked"):
        city_of(landmarks=[{**LANDMARKS[0], "hours": {"text": {"id": "08.00"}}}])


def test_districts_lead_to_map_programs_and_chart_their_people():
    page = district_pages(site_of(city_of()))["Lor"]
    phone, outside = page.map_links
    assert phone.href == "geo:-7.02,110.4?z=13"
    assert outside.href.startswith("https://www.openstreetmap.org/?mlat=-7.02&mlon=110.4#map=13/")
    assert "situs lain" in outside.text
    chart = page.population
    assert chart is not None
    assert [(row.year, row.way, row.value) for row in chart.rows] == [
        ("2010", "Sensus 2010", "1.000"),
        ("2020", "Sensus 2020", "1.100"),
    ]
    assert "Penduduk Lor menurut tahun" in templates().render(page)


def test_marks_lead_to_a_source_at_the_foot():
    site = site_of(city_of())
    for page in (landmark_pages(site)["menara"], district_pages(site)["Lor"]):
        html = templates().render(page)
        targets = {row.id for row in page.sources}
        assert targets == {"sumber-bps", "sumber-ingatan"}
        assert all(f'id="{target}"' in html for target in targets)
    assert landmark_pages(site)["menara"].fact_provenance.kind == "recalled"


def test_words_in_the_other_language_say_so():
    page = landmark_pages(site_of(city_of()), "en")["kolam"]
    assert (page.name_lang, page.fact_lang) == ("id", "id")
    assert landmark_pages(site_of(city_of()))["kolam"].fact_lang is None


def test_events_of_a_place():
    events = (
        event("jauh", district="99.71.03"),
        event("pawai", landmarks=["menara"], place={"id": "Balai Kota"}),
        event("doa", district="99.71.01"),
        event("lampau", district="99.71.01"),
    )
    site = site_of(
        city_of(events=events),
        occurrence("jauh", date(2027, 1, 1)),
        occurrence("lampau", date(2026, 11, 20)),
        occurrence("doa", date(2027, 5, 1), month_only=True, provisional=True),
        occurrence("pawai", date(2028, 5, 2)),
        occurrence("pawai", date(2027, 5, 2)),
    )
    rows = district_pages(site)["Lor"].events
    assert [(row.title, row.iso) for row in rows] == [("pawai", "2027-05-02"), ("doa", "2027-05")]
    assert rows[0].rest == "Minggu Wage"
    assert (rows[1].day, rows[1].month, rows[1].provisional) == (None, "Mei", True)
    columns = landmark_pages(site)["menara"].events
    assert [(c.strong, c.rest, c.provisional) for c in columns] == [
        ("2", "Mei 2027", False),
        ("Mei", "2027, menyusul", True),
    ]
    assert not landmark_pages(site)["pasar"].events


def test_ranks_distances_and_lists_in_words():
    assert [ordinal(n, "id") for n in (1, 2, 10, 12, 21)] == [
        *("pertama", "kedua", "kesepuluh", "kedua belas", "ke-21"),
    ]
    assert [ordinal(n, "en") for n in (1, 5, 12, 21, 22, 113)] == [
        *("first", "fifth", "twelfth", "21st", "22nd", "113th"),
    ]
    assert [distance_text(km, "id") for km in (0.156, 0.9999, 1.25)] == [
        "160 m",
        "1,0 km",
        "1,2 km",
    ]
    assert listing(["A", "B", "C"], WORDS["id"]) == "A, B, dan C"
    assert listing(["A", "B", "C"], WORDS["en"]) == "A, B and C"


def test_long_names_are_set_smaller():
    assert title_size("Gunungpati") == "huge"
    assert title_size("Kedungkandang") != "huge"
    assert title_size("Gereja Blenduk (GPIB Immanuel) dan Kota Lama") in {"medium", "small"}
