"""What visitors and journalists are told, the poster, and the same for machines."""

import json
from datetime import UTC, date, datetime, time

import pytest
from pydantic import ValidationError

from plugins.languages import LANGUAGES
from plugins.model.records import City, PictureFile
from plugins.schema.event_visits import Contact, Entry
from plugins.schema.landmarks import Landmark
from plugins.tourism_calendar.event_pictures import event_covers
from plugins.tourism_calendar.event_views import event_view
from plugins.tourism_calendar.event_visits import price_text
from tests.support.site import MINIMAL, build
from tests.support.views import data_of
from tests.tourism_calendar.calendar_sites import (
    NOW,
    WORDS,
    city,
    event,
    html,
    landmark,
    occurrence,
    site,
)

CHECKED = {"checked": "2026-11-20"}
TOLD = {
    "audience": {"text": {"id": "Untuk umum.", "en": "Open to all."}},
    "entry": {"free": False, "price": 25000, "up_to": 75000, **CHECKED},
    "accessibility": {"text": {"id": "Ada jalur kursi roda."}, **CHECKED},
    "organizer": {"name": {"id": "Dinas Contoh"}, "url": "https://dinas.contoh.example/"},
    "contact": {
        "name": {"id": "Pusat Informasi"},
        "phone": "+62 24 000-000",
        "email": "acara@contoh.example",
        "url": "https://contoh.example/tanya/",
        "sample": True,
    },
    "press": {
        "name": {"id": "Bagian Humas", "en": "Press office"},
        "email": "humas@contoh.example",
        "deadline": "2027-01-29",
    },
}
EVENING = occurrence("2027-02-07", opens=time(19), closes=time(21, 30))


def page(told, *found, language="id", landmarks=(), now=NOW):
    of = site(city(told, landmarks=landmarks), occurrences=found or [EVENING], now=now)
    return event_view(of, of.cities[0], told, language)


def structured(view):
    return json.loads(view.frame.structured_data)


def facts(view):
    return {fact.label: fact.text for fact in view.visit}


def test_everything_that_is_known_stands_in_the_order_of_asking():
    view = page(event(**TOLD))
    assert facts(view) == {
        "Jam": "19.00–21.30 WIB",
        "Lama": "2 jam 30 menit",
        "Siapa yang boleh datang": "Untuk umum.",
        "Tiket": "Rp25.000–Rp75.000",
        "Akses": "Ada jalur kursi roda.",
        "Penyelenggara": "Dinas Contoh",
        "Kontak": "Pusat Informasi",
    }
    assert [fact.label for fact in view.visit if fact.checked] == ["Tiket", "Akses"]
    assert "diperiksa 20 November 2026" in html(view)


def test_the_same_in_english_keeps_the_language_of_what_is_not_translated():
    view = page(event(**TOLD), language="en")
    assert facts(view)["Lasts"] == "2 hours 30 minutes"
    assert facts(view)["Tickets"] == "Rp25,000–Rp75,000"
    assert [fact.lang for fact in view.visit if fact.label in ("Access", "Who may come")] == [
        None,
        "id",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_told_is_left_out(language):
    view = page(event(), occurrence("2027-02-07"), language=language)
    assert (view.visit, view.press, view.poster) == ((), None, None)
    assert 'id="pengunjung"' not in html(view)
    assert 'id="media"' not in html(view)
    told = structured(view)
    assert not {"offers", "isAccessibleForFree", "organizer", "audience"} & set(told)


def test_several_days_last_as_many_days():
    assert facts(page(event(), occurrence("2027-02-05", "2027-02-15"))) == {"Lama": "11 hari"}
    month = occurrence("2027-02-01", "2027-02-28", month_only=True)
    assert facts(page(event(), month)) == {}


def test_contacts_can_be_used_and_a_sample_says_so():
    view = page(event(**TOLD))
    assert [link.href for link in view.visit[-1].links] == [
        "tel:+6224000000",
        "mailto:acara@contoh.example",
        "https://contoh.example/tanya/",
    ]
    assert view.visit[-1].sample
    assert '<span class="tag">contoh</span>' in html(view)
    assert '<span class="tag">sample</span>' in html(page(event(**TOLD), language="en"))


def test_a_contact_is_never_told_to_machines_as_if_it_were_real():
    assert "contoh.example/tanya" not in page(event(**TOLD)).frame.structured_data
    assert "humas@" not in page(event(**TOLD)).frame.structured_data


def test_accreditation_ends_after_its_last_day():
    def on(day):
        return page(event(**TOLD), now=datetime.combine(day, time(9), UTC)).press

    assert not on(date(2027, 1, 29)).over
    assert on(date(2027, 1, 30)).over
    late = html(page(event(**TOLD), now=datetime(2027, 1, 30, 9, tzinfo=UTC)))
    assert "Pendaftaran sudah ditutup" in late
    assert "Daftar paling lambat" not in late


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"free": True}, "Gratis"),
        ({"free": False}, "Dengan tiket"),
        ({"free": False, "price": 5000}, "Rp5.000"),
    ],
)
def test_prices_in_words(entry, told):
    assert price_text(Entry.model_validate({**entry, **CHECKED}), WORDS["id"]) == told


@pytest.mark.parametrize(
    "entry",
    [
        {"free": True, "price": 5000},
        {"free": False, "up_to": 5000},
        {"free": False, "price": 5000, "up_to": 5000},
        {"free": False, "price": 0},
    ],
)
def test_prices_that_contradict_are_refused(entry):
    with pytest.raises(ValidationError):
        Entry.model_validate({**entry, **CHECKED})


