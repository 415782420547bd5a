"""Marks on a city's map: inside their districts, apart, and of this month."""

import itertools
import math
from collections import Counter
from datetime import date

import pytest
from shapely import Point

from plugins.cities.geometry import polygon_of
from plugins.cities.map_marks import APART, map_marks, mark_groups, marks_of_districts
from plugins.cities.place_maps import framed_map
from tests.cities.test_place_views import (
    LANDMARKS,
    WORDS,
    city_of,
    event,
    occurrence,
    site_of,
)

EVENTS = (
    event("pawai", district="99.71.02"),
    event("bazar", landmarks=["menara"]),
    event("lebaran", district="99.71.03"),
    event("lampau", district="99.71.03"),
)


def sited(*occurrences):
    return site_of(city_of(events=EVENTS), *occurrences)


def marks_of(site):
    (city,) = site.cities
    return map_marks(site, city, framed_map(city), WORDS["id"])


def test_events_are_those_of_the_builds_month_that_are_not_over():
    site = sited(
        occurrence("pawai", date(2026, 11, 30)),
        occurrence("bazar", date(2026, 11, 21), provisional=True),
        occurrence("lebaran", date(2026, 12, 1)),
        occurrence("lampau", date(2026, 11, 20)),
    )
    events = [mark for mark in marks_of(site) if mark.kind == "event"]
    assert [mark.label for mark in events] == [
        "pawai, 30 November 2026",
        "bazar, 21 November 2026, sementara",
    ]
    group = mark_groups(site, site.cities[0], WORDS["en"])[0]
    assert group.title == "Events of November 2026"
    assert [link.rest for link in group.links] == [
        "30 November 2026",
        "21 November 2026, provisional",
    ]


def test_without_events_of_the_month_only_landmarks_are_listed():
    groups = mark_groups(sited(), sited().cities[0], WORDS["id"])
    assert [group.kind for group in groups] == ["heritage", "religious", "park", "market"]


def test_an_event_stands_at_its_landmark_or_else_in_its_district():
    site = sited(occurrence("pawai", date(2026, 11, 30)), occurrence("bazar", date(2026, 11, 29)))
    (city,) = site.cities
    drawn = framed_map(city)
    places = {mark.label.partition(",")[0]: mark for mark in marks_of(site)}
    for name, code in (("pawai", "99.71.02"), ("bazar", "99.71.01")):
        point = Point(places[name].x, places[name].y)
        assert polygon_of(drawn.district(code).rings).contains(point)
    true = drawn.project(-7.02, 110.39)
    assert math.dist(true, (places["bazar"].x, places["bazar"].y)) < 3 * APART


def test_marks_at_one_place_stand_apart_and_off_the_numbers():
    crowd = [
        {**LANDMARKS[0], "slug": f"m{n}", "village": None, "name": {"id": f"M {n}"}}
        for n in range(9)
    ]
    site = site_of(city_of(landmarks=crowd))
    found = marks_of(site)
    drawn = framed_map(site.cities[0])
    spots = [(mark.x, mark.y) for mark in found]
    spots += [(shape.label_x, shape.label_y) for shape in drawn.districts]
    assert len(found) == 9
    for one, other in itertools.combinations(spots, 2):
        assert math.dist(one, other) >= APART - 0.2


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 12, 31)])
def test_december_ends_with_the_year(day):
    site = sited(occurrence("pawai", day), occurrence("bazar", date(2027, 1, 1)))
    object.__setattr__(site, "now", site.now.replace(month=12, day=1))
    events = [mark.label for mark in marks_of(site) if mark.kind == "event"]
    assert len(events) == 1
    assert events[0].startswith("pawai")


def test_a_district_counts_its_landmarks_and_the_events_of_the_month():
    site = sited(
        occurrence("pawai", date(2026, 11, 30)),
        occurrence("bazar", date(2026, 11, 21)),
        occurrence("lebaran", date(2026, 12, 1)),
    )
    landmarks, events = marks_of_districts(site, site.cities[0])
    assert landmarks == Counter(mark["district"] for mark in LANDMARKS)
    assert events.total() == 2
    assert events["99.71.02"] >= 1
    assert events["99.71.03"] == 0
