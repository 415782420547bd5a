"""The calendar's pages: what falls on which day, what waits for one, and what is red."""

from datetime import date

import pytest
from lxml.html import fromstring

from plugins.languages import LANGUAGES
from plugins.model.outputs import Page
from plugins.tourism_calendar.almanac import almanac
from plugins.tourism_calendar.calendar_pages import calendar_pages
from plugins.tourism_calendar.calendar_rows import Traits
from plugins.tourism_calendar.calendar_views import calendar_view, calendar_year_view
from plugins.tourism_calendar.filter_views import calendar_city_view, calendar_kind_view
from plugins.tourism_calendar.list_views import calendar_list_view
from plugins.tourism_calendar.month_views import calendar_month_view
from tests.tourism_calendar.calendar_sites import city, event, html, occurrence, site

FAIR = event("pekan", "Pekan Raya", kind="fair", rule={"type": "month", "months": [7, 8, 9]})
BUSY = site(
    city(event(), FAIR),
    city(event("kirab", "Kirab", kind="carnival"), slug="seberang"),
    occurrences=[
        occurrence("2027-02-07", provisional=True),
        occurrence("2027-02-28", "2027-03-02", "kirab", "seberang"),
        occurrence("2027-07-01", "2027-07-31", "pekan", month_only=True),
        occurrence("2027-08-01", "2027-08-31", "pekan", month_only=True),
        occurrence("2027-09-01", "2027-09-30", "pekan", month_only=True),
    ],
)
EMPTY = site(city())


def month(number, year=2027, language="id", of=BUSY):
    return calendar_month_view(of, date(year, number, 1), language)


def months(of, language):
    """Every month that the calendar has."""
    years = almanac(of, language).years
    return [month(number, year, language, of) for year in years for number in range(1, 13)]


def years(of, language):
    return [calendar_year_view(of, year, language) for year in almanac(of, language).years]


def square(view, iso):
    return next(day for week in view.grid.weeks for day in week if day.iso == iso)


def test_weeks_begin_on_sunday_and_sundays_are_red():
    view = month(2)
    assert [day.short for day in view.grid.weekdays][:2] == ["Min", "Sen"]
    assert [week[0].iso for week in view.grid.weeks][:2] == ["2027-01-31", "2027-02-07"]
    assert square(view, "2027-02-07").red
    assert not square(view, "2027-02-08").red


def test_a_day_has_its_pasaran_and_hijri_day_and_the_month_named_on_its_first():
    day = square(month(2), "2027-02-08")
    assert (day.pasaran, day.hijri, day.hijri_month) == ("Legi", "1", "Ramadan")
    assert square(month(2), "2027-02-09").hijri_month is None
    assert square(month(2), "2027-02-01").hijri_month == "Syakban"


def test_public_holidays_are_red_and_named_but_collective_leave_is_not_red():
    day = square(month(12, 2026), "2026-12-25")
    assert day.red
    assert [entry.type for entry in day.entries] == ["holiday"]
    leave = [
        day
        for view in months(EMPTY, "id")
        for week in view.grid.weeks
        for day in week
        if any(entry.type == "leave" for entry in day.entries)
    ]
    assert leave
    assert not any(
        day.red and all(e.type == "leave" for e in day.entries)
        for day in leave
        if date.fromisoformat(day.iso).isoweekday() != 7
    )


def test_provisional_events_stay_so_in_grid_list_and_year():
    view = month(2)
    assert [e.provisional for e in square(view, "2027-02-07").entries] == [True]
    row = next(row for row in view.rows if row.title == "Dugderan")
    assert (row.day, row.rest, row.provisional) == ("7", "Min", True)
    mini = view.months[1].days[6]
    assert (mini.marks, mini.provisional) == (("city-contoh",), True)
    assert "month-entry-provisional" in html(view)


def test_days_outside_the_month_are_shown_without_their_events():
    day = square(month(2), "2027-03-01")
    assert day.outside
    assert not day.entries


def test_an_event_over_the_turn_of_a_month_stands_in_both():
    assert [e.text for e in square(month(3), "2027-03-02").entries] == ["Kirab"]
    february = next(row for row in month(2).rows if row.title == "Kirab")
    march = next(row for row in month(3).rows if row.title == "Kirab")
    assert (february.day, february.rest) == ("28", "sampai 2 Mar")
    assert (march.day, march.rest, march.iso) == ("–2", "sejak 28 Feb", "2027-03-01")


