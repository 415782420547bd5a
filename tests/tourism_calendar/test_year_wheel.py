"""The year as a wheel: where days lie, that marks keep apart, and that nothing is left out."""

import re
from datetime import date
from itertools import combinations
from math import dist, hypot, pi

import pytest
from lxml import html as lxml_html

from plugins.languages import LANGUAGES
from plugins.tourism_calendar.almanac import almanac
from plugins.tourism_calendar.calendar_views import calendar_year_view
from plugins.tourism_calendar.wheel_lanes import narrow_lanes, place
from plugins.tourism_calendar.wheel_shapes import MARKS, arc, band, mark, point, spoke, turn
from tests.tourism_calendar.calendar_sites import city, event, html, occurrence, site

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
FAIR = event("pekan", "Pekan Raya", kind="fair", rule={"type": "month", "months": [7, 8]})
BUSY = site(
    city(event(), FAIR, event("akhir", "Akhir Tahun")),
    city(event("kirab", "Kirab", kind="carnival"), event("batal", "Batal"), slug="seberang"),
    occurrences=[
        occurrence("2026-12-30", "2027-01-02", "akhir"),
        occurrence("2027-02-07", provisional=True),
        occurrence("2027-02-28", "2027-03-02", "kirab", "seberang"),
        occurrence("2027-05-05", event="batal", city="seberang", cancelled=True),
        occurrence("2027-07-01", "2027-07-31", "pekan", month_only=True),
        occurrence("2027-08-01", "2027-08-31", "pekan", month_only=True),
        occurrence("2027-12-31", event="akhir"),
    ],
)


def wheel(year=2027, language="id", of=BUSY):
    return calendar_year_view(of, year, language).wheel


def marks(of):
    return [found for month in of.months for found in month.marks]


def numbers(path):
    return [float(found) for found in NUMBER.findall(path)]


def centre(path):
    """Where a shape lies: the middle of all that it reaches."""
    if "a" in path:
        x, y, radius = numbers(path)[:3]
        return x + radius, y
    flat = numbers(path)
    corners = set(zip(flat[::2], flat[1::2], strict=True))
    xs, ys = zip(*corners, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@pytest.mark.parametrize("year", [2027, 2028])
def test_a_year_goes_once_round_from_the_top_and_clockwise(year):
    length = 366 if year == 2028 else 365
    assert turn(date(year, 1, 1), year) == 0
    assert turn(date(year, 12, 31), year, part=1) == 1
    assert turn(date(year, 3, 1), year) == pytest.approx((length - 306) / length)
    assert turn(date(year, 1, 1), year, part=0.5) == pytest.approx(0.5 / length)
    assert turn(date(year - 1, 12, 30), year) == 0
    assert turn(date(year + 1, 1, 2), year) == 1


def test_quarters_lie_where_a_clock_has_them():
    assert [point(100, at) for at in (0, 0.25, 0.5, 0.75)] == [
        (0, -100),
        (100, 0),
        (0, 100),
        (-100, 0),
    ]
    assert not any(str(n).startswith("-0.0") for at in (0, 0.5) for n in point(100, at))


def test_an_arc_keeps_to_its_circle_and_takes_the_long_way_past_half_a_year():
    x1, y1, _, _, _, far, sweep, x2, y2 = numbers(arc(100, 0.1, 0.3))
    assert [round(hypot(x1, y1)), round(hypot(x2, y2)), far, sweep] == [100, 100, 0, 1]
    assert numbers(arc(100, 0.1, 0.7))[5] == 1
    back = numbers(arc(100, 0.1, 0.3, back=True))
    assert (back[:2], back[-2:], back[6]) == ([x2, y2], [x1, y1], 0)


def test_a_band_closes_and_a_spoke_points_outwards():
    path = band(50, 80, 0, 0.25)
    assert path == "M0 -80A80 80 0 0 1 80 0L50 0A50 50 0 0 0 0 -50Z"
    assert spoke(50, 80, 0.5) == "M0 50L0 80"


def test_shapes_differ_and_lie_around_their_point():
    shapes = [mark(n, 20, 100, -40) for n in range(MARKS)]
    assert len(set(shapes)) == MARKS
    assert mark(MARKS, 20, 100, -40) == shapes[0]
    for shape in shapes:
        assert dist(centre(shape), (100, -40)) < 2


def test_lanes_are_used_again_where_nothing_meets():
    assert narrow_lanes([(0, 0.2), (0.1, 0.3), (0.2, 0.4), (0.35, 0.5)]) == [0, 1, 0, 1]


def test_a_full_year_still_fits_and_no_mark_covers_another():
    day = 1 / 365
    ring = [(n * day, n * day) for n in range(0, 360, 3)]
    room = place([ring, ring], [(0, 0.2)] * 9, 360, 100)
    assert min(room.arcs) > 100
    placed = [
        point(radius, span[0])
        for radii in room.marks
        for radius, span in zip(radii, ring, strict=True)
    ]
    assert min(dist(a, b) for a, b in combinations(placed, 2)) > room.width * 0.9
    assert room.rings[0] == 360
    assert all(room.rings[1] > r for r in room.marks[1])


def test_a_year_too_full_for_its_wheel_ends():
    room = place([[(0.5, 0.5)] * 90], [], 360, 100)
    assert len(set(room.marks[0])) == 90
    assert 2 * pi * room.width > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2026, 2027])
