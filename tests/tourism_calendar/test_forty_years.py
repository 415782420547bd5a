"""Every type of rule over the forty years 2011 to 2050, each held against another reckoning."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest
from dateutil.easter import easter as dateutil_easter
from holidays.calendars.chinese import _ChineseLunisolar

from plugins.languages.calendars import from_hijri, hijri, pasaran, wuku
from plugins.languages.javanese import javanese
from plugins.model.occurrences import Occurrence
from plugins.schema.events import Event
from plugins.tourism_calendar.anchors import HIJRI_ANCHORS, national_days
from plugins.tourism_calendar.easter import easter
from plugins.tourism_calendar.expansion import expand
from plugins.tourism_calendar.moon_and_sun import J2000, new_moon

YEARS: Final = range(2011, 2051)
DECREED: Final = 2027
"""The last year whose holidays the package has by decree."""
DAY: Final = timedelta(days=1)
RAIN: Final = {"id": "Hujan.", "en": "Rain."}


def event(rule: dict[str, Any], slug: str = "acara", **fields: Any) -> Event:
    told = {"slug": slug, "name": {"id": slug}, "kind": "festival", "rule": rule}
    return Event.model_validate({**told, **fields})


def found(rule: dict[str, Any], **fields: Any) -> list[Occurrence]:
    return list(expand("kota", [event(rule, **fields)], YEARS))


def days(rule: dict[str, Any], **fields: Any) -> list[date]:
    return [one.start for one in found(rule, **fields)]


def moon_age(day: date) -> float:
    """Days from the nearest new moon to noon of ``day`` in western Indonesia."""
    noon = day.toordinal() - date(2000, 1, 1).toordinal() + J2000 - 7 / 24
    number = round((noon - new_moon(0)) / 29.530588861)
    return min((noon - new_moon(n) for n in (number - 1, number, number + 1)), key=abs)


@pytest.mark.parametrize(("month", "day"), [(5, 2), (4, 1), (6, 20), (7, 20), (2, 29), (12, 31)])
def test_fixed(month: int, day: int) -> None:
    every = days({"type": "fixed", "month": month, "day": day})
    assert [one.year for one in every] == list(YEARS)
    assert all((one.month, one.day) == (month, day) for one in every if (month, day) != (2, 29))
    assert all((one + DAY).month == 3 or one.day == 29 for one in every if month == 2)


@pytest.mark.parametrize("length", [1, 2, 11, 40])
def test_spans(length: int) -> None:
    every = found({"type": "fixed", "month": 12, "day": 20, "days": length})
    assert len(every) == 40
    assert all((one.end - one.start).days == length - 1 for one in every)


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5, "last"])
def test_nth_weekday(nth: int | str) -> None:
    rule = {"type": "nth-weekday", "month": 6, "weekday": "sunday", "nth": nth}
    every = days(rule)
    assert all((one.month, one.isoweekday()) == (6, 7) for one in every)
    if nth == "last":
        assert all((one + 7 * DAY).month == 7 for one in every)
    else:
        assert all((one.day - 1) // 7 + 1 == nth for one in every)
    # June has five Sundays where it begins on a Saturday or a Sunday.
    fifth = sum(date(year, 6, 1).isoweekday() in {6, 7} for year in YEARS)
    assert len(every) == (fifth if nth == 5 else 40)


@pytest.mark.parametrize("name", HIJRI_ANCHORS)
def test_hijri(name: str) -> None:
    month, day = HIJRI_ANCHORS[name]
    every = found({"type": "hijri", "month": month, "day": day})
    # 40 years of the sun are 41 and a quarter of the moon.
    assert len(every) in {41, 42}
    for one, following in pairwise(every):
        assert 353 <= (following.start - one.start).days <= 356
    for one in every:
        year = hijri(one.start + 3 * DAY)[0]
        computed = from_hijri(year, month, day)
        assert abs((one.start - computed).days) <= 1
        # What no decree or announcement names is as computed, or pushed by one that is near.
        assert not one.provisional or one.start == computed or one.start.year <= DECREED + 1
        assert one.provisional or one.start.year <= DECREED + 1
        assert (one.reason is not None) == one.provisional


@pytest.mark.parametrize("month", range(1, 13))
def test_javanese(month: int) -> None:
    every = found({"type": "javanese", "month": month, "day": 1})
    assert len(every) in {41, 42}
    for one in every:
        told = javanese(one.start)
        assert told is not None
        assert (told.month, told.day) == (month, 1)
        assert one.provisional
        # The Javanese month begins with the Hijri one, or a day or two after it.
        assert -2 <= (one.start - from_hijri(hijri(one.start + 10 * DAY)[0], month)).days <= 3
    lengths = {(b.start - a.start).days for a, b in pairwise(every)}
    assert lengths == {354, 355}


def test_weekday_and_pasaran() -> None:
    rule = {"type": "pasaran", "months": list(range(1, 13)), "weekdays": ["jumat"]}
    every = days({**rule, "pasaran": "kliwon"})
    assert {(b - a).days for a, b in pairwise(every)} == {35}
    assert {(one.isoweekday(), pasaran(one)) for one in every} == {(5, "Kliwon")}
    assert len(every) in {417, 418}


def test_wuku() -> None:
    rule = {"type": "pasaran", "months": list(range(1, 13)), "weekdays": ["rabu"]}
    every = days({**rule, "wuku": "galungan"})
    assert {(b - a).days for a, b in pairwise(every)} == {210}
    # The Wednesday of this week is always Kliwon.
    assert {(wuku(one), pasaran(one)) for one in every} == {("Galungan", "Kliwon")}


def test_javanese_month_and_pasaran() -> None:
    rule = {"type": "javanese", "month": 1, "weekdays": ["jumat", "selasa"], "pasaran": "kliwon"}
    every = found(rule)
    for one in every:
        told = javanese(one.start)
        assert told is not None
        assert told.month == 1
        assert (pasaran(one.start), one.start.isoweekday() in {2, 5}) == ("Kliwon", True)
    assert {one.start.year for one in every} == set(YEARS)


def test_imlek_and_cap_go_meh() -> None:
    imlek = days({"type": "chinese-lunar", "month": 1, "day": 1})
    table = _ChineseLunisolar().lunar_new_year_date
    assert imlek == [table(year)[0] for year in YEARS]
    capgomeh = days({"type": "chinese-lunar", "month": 1, "day": 15})
    assert [(b - a).days for a, b in zip(imlek, capgomeh, strict=True)] == [14] * 40
    assert all(abs(moon_age(one)) < 1.5 for one in imlek)
    assert days({"type": "relative", "anchor": "imlek", "offset_days": 14}) == capgomeh


def test_nyepi_is_the_day_after_the_ninth_new_moon() -> None:
    every = [one for year in YEARS for one in national_days("nyepi", year)]
    assert [day.year for day, _ in every] == list(YEARS)
    for day, open_ in every:
        assert date(day.year, 3, 2) <= day <= date(day.year, 4, 8)
        assert -0.5 < moon_age(day) < 2.5
        assert open_ == (day.year > DECREED)


def test_waisak_is_a_full_moon_from_may_on() -> None:
    every = [one for year in YEARS for one in national_days("waisak", year)]
    assert [day.year for day, _ in every] == list(YEARS)
    for day, open_ in every:
        assert date(day.year, 4, 27) <= day <= date(day.year, 6, 13)
        assert 13 < moon_age(day) % 29.53 < 16.8
        assert open_ == (day.year > DECREED)


def test_easter_as_another_program_has_it() -> None:
    assert all(easter(year) == dateutil_easter(year) for year in range(1583, 4000))
    good_friday = days({"type": "relative", "anchor": "paskah", "offset_days": -2})
    assert [one + 2 * DAY for one in good_friday] == [easter(year) for year in YEARS]


@pytest.mark.parametrize("nth", [-3, -1, 1, 2, 5])
def test_a_weekday_after_or_before_another_day(nth: int) -> None:
    rule = {"type": "relative", "anchor": "hari", "weekday": "minggu", "nth": nth}
    anchor = event({"type": "fixed", "month": 5, "day": 2}, slug="hari")
    every = [o for o in expand("kota", [anchor, event(rule)], YEARS) if o.event == "acara"]
    for one in every:
        ahead = (one.start - date(one.start.year, 5, 2)).days
        assert one.start.isoweekday() == 7
        first, last = (7 * nth - 6, 7 * nth) if nth > 0 else (7 * nth, 7 * nth + 6)
        assert first <= ahead <= last
    assert len(every) == 40


@pytest.mark.parametrize("offset", [-60, -3, 0, 1, 60])
def test_days_before_and_after_a_hijri_day(offset: int) -> None:
    moon = found({"type": "hijri", "month": 9, "day": 1, "offset_days": offset})
    counted = found({"type": "relative", "anchor": "ramadan", "offset_days": offset})
    assert [o.start for o in moon] == [o.start for o in counted]
    assert [o.provisional for o in moon] == [o.provisional for o in counted]


def test_the_nearest_weekend() -> None:
    anchor = event({"type": "fixed", "month": 5, "day": 2}, slug="hari")
    rule = {"type": "relative", "anchor": "hari", "nearest": "weekend"}
    for one in expand("kota", [anchor, event(rule)], YEARS):
        if one.event == "acara":
            assert (one.start.isoweekday(), one.end - one.start) == (6, DAY)
            nearest = min((one.start, one.end), key=lambda d: abs(d - date(d.year, 5, 2)))
            assert abs((nearest - date(one.start.year, 5, 2)).days) <= 3


def test_months_without_a_day() -> None:
    every = found({"type": "month", "months": [9, 11]})
    assert len(every) == 80
    assert all(one.month_only and not one.provisional for one in every)
    assert all((one.start.day, (one.end + DAY).day) == (1, 1) for one in every)


def test_listed_dates() -> None:
    written = [{"start": f"{year}-08-1{year % 10}"} for year in YEARS]
    assert [str(day) for day in days({"type": "dates", "dates": written})] == [
        one["start"] for one in written
    ]


RULES: Final[dict[str, dict[str, Any]]] = {
    "fixed": {"type": "fixed", "month": 7, "day": 20, "days": 2},
    "nth-weekday": {"type": "nth-weekday", "month": 6, "weekday": "sunday", "nth": "last"},
    "hijri": {"type": "hijri", "month": 9, "day": 1, "offset_days": -1},
    "javanese": {"type": "javanese", "month": 1, "day": 1},
    "pasaran": {"type": "pasaran", "months": [5, 6], "weekdays": ["selasa"], "pasaran": "wage"},
    "chinese-lunar": {"type": "chinese-lunar", "month": 1, "day": 15},
    "relative": {"type": "relative", "anchor": "paskah", "weekday": "minggu"},
}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_names_are_each_their_own_and_the_same_whichever_years_are_asked(
    rule: dict[str, Any],
) -> None:
    every = found(rule)
    assert len({one.uid for one in every}) == len(every)
    apart = [one for year in YEARS for one in expand("kota", [event(rule)], [year])]
    assert sorted(apart) == every


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_what_is_written_of_one_date_leaves_the_others_alone(rule: dict[str, Any]) -> None:
    plain = found(rule)
    for number in range(0, len(plain), 13):
        meant = plain[number]
        rest = [one for one in plain if one.uid != meant.uid]
        day, later = meant.start.isoformat(), (meant.start + 9 * DAY).isoformat()
        gone = found(rule, cancelled=[{"start": day, "reason": RAIN}])
        assert [one for one in gone if not one.cancelled] == rest
        assert [(o.uid, o.start, o.end) for o in gone if o.cancelled] == [
            (meant.uid, meant.start, meant.end)
        ]
        moved = found(rule, moved=[{"was": day, "start": later}])
        assert [one for one in moved if one.was is None] == rest
        assert [(o.uid, o.was) for o in moved if o.was] == [(meant.uid, meant.start)]
        left = found(rule, exceptions=[day])
        assert [one.start for one in left] == [one.start for one in rest]
        extra = found(rule, extra=[{"start": later}])
        assert [one for one in extra if one.start.isoformat() != later] == plain
