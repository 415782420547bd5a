"""Two builds over one output: a date stands in the calendars, is deleted, and is called off."""

from datetime import date
from typing import Any

from icalendar import Calendar

from plugins import commands
from tests.support.site import Result, run_build
from tests.support.small_site import small_site

UID = "satu-pesta-2027@"


def found(result: Result) -> dict[str, Any]:
    """The entry of the date in each calendar that has it, by the file's path."""
    return {
        name: entry
        for name, data in result.succeeded().files().items()
        if name.endswith(".ics")
        for entry in Calendar.from_ical(data).walk("VEVENT")
        if str(entry["UID"]).startswith(UID)
    }


def test_a_build_over_the_last_one_calls_off_what_was_deleted(tmp_path):
    content, output = tmp_path / "content", tmp_path / "output"
    site = small_site()
    site.write(content)
    assert commands.calendar_record(content, today=date(2026, 11, 21)) == 0
    before = found(run_build(content, output, today="2026-11-21"))
    assert {str(entry["STATUS"]) for entry in before.values()} <= {"CONFIRMED", "TENTATIVE"}

    events = content / "cities/satu/events.yml"
    site.items("satu", "events")[:] = [
        e for e in site.items("satu", "events") if e["slug"] != "pesta"
    ]
    record = (content / "registers/calendar-record.yml").read_text("utf-8")
    site.write(content)
    (content / "registers/calendar-record.yml").write_text(record, "utf-8")
    assert "slug: pesta" not in events.read_text("utf-8")
    second = run_build(content, output, today="2026-11-22")
    after = found(second)
    assert {(str(e["STATUS"]), int(e["SEQUENCE"])) for e in after.values()} == {("CANCELLED", 1)}
    assert {name for name in before if "pesta" not in name} == set(after)
    assert len(after) >= 6

    afresh = run_build(content, tmp_path / "afresh", today="2026-11-23").succeeded().files()
    kept = {name: data for name, data in second.files().items() if name.endswith(".ics")}
    assert kept == {name: data for name, data in afresh.items() if name.endswith(".ics")}
