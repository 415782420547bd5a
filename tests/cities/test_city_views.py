"""The pages of cities: what they show of what is known, and what they leave out."""

import dataclasses
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plugins.cities.area_views import AreaSection
from plugins.cities.cities_views import CitiesView, cities_view
from plugins.cities.city_views import CityView, city_view
from plugins.cities.maps import city_map, sekar_jagad, worn_motifs
from plugins.cities.measures import measure_of
from plugins.cities.wording import day_range, in_words, rough
from plugins.languages import Language
from plugins.model.occurrences import Occurrence
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.schema.landmarks import Landmarks
from plugins.schema.skylines import Skyline, skyline_misfits
from tests.support.paths import DATA, ROOT, TODAY

SOURCES = """
dokumen: {kind: document, title: {id: Dokumen kota, en: City document}}
halaman: {kind: public-page, title: {id: Halaman umum, en: Public page}}
ingatan: {kind: recalled, title: {id: Ingatan}}
"""
SERIES = """
  - key: lama
    label: {id: Sensus 2010}
    kind: census
    definition: {id: BPS}
    source: halaman
    confirmed: false
  - key: baru
    label: {id: Sensus 2020}
    kind: census
    definition: {id: BPS}
    source: halaman
    confirmed: false
  - key: daftar
    label: {id: Registrasi}
    kind: registered
    definition: {id: Kota}
    source: dokumen
"""


def district(number: int, *counts: str, more: str = "") -> str:
    name = f"Kecamatan {number}"
    population = "".join(f"\n      - {{{count}}}" for count in counts) or " []"
    return (
        f'\n  - code: "33.99.{number:02}"\n    slug: kecamatan-{number}\n    name: {name}'
        f"\n    lat: {-7 - number / 50}\n    lon: {110 + number % 2 / 50}"
        f"\n    area_km2_computed: 5{more}\n    population:{population}"
    )


def districts(*items: str) -> str:
    return f"series:{SERIES}\ndistricts:{''.join(items)}\n"


def site_of(tmp_path: Path, files: dict[str, str] | None = None) -> Site:
    """The minimal site with ``files`` of its city put in place of its own."""
    content = tmp_path / "content"
    for path in sorted((DATA / "minimal").rglob("*")):
        if path.is_file():
            target = content / path.relative_to(DATA / "minimal")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (content / "registers" / "sources.yml").write_text(SOURCES)
    for name, text in (files or {}).items():
        (content / "cities" / "contoh" / name).write_text(text)
    problems = Problems()
    draft = read_content(content, ROOT / "theme", date.fromisoformat(TODAY), problems)
    problems.stop_if_any()
    return draft.finish()


CITY = 'code: "33.99"\nname: {id: Kota Contoh, en: Sample City}\n'


def page(site: Site, language: Language = "id") -> CityView:
    return city_view(site, site.cities[0], language)


def areas_of(tmp_path: Path, *items: str) -> AreaSection:
    found = page(site_of(tmp_path, {"districts.yml": districts(*items)})).areas
    assert found is not None
    return found


def test_city_with_code_and_name_alone_says_only_that(tmp_path: Path) -> None:
    view = page(site_of(tmp_path))
    assert view.name == "Contoh"
    assert view.key_figures == view.kinds == view.sources == ()
    assert [link.href for link in view.downloads] == ["/data/#kota-contoh"]
    assert view.areas is view.population is view.year is view.cloth_map is view.skyline is None
    assert view.profile == ()
    assert view.bare is not None
    assert view.frame.description == "Profil Kota Contoh, kode wilayah 33.99."


def test_beside_other_notes_readers_learn_why_no_leaders_are_named(tmp_path: Path) -> None:
    motto = "motto: {text: {id: Maju}}\n"
    view = page(site_of(tmp_path, {"city.yml": CITY + motto}))
    assert [note.title for note in view.profile] == ["Semboyan", "Pimpinan kota"]
    assert view.bare is None


def test_change_is_told_between_two_censuses_that_cover_every_district(tmp_path: Path) -> None:
    section = areas_of(
        tmp_path,
        district(
            1, "year: 2010, value: 1000, series: lama", "year: 2020, value: 1300, series: baru"
        ),
        district(
            2, "year: 2010, value: 1000, series: lama", "year: 2020, value: 880, series: baru"
        ),
    )
    first, density, count = section.panels
    assert (first.kind, density.kind, count.kind) == ("change", "density", "count")
    assert first.note == "Perubahan penduduk 2010–2020 menurut kecamatan, sensus"
    assert count.note == "Penduduk menurut kecamatan, 2020, sensus"
    assert [(row.number, row.value, row.shade) for row in first.rows] == [
        ("1", "+30,0", 5),
        ("2", "−12,0", 1),
    ]
    assert first.rows[1].bar_x < first.zero
    assert [row.value for row in count.rows] == ["1.300", "880"]
    assert section.map is not None
    assert {area.label for area in section.map.areas} == {
        f"1 Kecamatan 1, +30,0 persen, {density.rows[0].value} jiwa per km², 1.300 jiwa",
        f"2 Kecamatan 2, −12,0 persen, {density.rows[1].value} jiwa per km², 880 jiwa",
    }
    assert [area.shades for area in section.map.areas] == [
        "shade-5 change-5 density-5 count-5",
        "shade-1 change-1 density-2 count-2",
    ]


