"""Event pages: the next date and why it may change, the rule, the years, and where from."""

import json
from datetime import UTC, date, datetime

import pytest

from plugins.languages import LANGUAGES
from plugins.model.records import Story, Text, Words
from plugins.schema.events import Event
from plugins.tourism_calendar.event_pictures import event_covers
from plugins.tourism_calendar.event_views import event_pages
from plugins.tourism_calendar.hijri_anchor import HijriAnchor, hijri_anchor
from plugins.tourism_calendar.phrases import plain
from plugins.tourism_calendar.rule_words import rule_sentence
from tests.support.views import data_of, views_of
from tests.tourism_calendar.calendar_sites import (
    WORDS,
    city,
    event,
    html,
    landmark,
    occurrence,
    site,
)

RECORDS = [
    {"start": "2024-03-09", "source": "blog", "confirmed": False},
    {"start": "2025-02-27", "source": "blog", "confirmed": False},
]
DUGDERAN = event(past=RECORDS, source="blog", confirmed=False)
FIXED = {"type": "fixed", "month": 5, "day": 2}
COMING = occurrence("2027-02-07", provisional=True)


def view(told=DUGDERAN, *found, language="id", **more):
    of = site(city(told, **more), occurrences=found or [COMING])
    return next(views_of(event_pages(of, language)))


def structured(page):
    return json.loads(page.frame.structured_data)


def test_a_provisional_date_stands_dashed_and_says_why():
    page = view()
    assert (page.date.state, page.date.number, page.date.strong) == ("provisional", "7", "Februari")
    assert page.date.day == "Minggu Kliwon"
    assert plain(page.date.rest) == "30 Syakban 1448 H"
    told = " ".join(plain(reason) for reason in page.date.reasons)
    assert "Dua catatan terakhir jatuh dua hari sebelum 1 Ramadan" in told
    assert "Sabtu 6 Februari juga mungkin" in told
    assert "date-box-dashed" in html(page)


def test_dates_in_sentences_are_times():
    assert '<time datetime="2027-02-06">Sabtu 6 Februari</time>' in html(view())


def test_a_set_date_stands_solid_without_reasons():
    page = view(DUGDERAN, occurrence("2027-02-07"))
    assert page.date.state == "set"
    assert not page.date.reasons
    assert "date-box-dashed" not in html(page)


def test_several_days_in_one_month_and_over_its_end():
    short = view(event(), occurrence("2027-02-03", "2027-02-05")).date
    assert (short.number, short.day) == ("3–5", "Rabu Legi–Jumat Pon")
    over = view(event(), occurrence("2027-04-30", "2027-05-02")).date
    assert (over.number, over.strong) == ("30", "April")
    assert plain(over.rest) == "sampai Minggu, 2 Mei 2027"


def test_a_month_without_a_day_is_told_as_such_and_gives_no_date_to_machines():
    fair = event(rule={"type": "month", "months": [9]})
    page = view(fair, occurrence("2027-09-01", "2027-09-30", month_only=True))
    assert (page.date.state, page.date.number, page.date.iso) == ("month", None, "2027-09")
    assert page.date.note == "tanggal menyusul"
    assert not page.days
    assert "startDate" not in structured(page)
    assert "eventStatus" in structured(page)
    assert "2027-09-01" not in html(page)


def test_an_event_without_any_date_says_so():
    of = site(city(event(rule={"type": "dates", "dates": []})))
    page = next(views_of(event_pages(of, "en")))
    assert page.date.state == "none"
    assert "The next date has not been announced." in html(page)


def test_machines_are_told_that_a_date_is_provisional():
    told = structured(view(language="en"))
    assert (told["startDate"], told["endDate"]) == ("2027-02-07", "2027-02-07")
    assert "provisional" in told["description"]


def test_the_days_around_show_every_possibility():
    days = {day.iso: [(m.text, m.kind) for m in day.marks] for day in view().days}
    assert days == {
        "2027-02-05": [],
        "2027-02-06": [("Dugderan bila dua hari", "maybe")],
        "2027-02-07": [("Dugderan", "event")],
        "2027-02-08": [("1 Ramadan", "maybe")],
        "2027-02-09": [("1 Ramadan bila mundur", "maybe")],
    }


def test_the_years_show_records_with_their_distance_and_own_up_to_gaps():
    table = view().years
    assert table.distance_head == "Sebelum 1 Ramadan*"
    assert [(row.year, row.text, row.distance) for row in table.rows] == [
        ("2027", "Min, 7 Feb", "1 hari, sementara"),
        ("2026", "belum ada catatan", None),
        ("2025", "Kam, 27 Feb", "2 hari"),
        ("2024", "Sab, 9 Mar", "2 hari"),
    ]
    assert table.rows[2].provenance.href == "#sumber-blog"
    assert 'id="sumber-blog"' in html(view())


