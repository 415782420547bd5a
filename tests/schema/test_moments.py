"""Dates and times as typed: zones, offsets, and what is refused in words."""

from datetime import date, datetime, timedelta

import pytest
from pydantic_core import PydanticCustomError

from plugins.schema.moments import parse_day, parse_moment


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2026-08-17 09:45 WIB", 7),
        ("2026-08-17 09:45 WITA", 8),
        ("2026-08-17 09.45 WIT", 9),
        ("2026-08-17T09:45+07:00", 7),
        ("2026-08-17 09:45 +0800", 8),
        ("2026-08-17T09:45:00-03:30", -3.5),
        ("2026-08-17T09:45Z", 0),
    ],
)
def test_a_written_zone(typed: str, hours: float) -> None:
    moment = parse_moment(typed)
    assert moment.replace(tzinfo=None) == datetime.fromisoformat("2026-08-17T09:45")
    assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("typed", "hour"), [("2026-08-17", 0), ("2026-08-17 09:00", 9), (" 2026-08-17T09:00 ", 9)]
)
def test_without_a_zone_it_waits_for_the_sites_own(typed: str, hour: int) -> None:
    assert parse_moment(typed) == datetime.fromisoformat(f"2026-08-17T{hour:02}:00")
    assert parse_moment(typed).tzinfo is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("17 Agustus", "2026-08-17 09:45"),
        ("1/3/2024", "1/3/2024"),
        ("2026-08-17 9:45", "2026-08-17 09:45"),
        ("2026-08-17 09:45 WIBB", "2026-08-17 09:45"),
        ("2026-02-30", "tidak ada di kalender"),
        ("2026-08-17 25:00", "tidak ada di kalender"),
        ("2026-08-17 09:45 +99:00", "tidak ada di kalender"),
    ],
)
def test_refused_in_words(typed: str, says: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_moment(typed)
    assert caught.value.context is not None
    assert says in caught.value.context["id"]
    assert caught.value.context["en"]


def test_days_have_no_time() -> None:
    assert parse_day("2026-08-17") == parse_day(date(2026, 8, 17)) == date(2026, 8, 17)
    with pytest.raises(PydanticCustomError):
        parse_day("2026-08-17 09:45")