def test_density_is_told_where_one_district_lacks_a_census(tmp_path: Path) -> None:
    section = areas_of(
        tmp_path,
        district(
            1, "year: 2020, value: 900, series: baru", "year: 2021, value: 1000, series: daftar"
        ),
        district(2, "year: 2021, value: 2000, series: daftar"),
    )
    density = section.panels[0]
    assert density.note == "Penduduk per km² menurut kecamatan, 2021, registrasi"
    assert density.computed
    assert [row.value for row in density.rows] == ["400", "200"]
    assert [panel.kind for panel in section.panels] == ["density", "count"]


def test_without_a_common_year_the_map_stays_plain_and_says_so(tmp_path: Path) -> None:
    section = areas_of(tmp_path, district(1), district(2, "year: 2020, value: 9, series: baru"))
    (panel,) = section.panels
    assert panel.note == "Jumlah penduduk setiap kecamatan belum ada untuk tahun yang sama."
    assert panel.value_head is None
    assert panel.legend == ()
    assert section.map is not None
    assert [area.shades for area in section.map.areas] == ["", ""]


def test_change_is_told_within_one_way_of_counting_but_never_across_two(tmp_path: Path) -> None:
    within = areas_of(
        tmp_path,
        district(
            1, "year: 2019, value: 1000, series: daftar", "year: 2021, value: 1100, series: daftar"
        ),
        district(
            2, "year: 2019, value: 1000, series: daftar", "year: 2021, value: 990, series: daftar"
        ),
    )
    changes = [panel for panel in within.panels if panel.kind == "change"]
    assert [panel.note for panel in changes] == [
        "Perubahan penduduk 2019–2021 menurut kecamatan, registrasi"
    ]
    across = areas_of(
        tmp_path,
        district(
            1, "year: 2020, value: 1000, series: baru", "year: 2021, value: 1100, series: daftar"
        ),
        district(
            2, "year: 2020, value: 1000, series: baru", "year: 2021, value: 990, series: daftar"
        ),
    )
    assert "change" not in [panel.kind for panel in across.panels]


def test_published_and_computed_areas_are_never_mixed_in_one_density(tmp_path: Path) -> None:
    published = "\n    area_published: {value: 4}"
    site = site_of(
        tmp_path,
        {
            "districts.yml": districts(
                district(1, "year: 2021, value: 1000, series: daftar", more=published),
                district(2, "year: 2021, value: 2000, series: daftar"),
            )
        },
    )
    city = site.cities[0]
    measure = measure_of(city.districts, city.divisions.series)
    assert measure is not None
    assert dict(measure.values) == {"33.99.01": 200.0, "33.99.02": 400.0}


FIGURES = """
figures:
  - key: lain
    group: area
    label: {id: Luas lain}
    value: 372.3
    unit: km2
    definition: {id: Lama.}
    as_of: 2023-05-26
    source: halaman
    confirmed: false
  - key: utama
    group: area
    label: {id: Luas}
    value: 374.747
    unit: km2
    definition: {id: Baru.}
    as_of: 2024-12-16
    source: dokumen
    primary: true
    decimals: 3
  - key: orang
    group: population
    label: {id: Penduduk}
    value: 1702379
    unit: jiwa
    kind: registered
    definition: {id: Warga.}
    as_of: 2025
    source: dokumen
"""


def test_figures_that_differ_stand_side_by_side_the_chosen_one_first(tmp_path: Path) -> None:
    view = page(site_of(tmp_path, {"city.yml": CITY + FIGURES}))
    people, area = view.key_figures
    assert people.value == "1.702.379"
    assert (area.value, area.summary) == ("374,7 km²", "Dua angka beredar")
    assert [line.value for line in area.lines] == ["374,747 km²", "372,3 km²"]
    assert [line.provenance.kind for line in area.lines if line.provenance] == [
        "document",
        "public",
    ]
    assert [row.id for row in view.sources] == ["sumber-dokumen", "sumber-halaman"]


def test_density_of_a_city_is_marked_as_computed(tmp_path: Path) -> None:
    view: CitiesView = cities_view(site_of(tmp_path, {"city.yml": CITY + FIGURES}), "en")
    assert view.title == "One city"
    assert view.table is not None
    assert view.table.columns == ("Population", "Area, km²", "People per km²")
    density = view.table.rows[0].cells[2]
    assert density is not None
    assert (density.text, density.computed) == ("4,543", True)
    assert view.frame.scripts == ()  # One row is in order already.


