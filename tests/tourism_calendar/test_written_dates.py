"""Single dates that editors write: left out, extra, moved, called off, and their hours."""

from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from plugins.model.occurrences import Occurrence
from plugins.schema.events import Event
from plugins.tourism_calendar.expansion import expand

YEARLY = {"type": "fixed", "month": 7, "day": 20, "days": 2}
WEEKS = {"type": "pasaran", "months": [5, 6, 7], "weekdays": ["selasa"], "pasaran": "wage"}
RAIN = {"id": "Hujan lebat.", "en": "Heavy rain."}


def event(rule: dict[str, Any] | None = None, slug: str = "kirab", **fields: Any) -> Event:
    told = {"slug": slug, "name": {"id": slug}, "kind": "festival", "rule": rule or YEARLY}
    return Event.model_validate({**told, **fields})


def found(*years: int, of: Event) -> list[Occurrence]:
    return list(expand("kota", [of], years or (2027,)))


def days(*years: int, of: Event) -> list[str]:
    return [one.start.isoformat() for one in found(*years, of=of)]


def test_an_exception_leaves_out_one_year_only() -> None:
    assert days(2026, 2027, 2028, of=event(exceptions=["2027-07-20"])) == [
        "2026-07-20",
        "2028-07-20",
    ]


def test_a_cancelled_date_stays_with_its_length_and_reason() -> None:
    (one,) = found(of=event(cancelled=[{"start": "2027-07-20", "reason": RAIN}]))
    assert (one.start, one.end, one.cancelled) == (date(2027, 7, 20), date(2027, 7, 21), True)
    assert one.note is not None
    assert one.note.en == "Heavy rain."
    assert one.uid == "kota-kirab-2027"
    assert not one.provisional


def test_a_moved_date_keeps_its_name_and_where_it_was() -> None:
    moved = [{"was": "2027-07-20", "start": "2027-08-03", "end": "2027-08-03", "reason": RAIN}]
    (one,) = found(of=event(moved=moved))
    assert (one.start, one.was, one.uid) == (
        date(2027, 8, 3),
        date(2027, 7, 20),
        "kota-kirab-2027",
    )


def test_a_date_moved_over_new_year_is_in_its_new_year_under_its_old_name() -> None:
    rule = {"type": "fixed", "month": 12, "day": 30}
    late = event(rule, moved=[{"was": "2026-12-30", "start": "2027-01-09"}])
    assert days(2026, of=late) == []
    assert [(one.start.isoformat(), one.uid) for one in found(2027, of=late)] == [
        ("2027-01-09", "kota-kirab-2026"),
        ("2027-12-30", "kota-kirab-2027"),
    ]


def test_calling_off_one_of_several_leaves_the_others() -> None:
    plain = found(of=event(WEEKS))
    assert len(plain) == 2
    gone = plain[1].start
    assert gone == date(2027, 7, 6)
    after = found(of=event(WEEKS, cancelled=[{"start": str(gone), "reason": RAIN}]))
    assert [(one.uid, one.start, one.cancelled) for one in after] == [
        (plain[0].uid, plain[0].start, False),
        (plain[1].uid, gone, True),
    ]


def test_a_month_that_waited_ends_when_its_date_is_called_off() -> None:
    rule = {"type": "month", "months": [7, 8]}
    (one,) = found(of=event(rule, cancelled=[{"start": "2027-08-14", "reason": RAIN}]))
    assert (one.start, one.month_only, one.cancelled) == (date(2027, 8, 14), False, True)


def test_a_day_near_the_computed_one_stands_for_it() -> None:
    rule = {"type": "hijri", "month": 9, "day": 1}
    (one,) = found(of=event(rule, cancelled=[{"start": "2027-02-09", "reason": RAIN}]))
    assert (one.start, one.cancelled, one.provisional) == (date(2027, 2, 9), True, False)


def test_an_extra_date_takes_no_other_date_s_name() -> None:
    many = found(of=event(extra=[{"start": "2027-03-01"}, {"start": "2027-07-25"}]))
    assert [(one.start.isoformat(), one.uid) for one in many] == [
        ("2027-03-01", "kota-kirab-20270301"),
        ("2027-07-20", "kota-kirab-2027"),
        ("2027-07-25", "kota-kirab-20270725"),
    ]


def test_a_moved_extra_date_keeps_the_name_of_its_old_day() -> None:
    extra = event(
        extra=[{"start": "2027-03-01"}], moved=[{"was": "2027-03-01", "start": "2027-03-08"}]
    )
    assert [one.uid for one in found(of=extra)] == ["kota-kirab-20270301", "kota-kirab-2027"]


def test_what_is_counted_from_a_moved_event_moves_along() -> None:
    first = event(moved=[{"was": "2027-07-20", "start": "2027-08-03"}])
    then = event({"type": "relative", "anchor": "kirab", "offset_days": 1}, slug="pasar")
    every = expand("kota", [first, then], [2027])
    assert [one.start for one in every if one.event == "pasar"] == [date(2027, 8, 4)]


def test_hours_of_the_event_and_of_one_date() -> None:
    one_date = [{"start": "2027-07-20", "hours": {"start": "08.00", "end": "11:30"}}]
    late = event(hours={"start": "19:00"}, announced=one_date)
    assert [(one.opens, one.closes) for one in found(2027, 2028, of=late)] == [
        (time(8), time(11, 30)),
        (time(19), None),
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hours": {"start": "25:00"}}, "tulis jam seperti 19:00"),
        ({"hours": {"start": "19:00", "end": "18:00"}}, "tidak sesudah mulai"),
        ({"exceptions": ["2027-07-20"], "cancelled": [{"start": "2027-07-20", "reason": RAIN}]},
         "disebut dua kali"),
        ({"moved": [{"was": "2027-07-20", "start": "2027-07-25", "end": "2027-07-24"}]},
         "sebelum mulai"),
    ],
)  # fmt: skip
def test_refused_in_words(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        event(**fields)
    assert said in caught.value.errors()[0]["ctx"]["id"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # Easter 2027 is 28 March; the first Sunday after it a week later.
        ({"type": "relative", "anchor": "paskah", "weekday": "minggu"}, "2027-04-04"),
        ({"type": "relative", "anchor": "paskah", "weekday": "jumat", "nth": -1}, "2027-03-26"),
        ({"type": "relative", "anchor": "paskah", "offset_days": 39}, "2027-05-06"),
        ({"type": "relative", "anchor": "imlek", "weekday": "sabtu", "nth": 2}, "2027-02-20"),
        ({"type": "relative", "anchor": "nyepi", "offset_days": -1}, "2027-03-07"),
        ({"type": "pasaran", "months": [6], "weekdays": ["rabu"], "wuku": "Galungan"}, None),
        ({"type": "pasaran", "months": list(range(1, 13)), "weekdays": ["rabu"],
          "wuku": "galungan", "pick": "first"}, "2027-01-13"),
    ],
)  # fmt: skip
def test_weekdays_after_a_day_and_wuku(rule: dict[str, Any], expected: str | None) -> None:
    assert days(of=event(rule)) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "relative", "anchor": "paskah", "weekday": "minggu", "nearest": "weekend"},
        {"type": "relative", "anchor": "paskah", "weekday": "minggu", "nth": 0},
        {"type": "relative", "anchor": "paskah", "nth": 2},
        {"type": "pasaran", "months": [6], "wuku": "galungn"},
    ],
)
def test_rules_that_say_two_things_or_none(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        event(rule)
