"""Dates, times and numbers as each language writes them, whatever the machine's locale."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from plugins.languages import formats

DAY = date(2026, 9, 4)


@pytest.mark.parametrize(
    ("form", "indonesian", "english"),
    [
        (formats.long_date, "4 September 2026", "4 September 2026"),
        (formats.short_date, "4 Sep 2026", "4 Sep 2026"),
        (formats.full_date, "Jumat, 4 September 2026", "Friday, 4 September 2026"),
        (formats.press_date, "Jumat (4/9/2026)", "Fri 4 Sep 2026"),
        (formats.month_year, "September 2026", "September 2026"),
        (formats.short_month, "Sep", "Sep"),
        (formats.weekday, "Jumat", "Friday"),
        (formats.short_weekday, "Jum", "Fri"),
    ],
)
def test_dates(form, indonesian: str, english: str) -> None:
    assert (form(DAY, "id"), form(DAY, "en")) == (indonesian, english)


def test_months_by_number() -> None:
    assert formats.month_name(5, "id") == "Mei"
    assert formats.month_name(8, "en") == "August"
    for month in range(1, 13):
        assert len(formats.short_month(date(2026, month, 1), "en")) == 3


@pytest.mark.parametrize(
    ("day", "indonesian", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-12", "Desember 2024", "December 2024"),
        ("2024-12-16", "16 Desember 2024", "16 December 2024"),
    ],
)
def test_dates_are_as_exact_as_their_source(day: str, indonesian: str, english: str) -> None:
    assert (formats.as_of(day, "id"), formats.as_of(day, "en")) == (indonesian, english)


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        (ZoneInfo("Asia/Jakarta"), "WIB"),
        (ZoneInfo("Asia/Makassar"), "WITA"),
        (ZoneInfo("Asia/Jayapura"), "WIT"),
        (ZoneInfo("Asia/Pontianak"), "WIB"),
        (timezone(timedelta(hours=8)), "WITA"),
        (UTC, "UTC+0"),
        (timezone(timedelta(hours=-3, minutes=-30)), "UTC-3.5"),
        (timezone(timedelta(hours=7, minutes=30)), "UTC+7.5"),
    ],
)
def test_clocks_name_their_zone(zone, name: str) -> None:
    moment = datetime(2026, 9, 4, 9, 5, tzinfo=zone)
    assert formats.clock(moment, "id") == f"09.05 {name}"
    assert formats.clock(moment, "en") == f"09:05 {name}"


@pytest.mark.parametrize(
    ("start", "end", "indonesian"),
    [
        ("2027-02-03", "2027-02-03", "3 Feb 2027"),
        ("2027-02-03", "2027-02-05", "3–5 Feb 2027"),
        ("2027-04-30", "2027-05-02", "30 Apr–2 Mei 2027"),
        ("2026-12-30", "2027-01-02", "30 Des 2026–2 Jan 2027"),
        ("2026-02-03", "2027-02-05", "3 Feb 2026–5 Feb 2027"),
    ],
)
def test_ranges(start: str, end: str, indonesian: str) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert formats.date_range(*days, "id") == indonesian
    without = formats.date_range(*days, "id", year=False)
    assert "202" not in without
    assert indonesian.startswith(without.partition("–")[0])


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (1_653_524, None, "1.653.524", "1,653,524"),
        (374.7, None, "374,7", "374.7"),
        (374.7, 2, "374,70", "374.70"),
        (374.7, 0, "375", "375"),
        (0.12345, None, "0,123", "0.123"),
        (-2.5, None, "-2,5", "-2.5"),
        (1000, None, "1.000", "1,000"),
    ],
)
def test_numbers(value: float, decimals, indonesian: str, english: str) -> None:
    assert formats.number(value, "id", decimals) == indonesian
    assert formats.number(value, "en", decimals) == english


@pytest.mark.parametrize(("value", "shown"), [(10.84, "+10,8"), (-2.1, "−2,1"), (0.0, "0,0")])
def test_changes_have_a_true_sign(value: float, shown: str) -> None:
    assert formats.signed(value, "id") == shown
