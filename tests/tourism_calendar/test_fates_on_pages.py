"""Dates that were called off or moved, and hours: on every page that shows them."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from plugins.cities.place_events import upcoming
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.model.site import Site
from plugins.newsroom.agenda import agenda, next_of_city
from plugins.schema.texts import Bilingual
from plugins.tourism_calendar.calendar_views import calendar_year_view
from plugins.tourism_calendar.event_views import event_view
from plugins.tourism_calendar.list_views import calendar_list_view
from plugins.tourism_calendar.month_views import calendar_month_view
from tests.tourism_calendar.calendar_sites import city, event, html, occurrence, site

RAIN = Bilingual(id="Hujan lebat.", en="Heavy rain.")
FAIR = {"type": "fixed", "month": 7, "day": 20}


def with_date(**fields: object) -> Site:
    fair = event("pekan", "Pekan Raya", FAIR)
    return site(city(fair), occurrences=[occurrence("2027-07-20", event="pekan", **fields)])


GONE = with_date(cancelled=True, note=RAIN)
MOVED = site(
    city(event("pekan", "Pekan Raya", FAIR)),
    occurrences=[occurrence("2027-08-03", event="pekan", was=date(2027, 7, 20), note=RAIN)],
)


def july(of, language="id", month=7):
    return calendar_month_view(of, date(2027, month, 1), language)


def on(view, iso):
    squares = (day for week in view.grid.weeks for day in week)
    return next(day.entries for day in squares if day.iso == iso and not day.outside)


def page(of, language="id"):
    home = of.cities[0]
    return event_view(of, home, home.events[0], language)


def structured(view):
    return json.loads(view.frame.structured_data)


def test_a_cancelled_date_is_struck_out_in_the_grid_and_named_in_the_list():
    view = july(GONE)
    (entry,) = on(view, "2027-07-20")
    assert (entry.gone, entry.fate) == (True, "Dibatalkan")
    (row,) = [row for row in view.rows if row.title == "Pekan Raya"]
    assert (row.gone, row.fate, row.provisional) == (True, "Dibatalkan", False)
    shown = html(view)
    assert "month-entry-gone" in shown
    assert "calendar-row-gone" in shown
    assert shown.count("Dibatalkan") == 2
    assert "Cancelled" in html(july(GONE, "en"))


def test_a_cancelled_date_counts_as_no_event():
    view = july(GONE)
    assert not view.months[6].days[19].marks
    assert "acara bertanggal" not in view.months[6].summary
    assert calendar_year_view(GONE, 2027, "id").summary.startswith("0 acara bertanggal")


def test_a_moved_date_stands_on_both_days():
    (old,) = on(july(MOVED), "2027-07-20")
    (new,) = on(july(MOVED, month=8), "2027-08-03")
    assert (old.gone, old.fate) == (True, "Dipindah ke 3 Agu 2027")
    assert (new.gone, new.fate) == (False, "Dipindah dari 20 Jul 2027")
    assert [e.fate for e in on(july(MOVED, "en"), "2027-07-20")] == ["Moved to 3 Aug 2027"]


@pytest.mark.parametrize("of", [GONE, MOVED], ids=["cancelled", "moved"])
def test_every_list_says_so(of):
    said = r"Dibatalkan|Dipindah (dari|ke) "
    assert re.search(said, html(calendar_year_view(of, 2027, "id")))
    shown = html(calendar_list_view(of, "id"))
    # By month, by city and by kind.
    assert len(re.findall(said, shown)) == 3 * (1 if of is GONE else 2)


def test_the_event_s_page_of_a_cancelled_date():
    view = page(GONE)
    assert (view.date.state, view.date.number, view.date.fate) == ("cancelled", "20", "Dibatalkan")
    assert "(dibatalkan)" in view.frame.description
    shown = html(view)
    assert "Mengapa dibatalkan." in shown
    assert "Hujan lebat." in shown
    told = structured(view)
    assert told["eventStatus"] == "https://schema.org/EventCancelled"
    assert told["startDate"] == "2027-07-20"
    assert "Why it was cancelled." in html(page(GONE, "en"))


def test_the_event_s_page_of_a_moved_date():
    view = page(MOVED, "en")
    assert (view.date.state, view.date.fate) == ("set", "Moved from 20 Jul 2027")
    assert "Why it was moved." in html(view)
    told = structured(view)
    assert told["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (told["startDate"], told["previousStartDate"]) == ("2027-08-03", "2027-07-20")


def test_an_event_that_stands_is_scheduled():
    view = page(with_date())
    assert structured(view)["eventStatus"] == "https://schema.org/EventScheduled"
    assert view.date.fate is None


def test_hours_have_the_city_s_zone():
    of = with_date(opens=time(19), closes=time(21, 30))
    assert page(of).date.note == "19.00–21.30 WIB"
    assert page(of, "en").date.note == "19:00–21:30 WIB"
    assert structured(page(of))["startDate"] == "2027-07-20T19:00:00+07:00"
    assert "19.00–21.30 WIB" in html(july(of))
    home = of.cities[0]
    east = replace(home, fields=home.fields.model_copy(update={"timezone": "Asia/Jayapura"}))
    assert page(replace(of, cities=(east,), _cache={})).date.note == "19.00–21.30 WIT"


def test_announced_months_are_in_the_grid_and_under_its_name():
    late = replace(GONE, hijri=HijriCalendar({(1448, 9): date(2027, 2, 9)}), _cache={})
    plain, moved = july(GONE, month=2), july(late, month=2)

    def first_of_ramadan(view):
        squares = (day for week in view.grid.weeks for day in week)
        return next(d.iso for d in squares if (d.hijri, d.hijri_month) == ("1", "Ramadan"))

    assert (first_of_ramadan(plain), first_of_ramadan(moved)) == ("2027-02-08", "2027-02-09")
    assert "diumumkan" in "".join(piece.text for piece in moved.head.text)
    assert "diumumkan" not in "".join(piece.text for piece in plain.head.text)
    assert [r.text for r in moved.rows if r.title.startswith("1 Ramadan")] == [
        "Diumumkan pemerintah"
    ]


def test_lists_of_what_comes_next_hold_only_what_takes_place():
    plain = with_date()
    assert next_of_city(plain, plain.cities[0], "id") is not None
    assert next_of_city(GONE, GONE.cities[0], "id") is None
    assert upcoming(GONE, GONE.cities[0], lambda _: True) == ()
    found = next_of_city(MOVED, MOVED.cities[0], "id")
    assert found is not None
    assert found[2] == "2027-08-03"


@pytest.mark.parametrize("of", [GONE, MOVED], ids=["cancelled", "moved"])
def test_the_week_on_the_home_page_strikes_it_out(of):
    then = replace(of, now=datetime(2027, 7, 18, 23, 59, tzinfo=UTC), _cache={})
    found = agenda(then, "id")
    (shown,) = [event for day in found.days for event in day.events if event.href]
    said = "Dibatalkan" if of is GONE else "Dipindah ke 3 Agu 2027"
    assert (shown.text, shown.gone, shown.fate) == ("Pekan Raya", True, said)
    assert "Belum ada acara bertanggal" in (found.sentence or "")
    assert [row.iso for row in found.later] == ([] if of is GONE else ["2027-08-03"])