def test_every_event_of_the_year_has_one_mark(year, language):
    days = almanac(BUSY, language)
    due = sorted(
        e.href
        for e in days.between(date(year, 1, 1), date(year, 12, 31))
        if e.type == "event" and not e.gone
    )
    assert due
    assert sorted(found.href for found in marks(wheel(year, language))) == due


def test_marks_lie_on_their_day_and_in_order():
    found = wheel()
    assert [m.label.split(",")[0] for m in marks(found)] == [
        "Akhir Tahun",
        "Dugderan",
        "Kirab",
        "Pekan Raya",
        "Akhir Tahun",
    ]
    dugderan = found.months[1].marks[0]
    x, y = centre(dugderan.path)
    there = point(hypot(x, y), turn(date(2027, 2, 7), 2027, part=0.5))
    assert dist((x, y), there) < 1
    assert dugderan.provisional
    assert dugderan.label.endswith("7 Feb 2027, sementara")


def test_what_began_last_year_stands_in_january_of_the_list_as_well():
    first = calendar_year_view(BUSY, 2027, "id").months[0].lines
    assert [line.date for line in first if line.title == "Akhir Tahun"] == ["–2"]


def test_days_running_have_a_line_and_single_ones_none():
    found = wheel()
    akhir, dugderan, kirab, pekan, _ = marks(found)
    assert (dugderan.stretch, pekan.waiting) == (None, True)
    assert kirab.stretch
    assert akhir.stretch.startswith("M0 -")
    start, end = (point(1000, turn(date(2027, m, 1), 2027)) for m in (7, 9))
    line = numbers(pekan.stretch)
    radius = line[2]
    assert dist(line[:2], [n * radius / 1000 for n in start]) < 0.3
    assert dist(line[-2:], [n * radius / 1000 for n in end]) < 0.3


def test_ramadan_is_marked_as_long_as_it_lasts():
    found = wheel()
    assert [moon.name for moon in found.moons if moon.ramadan] == ["Ramadan"]
    assert found.ramadan == ("8 Feb–8 Mar 2027, sementara",)
    assert len(found.moons) == 14
    assert found.hijri_years == "1448–1449 H"
    assert wheel(language="en").hijri_years == "1448–1449 AH"


def test_holidays_say_what_they_are_and_which_may_still_move():
    found = wheel()
    assert found.holidays[0].title == "1 Januari 2027: Tahun Baru Masehi"
    assert any(day.provisional for day in found.holidays)
    assert found.sundays.count("M") == 52


@pytest.mark.parametrize("of", [site(), site(city()), BUSY], ids=["no city", "no events", "busy"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_what_the_page_or_the_list_has(of, language):
    page = html(calendar_year_view(of, 2027, language))
    tree = lxml_html.document_fromstring(page)
    drawing = tree.find('.//svg[@class="year-wheel-drawing"]')
    links = list(drawing.iter("a"))
    below = {link.get("href") for link in tree.find('.//div[@class="calendar-year"]').iter("a")}
    ids = {f"#{each.get('id')}" for each in tree.iter() if each.get("id")}
    assert len(links) == 12 + len(marks(wheel(of=of)))
    assert all(link.get("aria-label") or link.text_content().strip() for link in links)
    assert {link.get("href") for link in links} <= below | ids
    named = re.findall(r'textpath href="([^"]+)"', page, re.IGNORECASE)
    assert named
    assert set(named) <= ids
