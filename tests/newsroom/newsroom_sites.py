"""Small sites for the newsroom's tests, made of records instead of files."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from plugins.languages.words import load_words
from plugins.model.occurrences import Occurrence
from plugins.model.records import City, Signature, Story, Text, Words
from plugins.model.site import Registers, Site
from plugins.schema.cities import City as CityFields
from plugins.schema.events import Event
from plugins.schema.registers import Agency, Category, Desk, SiteWords, TagWords
from plugins.schema.texts import Bilingual

THEME = Path(__file__).parents[2] / "theme"
NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
REGISTERS = Registers(
    site=SiteWords(name="Warta Contoh", outlet="wartacontoh", url="https://warta.example"),
    categories={"kota": Category(name=Bilingual(id="Kota", en="City"), slug_en="city")},
    agencies={"dinas": Agency(name=Bilingual(id="Dinas", en="Agency"), slug_en="agency")},
    desks={"umum": Desk(name=Bilingual(id="Umum", en="General"))},
    tags={"Imlek": TagWords(name=Bilingual(id="Imlek", en="Lunar New Year"), slug_en="lunar")},
)


def text(language="id", body="<p>Isi.</p>", plain="Isi.", **fields):
    """The words of a story called ``Judul`` or ``Title``."""
    own = {
        "path": f"index.{language}.md",
        "title": "Judul" if language == "id" else "Title",
        "slug": "judul" if language == "id" else "title",
        "words": Words(body, plain),
    }
    return Text(language=language, **{**own, **fields})


def story(name="halo", day=1, texts=None, **fields):
    """A story of March 2026; ``texts`` are Indonesian alone unless given."""
    own = {
        "key": f"news/2026/{name}",
        "published": datetime(2026, 3, day, 9, 45, tzinfo=UTC),
        "category": "kota",
        "texts": texts or (text(slug=name, title=name.title()),),
    }
    return Story(**{**own, **fields})


def city(slug="contoh", **fields):
    """A city with a code and a name alone."""
    name = Bilingual(id=f"Kota {slug.title()}")
    return City(slug, CityFields(**{"code": "33.99", "name": name, **fields}))


def site(*stories, cities=(), occurrences: tuple[Occurrence, ...] = (), **fields):
    """A site as of 21 November 2026, its stories newest first."""
    newest_first = sorted(stories, key=lambda s: (s.published, s.key), reverse=True)
    made = Site(
        content=Path("content"),
        now=NOW,
        registers=REGISTERS,
        stories=tuple(newest_first),
        pages=(),
        cities=tuple(cities),
        words=MappingProxyType(load_words(THEME)),
        occurrences=occurrences,
    )
    return replace(made, **fields)


def signature(initials="har", role="writer", *, sample=False):
    return Signature(initials, role, f"{initials.title()} Nama", sample=sample)


def with_events(home, *slugs):
    """``home`` with events called by their slugs."""
    told = {
        "kind": "carnival",
        "rule": {"type": "dates", "dates": []},
        "place": {"id": "Alun-alun"},
    }
    events = tuple(
        Event.model_validate({"slug": slug, "name": {"id": slug.title()}, **told}) for slug in slugs
    )
    return City(home.slug, home.fields, events=events)
