"""Dates that were moved or called off, hours, and what landmarks and figures tell besides."""

import json

import pytest

from tests.support.site import run_build
from tests.support.small_site import both, small_site


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = small_site(3)
    site.documents["cities/satu/city.yml"]["timezone"] = "Asia/Makassar"
    site.documents["cities/satu/city.yml"]["figures"][0]["review_after"] = "2027-03-31"
    event = site.items("satu", "events")[0]
    event["rule"] = {"type": "fixed", "month": 7, "day": 20}
    event.pop("announced", None)
    event.pop("past", None)
    event["hours"] = {"start": "19:00", "end": "21:30"}
    event["moved"] = [
        {"was": "2026-07-20", "start": "2026-07-24", "end": "2026-07-25", "reason": both("Banjir")}
    ]
    event["cancelled"] = [{"start": "2027-07-20", "reason": both("Pemilu"), "source": "laporan"}]
    mark = site.items("satu", "landmarks")[0]
    mark["hours"] = {"text": both("Setiap hari"), "checked": "2026-11-02", "source": "laporan"}
    folder = tmp_path_factory.mktemp("statuses")
    site.write(folder / "content")
    return event["slug"], run_build(folder / "content", folder / "output").succeeded()


def rows(result, name):
    return json.loads(result.read(f"/data/satu/{name}.json"))["rows"]


def test_moved_and_cancelled_dates_say_so_with_their_reasons(built):
    slug, result = built
    moved, cancelled = (row for row in rows(result, "occurrences") if row["event"] == slug)
    assert (moved["status"], moved["start"], moved["moved_from"]) == (
        "moved",
        "2026-07-24",
        "2026-07-20",
    )
    assert (moved["change_reason_id"], moved["change_reason_en"]) == ("Banjir", "Banjir (en)")
    assert (cancelled["status"], cancelled["start"]) == ("cancelled", "2027-07-20")
    assert (cancelled["moved_from"], cancelled["source"]) == (None, "laporan")
    assert cancelled["change_reason_id"] == "Pemilu"
    assert not moved["provisional"]
    assert not cancelled["provisional"]


def test_hours_carry_the_offset_of_the_city(built):
    slug, result = built
    moved, _ = (row for row in rows(result, "occurrences") if row["event"] == slug)
    assert moved["begins"] == "2026-07-24T19:00:00+08:00"
    assert moved["ends"] == "2026-07-25T21:30:00+08:00"
    others = [row for row in rows(result, "occurrences") if row["event"] != slug]
    assert {row["begins"] for row in others} <= {None}


def test_what_was_checked_tells_the_day_and_the_rest_is_empty(built):
    first, *others = rows(built[1], "landmarks")
    assert (first["hours_id"], first["hours_checked"]) == ("Setiap hari", "2026-11-02")
    assert first["hours_source"] == "laporan"
    assert first["ticket_id"] is first["ticket_checked"] is first["ticket_confirmed"] is None
    assert all(row["hours_checked"] is None for row in others)


def test_figures_tell_when_to_look_again(built):
    assert rows(built[1], "figures")[0]["review_after"] == "2027-03-31"