def test_the_years_say_where_the_rule_gives_another_day():
    rows = {row.year: row for row in view().years.rows}
    assert (rows["2025"].other, rows["2025"].ruled) == (
        "28 Syakban 1446 H",
        "menurut aturannya 28\u00a0Feb, 1 hari kemudian",
    )
    assert rows["2027"].other == "30 Syakban 1448 H"
    assert rows["2027"].ruled is None
    assert (rows["2026"].other, rows["2026"].ruled) == (None, None)
    assert rows["2025"].ruled in html(view())
    english = {row.year: row for row in view(language="en").years.rows}
    assert english["2025"].ruled == "by its rule 28\u00a0Feb, 1 day later"


def test_a_day_that_the_rule_gives_and_a_day_within_its_days_are_not_apart():
    two_days = {"type": "fixed", "month": 5, "day": 2, "days": 2}
    records = [{"start": day} for day in ("2023-05-02", "2024-05-03", "2025-05-05")]
    rows = {
        row.year: row.ruled
        for row in view(
            event(rule=two_days, past=records), occurrence("2027-05-02", "2027-05-03")
        ).years.rows
    }
    assert rows == {
        "2027": None,
        "2026": None,
        "2025": "menurut aturannya 2\u00a0Mei, 3 hari sebelumnya",
        "2024": None,
        "2023": None,
    }


def test_an_announced_day_is_compared_as_well_and_a_month_gives_nothing_to_compare():
    announced = event(
        rule=FIXED, announced=[{"start": "2027-05-01"}], past=[{"start": "2026-05-02"}]
    )
    rows = {row.year: row.ruled for row in view(announced, occurrence("2027-05-01")).years.rows}
    assert rows["2027"] == "menurut aturannya 2\u00a0Mei, 1 hari kemudian"
    month = event(rule={"type": "month", "months": [9]}, past=[{"start": "2025-10-04"}])
    rows = view(month, occurrence("2027-09-01", "2027-09-30", month_only=True)).years.rows
    assert [row.ruled for row in rows] == [None] * len(rows)


def test_a_rule_of_the_javanese_calendar_shows_its_dates():
    rule = {"type": "javanese", "month": 1, "weekdays": ["friday"], "pasaran": "kliwon"}
    rite = event(rule=rule, past=[{"start": "2024-07-12"}])
    (row,) = [row for row in view(rite, occurrence("2027-06-11")).years.rows if row.year == "2024"]
    assert row.other == "5 Sura 1958"


def test_the_rule_is_the_editor_s_where_there_is_one():
    said = {**DUGDERAN.rule.model_dump(), "text": {"id": "Menjelang puasa."}}
    assert view(event(rule=said)).rule.text == "Menjelang puasa."
    assert view(event(rule=said), language="en").rule.lang == "id"


@pytest.mark.parametrize(
    ("rule", "indonesian", "english"),
    [
        ({"type": "fixed", "month": 5, "day": 2}, "Setiap 2 Mei.", "Every 2 May."),
        (
            {"type": "nth-weekday", "month": 8, "weekday": "saturday", "nth": 2},
            "Sabtu kedua bulan Agustus.",
            "The second Saturday of August.",
        ),
        (
            {"type": "hijri", "month": 9, "day": 1, "offset_days": -1},
            "Satu hari sebelum 1 Ramadan.",
            "One day before 1 Ramadan.",
        ),
        (
            {"type": "relative", "anchor": "nyepi", "offset_days": 26},
            "26 hari sesudah Nyepi.",
            "26 days after Nyepi.",
        ),
        (
            {"type": "relative", "anchor": "dugderan", "nearest": "weekend", "days": 2},
            "Akhir pekan terdekat dengan Dugderan, dua hari.",
            "The weekend nearest Dugderan, two days.",
        ),
        (
            {
                "type": "javanese",
                "month": 1,
                "weekdays": ["tuesday", "friday"],
                "pasaran": "kliwon",
            },
            "Selasa Kliwon atau Jumat Kliwon, bulan Jawa Sura.",
            "Tuesday Kliwon or Friday Kliwon, in the Javanese month of Sura.",
        ),
        (
            {"type": "pasaran", "months": [4, 5], "weekdays": ["tuesday"], "pasaran": "wage"},
            "Selasa Wage, bulan April atau Mei.",
            "Tuesday Wage, in April or May.",
        ),
        (
            {"type": "chinese-lunar", "month": 1, "day": 15},
            "Setiap hari ke-15 bulan ke-1 kalender Imlek.",
            "Every day 15 of month 1 of the Chinese calendar.",
        ),
        (
            {"type": "pasaran", "months": [4], "weekdays": ["rabu"], "wuku": "galungan"},
            "Rabu, wuku Galungan, bulan April.",
            "Wednesday, wuku Galungan, in April.",
        ),
        (
            {"type": "relative", "anchor": "paskah", "weekday": "minggu"},
            "Minggu pertama sesudah Paskah.",
            "The first Sunday after Easter.",
        ),
        (
            {"type": "relative", "anchor": "paskah", "weekday": "jumat", "nth": -1},
            "Jumat terakhir sebelum Paskah.",
            "The last Friday before Easter.",
        ),
        (
            {"type": "relative", "anchor": "nyepi", "weekday": "sabtu", "nth": -2},
            "Sabtu, dua pekan sebelum Nyepi.",
            "Saturday, two weeks before Nyepi.",
        ),
        ({"type": "month", "months": [9]}, "Bulan September.", "In September."),
    ],
)
def test_rules_in_words(rule, indonesian, english):
    told = event("lain", rule=rule).rule
    home = city(event())
    assert rule_sentence(told, home, WORDS["id"]) == indonesian
    assert rule_sentence(told, home, WORDS["en"]) == english


