"""The computed Chinese calendar against the festival tables of the holidays package."""

from datetime import date

import pytest
from holidays.calendars.chinese import _ChineseLunisolar
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.tourism_calendar.chinese import lunar_date, new_year

FESTIVALS = {
    "lunar_new_year_date": (1, 1),
    "buddha_birthday_date": (4, 8),
    "dragon_boat_date": (5, 5),
    "mid_autumn_date": (8, 15),
    "double_ninth_date": (9, 9),
}

# The new moon of 28 September 2057 is 2.5 seconds before midnight here, after it in the table.
TOO_CLOSE = {(2057, "double_ninth_date")}


@pytest.mark.parametrize("festival", FESTIVALS)
def test_festivals_of_two_centuries(festival: str) -> None:
    table = getattr(_ChineseLunisolar(), festival)
    differing = {
        (year, festival)
        for year in range(1901, 2100)
        if lunar_date(year, *FESTIVALS[festival]) != table(year)[0]
    }
    assert differing <= TOO_CLOSE


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2020, "2020-01-25"), (2023, "2023-01-22"), (2027, "2027-02-06"), (2033, "2033-01-31")],
)
def test_imlek(year: int, expected: str) -> None:
    assert new_year(year) == date.fromisoformat(expected)


def test_days_of_the_year() -> None:
    assert lunar_date(2027, 1, 15) == date(2027, 2, 20)
    # 2023 had a leap month 2, so month 6 came late.
    assert lunar_date(2023, 6, 29) == date(2023, 8, 15)
    # Month 6 had 29 days: day 30 is its last.
    assert lunar_date(2023, 6, 30) == lunar_date(2023, 6, 29)
    assert lunar_date(2026, 12, 29) == date(2027, 2, 5)


@settings(deadline=None)
@given(st.integers(1950, 2098), st.integers(1, 12), st.integers(1, 29))
def test_days_follow_one_another_within_the_year(year: int, month: int, day: int) -> None:
    here, following = lunar_date(year, month, day), lunar_date(year, month, day + 1)
    assert (following - here).days in ({1} if day < 29 else {0, 1})
    assert new_year(year) <= here < new_year(year + 1)
