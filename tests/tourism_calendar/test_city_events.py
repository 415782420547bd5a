"""The events of the four sample cities: complete, valid, and dated as the stories say."""

import functools
from datetime import date
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.schema.districts import Districts
from plugins.schema.event_rules import MonthRule
from plugins.schema.events import Events, event_misfits
from plugins.schema.landmarks import Landmarks
from plugins.tourism_calendar.expansion import expand
from tests.support.paths import ROOT

CITIES = {"semarang": 13, "malang": 13, "mojokerto": 13, "bantul": 14}
YEARS = range(2023, 2031)


def document(path, model):
    words = (ROOT / "content" / path).read_text("utf-8")
    return model.model_validate(yaml.load(words, yaml.BaseLoader))


@functools.cache
def events_of(city):
    return document(f"cities/{city}/events.yml", Events)


def found(city, slug, year):
    return [one for one in expand(city, events_of(city).events, [year]) if one.event == slug]


@pytest.mark.parametrize("city", CITIES)
def test_files_agree_with_one_another(city):
    events = events_of(city)
    sources = yaml.safe_load((ROOT / "content/registers/sources.yml").read_text("utf-8"))
    districts = document(f"cities/{city}/districts.yml", Districts)
    landmarks = document(f"cities/{city}/landmarks.yml", Landmarks)
    assert len(events.events) == CITIES[city]
    assert not list(event_misfits(events, districts, landmarks, sources))


@pytest.mark.parametrize("city", CITIES)
def test_every_event_is_told_in_both_languages_with_its_source(city):
    for event in events_of(city).events:
        assert event.source, event.slug
        for text in (event.name, event.summary, event.rule.text):
            assert text is not None, event.slug
            assert text.en is not None, event.slug


@pytest.mark.parametrize("city", CITIES)
def test_every_event_falls_in_every_year(city):
    for event in events_of(city).events:
        # Nothing is announced of this one, so it has no date at all; samples may be left out.
        listed = {one.start.year for one in getattr(event.rule, "dates", ())}
        left_out = {day.year for day in event.exceptions}
        for year in YEARS:
            expected = year in listed if event.rule.type == "dates" else year not in left_out
            dates = [
                one
                for one in expand(city, events_of(city).events, [year])
                if one.event == event.slug
            ]
            assert bool(dates) == expected, (event.slug, year)
            if isinstance(event.rule, MonthRule) and not event.past:
                assert all(one.month_only for one in dates)


@pytest.mark.parametrize(
    ("city", "slug", "start", "end", "provisional"),
    [
        ("semarang", "hari-jadi", "2027-05-02", "2027-05-02", False),
        ("semarang", "dugderan", "2027-02-07", "2027-02-07", True),
        ("semarang", "imlek-semawis", "2027-02-03", "2027-02-05", True),
        ("semarang", "gebyuran-bustaman", "2027-02-04", "2027-02-04", True),
        ("semarang", "pertempuran-lima-hari", "2027-10-14", "2027-10-14", False),
        ("malang", "capgomeh", "2027-02-20", "2027-02-20", False),
        ("malang", "hut", "2027-04-01", "2027-04-01", False),
        ("mojokerto", "cap-go-meh", "2027-02-20", "2027-02-20", False),
        ("mojokerto", "mojotirto", "2027-03-22", "2027-03-22", False),
        ("bantul", "hari-jadi", "2027-07-20", "2027-07-20", False),
        ("semarang", "dugderan", "2025-02-27", "2025-02-27", False),
        ("bantul", "nguras-enceh", "2022-08-12", "2022-08-12", False),
    ],
)
def test_dates_that_the_stories_name(city, slug, start, end, provisional):
    occurrence = found(city, slug, int(start[:4]))[0]
    assert (occurrence.start, occurrence.end) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )
    assert (occurrence.provisional, occurrence.month_only) == (provisional, False)
    assert (occurrence.reason is not None) == provisional


def test_both_pairs_of_days_in_sura_are_provisional():
    rites = [found("bantul", slug, 2027) for slug in ("kirab-imogiri", "nguras-enceh")]
    assert [[one.start.isoformat() for one in days] for days in rites] == [
        ["2027-06-21", "2027-07-01"],
        ["2027-06-22", "2027-07-02"],
    ]
    assert all(one.provisional for days in rites for one in days)


@pytest.mark.parametrize(
    ("slug", "recorded"),
    [
        ("bekti-pertiwi", ["2022-06-07", "2023-05-23"]),
        ("kirab-imogiri", ["2024-07-11"]),
        ("nguras-enceh", ["2022-08-12", "2024-07-12"]),
        ("selo-gilang", ["2024-07-11"]),
        ("labuhan-keraton", ["2017-04-27"]),
        ("rebo-pungkasan", ["2016-11-29", "2017-11-14", "2018-11-06", "2022-09-20"]),
    ],
)
def test_rules_find_what_was_recorded(slug, recorded):
    """Without its records, each rule gives the days on which the rite was reported."""
    event = next(one for one in events_of("bantul").events if one.slug == slug)
    bare = event.model_copy(update={"past": ()})
    assert [one.isoformat() for one in (past.start for past in event.past)] == recorded
    for day in map(date.fromisoformat, recorded):
        assert day in {one.start for one in expand("bantul", [bare], [day.year])}


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(list(CITIES)),
    st.lists(st.integers(2000, 2050), min_size=1, max_size=3, unique=True),
)
def test_occurrences_are_in_order_and_the_same_each_time(city, years):
    events = events_of(city).events
    occurrences = expand(city, events, years)
    assert occurrences == expand(city, tuple(reversed(events)), tuple(reversed(years)))
    assert all(one.end >= one.start for one in occurrences)
    assert all(one <= following for one, following in pairwise(occurrences))
    assert {one.start.year for one in occurrences} <= set(years)
    assert len({one.uid for one in occurrences}) == len(occurrences)
    assert not any(one.provisional and one.month_only for one in occurrences)
