"""Pasaran, Hijri and Javanese dates against days that were reported, and against themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.languages.calendars import (
    HIJRI_MONTHS,
    PASARAN,
    UMM_AL_QURA,
    from_hijri,
    hijri,
    pasaran,
)
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.languages.javanese import (
    ASAPON,
    MONTHS,
    from_javanese,
    javanese,
    month_length,
    month_start,
)

DAYS = st.dates(date(1700, 1, 1), date(2300, 1, 1))
ASAPON_DAYS = st.dates(*ASAPON)


@pytest.mark.parametrize(
    ("day", "weekday", "name"),
    [
        ("1945-08-17", 5, "Legi"),
        ("2022-06-07", 2, "Wage"),
        ("2022-08-12", 5, "Kliwon"),
        ("2023-05-23", 2, "Wage"),
        ("2024-07-11", 4, "Wage"),
        ("2026-11-21", 6, "Pahing"),
        ("2027-02-07", 7, "Kliwon"),
    ],
)
def test_reported_days_have_their_pasaran(day: str, weekday: int, name: str) -> None:
    found = date.fromisoformat(day)
    assert (found.isoweekday(), pasaran(found)) == (weekday, name)


@given(DAYS)
def test_pasaran_comes_round_after_five_days(day: date) -> None:
    assert pasaran(day + timedelta(days=5)) == pasaran(day)
    assert {pasaran(day + timedelta(days=n)) for n in range(5)} == set(PASARAN)


def test_a_day_in_words() -> None:
    day = date(2026, 11, 21)
    kept = HijriCalendar()
    assert kept.day_line(day, "id") == "Sabtu Pahing, 21 November 2026 · 11 Jumadilakhir 1448 H"
    assert kept.day_line(day, "en") == "Saturday Pahing, 21 November 2026 · 11 Jumada II 1448 AH"
    assert kept.line(date(2027, 2, 8), "id") == "1 Ramadan 1448 H"


def test_hijri_months_are_twelve_in_each_language() -> None:
    assert {language: len(names) for language, names in HIJRI_MONTHS.items()} == {
        "id": 12,
        "en": 12,
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-07-07", (1446, 1, 1)),
        ("2025-03-01", (1446, 9, 1)),
        ("2026-11-21", (1448, 6, 11)),
        ("2027-02-08", (1448, 9, 1)),
        # Outside the tables, by the tabular calendar.
        ("0622-07-19", (1, 1, 1)),
        ("2100-01-01", (1523, 10, 19)),
    ],
)
def test_hijri_dates(day: str, expected: tuple[int, int, int]) -> None:
    assert hijri(date.fromisoformat(day)) == expected
    assert from_hijri(*expected) == date.fromisoformat(day)


@given(DAYS)
def test_hijri_there_and_back(day: date) -> None:
    # The tables' first day is the day after the tabular 28 Zulhijah, so two days share a name.
    assert from_hijri(*hijri(day)) == day
    assert day < UMM_AL_QURA[0] or hijri(day + timedelta(days=1)) > hijri(day)


def test_day_thirty_of_a_short_month_is_its_last() -> None:
    assert from_hijri(1448, 2, 30) == from_hijri(1448, 3) - timedelta(days=1)
    assert from_hijri(1600, 2, 30) == from_hijri(1600, 3) - timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "year", "month", "number"),
    [
        ("1936-03-24", 1867, "Sura", 1),
        # The palace's own reckoning: 1 Sura 1955 was Selasa Pon again.
        ("2021-08-10", 1955, "Sura", 1),
        ("2018-09-12", 1952, "Sura", 1),
        ("2024-07-08", 1958, "Sura", 1),
        ("2027-06-06", 1961, "Sura", 1),
        # Labuhan on 30 Rejeb, which by Umm al-Qura was already 1 Syakban.
        ("2017-04-27", 1950, "Rejeb", 30),
        ("2052-08-25", 1986, "Besar", 29),
    ],
)
def test_javanese_dates(day: str, year: int, month: str, number: int) -> None:
    found = javanese(date.fromisoformat(day))
    assert found is not None
    assert (found.year, MONTHS[found.month - 1], found.day) == (year, month, number)


@pytest.mark.parametrize("eve", ["2016-11-29", "2017-11-14", "2018-11-06", "2022-09-20"])
def test_rebo_pungkasan_is_the_eve_of_sapars_last_wednesday(eve: str) -> None:
    wednesday = date.fromisoformat(eve) + timedelta(days=1)
    found = javanese(wednesday)
    assert found is not None
    assert (wednesday.isoweekday(), MONTHS[found.month - 1]) == (3, "Sapar")
    assert found.day + 7 > month_length(found.year, found.month)


@pytest.mark.parametrize("day", ["2022-08-12", "2024-07-11", "2024-07-12", "2022-08-14"])
def test_rites_of_sura_fall_in_sura(day: str) -> None:
    found = javanese(date.fromisoformat(day))
    assert found is not None
    assert MONTHS[found.month - 1] == "Sura"


@given(ASAPON_DAYS)
def test_javanese_there_and_back(day: date) -> None:
    found = javanese(day)
    assert found is not None
    assert from_javanese(found.year, found.month, found.day) == day
    assert month_start(found.year, found.month) == day - timedelta(days=found.day - 1)


def test_years_are_named_in_their_windu() -> None:
    names = [javanese(date(2021, 8, 10) + timedelta(days=355 * n)) for n in range(8)]
    assert [found.year_name for found in names if found] == (
        ["Alip", "Ehe", "Jimawal", "Je", "Dal", "Be", "Wawu", "Jimakir"]
    )
    assert str(javanese(date(2024, 7, 8))) == "1 Sura 1958"


def test_nothing_is_said_outside_the_kurup() -> None:
    assert javanese(ASAPON[0] - timedelta(days=1)) is None
    assert javanese(ASAPON[1] + timedelta(days=1)) is None
    assert from_javanese(1866, 1, 1) is None
    assert from_javanese(1958, 2, 30) is None
