"""Rules to occurrences: each type of rule, recorded dates, reasons, and properties of all."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.occurrences import Occurrence
from plugins.schema.events import Event
from plugins.tourism_calendar.expansion import expand

YEARS = st.integers(1940, 2060)


def event(slug: str = "acara", rule: dict[str, Any] | None = None, **fields: Any) -> Event:
    written = {"slug": slug, "name": {"id": slug}, "kind": "festival", "rule": rule, **fields}
    return Event.model_validate(written)


def dates(rule: dict[str, Any], *years: int, others: tuple[Event, ...] = ()) -> list[str]:
    """Every date of an event with ``rule``: ``~`` provisional, month-only as year and month."""
    found = expand("kota", (*others, event(rule=rule)), years or (2027,))
    return [words(one) for one in found if one.event == "acara"]


def words(one: Occurrence) -> str:
    if one.month_only:
        return f"{one.start:%Y-%m}"
    last = "" if one.end == one.start else f"/{one.end:%m-%d}"
    return f"{'~' if one.provisional else ''}{one.start}{last}"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"type": "fixed", "month": 5, "day": 2}, ["2027-05-02"]),
        ({"type": "fixed", "month": 12, "day": 30, "days": 4}, ["2027-12-30/01-02"]),
        ({"type": "fixed", "month": 2, "day": 29}, ["2027-02-28"]),
        ({"type": "fixed", "month": 7, "day": 27, "provisional": True}, ["~2027-07-27"]),
        ({"type": "dates", "dates": [{"start": "2027-08-14", "end": "2027-08-16"}]},
         ["2027-08-14/08-16"]),
        ({"type": "dates", "dates": [{"start": "2027-08-14", "provisional": True}]},
         ["~2027-08-14"]),
        ({"type": "dates", "dates": []}, []),
        ({"type": "nth-weekday", "month": 6, "weekday": "sunday", "nth": "last"}, ["2027-06-27"]),
        ({"type": "nth-weekday", "month": 6, "weekday": "Selasa", "nth": 5}, ["2027-06-29"]),
        ({"type": "nth-weekday", "month": 6, "weekday": "sunday", "nth": 5}, []),
        ({"type": "hijri", "month": 9, "day": 1, "offset_days": -1}, ["~2027-02-07"]),
        ({"type": "hijri", "month": 1, "day": 1}, ["2027-06-06"]),
        ({"type": "hijri", "month": 10}, ["2027-03", "2027-04"]),
        ({"type": "javanese", "month": 1, "day": 1}, ["~2027-06-06"]),
        ({"type": "javanese", "month": 7, "day": 30}, ["~2027-01-09", "~2027-12-29"]),
        ({"type": "javanese", "month": 1, "weekdays": ["tuesday", "friday"], "pasaran": "kliwon"},
         ["~2027-06-22", "~2027-07-02"]),
        ({"type": "javanese", "month": 1, "weekdays": ["kamis", "senin"], "pasaran": "Wage",
          "pick": "first"}, ["~2027-06-21"]),
        ({"type": "javanese", "month": 2, "weekdays": ["rabu"], "pick": "last",
          "offset_days": -1}, ["~2027-07-27"]),
        ({"type": "javanese", "month": 1}, ["2027-06", "2027-07"]),
        ({"type": "pasaran", "months": [5, 6], "weekdays": ["selasa"], "pasaran": "wage"},
         ["2027-06-01"]),
        ({"type": "chinese-lunar", "month": 1, "day": 15}, ["2027-02-20"]),
        ({"type": "chinese-lunar", "month": 1, "day": 1, "offset_days": -3, "days": 3,
          "provisional": True}, ["~2027-02-03/02-05"]),
        ({"type": "chinese-lunar", "month": 1, "day": 1, "nearest": "weekend"},
         ["2027-02-06/02-07"]),
        ({"type": "month", "months": [9, 10]}, ["2027-09", "2027-10"]),
        ({"type": "relative", "anchor": "nyepi", "offset_days": 1}, ["2027-03-09"]),
        ({"type": "relative", "anchor": "nyepi", "offset_days": 14, "until_offset": 42},
         ["2027-03", "2027-04"]),
        ({"type": "relative", "anchor": "ramadan", "offset_days": -1}, ["~2027-02-07"]),
    ],
)  # fmt: skip
def test_each_rule(rule: dict[str, Any], expected: list[str]) -> None:
    assert dates(rule) == expected


@pytest.mark.parametrize(
    ("rule", "recorded"),
    [
        ({"type": "pasaran", "months": [5, 6], "weekdays": ["selasa"], "pasaran": "wage"},
         ["2022-06-07", "2023-05-23"]),
        ({"type": "javanese", "month": 1, "weekdays": ["monday", "thursday"], "pasaran": "wage"},
         ["2024-07-11"]),
        ({"type": "javanese", "month": 1, "weekdays": ["tuesday", "friday"], "pasaran": "kliwon"},
         ["2022-08-12", "2024-07-12"]),
        ({"type": "javanese", "month": 2, "weekdays": ["wednesday"], "pick": "last",
          "offset_days": -1}, ["2016-11-29", "2017-11-14", "2018-11-06", "2022-09-20"]),
        ({"type": "javanese", "month": 7, "day": 30}, ["2017-04-27"]),
    ],
)  # fmt: skip
def test_rules_give_the_dates_that_were_recorded(rule: dict[str, Any], recorded: list[str]) -> None:
    found = dates(rule, *range(2016, 2025))
    assert {day.lstrip("~") for day in found} >= set(recorded)


@pytest.mark.parametrize(
    ("day", "saturday"),
    [(1, "2027-05-01"), (2, "2027-05-01"), (3, "2027-05-01"), (4, "2027-05-01"),
     (5, "2027-05-08"), (6, "2027-05-08"), (7, "2027-05-08")],
)  # fmt: skip
def test_the_nearest_weekend(day: int, saturday: str) -> None:
    anchor = event("hari-jadi", {"type": "fixed", "month": 5, "day": day})
    rule = {"type": "relative", "anchor": "hari-jadi", "nearest": "weekend"}
    assert dates(rule, others=(anchor,)) == [
        f"{saturday}/{saturday[5:8]}{int(saturday[8:]) + 1:02}"
    ]


def test_a_relative_event_follows_an_announced_anchor() -> None:
    rule = {"type": "hijri", "month": 9, "day": 1}
    open_ = event("awal", rule)
    announced = event("awal", rule, announced=[{"start": "2027-02-09"}])
    follows = {"type": "relative", "anchor": "awal", "offset_days": -2}
    assert dates(follows, others=(open_,)) == ["~2027-02-06"]
    assert dates(follows, others=(announced,)) == ["2027-02-07"]


def test_months_that_the_caller_announces() -> None:
    rule = event(rule={"type": "hijri", "month": 9, "day": 1, "offset_days": -1})
    found = expand("kota", [rule], [2027], announced={(1448, 9): date(2027, 2, 9)})
    assert [words(one) for one in found] == ["2027-02-08"]


def test_a_recorded_date_stands_for_the_computed_one() -> None:
    dugderan = event(
        "dugderan",
        {"type": "hijri", "month": 9, "day": 1, "offset_days": -1, "provisional": True},
        past=[{"start": "2024-03-09"}, {"start": "2025-02-27"}],
    )
    found = expand("semarang", [dugderan], range(2024, 2028))
    assert [words(one) for one in found] == [
        "2024-03-09",
        "2025-02-27",
        # Umm al-Qura says the 17th; 1 Syawal 1447 was a day later, and so was 1 Ramadan.
        "~2026-02-18",
        "~2027-02-07",
    ]
    assert [one.uid for one in found] == [f"semarang-dugderan-{year}" for year in range(2024, 2028)]


def test_a_recorded_date_ends_the_wait_for_its_year() -> None:
    kite = event(rule={"type": "month", "months": [7, 11]}, past=[{"start": "2025-07-26"}])
    found = expand("bantul", [kite], [2025, 2026])
    assert [words(one) for one in found] == ["2025-07-26", "2026-07", "2026-11"]


def test_a_second_one_of_the_same_year_is_kept() -> None:
    rule = {"type": "hijri", "month": 9, "day": 1}
    found = expand("kota", [event(rule=rule, past=[{"start": "2030-01-06"}])], [2030])
    assert [words(one) for one in found] == ["2030-01-06", "~2030-12-26"]
    assert [one.uid for one in found] == ["kota-acara-2030", "kota-acara-2030-2"]


def test_reasons_are_told_in_both_languages() -> None:
    rule = {"type": "javanese", "month": 1, "weekdays": ["tuesday", "friday"], "pasaran": "kliwon"}
    reasons = [one.reason for one in expand("kota", [event(rule=rule)], [2027])]
    assert all(reason is not None and reason.en is not None for reason in reasons)
    assert reasons[0] is not None
    assert "Satu dari 2 hari" in reasons[0].id
    assert (
        expand("kota", [event(rule={"type": "fixed", "month": 1, "day": 1})], [2027])[0].reason
        is None
    )


def test_events_in_a_circle_get_no_date() -> None:
    pair = [
        event("satu", {"type": "relative", "anchor": "dua"}),
        event("dua", {"type": "relative", "anchor": "satu"}),
    ]
    assert expand("kota", pair, [2027]) == ()


RULES = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("fixed"), "month": st.integers(1, 12), "day": st.integers(1, 28),
         "days": st.integers(1, 30)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("hijri"), "month": st.integers(1, 12),
         "day": st.none() | st.integers(1, 30), "offset_days": st.integers(-60, 60)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("javanese"), "month": st.integers(1, 12),
         "weekdays": st.lists(st.sampled_from(["monday", "friday"]), max_size=2),
         "pasaran": st.none() | st.sampled_from(["legi", "kliwon"]),
         "pick": st.sampled_from(["every", "first", "last"]),
         "offset_days": st.integers(-60, 60)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("chinese-lunar"), "month": st.integers(1, 12),
         "day": st.integers(1, 30), "offset_days": st.integers(-60, 60),
         "nearest": st.none() | st.just("weekend")}
    ),
    st.fixed_dictionaries(
        {"type": st.just("relative"), "anchor": st.sampled_from(["ramadan", "nyepi", "imlek"]),
         "offset_days": st.integers(-60, 0), "until_offset": st.none() | st.integers(0, 60)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("month"),
         "months": st.sets(st.integers(1, 12), min_size=1).map(sorted)}
    ),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(RULES, st.sets(YEARS, min_size=1, max_size=3))
def test_expansion_is_sorted_repeatable_and_each_day_is_named_once(
    rule: dict[str, Any], years: set[int]
) -> None:
    events = [event(rule=rule)]
    found = expand("kota", events, years)
    assert found == expand("kota", events, sorted(years, reverse=True))
    assert list(found) == sorted(found)
    assert len({one.uid for one in found}) == len(found)
    for one in found:
        assert one.end >= one.start
        assert one.start.year in years
        assert not (one.provisional and one.month_only)
        if one.month_only:
            assert (one.start.day, (one.end + timedelta(days=1)).day) == (1, 1)


@settings(max_examples=40, deadline=None)
@given(RULES, YEARS)
def test_years_together_are_the_years_one_by_one(rule: dict[str, Any], year: int) -> None:
    events = [event(rule=rule)]
    both = expand("kota", events, [year, year + 1])
    assert both == (*expand("kota", events, [year]), *expand("kota", events, [year + 1]))