def test_without_the_editor_s_notes_the_steps_are_computed():
    steps = [plain(step.text) for step in view().steps]
    assert steps == [
        "Hitungan Umm al-Qura menempatkan 1 Ramadan 1448 H pada Senin, 8 Februari 2027.",
        "Sidang isbat dapat menetapkan satu hari berbeda.",
    ]
    noted = event(rule_notes=[{"text": {"id": "Kota memutuskan."}}])
    assert [plain(step.text) for step in view(noted).steps] == ["Kota memutuskan."]


def test_an_anchor_is_the_nearest_day_of_its_kind():
    anchor = HijriAnchor(9, 1, -1)
    assert anchor.near(date(2027, 2, 7)) == date(2027, 2, 8)
    assert anchor.distance(date(2025, 2, 27)) == -2
    assert hijri_anchor(event(rule={"type": "fixed", "month": 5, "day": 2}).rule) is None


def test_places_lead_to_their_pages():
    told = event(
        place={"id": "Kauman"},
        landmarks=["masjid"],
        programme=[{"place": {"id": "Masjid"}, "text": {"id": "Tiba."}}],
    )
    page = view(told, landmarks=(landmark(),))
    assert [fact.label for fact in page.place] == ["Tempat", "Destinasi"]
    assert page.place[1].links[0].href == "/kota/contoh/destinasi/masjid/"
    assert page.programme[0].href == "/kota/contoh/destinasi/masjid/"


def test_other_events_of_the_same_season_and_stories_about_this_one():
    words = Text("id", "index.id.md", "Jelang puasa", "jelang-puasa", Words("<p>Isi.</p>", "Isi."))
    story = Story(
        key="news/2026/jelang-puasa",
        published=datetime(2026, 11, 1, 9, tzinfo=UTC),
        category="kalender",
        texts=(words,),
        events=("contoh/dugderan",),
    )
    far = event("jauh", "Jauh")
    near = event("dekat", "Dekat")
    of = site(
        city(DUGDERAN, near, far),
        occurrences=[
            COMING,
            occurrence("2027-03-01", event="dekat"),
            occurrence("2027-08-01", event="jauh"),
        ],
        stories=[story],
    )
    page = next(views_of(event_pages(of, "id")))
    assert [row.title for row in page.others] == ["Dekat"]
    assert [card.title for card in page.news] == ["Jelang puasa"]
    assert next(views_of(event_pages(of, "en"))).news == ()


def test_events_before_and_after_in_the_city_and_of_the_same_kind_elsewhere():
    home = city(DUGDERAN, event("dekat", "Dekat"), event("dulu", "Dulu"), event("bulan", "Bulan"))
    fair = event("pasar", "Pasar", kind="fair")
    there = city(event("padusan", "Padusan"), fair, slug="sana")
    of = site(
        home,
        there,
        occurrences=[
            COMING,
            occurrence("2027-01-03", event="dulu"),
            occurrence("2027-02-01", "2027-02-28", event="bulan", month_only=True),
            occurrence("2027-03-01", event="dekat", provisional=True),
            occurrence("2027-02-06", event="padusan", city="sana"),
            occurrence("2027-02-05", event="pasar", city="sana"),
        ],
    )
    page = next(views_of(event_pages(of, "id")))
    assert [(one.next, one.title, one.date) for one in page.beside] == [
        (False, "Dulu", "3 Jan 2027"),
        (True, "Dekat", "1 Mar 2027"),
    ]
    assert page.beside[1].provisional
    assert 'rel="next"' in html(page)
    assert page.alike_title == "Tradisi di kota lain"
    assert [(row.title, row.city_class) for row in page.alike] == [("Padusan", "city-sana")]


def test_the_first_and_the_last_event_have_nothing_before_and_after():
    page = view()
    assert (page.beside, page.alike) == ((), ())
    assert "event-beside" not in html(page)


def test_a_name_without_translation_keeps_its_language():
    assert '<h1 class="event-title event-title-huge" lang="id">' in html(view(language="en"))


def test_every_event_without_a_picture_wears_its_own_cloth():
    of = site(city(event(), event("lain", "Lain")))
    covers = data_of(event_covers(of))
    assert list(covers) == [
        "/sampul/acara-contoh-dugderan.svg",
        "/sampul/acara-contoh-lain.svg",
    ]
    assert len(set(covers.values())) == 2
    assert data_of(event_covers(of)) == covers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_barest_event_renders(language):
    bare = Event.model_validate(
        {
            "slug": "x",
            "name": {"id": "X"},
            "kind": "other",
            "rule": {"type": "fixed", "month": 5, "day": 2},
        }
    )
    page = view(bare, occurrence("2027-05-02", event="x"), language=language)
    assert "<h1" in html(page)
    assert hash(page) == hash(view(bare, occurrence("2027-05-02", event="x"), language=language))
