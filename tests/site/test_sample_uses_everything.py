"""The four sample cities use all that cities and events can have, and say what is made up."""

import csv
import functools
import json
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pytest
from icalendar import Calendar
from lxml import html

from plugins.model.records import City
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.schema.districts import Districts
from plugins.schema.event_rules import Rule
from plugins.schema.events import Event
from plugins.schema.fields import Model
from plugins.schema.figures import Figure
from plugins.schema.landmarks import Landmark
from plugins.schema.week_rules import JavaneseRule, PasaranRule
from plugins.tourism_calendar.plugin import fill_occurrences
from plugins.tourism_calendar.revisions import withdrawn
from tests.support.pages import pages
from tests.support.paths import ROOT, TODAY

pytestmark = pytest.mark.site

CITIES = ("semarang", "malang", "mojokerto", "bantul")


@functools.cache
def site() -> Site:
    problems = Problems()
    draft = read_content(ROOT / "content", ROOT / "theme", date.fromisoformat(TODAY), problems)
    assert not list(problems), [problem.en for problem in problems]
    fill_occurrences(draft)
    return draft.finish()


def cited(city: City) -> set[str]:
    """Figures that stories of both languages name, ``semarang.luas-2024``."""
    named = [
        {figure.split("=")[0].strip() for text in story.texts for figure in text.figures}
        for story in site().stories
    ]
    return {name for names in named for name in names if name.startswith(f"{city.slug}.")}


def figures_that_differ(city: City) -> bool:
    areas = {figure.value for figure in city.fields.figures if figure.group == "area"}
    return len(areas) > 1


def visited(city: City) -> bool:
    return any(
        mark.hours and mark.ticket and mark.wheelchair and mark.access and mark.transport
        for mark in city.landmarks
    )


EVERY_CITY: dict[str, Callable[[City], object]] = {
    "a figure cited in a story": cited,
    "figures that differ by source": figures_that_differ,
    "a figure to be looked at again": lambda c: [f for f in c.fields.figures if f.review_after],
    "a map kept or given": lambda c: c.outlines or c.schematic,
    "hours, ticket, access and the way there": visited,
    "people of districts": lambda c: [d for d in c.districts if d.population],
    "villages with codes": lambda c: all(d.villages for d in c.districts),
    "an event at a landmark": lambda c: [e for e in c.events if e.landmarks],
    "a date that was recorded": lambda c: [e for e in c.events if e.past],
    "news about a district": lambda c: [
        s for s in site().stories for p in s.places if p.startswith(f"{c.slug}/")
    ],
}


@pytest.mark.parametrize("what", EVERY_CITY)
@pytest.mark.parametrize("slug", CITIES)
def test_every_city_has(slug: str, what: str) -> None:
    (city,) = (city for city in site().cities if city.slug == slug)
    assert EVERY_CITY[what](city)


def inside(value: object) -> Iterator[Model]:
    """``value`` and every model within."""
    if isinstance(value, Model):
        yield value
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item)


@functools.cache
def used() -> dict[tuple[type, str], int]:
    """How often each field of each model of the cities' files is filled in."""
    found: dict[tuple[type, str], int] = {}
    for city in site().cities:
        for model in inside((city.fields, city.divisions, city.landmarks, city.events)):
            for name in model.model_fields_set:
                found[type(model), name] = found.get((type(model), name), 0) + 1
    return found


@pytest.mark.parametrize("model", [Event, Landmark, Districts, Figure])
def test_some_city_fills_in_every_field(model: type[Model]) -> None:
    assert set(model.model_fields) - {name for kind, name in used() if kind is model} == set()


def test_every_kind_of_rule_dates_some_event() -> None:
    kinds = set(get_args(get_args(Rule)[0]))
    rules = [event.rule for city in site().cities for event in city.events]
    assert {type(rule) for rule in rules} == kinds
    weeks = [rule for rule in rules if isinstance(rule, JavaneseRule | PasaranRule)]
    assert any(rule.wuku for rule in weeks)
    assert any(rule.pasaran for rule in weeks)
    relative = [rule for rule in rules if rule.type == "relative"]
    assert {rule.anchor for rule in relative} >= {"paskah", "nyepi", "iduladha"}
    assert any(rule.weekday for rule in relative)
    assert any(rule.nearest for rule in relative)
    assert any(rule.until_offset for rule in relative)


def test_some_date_has_each_fate() -> None:
    dates = [one for one in site().occurrences if not one.month_only]
    moved = {one.city for one in dates if one.was is not None}
    cancelled = {one.city for one in dates if one.cancelled}
    gone = {one.shown.city for one in withdrawn(site())}
    assert len({*moved, *cancelled, *gone}) >= 3
    assert moved
    assert cancelled
    assert gone
    assert any(one.provisional for one in dates)
    assert any(one.opens and one.closes for one in dates)
    assert any(one.month_only for one in site().occurrences)


def test_no_translation_of_a_story_is_behind() -> None:
    told = [(story.key, text) for story in site().stories for text in story.texts]
    assert [key for key, text in told if text.outdated] == []
    assert sum(text.language == "en" for _, text in told) > 20


def samples() -> list[tuple[City, Event | Landmark]]:
    return [
        (city, each)
        for city in site().cities
        for each in (*city.landmarks, *city.events)
        if each.sample
    ]


