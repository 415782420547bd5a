"""The schematic maps: what the recipe promises, measured on the four sample cities.

``village-points.csv`` and ``neighbours.csv`` beside this file are the points, computed areas and
true pairs of neighbours from github.com/cahyadsn/wilayah_boundaries (MIT).
"""

import csv
import dataclasses
import functools
import math
import pickle
import random
import re
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon

from plugins.cities.choropleth import CHANGE_BREAKS, assign_motifs, classes, even_breaks
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import (
    line_data,
    mean_projection,
    move_inside,
    path_data,
    polygon_of,
    rings,
    text_width,
)
from plugins.cities.schematic_map import schematic_map
from plugins.cities.zoomed_map import place_names, zoomed, zoomed_landmark
from plugins.model.map_points import VillagePoint

HERE = Path(__file__).parent
CITIES = {"33.74": (16, 177), "35.73": (5, 57), "35.76": (3, 18), "34.02": (17, 75)}
MOTIFS = ("asem", "kawung", "parang", "ceplok", "truntum", "mega-mendung")


@functools.cache
def villages(city: str) -> tuple[VillagePoint, ...]:
    with (HERE / "village-points.csv").open(encoding="utf-8") as file:
        return tuple(
            VillagePoint(
                row["code"],
                row["code"][:8],
                float(row["lat"]),
                float(row["lon"]),
                float(row["area_km2"]),
            )
            for row in csv.DictReader(file)
            if row["code"].startswith(city)
        )


@functools.cache
def drawn(city: str) -> DrawnMap:
    result = schematic_map(villages(city), 720)
    assert result is not None
    return result


def true_pairs() -> set[frozenset[str]]:
    with (HERE / "neighbours.csv").open(encoding="utf-8") as file:
        return {
            frozenset((row["code"], other))
            for row in csv.DictReader(file)
            for other in row["neighbours"].split()
        }


def drawn_rings(data: str) -> list[list[tuple[float, float]]]:
    """Path data read back, with a parser of its own."""
    found = []
    number = r"-?(?:\d+\.?\d*|\.\d+)"
    for part in re.findall(r"M[^Mz]*z", data):
        x = y = 0.0
        ring = []
        for command, words in re.findall(r"([Mlhv])([^Mlhvz]*)", part):
            values = [float(word) for word in re.findall(number, words)]
            if command == "h":
                steps = [(value, 0.0) for value in values]
            elif command == "v":
                steps = [(0.0, value) for value in values]
            else:
                steps = list(zip(values[::2], values[1::2], strict=True))
            for dx, dy in steps:
                x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
                ring.append((round(x, 1), round(y, 1)))
        found.append(ring)
    return found


@pytest.mark.parametrize("city", CITIES)
def test_every_district_and_village_is_there_in_one_piece(city):
    map_ = drawn(city)
    assert (len(map_.districts), len(map_.villages)) == CITIES[city]
    assert all(len(shape.rings) == 1 for shape in (*map_.districts, *map_.villages))
    assert [d.code for d in map_.districts] == sorted(d.code for d in map_.districts)


@pytest.mark.parametrize("city", CITIES)
def test_cells_cover_the_hull_without_gap_or_overlap(city):
    map_ = drawn(city)
    outline = Polygon(drawn_rings(map_.outline)[0])
    for shapes in (map_.districts, map_.villages):
        cells = [polygon_of(shape.rings) for shape in shapes]
        assert shapely.coverage_is_valid(cells)
        assert sum(cell.area for cell in cells) == pytest.approx(outline.area, rel=0.005)
    inside = drawn(city).projection.scale ** 2
    true = sum(village.area_km2 for village in villages(city))
    assert outline.area / inside == pytest.approx(true, rel=0.08)


@pytest.mark.parametrize("city", CITIES)
def test_the_outline_follows_the_recipe(city):
    map_ = drawn(city)
    scale = map_.projection.scale
    radii = [1.18 * math.sqrt(v.area_km2 / math.pi) * scale for v in villages(city)]
    discs = [
        Point(map_.project(v.lat, v.lon)).buffer(r)
        for v, r in zip(villages(city), radii, strict=True)
    ]
    mean = sum(radii) / len(radii)
    hull = shapely.union_all(discs).buffer(mean).buffer(-1.15 * mean)
    outline = Polygon(drawn_rings(map_.outline)[0])
    assert outline.intersection(hull).area / outline.union(hull).area > 0.995