def test_a_long_event_is_named_once_a_week():
    long = site(city(event()), occurrences=[occurrence("2027-09-01", "2027-09-14")])
    view = month(9, of=long)
    named = [
        day.iso
        for week in view.grid.weeks
        for day in week
        for entry in day.entries
        if entry.type == "event" and not entry.continued
    ]
    assert named == ["2027-09-01", "2027-09-05", "2027-09-12"]


def test_what_may_fall_in_several_months_waits_once_in_each_and_has_no_day():
    for number in (7, 8, 9):
        assert [(line.title, line.date) for line in month(number).waiting] == [
            ("Pekan Raya", "Jul–Sep")
        ]
    assert not any("Pekan" in e.text for w in month(7).grid.weeks for d in w for e in d.entries)
    year = years(BUSY, "id")[1]
    told = [line.date for item in year.months for line in item.lines if line.title == "Pekan Raya"]
    assert told == ["Jul–Sep, menyusul"]
    assert '<time class="calendar-line-date" datetime="2027-07">' in html(year)


def test_nothing_is_promised_for_a_month_that_is_past():
    past = site(
        city(FAIR),
        occurrences=[occurrence("2026-09-01", "2026-09-30", "pekan", month_only=True)],
    )
    assert month(9, 2026, of=past).waiting_title == "Tanpa tanggal tercatat"
    year = years(past, "id")[0]
    assert year.months[8].lines[-1].date == "tak tercatat"
    assert year.summary.startswith("0 acara bertanggal, 0 menunggu tanggal")


def test_ramadan_awaits_the_session_and_past_ones_are_not_told():
    entries = [e for e in almanac(EMPTY, "id").entries if e.type == "moon"]
    assert [(e.start.isoformat(), e.title) for e in entries] == [("2027-02-08", "1 Ramadan 1448 H")]


def test_months_lead_on_through_the_year_s_end_and_stop_at_both_ends():
    views = months(EMPTY, "en")
    assert len(views) == 24
    assert [step.text for step in views[0].head.steps] == ["February", "List"]
    assert [step.text for step in views[11].head.steps] == ["November", "January 2027", "List"]
    assert [step.text for step in views[23].head.steps] == ["November", "List"]


def test_the_list_begins_today_and_has_a_part_for_every_city_and_kind():
    view = calendar_list_view(BUSY, "id")
    assert [part.id for part in view.cities] == ["kota-contoh", "kota-seberang"]
    assert [part.id for part in view.kinds] == ["jenis-tradition", "jenis-carnival", "jenis-fair"]
    assert view.months[0].id == "2026-12"
    page = html(view)
    assert all(f'href="{link.href}"' in page for link in view.filters.cities)
    assert 'id="kota-contoh"' in page


def test_the_list_offers_choices_of_what_is_listed_and_rows_carry_them():
    view = calendar_list_view(BUSY, "id")
    assert [(c.name, [value for value, _ in c.options][:2]) for c in view.choices] == [
        ("kota", ["contoh", "seberang"]),
        ("jenis", ["tradition", "carnival"]),
        ("bulan", ["2026-12", "2027-01"]),
    ]
    assert [c.name for c in calendar_list_view(BUSY, "en").choices] == ["city", "kind", "month"]
    kept = [row.traits for part in view.months for row in part.rows]
    assert len(kept) == view.entries
    assert Traits("2027-07", "2027-09", "contoh", "fair") in kept, "it may fall in each of three"
    page = fromstring(html(view))
    (form,) = page.iterfind(".//form")
    assert form.get("hidden") is not None, "without its script it would do nothing"
    assert all(select.get("name") for select in form.iter("select"))
    assert form.getnext().get("role") == "status"
    (row,) = page.xpath("//li[contains(@class, 'calendar-row')][.//a[. = 'Kirab']]")
    assert dict(row.attrib) == {
        "class": "calendar-row city-seberang",
        "data-first": "2027-02",
        "data-last": "2027-03",
        "data-city": "seberang",
        "data-kind": "carnival",
    }