@pytest.mark.parametrize(
    "contact",
    [
        {},
        {"email": "humas"},
        {"email": "humas@contoh"},
        {"email": '"><b>@contoh.example'},
        {"phone": "tanya humas"},
        {"phone": "javascript:1"},
        {"url": "javascript:alert(1)"},
    ],
)
def test_contacts_that_lead_nowhere_are_refused(contact):
    with pytest.raises(ValidationError):
        Contact.model_validate({"name": {"id": "Humas"}, **contact})


@pytest.mark.parametrize("language", LANGUAGES)
def test_machines_are_told_what_the_page_says(language):
    view = page(event(**TOLD), language=language)
    told = structured(view)
    assert told["@type"] == "Event"
    assert told["name"] == view.title
    assert told["url"] == view.frame.canonical
    assert told["inLanguage"] == language
    assert told["startDate"] == "2027-02-07T19:00:00+07:00"
    assert told["endDate"] == "2027-02-07T21:30:00+07:00"
    assert told["startDate"].startswith(view.date.iso)
    assert told["isAccessibleForFree"] is False
    assert (told["offers"]["lowPrice"], told["offers"]["highPrice"]) == (25000, 75000)
    assert told["offers"]["priceCurrency"] == "IDR"
    assert told["offers"]["url"] == told["url"]
    assert told["organizer"]["name"] == "Dinas Contoh"
    assert told["audience"]["audienceType"] == view.visit[2].text


def test_one_price_is_one_offer_and_a_free_event_offers_none():
    one = structured(page(event(entry={"free": False, "price": 5000, **CHECKED})))
    assert (one["offers"]["@type"], one["offers"]["price"]) == ("Offer", 5000)
    free = structured(page(event(entry={"free": True, **CHECKED})))
    assert free["isAccessibleForFree"] is True
    assert "offers" not in free


def placed(slug, precision="exact"):
    mark = landmark(slug, slug.title()).model_dump()
    mark["point"] = {"lat": -6.98, "lon": 110.41, "precision": precision}
    return Landmark.model_validate(mark)


def test_machines_get_the_point_of_a_landmark_but_no_village_s_centre():
    one = structured(page(event(landmarks=["masjid"]), landmarks=(placed("masjid"),)))
    assert one["location"]["name"] == "Masjid"
    assert one["location"]["geo"]["latitude"] == -6.98
    rough = (placed("masjid", "village-centre"),)
    assert "geo" not in structured(page(event(landmarks=["masjid"]), landmarks=rough))["location"]
    both = (placed("masjid"), placed("alun-alun"))
    told = structured(page(event(landmarks=["masjid", "alun-alun"]), landmarks=both))
    whole, *parts = told["location"]
    assert "geo" not in whole
    assert [part["url"].rsplit("/", 2)[1] for part in parts] == ["masjid", "alun-alun"]
    assert all("geo" in part for part in parts)


def test_called_off_and_moved_have_a_status_of_their_own():
    gone = structured(page(event(), occurrence("2027-02-07", cancelled=True)))
    assert gone["eventStatus"] == "https://schema.org/EventCancelled"
    moved = structured(page(event(), occurrence("2027-02-09", was=date(2027, 2, 7))))
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["previousStartDate"] == "2027-02-07"


def posted(name="images/poster.jpg", vector=False):
    told = event(poster={"file": name, "alt": {"id": "Poster merah."}, "credit": "Humas"})
    home = city(told)
    file = PictureFile(f"cities/contoh/{name}", 1240, 1754, vector, digest=b"0")
    return site(City(home.slug, home.fields, events=home.events, pictures=(file,)))


def test_a_poster_is_shown_whole_on_request_and_told_to_machines():
    of = posted()
    view = event_view(of, of.cities[0], of.cities[0].events[0], "id")
    assert (view.picture.alt, view.picture.credit) == ("Poster merah.", "Humas")
    assert view.poster.href == view.picture.src
    assert "1240 × 1754" in view.poster.text
    assert view.frame.social_image.src == of.url + view.picture.src
    assert structured(view)["image"] == of.url + view.picture.src
    assert 'property="og:image"' in html(view)
    assert data_of(event_covers(of)) == {}


def test_a_drawn_poster_is_no_picture_for_programs_that_draw_none():
    of = posted("images/poster.svg", vector=True)
    view = event_view(of, of.cities[0], of.cities[0].events[0], "id")
    assert view.poster.text == "Buka poster utuh"
    assert view.frame.social_image is None


def test_a_poster_that_is_not_there_is_told_with_its_line(tmp_path):
    name = next(path for path in MINIMAL if path.endswith("/city.yml"))
    events = (
        "events:\n"
        "  - slug: pesta\n"
        "    name: {id: Pesta}\n"
        "    kind: fair\n"
        "    rule: {type: fixed, month: 5, day: 2}\n"
        "    poster:\n"
        "      file: images/tiada.jpg\n"
        "      alt: {id: Poster.}\n"
    )
    result = build({**MINIMAL, name.replace("city.yml", "events.yml"): events}, tmp_path)
    assert result.exit_code != 0
    assert "images/tiada.jpg" in result.text
    assert "events.yml:7" in result.text


@pytest.mark.parametrize(("language", "told"), [("id", "15.30 WIB"), ("en", "15:30 WIB")])
def test_parts_of_the_programme_say_their_hour_where_it_is_known(language, told):
    parts = [
        {"place": {"id": "Balai Kota"}, "text": {"id": "Berangkat."}, "at": "15:30"},
        {"place": {"id": "Masjid"}, "text": {"id": "Tiba."}},
    ]
    view = page(event(programme=parts), language=language)
    assert [step.time for step in view.programme] == [told, None]
    assert f'<time datetime="15:30">{told}</time>' in html(view)