@pytest.mark.parametrize("city", CITIES)
def test_labels_lie_inside_and_points_in_their_own_cell(city):
    map_ = drawn(city)
    for shape in (*map_.districts, *map_.villages):
        assert polygon_of(shape.rings).contains(Point(shape.label_x, shape.label_y)), shape.code
    for village, shape in zip(villages(city), map_.villages, strict=True):
        point = Point(map_.project(village.lat, village.lon))
        assert polygon_of(shape.rings).distance(point) < 0.2


def test_seventy_eight_of_eighty_pairs_of_neighbours_are_kept_and_none_is_invented():
    found = {
        frozenset((district.code, other))
        for city in CITIES
        for district in drawn(city).districts
        for other in district.neighbours
    }
    true = true_pairs()
    assert len(true) == 80
    assert found <= true
    assert {tuple(sorted(pair)) for pair in true - found} == {
        ("33.74.02", "33.74.04"),
        ("34.02.03", "34.02.06"),
    }


@pytest.mark.parametrize("city", CITIES)
def test_a_district_layer_is_at_most_six_kilobytes(city):
    assert sum(len(district.path_d) for district in drawn(city).districts) <= 6000


@pytest.mark.parametrize("city", CITIES)
def test_path_data_draws_the_very_rings(city):
    for shape in (*drawn(city).districts, *drawn(city).villages):
        assert drawn_rings(shape.path_d) == [list(ring) for ring in shape.rings]


def test_order_does_not_matter_and_the_map_is_plain_data():
    shuffled = list(villages("34.02"))
    random.Random(7).shuffle(shuffled)
    again = schematic_map(shuffled, 720)
    assert again == drawn("34.02")
    assert hash(again) == hash(drawn("34.02"))
    assert pickle.loads(pickle.dumps(again)) == again


def test_the_map_keeps_to_its_width_and_margin():
    map_ = drawn("33.74")
    left, top, right, bottom = Polygon(drawn_rings(map_.outline)[0]).bounds
    assert map_.viewbox[0] == 720
    assert (left, right) == pytest.approx((4, 716), abs=0.2)
    assert (top, bottom) == pytest.approx((4, map_.viewbox[1] - 4), abs=0.5)


def test_no_points_no_map_and_few_points_a_simple_one():
    assert schematic_map([], 400) is None
    for count in (1, 2, 3):
        map_ = schematic_map(villages("35.76")[:count], 400)
        assert map_ is not None
        assert len(map_.villages) == count
        assert len(map_.districts) == 1
        assert map_.viewbox[1] > 100


def test_villages_on_one_point_share_its_place():
    twin = dataclasses.replace(villages("35.76")[0], code="35.76.01.9999")
    map_ = schematic_map([*villages("35.76"), twin], 720)
    assert map_ is not None
    assert len(map_.villages) == 19
    assert all(shape.rings for shape in map_.villages)


def test_a_far_island_without_known_area_stays_on_the_map():
    island = VillagePoint("35.76.04.1001", "35.76.04", -7.30, 112.60, 0.0)
    speck = VillagePoint("35.76.04.1002", "35.76.04", -7.60, 112.30, 0.001)
    map_ = schematic_map([*villages("35.76"), island, speck], 720)
    assert map_ is not None
    assert map_.district("35.76.04").neighbours == ()
    assert len(map_.district("35.76.04").rings) == 2


