"""What visitors and journalists ask of an event, as columns; samples never pass for real."""

from pathlib import Path

import pytest

from plugins.open_data.event_data import EVENTS, EventRow
from tests.open_data.test_files import rows
from tests.tourism_calendar import calendar_sites as made

DESK = {"name": {"id": "Humas", "en": "Press"}, "email": "humas@contoh.example", "source": "blog"}


def row(**fields):
    event = made.event(**fields)
    city = made.city(event)
    record = EventRow(made.site(city), city, event)
    return {column.name: column.read(record) for column in EVENTS.columns}


def of(found, prefix):
    return {name: value for name, value in found.items() if name.startswith(prefix)}


def test_what_nobody_has_told_is_empty():
    found = row()
    names = ("audience", "entry", "accessibility", "organizer", "contact", "press", "poster")
    for name in names:
        told = of(found, f"{name}_")
        assert told
        assert set(told.values()) <= {None, ()}


def test_tickets_with_their_prices_and_the_day_of_checking():
    entry = {"free": False, "price": 25000, "up_to": 75000, "checked": "2026-11-21",
             "url": "https://tiket.example/", "source": "blog"}  # fmt: skip
    found = of(row(entry=entry), "entry_")
    assert (found["entry_free"], found["entry_price"], found["entry_up_to"]) == (
        False, 25000, 75000)  # fmt: skip
    assert found["entry_checked"].isoformat() == "2026-11-21"
    assert (found["entry_url"], found["entry_source"]) == ("https://tiket.example/", "blog")


@pytest.mark.parametrize("name", ["contact", "press"])
@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_says_so_and_comes_from_nowhere(name, sample):
    found = of(row(**{name: {**DESK, "sample": sample}}), f"{name}_")
    assert found[f"{name}_sample"] is sample
    assert found[f"{name}_email"] == "humas@contoh.example"
    assert found[f"{name}_source"] == (None if sample else "blog")
    assert found[f"{name}_confirmed"] is (None if sample else True)


def test_words_of_audience_access_organizer_and_poster():
    found = row(
        audience={"text": {"id": "Umum.", "en": "All."}, "confirmed": False},
        accessibility={"text": {"id": "Ada jalan landai."}, "checked": "2026-11-20"},
        organizer={"name": {"id": "Panitia"}, "url": "https://panitia.example/"},
        poster={"file": "images/p.svg", "alt": {"id": "Sebuah beduk."}, "credit": "Panitia"},
    )
    assert (found["audience_en"], found["audience_confirmed"]) == ("All.", False)
    assert found["accessibility_id"] == "Ada jalan landai."
    assert found["accessibility_en"] is None
    assert found["organizer_url"] == "https://panitia.example/"
    assert (found["poster_alt_id"], found["poster_credit"]) == ("Sebuah beduk.", "Panitia")


def test_the_published_file_marks_every_sample(sample_site: Path) -> None:
    for found in rows(sample_site, "events.csv"):
        for name in ("contact", "press"):
            given = [found[f"{name}_{part}"] for part in ("id", "phone", "email", "url")]
            assert any(given) == bool(found[f"{name}_sample"])
            if any("contoh.example" in value for value in given):
                assert found[f"{name}_sample"] == "true"
    desks = [r["slug"] for r in rows(sample_site, "events.csv") if r["press_sample"] == "true"]
    assert desks == ["dugderan"]
