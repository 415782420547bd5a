"""A small site for tests of the calendar's pages, made of records instead of files."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from plugins.languages.words import load_words
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Registers, Site
from plugins.schema.cities import City as CityFields
from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark
from plugins.schema.registers import Category, SiteWords
from plugins.schema.sources import Source
from plugins.schema.texts import Bilingual
from tests.support.views import templates

THEME = Path(__file__).parents[2] / "theme"
WORDS = load_words(THEME)
NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
REGISTERS = Registers(
    site=SiteWords(name="Warta Contoh", outlet="wartacontoh", url="https://warta.example"),
    categories={"kalender": Category(name=Bilingual(id="Kalender", en="Calendar"))},
    sources={
        "blog": Source.model_validate(
            {"kind": "public-page", "title": {"id": "Blog", "en": "Blog"}}
        )
    },
)
PUASA = {"type": "hijri", "month": 9, "day": 1, "offset_days": -1, "provisional": True}


def event(slug="dugderan", name="Dugderan", rule=None, **fields):
    """An event of one day before Ramadan unless a rule is given."""
    told = {"slug": slug, "name": {"id": name}, "kind": "tradition", "rule": rule or PUASA}
    return Event.model_validate({**told, **fields})


def landmark(slug="masjid", name="Masjid"):
    told = {"slug": slug, "name": {"id": name}, "kind": "religious", "district": "33.99.01"}
    return Landmark.model_validate({**told, "fact": {"id": "Sebuah masjid."}})


def city(*events, slug="contoh", landmarks=()):
    name = {"id": f"Kota {slug.title()}"}
    fields = CityFields.model_validate({"code": "33.99", "name": name})
    return City(slug, fields, landmarks=landmarks, events=events)


def occurrence(start, end=None, event="dugderan", city="contoh", **fields):
    """``start`` and ``end`` as ISO days."""
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    return Occurrence(first, last, city, event, f"{city}-{event}-{first.year}", **fields)


def site(*cities, occurrences=(), stories=(), now=NOW):
    return Site(
        content=Path("content"),
        now=now,
        registers=REGISTERS,
        stories=tuple(stories),
        pages=(),
        cities=cities,
        words=MappingProxyType(WORDS),
        occurrences=tuple(sorted(occurrences)),
    )


def html(view):
    """The view's page."""
    return templates().render(view)