def test_a_list_without_events_offers_no_choices():
    view = calendar_list_view(EMPTY, "id")
    assert view.choices == ()
    assert "<form" not in html(view)
    assert "data-first" not in html(calendar_city_view(BUSY, BUSY.cities[0], "id"))


def test_many_kinds_are_folded_and_the_page_s_own_is_named():
    kinds = ["tradition", "carnival", "fair", "culture", "festival", "culinary"]
    busy = site(
        city(*(event(kind, kind.title(), kind=kind) for kind in kinds)),
        occurrences=[occurrence("2027-02-07", event=kind) for kind in kinds],
    )
    page = fromstring(html(calendar_kind_view(busy, "fair", "id")))
    (details,) = page.iterfind(".//details[@class='calendar-kinds']")
    assert details.find("summary").text == "Jenis acara: Pameran dan bursa"
    assert details.get("open") is None
    assert len(details.findall("div/a")) == len(kinds)
    assert "calendar-kinds" not in html(calendar_kind_view(BUSY, "fair", "id"))


def test_filters_are_pages_that_exist_and_only_of_what_has_events():
    third = site(city(event(), FAIR), city(slug="sepi"), occurrences=[occurrence("2026-02-18")])
    shown = month(2, 2026, of=third).filters
    assert [link.href for link in shown.cities] == ["/kalender/kota/contoh/"]
    assert [link.href for link in shown.kinds] == ["/kalender/jenis/tradition/"]
    planned = {page.address for page in calendar_pages(third, "id") if isinstance(page, Page)}
    assert {link.href for link in (*shown.cities, *shown.kinds)} <= planned
    assert "/kalender/jenis/fair/" not in planned
    assert "/kalender/kota/sepi/" not in planned


def test_a_city_s_page_has_its_own_events_alone_and_says_which_filter_stands():
    view = calendar_city_view(BUSY, BUSY.cities[0], "en")
    assert [(m.id, [row.title for row in m.rows]) for m in view.months] == [
        ("2027-02", ["Dugderan"]),
        ("2027-07", ["Pekan Raya"]),
    ]
    assert [link.current for link in view.filters.cities] == [True, False]
    assert view.subscription.file == "/en/calendar/contoh.ics"
    assert html(view).count('aria-current="page"') == 1


def test_a_kind_s_page_joins_cities_and_says_when_all_is_over():
    past = site(city(event()), occurrences=[occurrence("2026-02-18")])
    view = calendar_kind_view(past, "tradition", "id")
    assert view.subscription.file == "/kalender/jenis/tradition.ics"
    assert [line.title for line in view.past] == ["Dugderan"]
    assert view.months == ()
    assert "Belum ada acara mendatang" in html(view)


def test_the_entry_shows_what_comes_next_then_twelve_months():
    view = calendar_view(BUSY, "id")
    assert view.leaf.pasaran == "Pahing"
    assert view.next[0].iso == "2026-12-25"
    assert [line.title for line in view.waiting] == ["Pekan Raya"]
    assert (view.months[0].iso, view.months[-1].iso) == ("2026-11", "2027-10")


def test_subscriptions_name_only_files_that_are_written():
    with_events = calendar_view(BUSY, "en").subscriptions
    assert [one.file for one in with_events] == [
        "/en/calendar/contoh.ics",
        "/en/calendar/seberang.ics",
        "/en/calendar/all.ics",
    ]
    assert with_events[0].href == "webcal://warta.example/en/calendar/contoh.ics"
    assert [one.file for one in calendar_view(EMPTY, "id").subscriptions] == ["/kalender/semua.ics"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [EMPTY, site(), BUSY], ids=["no events", "no city", "busy"])
def test_every_page_renders(of, language):
    views = [
        calendar_view(of, language),
        *years(of, language),
        month(11, 2026, language, of),
        calendar_list_view(of, language),
    ]
    for view in views:
        assert "<h1" in html(view)
    if of is not BUSY:
        said = "Belum ada acara" if language == "id" else "No events on record"
        assert all(said in html(view) for view in views)


def test_views_are_plain_values():
    assert hash(month(2)) == hash(month(2))
    assert hash(calendar_view(BUSY, "en")) == hash(calendar_view(BUSY, "en"))