some_villages = st.lists(
    st.builds(
        VillagePoint,
        st.uuids().map(str),
        st.sampled_from("abcd"),
        st.floats(-7.3, -7.0).map(lambda v: round(v, 4)),
        st.floats(110.2, 110.6).map(lambda v: round(v, 4)),
        st.floats(0, 30).map(lambda v: round(v, 2)),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda village: village.code,
)


@settings(deadline=None, max_examples=60)
@given(some_villages, st.sampled_from([320.0, 720.0]))
def test_any_points_give_a_sound_map(points, width):
    map_ = schematic_map(points, width)
    assert map_ is not None
    cells = [polygon_of(shape.rings) for shape in map_.villages]
    whole = sum(Polygon(ring).area for ring in drawn_rings(map_.outline))
    holes = [ring for ring in drawn_rings(map_.outline) if _area(ring) < 0]
    whole -= 2 * sum(Polygon(ring).area for ring in holes)
    assert sum(cell.area for cell in cells) == pytest.approx(whole, rel=0.005)
    for shape, cell in zip(map_.villages, cells, strict=True):
        assert cell.is_valid
        assert cell.distance(Point(shape.label_x, shape.label_y)) < 0.1
    for district in map_.districts:
        for other in district.neighbours:
            assert district.code in map_.district(other).neighbours


def _area(ring):
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


@settings(deadline=None)
@given(st.floats(-11, 6), st.floats(95, 141))
def test_projection_is_true_to_scale_near_its_middle(lat, lon):
    projection = mean_projection([(lat, lon), (lat, lon)], scale=10.0)
    assert projection.project(lat, lon) == (0, 0)
    _, north = projection.project(lat + 0.01, lon)
    assert -north == pytest.approx(10 * 1.11195, rel=1e-4)
    assert projection.length(2) == 20


def test_path_data_is_compact():
    square = ((0.0, 0.0), (4.0, 0.0), (4.5, 10.0), (4.0, 10.0), (0.0, 9.5))
    assert path_data((square,)) == "M0 0h4l.5 10h-.5l-4-.5z"
    assert line_data([(1, 1), (2.5, 1.5), (2.5, 3)]) == "M1 1l1.5.5v1.5"
    assert line_data([(1, 1)]) == ""


def test_rings_keep_holes_and_do_not_depend_on_where_they_start():
    shape = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (6, 3), (6, 6), (3, 6)]])
    turned = Polygon([(9, 9), (0, 9), (0, 0), (9, 0)], [[(6, 6), (6, 3), (3, 3), (3, 6)]])
    assert rings(shape) == rings(turned)
    assert polygon_of(rings(shape)).equals(shape)


def test_a_zoomed_district_fills_its_frame():
    view = zoomed(drawn("33.74"), "33.74.12", width=600)
    assert view.viewbox[0] == 600
    assert len(view.villages) == 16
    assert [shape.code for shape in view.neighbours] == [
        "33.74.09",
        "33.74.11",
        "33.74.14",
        "33.74.15",
    ]
    cells = [polygon_of(shape.rings) for shape in view.villages]
    assert shapely.coverage_is_valid(cells)
    left, _, right, _ = shapely.union_all(cells).bounds
    assert (left, right) == pytest.approx((8, 592), abs=0.2)
    for shape, cell in zip(view.villages, cells, strict=True):
        assert cell.contains(Point(shape.label_x, shape.label_y))
    with pytest.raises(KeyError):
        zoomed(drawn("33.74"), "33.74.99")


def test_a_landmark_outside_its_cell_is_moved_in_and_says_so():
    view = zoomed(drawn("33.74"), "33.74.12")
    kandri = next(shape for shape in view.villages if shape.code == "33.74.12.1016")
    far = move_inside((0, 0), kandri.rings, margin=12)
    assert far.moved
    assert polygon_of(kandri.rings).contains(Point(far.x, far.y))
    assert polygon_of(kandri.rings).boundary.distance(Point(far.x, far.y)) > 11
    stays = move_inside((kandri.label_x, kandri.label_y), kandri.rings)
    assert (stays.x, stays.y, stays.moved) == (kandri.label_x, kandri.label_y, False)


@settings(deadline=None)
@given(st.tuples(st.floats(-500, 1500), st.floats(-500, 1500)), st.integers(0, 56))
def test_a_moved_point_is_always_inside(point, number):
    shape = drawn("35.73").villages[number]
    assert polygon_of(shape.rings).distance(Point(_xy(move_inside(point, shape.rings)))) < 0.1


