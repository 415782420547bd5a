"""Public holidays, collective leave, and the months that decrees imply."""

from datetime import date

import pytest

from plugins.languages import LANGUAGES, Language
from plugins.model.occurrences import Holiday
from plugins.tourism_calendar.anchors import national_days
from plugins.tourism_calendar.holiday_days import announced_months, public_holidays


def by_day(year: int, language: Language = "id") -> dict[date, Holiday]:
    return {holiday.day: holiday for holiday in public_holidays(year, language)}


def test_names_in_both_languages() -> None:
    imlek = date(2027, 2, 6)
    assert by_day(2027)[imlek].name == "Tahun Baru Imlek 2578"
    assert by_day(2027, "en")[imlek].name == "Lunar New Year 2578"
    assert by_day(2027)[date(2027, 6, 6)].name == "Tahun Baru Islam 1449 H"
    assert by_day(2027)[date(2027, 5, 20)].name == "Hari Raya Waisak 2571 BE"


def test_days_that_the_moon_still_decides_are_estimated() -> None:
    eid = by_day(2027)[date(2027, 3, 10)]
    assert (eid.name, eid.estimated) == ("Hari Raya Idulfitri", True)
    assert not by_day(2026)[date(2026, 3, 21)].estimated


def test_collective_leave_is_kept_apart() -> None:
    leave = by_day(2026)[date(2026, 12, 24)]
    assert leave.collective_leave
    assert not by_day(2026)[date(2026, 12, 25)].collective_leave


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2019, 2026, 2027, 2035])
def test_no_label_of_the_package_is_left_in_a_name(year: int, language: Language) -> None:
    found = public_holidays(year, language)
    assert list(found) == sorted(found)
    assert not [holiday for holiday in found if "(" in holiday.name or "'" in holiday.name]


def test_decrees_say_when_months_begin() -> None:
    # Umm al-Qura has 1 Syawal 1447 a day earlier.
    assert announced_months(2026)[1447, 10] == date(2026, 3, 21)
    assert (1448, 10) not in announced_months(2027)


@pytest.mark.parametrize(
    ("anchor", "year", "expected"),
    [
        ("imlek", 2027, [("2027-02-06", False)]),
        ("nyepi", 2027, [("2027-03-08", False)]),
        ("waisak", 2027, [("2027-05-20", False)]),
        ("paskah", 2027, [("2027-03-28", False)]),
        ("ramadan", 2027, [("2027-02-08", True)]),
        ("ramadan", 2030, [("2030-01-05", True), ("2030-12-26", True)]),
        ("idulfitri", 2026, [("2026-03-21", False)]),
        ("iduladha", 2026, [("2026-05-27", False)]),
        ("muharam", 2027, [("2027-06-06", False)]),
        ("maulid", 2027, [("2027-08-15", False)]),
    ],
)
def test_days_of_the_whole_country(
    anchor: str, year: int, expected: list[tuple[str, bool]]
) -> None:
    found = national_days(anchor, year)
    assert [(day.isoformat(), provisional) for day, provisional in found] == expected
