"""The home page: what leads, what is on, and how the cities hang."""

from datetime import date

import pytest

from plugins.model.occurrences import Occurrence
from plugins.newsroom.agenda import agenda
from plugins.newsroom.home_views import home_view
from plugins.newsroom.line_of_cities import line_of_cities
from tests.newsroom.newsroom_sites import city, site, story, text, with_events
from tests.support.views import templates


def on(start, event="pawai", end=None, where="contoh", **fields):
    return Occurrence(start, end or start, where, event, f"{where}-{event}-{start}", **fields)


def test_pinned_stories_lead_then_the_newest():
    stories = [story(f"s{n}", n) for n in range(1, 8)]
    stories[1] = story("s2", 2, pinned=True)
    view = home_view(site(*stories), "id")
    assert view.lead.title == "S2"
    assert [card.title for card in view.beside] == ["S7", "S6", "S5", "S4"]


def test_desks_show_what_is_not_above_and_made_up_news_last():
    top = [story(f"atas{n}", 20 + n) for n in range(5)]
    rest = [
        story("contoh", 9, desk="umum", sample=True),
        *(story(f"s{n}", n, desk="umum") for n in range(1, 5)),
    ]
    view = home_view(site(*top, *rest), "id")
    (desk,) = view.desks
    assert (desk.title, desk.sample) == ("Meja Umum", True)
    assert [card.title for card in desk.cards] == ["Contoh", "S4", "S3"]


def test_an_empty_week_says_so():
    shown = agenda(site(cities=[city()]), "id")
    assert shown.sentence == "Belum ada acara bertanggal pada pekan ini."
    assert [day.day for day in shown.days] == ["21", "22", "23", "24", "25", "26", "27"]
    assert [day.red for day in shown.days] == [False, True] + [False] * 5
    assert (shown.leaf.weekday, shown.leaf.pasaran) == ("Sabtu", "Pahing")


def test_events_without_a_date_are_named_with_their_month():
    home = with_events(city(), "mbois", "batik")
    month = {"end": date(2026, 11, 30), "month_only": True}
    made = site(
        cities=[home],
        occurrences=(
            on(date(2026, 11, 1), "batik", **month),
            on(date(2026, 11, 1), "mbois", **month),
        ),
    )
    assert agenda(made, "id").sentence.endswith(
        "November juga bulan Batik (Contoh) dan Mbois (Contoh); tanggalnya menyusul."
    )
    assert line_of_cities(made, "id").cities[0].next is None


def test_events_of_the_week_stand_on_their_days_and_others_follow():
    home = with_events(city(), "pawai", "kirab")
    made = site(
        cities=[home],
        occurrences=(
            on(date(2026, 11, 20), end=date(2026, 11, 22)),
            on(date(2027, 2, 3), "kirab", date(2027, 2, 5), provisional=True),
        ),
    )
    shown = agenda(made, "id")
    assert [len(day.events) for day in shown.days] == [1, 1, 0, 0, 0, 0, 0]
    assert shown.sentence is None
    (later,) = shown.later
    assert (later.text, later.value, later.note) == ("Kirab", "3–5 Feb 2027", "Alun-alun, Contoh")
    assert later.provisional


@pytest.mark.parametrize(
    ("count", "language", "title"),
    [
        (1, "id", "Satu kota dijemur"),
        (1, "en", "One city on the line"),
        (12, "id", "Dua belas kota dijemur"),
        (4, "en", "Four cities on the line"),
        (13, "id", "13 kota dijemur"),
    ],
)
def test_cities_are_counted_in_words_up_to_twelve(count, language, title):
    line = line_of_cities(site(cities=[city(f"kota-{n}") for n in range(count)]), language)
    assert line.title == title


def test_cities_without_figures_hang_alike_and_nothing_is_said_of_scale():
    line = line_of_cities(site(cities=[city("satu"), city("dua")]), "id")
    assert {hung.height for hung in line.cities} == {200}
    assert (line.note, line.columns) == (None, 2)


def test_a_site_without_cities_has_no_line():
    assert line_of_cities(site(), "id") is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_empty_site_still_has_one_heading(language):
    made = site()
    page = templates().render(home_view(made, language))
    assert page.count("<h1") == 1
    assert "None" not in page


def test_an_english_home_page_leads_with_what_is_written_in_english():
    only = story("lama", 1, texts=(text(slug="lama"), text("en", slug="old", title="Old")))
    view = home_view(site(story("baru", 9), only), "en")
    assert (view.lead.title, view.beside) == ("Old", ())