def test_what_is_made_up_names_nothing_but_samples_as_its_source() -> None:
    made_up = {key for key, source in site().registers.sources.items() if source.kind == "sample"}
    assert {city.slug for city, _ in samples()} == set(CITIES)
    for city, each in samples():
        # The middle of a village is where it is, whatever is told to stand there.
        facts = [
            model
            for model in inside(each)
            if getattr(model, "source", None) is not None and not hasattr(model, "precision")
        ]
        assert facts
        assert {fact.source for fact in facts} <= made_up, (city.slug, each.slug)
    for city in site().cities:
        for event in city.events:
            fates = (*event.moved, *event.cancelled, *event.extra, *event.announced)
            assert event.sample or not fates, "no deeds are made up of real events"


def test_every_link_to_a_sample_says_that_it_is_one(sample_site: Path) -> None:
    addresses = {
        address
        for city, each in samples()
        for folder in ("acara", "destinasi", "events", "landmarks")
        for start in ("/kota", "/en/cities")
        if (sample_site / (address := f"{start}/{city.slug}/{folder}/{each.slug}/")[1:]).is_dir()
    }
    assert len(addresses) == 2 * len(samples())
    found = 0
    for page in pages(sample_site):
        tree = html.document_fromstring(page.file.read_bytes())
        for link in tree.xpath("//main//a[@href] | //main//*[local-name()='a'][@href]"):
            if link.get("href") not in addresses or page.address in addresses:
                continue
            said = (link.get("aria-label", ""), link.get("data-told", ""), link.text_content())
            told = " ".join(said).lower()
            assert "contoh" in told or "sample" in told, (page.address, link.get("href"))
            found += 1
    assert found > 50


def test_the_page_of_a_sample_says_so_before_anything_else(sample_site: Path) -> None:
    shown = [page for page in pages(sample_site) if page.kind in {"event", "landmark"}]
    marked = [page for page in shown if "/contoh-" in page.address]
    assert len(marked) == 2 * len(samples())
    for page in shown:
        tree = html.document_fromstring(page.file.read_bytes())
        noted = tree.xpath("//*[@class='made-up']")
        assert len(noted) == (page in marked), page.address
        # Programs that gather events and sights must not find it.
        assert bool(tree.xpath("//script[@type='application/ld+json']")) == (page not in marked)
        if page in marked:
            assert tree.xpath("//h1")[0].text_content().startswith(("Contoh: ", "Sample: "))


def test_calendars_to_subscribe_to_mark_samples_and_tell_their_fates(sample_site: Path) -> None:
    fates: set[str] = set()
    for name in ("kalender/semua.ics", "en/calendar/all.ics"):
        calendar = Calendar.from_ical((sample_site / name).read_bytes())
        for entry in calendar.walk("VEVENT"):
            if "-contoh-" not in entry["UID"]:
                continue
            title, told = str(entry["SUMMARY"]), str(entry["DESCRIPTION"])
            assert "Contoh: " in title or "Sample: " in title
            if title.startswith(("Ditarik: ", "Withdrawn: ")):
                fates.add("withdrawn")
                continue
            assert told.startswith(("Contoh: ", "Sample: "))
            fates.add(str(entry["STATUS"]))
            fates |= {"moved"} if "Dipindah dari" in told else set()
    assert fates == {"CONFIRMED", "CANCELLED", "withdrawn", "moved"}


def test_pages_show_what_was_moved_called_off_and_painted(sample_site: Path) -> None:
    def page(address: str) -> str:
        return (sample_site / address / "index.html").read_text("utf-8")

    moved = page("kota/semarang/acara/contoh-pekan-kriya")
    assert "Dipindah dari 14 Agu 2027" in moved
    assert "contoh-poster-kriya" in moved
    assert "Buka poster utuh" in moved
    assert "Rp15.000–Rp40.000" in moved
    assert "Dibatalkan" in page("kota/malang/acara/contoh-malam-keroncong")
    assert "15.00–20.00" in page("kalender/2027/10")
    assert "Rp10.000" in page("kota/semarang/destinasi/contoh-museum-kain")
    for address in ("kota/mojokerto", "kota/mojokerto/kecamatan/kranggan"):
        assert "Garis contoh, bukan batas resmi" in page(address)
        assert "Batas dari kota" not in page(address)


def test_open_data_marks_samples(sample_site: Path) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        text = (sample_site / "data" / name).read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text, newline="")))

    for name in ("events.csv", "landmarks.csv", "occurrences.csv"):
        for row in rows(name):
            slug = row.get("event") or row["slug"]
            assert row["sample"] == str(slug.startswith("contoh-")).lower()
    kinds = {row["key"]: row["kind"] for row in rows("sources.csv")}
    assert kinds["contoh"] == "sample"
    # A file of polygons is taken for boundaries, whatever its label says.
    for name in ("districts", "villages"):
        layer: dict[str, Any] = json.loads(
            (sample_site / f"data/{name}.geojson").read_text("utf-8")
        )
        assert {each["geometry"]["type"] for each in layer["features"]} == {"Point"}
        assert {each["properties"]["boundary_source"] for each in layer["features"]} == {None}
