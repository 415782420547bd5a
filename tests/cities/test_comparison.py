"""Cities side by side: figures with their dates, bars from nought, notes where they are true."""

from dataclasses import replace

import pytest

from plugins.cities.cities_views import cities_view
from plugins.cities.comparison import caveats
from plugins.schema.figures import Figure, Figures
from plugins.schema.sources import Source
from plugins.schema.texts import Bilingual
from tests.newsroom.newsroom_sites import REGISTERS, city, site

SOURCES = {
    "keputusan": Source(kind="dataset", title=Bilingual(id="Keputusan", en="Decree")),
    "sensus": Source(kind="public-page", title=Bilingual(id="Sensus", en="Census")),
}


def figure(key: str, group: str, value: float, unit: str, **fields: object) -> Figure:
    return Figure(
        **{
            "key": key,
            "group": group,
            "label": Bilingual(id=key.title()),
            "value": value,
            "unit": unit,
            "definition": Bilingual(id="Apa."),
            "as_of": "2025",
            "source": "keputusan",
            **fields,
        }
    )


def people(value: float, **fields: object) -> Figure:
    own = {"primary": True, "kind": "registered", **fields}
    return figure("penduduk", "population", value, "jiwa", **own)


def area(value: float, key: str = "luas", **fields: object) -> Figure:
    return figure(key, "area", value, "km2", **{"primary": key == "luas", **fields})


def view(*places: Figures, language="id"):
    cities = [city(f"kota-{n}", figures=figures) for n, figures in enumerate(places)]
    registers = replace(REGISTERS, sources=SOURCES)
    return cities_view(site(cities=tuple(cities), registers=registers), language)


def test_a_figure_says_when_and_how_it_was_counted_and_leads_to_its_source() -> None:
    made = view((people(1000), area(10.5)), (people(500), area(20)))
    cell = made.table.rows[0].cells[0]
    assert (cell.text, cell.note) == ("1.000", "registrasi, 2025")
    assert cell.provenance.href == "#sumber-keputusan"
    assert [row.id for row in made.sources] == ["sumber-keputusan"]


def test_bars_begin_at_nought_and_need_company() -> None:
    made = view((people(1000), area(10)), (people(500),))
    lengths = [[cell and cell.length for cell in row.cells] for row in made.table.rows]
    assert lengths == [[100.0, None, None], [50.0, None, None]]


def test_a_column_that_nobody_can_fill_is_left_out_and_so_is_an_empty_table() -> None:
    assert view((people(5),), ()).table.columns == ("Penduduk",)
    empty = view((), ())
    assert (empty.table, empty.counts, empty.areas, empty.caveats) == (None, None, (), ())


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (people(5), people(6), False),
        (people(5), people(6, as_of="2020"), True),
        (people(5), people(6, kind="census"), True),
        (people(5), people(6, source="sensus"), True),
    ],
)
def test_a_note_on_counting_stands_only_where_it_is_true(one, other, told: bool) -> None:
    made = view((one,), (other,))
    assert any("cara atau pada tahun" in note for note in made.caveats) is told


def test_villages_that_govern_themselves_are_not_compared_with_those_that_do_not() -> None:
    def divided(unit: str) -> tuple[Figure, ...]:
        return (figure(unit, "divisions", 5, unit, primary=True),)

    words = site().words["id"]
    alike = [city("a", figures=divided("kelurahan")), city("b", figures=divided("kelurahan"))]
    mixed = [alike[0], city("c", figures=divided("kalurahan"))]
    assert caveats(alike, words) == ()
    assert "memerintah diri sendiri" in caveats(mixed, words)[0]


def test_register_and_census_stand_beside_one_another() -> None:
    counted = figure("sensus", "population", 900, "jiwa", kind="census", as_of="2020")
    older = figure("sensus-2010", "population", 800, "jiwa", kind="census", as_of="2010")
    made = view((people(990), older, counted), (people(5),), language="en")
    (row,) = made.counts.rows
    assert [cell.text for cell in row.cells] == ["990", "900", "+90"]
    assert row.cells[1].note == "census, 2020"
    assert row.cells[2].note == "+10.0 per cent, computed"
    assert row.cells[2].computed


def test_every_area_of_a_city_is_told_the_chosen_one_in_bold() -> None:
    made = view((area(100.25, decimals=2), area(99.5, "luas-lama", as_of=None)), (area(7),))
    (spread,) = made.areas
    assert spread.spread == "Selisih 0,75 km², 0,7 persen."
    assert [(line.value, line.chosen) for line in spread.lines] == [
        ("100,25 km²", True),
        ("99,5 km²", False),
    ]
    assert spread.lines[1].text.endswith("tanggal tidak disebut")


def test_figures_that_agree_make_no_section() -> None:
    assert view((area(7), area(7.0, "luas-lain")), (area(8),)).areas == ()
