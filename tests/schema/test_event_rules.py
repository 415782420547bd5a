"""What events.yml may say: rules and dates that are refused, in words for editors."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.schema.districts import Districts
from plugins.schema.event_rules import NthWeekdayRule, Rule
from plugins.schema.events import EVENT_KIND_LABELS, Event, Events, event_misfits
from plugins.schema.landmarks import Landmarks
from plugins.schema.week_rules import PasaranRule

RULE: TypeAdapter[Rule] = TypeAdapter(Rule)


def written(slug: str = "acara", **fields: Any) -> dict[str, Any]:
    rule = {"type": "month", "months": [9]}
    return {"slug": slug, "name": {"id": slug}, "kind": "festival", "rule": rule, **fields}


def refusals(error: ValidationError) -> list[dict[str, Any]]:
    return [detail["ctx"] for detail in error.errors() if detail["type"] == "refused"]


@pytest.mark.parametrize(
    ("rule", "indonesian", "english"),
    [
        ({"type": "fixed", "month": 2, "day": 30}, "tanggal 30 tidak ada", "no day 30"),
        ({"type": "fixed", "month": 6, "day": 31}, "tanggal 31 tidak ada", "no day 31"),
        ({"type": "dates", "dates": [{"start": "2027-08-16", "end": "2027-08-14"}]},
         "berakhir 2027-08-14, sebelum mulai", "ends 2027-08-14, before it starts"),
        ({"type": "nth-weekday", "month": 1, "weekday": "sabtoe", "nth": 1},
         '"sabtoe" bukan nama hari', '"sabtoe" is no weekday'),
        ({"type": "javanese", "month": 1, "day": 1, "pasaran": "kliwon"},
         "tidak keduanya", "not both"),
        ({"type": "javanese", "month": 2, "day": 30}, "selalu 29 hari", "always has 29 days"),
        ({"type": "javanese", "month": 1, "pasaran": "kliwn"},
         '"kliwn" bukan pasaran', '"kliwn" is no pasaran'),
        ({"type": "pasaran", "months": [5]}, "tulis weekdays atau pasaran", "write weekdays"),
        ({"type": "pasaran", "months": [6, 5], "pasaran": "wage"}, "berurutan", "in order"),
        ({"type": "month", "months": []}, "berurutan", "in order"),
        ({"type": "relative", "anchor": "nyepi", "offset_days": 5, "until_offset": 1},
         "mendahului", "is before"),
    ],
)  # fmt: skip
def test_refused_with_words_in_both_languages(
    rule: dict[str, Any], indonesian: str, english: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        RULE.validate_python(rule)
    (words,) = refusals(caught.value)
    assert indonesian in words["id"]
    assert english in words["en"]


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "fixed", "month": 13, "day": 1},
        {"type": "fixed", "month": 5, "day": 2, "days": 0},
        {"type": "fixed", "month": 5, "day": 2, "months": [5]},
        {"type": "nth-weekday", "month": 6, "weekday": "sunday", "nth": 6},
        {"type": "hijri", "month": 9, "day": 31},
        {"type": "hijri", "month": 9, "day": 1, "offset_days": 90},
        {"type": "lunar", "month": 1, "day": 1},
        {"month": 1, "day": 1},
    ],
)
def test_refused_by_its_shape(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RULE.validate_python(rule)


def test_days_are_written_in_either_language_and_kept_in_one() -> None:
    rule = RULE.validate_python({"type": "nth-weekday", "month": 6, "weekday": "Minggu", "nth": 1})
    assert isinstance(rule, NthWeekdayRule)
    assert rule.weekday == "sunday"
    both = RULE.validate_python(
        {"type": "pasaran", "months": [5], "weekdays": ["selasa"], "pasaran": "Wage"}
    )
    assert isinstance(both, PasaranRule)
    assert (both.weekdays, both.pasaran) == (("tuesday",), "wage")


@pytest.mark.parametrize("field", ["past", "announced"])
def test_a_date_that_ends_before_it_starts(field: str) -> None:
    dates = [{"start": "2025-07-27", "end": "2025-07-26"}]
    with pytest.raises(ValidationError) as caught:
        Event.model_validate(written(**{field: dates}))
    assert "sebelum mulai 2025-07-27" in refusals(caught.value)[0]["id"]


def test_the_same_slug_twice() -> None:
    with pytest.raises(ValidationError) as caught:
        Events.model_validate({"events": [written(), written()]})
    assert caught.value.errors()[0]["loc"] == ("events", 1, "slug")


@pytest.mark.parametrize("anchors", [{"satu": "satu"}, {"satu": "dua", "dua": "satu"}])
def test_events_counted_from_one_another(anchors: dict[str, str]) -> None:
    events = [
        written(slug, rule={"type": "relative", "anchor": anchor})
        for slug, anchor in anchors.items()
    ]
    with pytest.raises(ValidationError) as caught:
        Events.model_validate({"events": events})
    places = [detail["loc"] for detail in caught.value.errors()]
    assert places == [("events", n, "rule", "anchor") for n in range(len(anchors))]
    assert "dari dirinya sendiri" in refusals(caught.value)[0]["id"]


def test_what_the_other_files_do_not_know() -> None:
    events = Events.model_validate(
        {
            "events": [
                written(district="33.74.01", landmarks=["tugu"], source="tak-ada"),
                written("ikut", rule={"type": "relative", "anchor": "siapa"}),
                written("nyepi-lewat", rule={"type": "relative", "anchor": "nyepi"}),
            ]
        }
    )
    found = list(event_misfits(events, Districts(), Landmarks(), {"ingatan"}))
    assert [place[1:] for place, _ in found] == [
        (0, "district"),
        (0, "landmarks", 0),
        (0, "source"),
        (1, "rule", "anchor"),
    ]


def test_kinds_have_a_name_in_both_languages() -> None:
    assert all(label.en for label in EVENT_KIND_LABELS.values())