EVENTS = """
events:
  - slug: pawai
    name: {id: Pawai (malam), en: Parade}
    kind: carnival
    rule: {type: fixed, month: 5, day: 2}
  - slug: pesta
    name: {id: Pesta}
    kind: festival
    rule: {type: month, months: [12]}
"""


def occurrence(event: str, start: str, **more: bool) -> Occurrence:
    day = date.fromisoformat(start)
    return Occurrence(day, day, "contoh", event, f"{event}-{start}", **more)


def test_the_year_shown_is_the_one_with_most_of_what_is_to_come(tmp_path: Path) -> None:
    site = dataclasses.replace(
        site_of(tmp_path, {"events.yml": EVENTS}),
        occurrences=(
            occurrence("pawai", "2026-05-02"),
            occurrence("pesta", "2026-12-01", month_only=True),
            occurrence("pawai", "2027-05-02", provisional=True),
            occurrence("pesta", "2027-12-01", month_only=True),
        ),
    )
    view = page(site)
    assert view.year is not None
    assert view.year.title == "Setahun di Contoh, 2027"
    may, december = view.year.months[4], view.year.months[11]
    assert [(e.name, e.date, e.dashed) for e in may.events] == [("Pawai", "2 Mei", True)]
    assert [(e.date, e.iso, e.dashed) for e in december.events] == [("menyusul", "2027-12", True)]
    assert view.next_event is not None
    assert (view.next_event.name, view.next_event.iso) == ("Pawai (malam)", "2027-05-02")


def test_news_opens_with_stories_about_the_city_alone(tmp_path: Path) -> None:
    view = page(site_of(tmp_path))
    assert [card.title for card in view.stories] == ["Halo, warga"]
    assert page(site_of(tmp_path), "en").news_title == "News from Contoh"


def test_people_in_documents_are_named_with_the_day_only(tmp_path: Path) -> None:
    people = (
        "people: [{name: Ani Contoh, role: {id: Kepala Dinas}, named_on: 2023-05-26, "
        "source: dokumen}]\n"
    )
    note = page(site_of(tmp_path, {"city.yml": CITY + people})).profile[-1]
    assert note.title == "Disebut dalam dokumen"
    assert note.lines[0].text == "Ani Contoh, Kepala Dinas pada"
    assert (note.lines[0].iso, note.lines[0].date) == ("2023-05-26", "26 Mei 2023")


def test_a_recalled_fact_has_a_ring_and_the_citys_own_word_no_mark(tmp_path: Path) -> None:
    profile = (
        "motto: {text: {id: Maju}, source: ingatan, confirmed: false}\n"
        "nicknames: [{name: {id: Kota Contoh}}]\n"
    )
    motto, nickname = page(site_of(tmp_path, {"city.yml": CITY + profile})).profile[:2]
    mark = motto.lines[0].provenance
    assert mark is not None
    assert (mark.kind, mark.href) == ("recalled", "#sumber-ingatan")
    assert nickname.lines[0].provenance is None


def test_neighbours_on_the_cloth_map_wear_different_motifs(tmp_path: Path) -> None:
    several = {"districts.yml": districts(*(district(n) for n in range(1, 7)))}
    city = site_of(tmp_path, several).cities[0]
    drawn = city_map(city)
    assert drawn is not None
    worn = worn_motifs(city)
    for shape in drawn.districts:
        assert all(worn[shape.code] != worn[other] for other in shape.neighbours)
    drawing = sekar_jagad(city)
    assert drawing == sekar_jagad(city)
    assert b"prefers-color-scheme:dark" in drawing
    ET.fromstring(drawing)


def test_a_skyline_names_landmarks_that_the_city_has() -> None:
    skyline = Skyline.model_validate(
        {"file": "images/cakrawala.svg", "items": [{"landmark": "tidak-ada", "at": 50}]}
    )
    (place, error), *rest = skyline_misfits(skyline, Landmarks())
    assert place == ("skyline", "items", 0, "landmark")
    assert '"tidak-ada"' in str(error)
    assert not rest


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (1, "satu", "one"),
        (11, "sebelas", "eleven"),
        (16, "enam belas", "sixteen"),
        (20, "20", "20"),
    ],
)
def test_numbers_in_words(number: int, indonesian: str, english: str) -> None:
    assert (in_words(number, "id"), in_words(number, "en")) == (indonesian, english)


def test_ranges_and_rounded_numbers(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    assert rough(1_600_000, site.words["id"]) == "1,6 juta"
    assert rough(1_600_000, site.words["en"]) == "1.6 million"
    start, end = date(2027, 2, 3), date(2027, 2, 5)
    assert day_range(start, end, "id") == "3–5 Februari 2027"
    assert day_range(start, date(2027, 3, 1), "en") == "3 February–1 March 2027"
