"""The page of this weekend: which days it means, what stands on them, what days off it names."""

from datetime import UTC, date, datetime, time

import pytest

from plugins.languages import LANGUAGES
from plugins.tourism_calendar.almanac import almanac
from plugins.tourism_calendar.weekend import weekend_of
from plugins.tourism_calendar.weekend_views import calendar_weekend_view
from tests.tourism_calendar.calendar_sites import city, event, html, occurrence, site

EMPTY = almanac(site(city()), "id")


def on(day, *occurrences):
    """A site of one city as it stands on ``day``."""
    now = datetime.combine(date.fromisoformat(day), time(3), UTC)
    return site(city(event(), event("kirab", "Kirab")), occurrences=occurrences, now=now)


@pytest.mark.parametrize(
    ("today", "friday"),
    [
        ("2026-12-07", "2026-12-11"),
        ("2026-12-10", "2026-12-11"),
        ("2026-12-11", "2026-12-11"),
        ("2026-12-12", "2026-12-11"),
        ("2026-12-13", "2026-12-11"),
        ("2026-12-14", "2026-12-18"),
    ],
)
def test_from_friday_on_it_is_this_one_before_that_the_coming_one(today, friday):
    found = weekend_of(EMPTY, date.fromisoformat(today))
    assert found.friday.isoformat() == friday
    assert [day.isoweekday() for day in found.days()] == [5, 6, 7]
    assert not found.long


def test_days_off_that_touch_it_make_it_long():
    christmas = weekend_of(EMPTY, date(2026, 12, 21))
    assert christmas.off_first == date(2026, 12, 24)  # joint leave, then Christmas on a Friday
    assert christmas.off_days == 4
    assert christmas.first == date(2026, 12, 24)
    page = html(calendar_weekend_view(on("2026-12-21"), "id"))
    assert "Akhir pekan panjang: 4 hari berturut-turut, 24–27 Des 2026" in page
    assert "Hari Raya Natal" in page


def test_a_friday_event_that_is_over_by_day_is_left_out_and_an_evening_one_stays():
    view = calendar_weekend_view(
        on(
            "2026-12-07",
            occurrence("2026-12-11", opens=time(8), closes=time(11)),
            occurrence("2026-12-11", event="kirab", opens=time(19), closes=time(21)),
        ),
        "id",
    )
    assert [row.title for row in view.days[0].rows] == ["Kirab"]
    assert not view.without_events


def test_an_event_of_several_days_stands_on_each():
    view = calendar_weekend_view(on("2026-12-07", occurrence("2026-12-12", "2026-12-14")), "id")
    assert [[row.title for row in day.rows] for day in view.days] == [
        [],
        ["Dugderan"],
        ["Dugderan"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_weekend_says_so_and_what_follows(language):
    view = calendar_weekend_view(on("2026-12-07", occurrence("2027-02-07")), language)
    assert view.without_events
    assert [row.title for row in view.later] == ["Dugderan"]
    said = (
        "Belum ada acara yang tercatat untuk akhir pekan ini" if language == "id" else "No events"
    )
    page = html(view)
    assert said in page
    once = "belum ada acara" if language == "id" else "no events"
    assert page.lower().count(once) == 1


def test_a_day_without_events_says_so_where_others_have_some():
    view = calendar_weekend_view(on("2026-12-07", occurrence("2026-12-12")), "id")
    assert html(view).count("belum ada acara") == 2


def test_the_filter_that_stands_is_the_page_itself():
    view = calendar_weekend_view(on("2026-12-07", occurrence("2027-02-07")), "id")
    assert view.filters.current
    assert view.filters.everything == view.frame.address
