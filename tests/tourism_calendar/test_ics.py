"""Calendars to subscribe to: what a phone reads, and the same bytes each time."""

import functools
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from plugins.languages import LANGUAGES
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.tourism_calendar.calendar_parts import kinds_of_site
from plugins.tourism_calendar.ics import Scope, calendar_ics
from plugins.tourism_calendar.ics_plugin import calendar_files
from plugins.tourism_calendar.plugin import fill_occurrences
from plugins.tourism_calendar.revisions import withdrawn
from tests.support.paths import ROOT, TODAY
from tests.support.views import data_of


def sample():
    draft = read_content(ROOT / "content", ROOT / "theme", date.fromisoformat(TODAY), Problems())
    fill_occurrences(draft)
    return draft.finish()


site = functools.cache(sample)


@functools.cache
def entries(language="id", city=None, **scope):
    calendar = Calendar.from_ical(calendar_ics(site(), language, Scope(city, **scope)))
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def test_files_for_all_each_city_each_kind_and_each_event_with_a_date():
    found = [file.address for file in calendar_files(site())]
    assert found[:5] == [
        "/kalender/semua.ics",
        "/kalender/semarang.ics",
        "/kalender/malang.ics",
        "/kalender/mojokerto.ics",
        "/kalender/bantul.ics",
    ]
    assert {"/kalender/jenis/carnival.ics", "/en/calendar/kind/carnival.ics"} <= set(found)
    assert "/kota/semarang/acara/dugderan/dugderan.ics" in found
    assert "/en/cities/semarang/events/dugderan/dugderan.ics" in found
    # Only its month is known.
    assert not any("festival-mbois" in address for address in found)
    assert len(found) == len(set(found))
    half = len(found) // 2
    assert [address.startswith("/en/") for address in found] == [False] * half + [True] * half


def test_kinds_together_make_the_whole_and_an_event_s_file_holds_its_own():
    parts = [entries("id", kind=kind) for kind in kinds_of_site(site())]
    assert sum(map(len, parts)) == len(entries("id"))
    assert set().union(*parts) == set(entries("id"))
    own = entries("en", city="semarang", event="dugderan")
    assert {uid.rsplit("-", 1)[0] for uid in own} == {"semarang-dugderan"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cities_together_make_the_whole(language):
    whole = entries(language)
    parts = [entries(language, city.slug) for city in site().cities]
    gone = withdrawn(site())
    dates = sum(not one.month_only for one in site().occurrences)
    assert sum(map(len, parts)) == len(whole) == dates + len(gone)
    assert set().union(*parts) == set(whole)
    assert set(whole) == set(entries("id"))


def test_the_head():
    calendar = Calendar.from_ical(calendar_ics(site(), "en", Scope("semarang")))
    assert calendar["VERSION"] == "2.0"
    assert calendar["X-WR-CALNAME"] == "Tourism calendar: Semarang · Kabar Kota"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"]
    assert calendar["X-WR-TIMEZONE"] == "Asia/Jakarta"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in calendar_ics(
        site(), "en", Scope("semarang")
    )


def test_an_entry():
    entry = entries("id", "semarang")["semarang-imlek-semawis-2027@kabarkota.example"]
    assert entry.decoded("DTSTART") == date(2027, 2, 3)
    assert entry.decoded("DTEND") == date(2027, 2, 6)
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["SUMMARY"] == "Pasar Imlek Semawis"
    assert entry["SUMMARY"].params["LANGUAGE"] == "id"
    assert entry["LOCATION"] == "Pecinan, Kota Semarang"
    assert entry["CATEGORIES"].to_ical() == b"Budaya"
    assert entry["URL"] == "https://kabarkota.example/kota/semarang/acara/imlek-semawis/"
    assert "Sementara." in entry["DESCRIPTION"]
    assert entry["DTSTAMP"].dt.date().isoformat() == TODAY


def test_english_and_a_sure_date():
    entry = entries("en", "malang")["malang-capgomeh-2027@kabarkota.example"]
    assert entry["STATUS"] == "CONFIRMED"
    assert entry["SUMMARY"].params["LANGUAGE"] == "en"
    assert "Provisional" not in entry["DESCRIPTION"]
    assert entry["URL"].startswith("https://kabarkota.example/en/cities/malang/events/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_whole_days_or_has_hours_and_a_status(language):
    for entry in entries(language).values():
        length = entry.decoded("DTEND") - entry.decoded("DTSTART")
        if isinstance(entry.decoded("DTSTART"), datetime):
            assert timedelta(0) < length < timedelta(days=1)
        else:
            assert entry["DTSTART"].params["VALUE"] == "DATE"
            assert timedelta(days=1) <= length <= timedelta(days=31)
        assert entry["STATUS"] in {"TENTATIVE", "CONFIRMED", "CANCELLED"}


def test_months_without_a_day_are_left_out():
    assert any(one.event == "festival-mbois" for one in site().occurrences)
    assert not any("festival-mbois" in uid for uid in entries("id"))


def test_the_same_site_gives_the_same_bytes():
    first = data_of(calendar_files(site()))
    assert first == data_of(calendar_files(sample()))
    for data in first.values():
        data.decode("utf-8")
        assert data.count(b"\n") == data.count(b"\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