def _xy(point):
    return point.x, point.y


def test_a_landmark_stands_in_the_middle_on_an_honest_circle():
    city = drawn("33.74")
    small = zoomed_landmark(city, "33.74.01", (-6.984, 110.411), uncertain_km=0.2)
    assert (small.x, small.y, small.moved) == (300, 210, False)
    assert small.map.viewbox == (600, 420)
    assert small.map.projection.project(-6.984, 110.411) == pytest.approx((300, 210), abs=0.1)
    assert (small.radius, small.to_scale) == (24, False)
    true = zoomed_landmark(city, "33.74.01", (-6.984, 110.411), uncertain_km=1)
    assert true.to_scale
    assert true.radius == pytest.approx(true.map.projection.length(1), abs=0.1)
    assert zoomed_landmark(city, "33.74.01", (-6.984, 110.411)).radius == 0
    assert zoomed_landmark(city, "33.74.12", (-6.984, 110.411)).moved


@pytest.mark.parametrize("city", CITIES)
def test_names_of_neighbours_stay_off_the_district_and_off_each_other(city):
    map_ = drawn(city)
    for own in map_.districts:
        others = [shape for shape in map_.districts if shape.code in own.neighbours]
        names = {shape.code: "Nama Kecamatan" for shape in others}
        boxes = []
        for name in place_names(others, names, 15, map_.viewbox, own.rings):
            half = text_width(name.name, 15) / 2
            box = shapely.box(name.x - half, name.y - 8, name.x + half, name.y + 8)
            assert polygon_of(own.rings).intersection(box).area < 1
            assert all(box.intersection(other).area < 1 for other in boxes)
            boxes.append(box)


def test_classes_of_change_are_the_drawn_ones():
    found = classes(
        {"a": -5.1, "b": -5.0, "c": -0.2, "d": 0.0, "e": 8.0, "f": 18.7, "g": 20.0, "h": 33.6},
        CHANGE_BREAKS,
    )
    assert [number for _, number in found.classes] == [1, 2, 2, 3, 3, 4, 4, 5]
    assert [(row.number, row.low, row.high, row.count) for row in found.legend] == [
        (1, None, -5, 1),
        (2, -5, 0, 2),
        (3, 0, 8, 2),
        (4, 8, 20, 2),
        (5, 20, None, 1),
    ]


def test_unknown_figures_have_no_class():
    found = classes({"b": None, "a": 3.0}, CHANGE_BREAKS)
    assert found.classes == (("a", 3), ("b", None))
    assert found.unknown == 1
    assert found.class_of("b") is None


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e6), max_size=40), st.integers(2, 6))
def test_even_breaks_ascend_between_the_ends(values, count):
    breaks = even_breaks(values, count)
    assert list(breaks) == sorted(set(breaks))
    assert len(breaks) < count
    assert all(min(values) < edge < max(values) for edge in breaks)
    sorted_in = classes({str(i): v for i, v in enumerate(values)}, breaks)
    assert sum(row.count for row in sorted_in.legend) == len(values)


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("count", [4, 6])
def test_no_neighbours_share_a_motif(city, count):
    codes = [district.code for district in drawn(city).districts]
    around = {district.code: district.neighbours for district in drawn(city).districts}
    worn = assign_motifs(codes, around, MOTIFS[:count])
    assert all(worn[code] != worn[other] for code in codes for other in around[code])
    assert assign_motifs(codes[::-1], around, MOTIFS[:count]) == worn
    used = list(worn.values())
    assert max(used.count(m) for m in MOTIFS[:count]) <= math.ceil(len(codes) / count) + 2


def test_an_unavoidable_clash_is_the_only_one():
    square = "abcd"
    around = {code: [other for other in square if other != code] for code in square}
    worn = assign_motifs(square, around, ["kawung", "parang", "ceplok"])
    assert sorted(worn) == list(square)
    clashes = [(a, b) for a in square for b in square if a < b and worn[a] == worn[b]]
    assert len(clashes) == 1
    with pytest.raises(ValueError, match="motif"):
        assign_motifs(square, around, [])
