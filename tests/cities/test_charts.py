"""The drawn charts: bars, lines, strips, cloths and the rings round a landmark."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cities.charts import (
    dot_strip,
    share_bars,
    zero_bars,
)
from plugins.cities.cloths import month_strip
from plugins.cities.compass import (
    COMPASS_NAMES,
    bearing,
    bearing_name,
    compass_point,
    distance_km,
)
from plugins.cities.distance_rings import Place, rings
from plugins.cities.geometry import text_width
from plugins.cities.population_line import Count, population_line

LAWANG_SEWU = (-6.984, 110.411)
SEMARANG = [
    Count(2010, 1_555_984, "census", "census"),
    Count(2020, 1_653_524, "census", "census"),
    Count(2023, 1_694_740, "registered", "registered"),
    Count(2025, 1_702_379, "registered", "registered"),
]
places = st.tuples(st.floats(-11, 6), st.floats(95, 141))


def test_bars_leave_the_zero_line_on_one_scale():
    chart = zero_bars({"genuk": 33.6, "timur": -11.3, "baru": None, "nol": 0.0})
    genuk, timur, new, none = chart.bars
    assert (genuk.x, genuk.negative) == (chart.zero, False)
    assert timur.negative
    assert timur.x + timur.width == pytest.approx(chart.zero, abs=0.11)
    assert genuk.width / timur.width == pytest.approx(33.6 / 11.3, rel=0.01)
    assert new.width == none.width == 0


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=3), st.none() | st.floats(-1e6, 1e6), max_size=20))
def test_bars_stay_in_their_column(values):
    chart = zero_bars(values)
    assert [bar.code for bar in chart.bars] == list(values)
    for bar in chart.bars:
        assert -0.1 <= bar.x <= bar.x + bar.width <= 100.1


def test_two_patterned_bars():
    assert share_bars([1_600_000, 2_500_000]) == (64, 100)
    assert share_bars([0, 0]) == (0, 0)
    assert share_bars([]) == ()


def test_population_line_joins_censuses_and_leaves_gaps_between_registers():
    chart = population_line(SEMARANG)
    assert chart is not None
    assert chart.floor == 1_540_000
    assert chart.solid.startswith(f"M{chart.marks[0].x:g} ")
    assert chart.solid.count("l") == 1
    assert chart.dotted == ""
    assert [(tick.year, tick.anchor) for tick in chart.ticks] == [
        (2010, "middle"),
        (2015, "middle"),
        (2020, "middle"),
        (2025, "middle"),
    ]
    heights = [mark.y for mark in chart.marks]
    assert heights == sorted(heights, reverse=True)
    assert all(16 <= y <= chart.axis_y for y in heights)


def test_the_axis_names_its_floor_and_round_levels():
    chart = population_line(SEMARANG)
    assert chart is not None
    assert [level.value for level in chart.levels] == [1_540_000, 1_600_000, 1_650_000, 1_700_000]
    assert chart.levels[0].y == chart.axis_y
    assert all(chart.left < mark.x for mark in chart.marks)


def test_population_line_with_little_to_tell():
    assert population_line([]) is None
    alone = population_line([Count(2021, 140_544, "registered", "r")])
    assert alone is not None
    assert (alone.solid, alone.dotted, alone.floor) == ("", "", 0)
    assert [tick.year for tick in alone.ticks] == [2021]


def test_two_ways_of_counting_are_never_joined():
    chart = population_line(
        [
            Count(2019, 985_000, "census", "s"),
            Count(2020, 971_000, "registered", "r"),
            Count(2021, 975_000, "estimate", "e"),
            Count(2022, 911_000, "registered", "other register"),
        ]
    )
    assert chart is not None
    assert (chart.solid, chart.dotted) == ("", "")


def test_years_that_follow_one_another_are_joined_and_a_missing_one_is_a_gap():
    years = (2015, 2016, 2017, 2019, 2020)
    chart = population_line([Count(y, 900_000 + y, "derived", "d") for y in years])
    assert chart is not None
    assert chart.dotted.count("M") == 2
    assert chart.dotted.count("l") == 2
    places = {mark.year: mark.x for mark in chart.marks}
    assert f"M{places[2019]:g} " in chart.dotted
    assert places[2019] - places[2017] == pytest.approx(2 * (places[2016] - places[2015]), abs=0.3)


def test_a_census_left_out_is_a_gap():
    years = (1990, 2010, 2020)
    chart = population_line([Count(y, 900_000 + y, "census", "s") for y in years])
    assert chart is not None
    assert chart.solid.count("M") == 1
    assert chart.solid.startswith(f"M{chart.marks[1].x:g} ")


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Count,
            st.integers(1930, 2045),
            st.integers(0, 9_000_000),
            st.sampled_from(["census", "registered", "estimate"]),
            st.sampled_from("ab"),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_population_line_stays_on_its_drawing(counts):
    chart = population_line(counts)
    assert chart is not None
    assert chart.floor <= min(count.value for count in counts)
    assert 1 <= len(chart.ticks) <= 5
    for mark in chart.marks:
        assert chart.left <= mark.x <= chart.width - 24
        assert 16 <= mark.y <= chart.axis_y
    assert 1 <= len(chart.levels) <= 6
    for level in chart.levels:
        assert 16 <= level.y <= chart.axis_y


def test_dot_strip_places_one_among_the_others():
    strip = dot_strip({"a": 5.0, "b": 10.0, "c": 25.0, "d": None}, "b", "Gunungpati")
    assert strip is not None
    assert [dot.x for dot in strip.dots] == [16, 584]
    assert strip.chosen.x == 158
    assert (strip.lowest, strip.highest, strip.rank, strip.count) == ("a", "c", 2, 3)
    assert dot_strip({"a": None}, "a", "A") is None


def test_dot_strip_names_the_chosen_one_once_and_on_the_drawing():
    strip = dot_strip({"a": 5.0, "b": 10.0}, "b", "Semarang Selatan")
    assert strip is not None
    assert (strip.highest, strip.label_anchor, strip.label_x) == (None, "end", 600)
    low = dot_strip({"a": 5.0, "b": 10.0}, "a", "Semarang Selatan")
    assert low is not None
    assert (low.lowest, low.label_anchor, low.label_x) == (None, "start", 0)


def test_a_strip_of_equal_figures_stands_in_the_middle():
    strip = dot_strip({"a": 3.0, "b": 3.0}, "a", "A")
    assert strip is not None
    assert strip.chosen.x == strip.dots[0].x == 300


def test_twelve_months_hang_by_their_events():
    strip = month_strip([(2, 7), (5, None), (2, 3), (5, 2), (2, None)])
    assert strip.height == 104
    assert [month.cloth for month in strip.months] == [0, 102, 0, 0, 68, *[0] * 7]
    assert strip.months[1].events == (2, 0, 4)
    assert strip.months[4].events == (3, 1)


def test_a_crowded_month_shortens_every_cloth():
    strip = month_strip([(8, day) for day in range(1, 9)] + [(1, 1)])
    assert strip.months[7].cloth == 136
    assert strip.months[0].cloth == 17
    assert month_strip([]).height == 104


def test_distance_and_direction_of_known_places():
    assert distance_km(LAWANG_SEWU, (-6.9902, 110.4229)) == pytest.approx(1.48, abs=0.01)
    assert bearing_name(bearing(LAWANG_SEWU, (-6.9902, 110.4229)), "id") == "tenggara"
    assert bearing_name(bearing(LAWANG_SEWU, (-6.9682, 110.4277)), "en") == "north-east"
    assert distance_km((0, 0), (0, 180)) == pytest.approx(math.pi * 6371.0088)


@settings(deadline=None)
@given(places, places)
def test_distance_is_the_same_both_ways(a, b):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-9)
    assert distance_km(a, a) == 0
    assert 0 <= bearing(a, b) < 360


def test_eight_points_meet_half_way():
    assert [compass_point(d) for d in (0, 22.4, 22.5, 90, 337.4, 337.5, 360)] == [
        0,
        0,
        1,
        2,
        7,
        0,
        0,
    ]
    assert {len(names) for names in COMPASS_NAMES.values()} == {8}


def near(*offsets):
    return [
        Place(f"p{i}", name, LAWANG_SEWU[0] + dlat, LAWANG_SEWU[1] + dlon)
        for i, (name, dlat, dlon) in enumerate(offsets)
    ]


DRAWN = near(
    ("Tugu Muda", -0.0003, -0.0014),
    ("Simpang Lima", -0.0062, 0.0119),
    ("Masjid Agung Kauman", 0.0118, 0.0116),
    ("Sam Poo Kong", -0.0123, -0.0127),
    ("Pasar Semawis", 0.0094, 0.0157),
    ("Tay Kak Sie", 0.0088, 0.0170),
    ("Gereja Blenduk", 0.0158, 0.0167),
    ("Museum Ranggawarsita", -0.0018, -0.0270),
    ("Goa Kreo", -0.0545, -0.06),
)


def label_box(spot):
    width = text_width(spot.name, 14)
    left = spot.label_x - {"start": 0, "middle": width / 2, "end": width}[spot.label_anchor]
    return left, spot.label_y - 11.2, left + width, spot.label_y + 3.5


def overlap(a, b, slack=0.2):
    return (
        a[0] + slack < b[2] and b[0] + slack < a[2] and a[1] + slack < b[3] and b[1] + slack < a[3]
    )


def test_rings_of_one_two_three_kilometres_name_every_place_once():
    chart = rings(LAWANG_SEWU, DRAWN, 3)
    assert [(c.km, c.radius) for c in chart.circles] == [(1, 62), (2, 124), (3, 186)]
    assert chart.spots[0].name == "Tugu Muda"
    assert len(chart.spots) == 8
    assert all(spot.labelled for spot in chart.spots)
    kilometres = [spot.km for spot in chart.spots]
    assert kilometres == sorted(kilometres)
    for spot in chart.spots:
        radius = math.dist((spot.x, spot.y), (chart.centre, chart.centre))
        assert radius == pytest.approx(62 * spot.km, abs=0.2)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("abcdeimw ", min_size=1, max_size=24),
            st.floats(-0.03, 0.03),
            st.floats(-0.03, 0.03),
        ),
        max_size=25,
    )
)
def test_names_never_overlap_however_crowded(offsets):
    others = near(*offsets)
    chart = rings(LAWANG_SEWU, others, 3)
    assert chart == rings(LAWANG_SEWU, others[::-1], 3)
    boxes = [label_box(spot) for spot in chart.spots if spot.labelled]
    for a, b in itertools.combinations(boxes, 2):
        assert not overlap(a, b)
    for box in boxes:
        assert box[0] >= -0.2
        assert box[2] <= chart.size + 0.2
        for spot in chart.spots:
            assert not overlap(box, (spot.x - 5, spot.y - 5, spot.x + 5, spot.y + 5))


@pytest.mark.parametrize(
    ("max_km", "expected"),
    [(1, [0.25, 0.5, 0.75, 1]), (3, [1, 2, 3]), (5, [2, 4, 6]), (10, [2.5, 5, 7.5, 10])],
)
def test_rings_stand_at_round_distances(max_km, expected):
    assert [circle.km for circle in rings(LAWANG_SEWU, [], max_km).circles] == expected


def test_rings_need_a_distance():
    with pytest.raises(ValueError, match="above zero"):
        rings(LAWANG_SEWU, [], 0)
