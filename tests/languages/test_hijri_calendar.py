"""Announced beginnings of Hijri months, and wuku, against days that were reported."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.languages.calendars import from_hijri, hijri, pasaran, wuku
from plugins.languages.hijri_calendar import (
    LENGTHS,
    HijriCalendar,
    misfit_months,
    month_after,
)
from plugins.schema.weekdays import WUKU

SYAWAL = {(1447, 10): date(2026, 3, 21)}
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
MONTHS = st.tuples(st.integers(1420, 1480), st.integers(1, 12))


def test_an_announcement_moves_its_month_and_lengthens_none_past_thirty() -> None:
    kept = HijriCalendar(SYAWAL)
    assert hijri(date(2026, 3, 20)) == (1447, 10, 1)
    assert kept.of(date(2026, 3, 21)) == (1447, 10, 1)
    assert kept.of(date(2026, 3, 20)) == (1447, 9, 30)
    # Reported: 19 March 2026, the day of the session, was 29 Ramadan.
    assert kept.of(date(2026, 3, 19)) == (1447, 9, 29)
    assert kept.start(1447, 9) == date(2026, 2, 19)
    assert not kept.known(1447, 9)
    assert kept.known(1447, 10)
    assert kept.line(date(2026, 3, 21), "en") == "1 Shawwal 1447 AH"


def test_corrected_tells_which_days_it_touches() -> None:
    kept = HijriCalendar(SYAWAL)
    assert kept.corrected(date(2026, 3, 1), date(2026, 3, 31))
    assert not kept.corrected(date(2026, 9, 1), date(2026, 9, 30))


@given(DAYS)
def test_without_announcements_it_is_umm_al_qura(day: date) -> None:
    assert HijriCalendar().of(day) == hijri(day)


@given(MONTHS, st.sampled_from([-1, 0, 1]), st.integers(-80, 80))
def test_days_and_dates_agree_and_months_have_29_or_30_days(
    month: tuple[int, int], off: int, ahead: int
) -> None:
    begins = from_hijri(*month) + timedelta(days=off)
    kept = HijriCalendar({month: begins})
    day = begins + timedelta(days=ahead)
    year, number, of_month = kept.of(day)
    assert kept.day(year, number, of_month) == day
    assert 1 <= of_month <= 30
    for near in (-2, -1, 0, 1):
        here = month_after(month, near)
        length = kept.start(*month_after(here)) - kept.start(*here)
        assert length.days in LENGTHS


def test_months_that_cannot_be_so() -> None:
    assert list(misfit_months(SYAWAL)) == []
    assert list(misfit_months({(1447, 10): date(2026, 3, 25)})) == [((1447, 10), "far")]
    both = {(1447, 9): date(2026, 2, 18), (1447, 10): date(2026, 3, 21)}
    assert list(misfit_months(both)) == [((1447, 9), "length")]


@pytest.mark.parametrize(
    ("day", "name", "five"),
    [
        ("2022-08-19", "Maktal", "Pahing"),
        ("2022-09-07", "Prangbakat", "Legi"),
        ("2023-11-03", "Prangbakat", "Pon"),
        ("1945-08-17", "Manahil", "Legi"),
    ],
)
def test_reported_days_have_their_wuku(day: str, name: str, five: str) -> None:
    found = date.fromisoformat(day)
    assert (wuku(found), pasaran(found)) == (name, five)


@given(DAYS)
def test_wuku_change_on_sundays_and_come_round_after_210_days(day: date) -> None:
    assert wuku(day + timedelta(days=210)) == wuku(day)
    sunday = day - timedelta(days=day.isoweekday() % 7)
    week = [wuku(sunday + timedelta(days=n)) for n in range(7)]
    assert len(set(week)) == 1
    follows = WUKU[(WUKU.index(week[0]) + 1) % 30]
    assert wuku(sunday + timedelta(days=7)) == follows
    if week[0] == "Sinta":
        assert pasaran(sunday) == "Pahing"
