"""Days on which an event that they change doesn't begin: check tells what to write instead."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins import commands
from plugins.commands.stray_dates import tell_stray_dates
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.schema.events import Event
from plugins.tourism_calendar.stray_dates import StrayDate, stray_dates
from tests.support.paths import ROOT
from tests.support.small_site import both, small_site
from tests.tourism_calendar.calendar_sites import PUASA, THEME

TODAY = date(2026, 11, 21)
YEARLY = {"type": "fixed", "month": 7, "day": 20}
WEEKS = {"type": "pasaran", "months": [5, 6, 7], "weekdays": ["selasa"], "pasaran": "wage"}
MONTH = {"type": "month", "months": [7]}
RAIN = {"id": "Hujan lebat."}


def stray(rule: dict[str, Any], **fields: Any) -> list[StrayDate]:
    told = {"slug": "kirab", "name": {"id": "Kirab"}, "kind": "festival", "rule": rule, **fields}
    return list(stray_dates([Event.model_validate(told)], (2026, 2027), {}))


def called_off(day: str) -> dict[str, Any]:
    return {"cancelled": [{"start": day, "reason": RAIN}]}


def moved(day: str) -> dict[str, Any]:
    return {"moved": [{"was": day, "start": "2027-08-14"}]}


@pytest.mark.parametrize(
    "fields",
    [
        {"exceptions": ["2027-07-21"]},
        moved("2027-07-19"),
        called_off("2027-07-02"),
        called_off("2027-01-20"),
    ],
    ids=["left out", "moved", "near", "far"],
)
def test_a_day_beside_the_rule_s_is_told_with_the_right_one(fields: dict[str, Any]) -> None:
    (found,) = stray(YEARLY, **fields)
    assert found.begins == (date(2027, 7, 20),)


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        (YEARLY, {"exceptions": ["2027-07-20"]}),
        (YEARLY, moved("2027-07-20")),
        (YEARLY, called_off("2026-07-20")),
        (YEARLY, {"extra": [{"start": "2027-03-01"}], **called_off("2027-03-01")}),
        (YEARLY, {"announced": [{"start": "2027-07-24"}], **moved("2027-07-24")}),
        (YEARLY, {"exceptions": ["2031-01-01"]}),
        (PUASA, called_off("2027-02-08")),
        (MONTH, called_off("2027-07-09")),
    ],
    ids=["left out", "moved", "off", "extra", "announced", "other years", "moon", "month"],
)
def test_what_fits_or_may_have_fitted_is_not_told(
    rule: dict[str, Any], fields: dict[str, Any]
) -> None:
    assert stray(rule, **fields) == []


def test_what_was_announced_stands_for_the_rule_s_day() -> None:
    (found,) = stray(YEARLY, announced=[{"start": "2027-07-24"}], exceptions=["2027-07-20"])
    assert found.begins == (date(2027, 7, 24),)


def test_of_many_dates_the_nearest_are_offered() -> None:
    (found,) = stray(WEEKS, exceptions=["2027-06-02"])
    assert found.begins == (date(2027, 6, 1), date(2027, 7, 6))


def test_a_month_without_a_day_has_nothing_to_leave_out() -> None:
    (found,) = stray(MONTH, exceptions=["2027-07-20"])
    assert found.begins == ()


def test_check_names_file_line_field_and_what_to_write(tmp_path: Path) -> None:
    made = small_site(3, stories=3)
    event = made.items("satu", "events")[0]
    for name in ("announced", "past", "extra", "moved", "exceptions"):
        event.pop(name, None)
    event["rule"] = YEARLY
    event["cancelled"] = [{"start": "2027-07-12", "reason": both("Pemilu")}]
    made.write(tmp_path / "content")
    problems = Problems()
    tell_stray_dates(read_content(tmp_path / "content", THEME, TODAY, problems), problems)
    (problem,) = problems
    assert (problem.path, problem.field) == ("content/cities/satu/events.yml", "start")
    assert (problem.level, problem.place) == ("notice", event["slug"])
    assert problem.id.endswith("Tulis 2027-07-20, atau hapus.")
    assert problem.en.endswith("Write 2027-07-20, or take it out.")
    lines = (tmp_path / "content/cities/satu/events.yml").read_text("utf-8").split("\n")
    assert "2027-07-12" in lines[problem.line - 1]
    problems.stop_if_any()


def test_the_sample_site_s_own_dates_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.check(ROOT / "content", today=TODAY, cache=tmp_path / "cache")
    assert "bukan hari pertama" not in capsys.readouterr().out
