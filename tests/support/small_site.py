"""A small real site that tests may change: two cities, fourteen stories, every kind of page.

Reads   nothing.
Gives   ``SmallSite``: its files as values, and ``write``, which puts what has changed on the disk.
"""

import os
import random
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CATEGORIES = ("budaya", "data", "wisata")
AGENCIES = ("dinas-a", "dinas-b")
TAGS = ("Imlek", "batik", "pasar malam", "sensus")
PEOPLE = ("ari", "yon")
SOURCE = {"source": "laporan"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 40"><path d="M0 0h9"/></svg>\n'

Fields = dict[str, Any]


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands in two places twice: the site's YAML knows no references."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def both(words: str) -> Fields:
    return {"id": words, "en": f"{words} (en)"}


@dataclass(slots=True)
class Words:
    """A file of words: its front matter, paragraphs, and the keys that it links to."""

    fields: Fields
    paragraphs: list[str]
    links: list[str] = field(default_factory=list)

    def text(self, key: str) -> str:
        """The file as ``key``'s folder holds it."""
        up = "/".join([".."] * (key.count("/") + 1))
        body = [*self.paragraphs]
        body += [f"Lihat [{target}]({up}/{_file(target)})." for target in self.links]
        front = _yaml(self.fields)
        return f"---\n{front}---\n\n" + "\n\n".join(body) + "\n"


def _file(target: str) -> str:
    """Where a link to ``target`` leads: a text, a city, or an item of a city's file."""
    path, _, item = target.partition("#")
    if not path.startswith("cities/"):
        return f"{path}/index.id.md"
    return f"{path}.yml#{item}" if item else f"{path}/city.yml"


@dataclass(slots=True)
class SmallSite:
    """``texts`` are by key and language; ``documents`` and ``drawings`` by file."""

    texts: dict[str, dict[str, Words]] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    """Files as somebody spoilt them, whatever the values above say."""

    @property
    def stories(self) -> list[str]:
        return sorted(key for key in self.texts if key.startswith("news/"))

    @property
    def pages(self) -> list[str]:
        return sorted(key for key in self.texts if key.startswith("pages/"))

    @property
    def cities(self) -> list[str]:
        return sorted({name.split("/")[1] for name in self.documents if name.startswith("cities/")})

    def items(self, city: str, kind: str) -> list[Fields]:
        """The districts, landmarks or events of a city."""
        found: list[Fields] = self.documents[f"cities/{city}/{kind}.yml"][kind]
        return found

    def register(self, name: str) -> Fields:
        found: Fields = self.documents[f"registers/{name}.yml"]
        return found

    def copy(self) -> "SmallSite":
        return deepcopy(self)

    def files(self) -> dict[str, str]:
        """Every file's text by its path below the content folder."""
        found = {name: _yaml(value) for name, value in self.documents.items()}
        for key, versions in self.texts.items():
            for language, words in versions.items():
                found[f"{key}/index.{language}.md"] = words.text(key)
        return {**found, **self.drawings, **self.broken}

    def write(self, content: Path) -> None:
        """Bring ``content`` up to date; a file that stays the same isn't touched."""
        wanted = self.files()
        for folder, _, names in os.walk(content, topdown=False):
            for name in names:
                path = Path(folder, name)
                if path.relative_to(content).as_posix() not in wanted:
                    path.unlink()
            if not os.listdir(folder) and Path(folder) != content:  # noqa: PTH208 (as os.walk)
                Path(folder).rmdir()
        for name, text in wanted.items():
            path = content / name
            if not path.exists() or path.read_text("utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")


def small_site(seed: int = 0, stories: int = 14) -> SmallSite:
    """The site before any change; ``seed`` decides what its stories are about."""
    dice = random.Random(seed)
    site = SmallSite()
    site.documents = _registers() | _city("satu", 1) | _city("dua", 2)
    site.drawings["cities/satu/images/menara.svg"] = SVG.format(90)
    site.items("satu", "landmarks")[0]["image"] = {"file": "images/menara.svg", "alt": both("M")}
    for number in range(stories):
        add_story(site, dice, f"kabar-{number}", english=number % 3 != 0)
    for name in ("tentang", "kontak"):
        page = Words({"title": name.title()}, [f"Halaman {name}."], ["cities/satu"])
        english = Words({"title": f"{name.title()} (en)", "slug": f"{name}-en"}, ["Page."])
        site.texts[f"pages/{name}"] = {"id": page, "en": english}
    return site


def add_story(site: SmallSite, dice: random.Random, name: str, *, english: bool) -> str:
    """A new story about something that there is."""
    date = f"2026-{dice.randint(6, 10):02d}-{dice.randint(1, 28):02d} {dice.randint(6, 21):02d}:15"
    city = dice.choice(site.cities)
    fields: Fields = {
        "title": f"Judul {name}",
        "standfirst": f"Ringkasan {name}.",
        "date": date,
        "category": dice.choice(sorted(site.register("categories"))),
        "agencies": dice.sample(sorted(site.register("agencies")), dice.randint(0, 1)),
        "byline": dice.sample(PEOPLE, dice.randint(0, 2)),
        "tags": dice.sample(TAGS, dice.randint(0, 2)),
        "places": dice.sample(places(site), dice.randint(0, 2)),
        "events": [f"{city}/{event['slug']}" for event in site.items(city, "events")[:1]],
    }
    key = f"news/2026/{name}"
    site.texts[key] = {"id": Words(fields, [f"Isi **{name}**.", "Alinea kedua."])}
    if english:
        translation = {"title": f"Title {name}", "slug": f"news-{name}"}
        site.texts[key]["en"] = Words(translation, [f"Words of {name}."])
    return key


def places(site: SmallSite) -> list[str]:
    """Every city and district that a story may be about."""
    found = []
    for city in site.cities:
        found += [city, *(f"{city}/{one['slug']}" for one in site.items(city, "districts"))]
    return found


def _registers() -> dict[str, Any]:
    return {
        "registers/site.yml": {
            "name": "Warta Contoh",
            "outlet": "wartacontoh",
            "url": "https://warta.example",
            "tagline": both("Kabar dua kota"),
        },
        "registers/categories.yml": {
            key: {"name": both(key.title()), "slug_en": f"{key}-en", "motif": "parang"}
            for key in CATEGORIES
        },
        "registers/agencies.yml": {
            "dinas-a": {"name": both("Dinas A"), "city": "satu"},
            "dinas-b": {"name": {"id": "Dinas B"}, "short": "DB"},
        },
        "registers/desks.yml": {"umum": {"name": both("Umum")}},
        "registers/people.yml": {key: {"name": key.title(), "roles": ["writer"]} for key in PEOPLE},
        "registers/tags.yml": {"Imlek": {"name": both("Imlek"), "slug_en": "lunar-new-year"}},
        "registers/sources.yml": {"laporan": {"kind": "document", "title": both("Laporan")}},
    }


def _city(slug: str, number: int) -> dict[str, Any]:
    code = f"33.7{number}"
    figure = {"group": "population", "label": both("Penduduk"), "unit": "jiwa", "primary": True}
    series = {"key": "sensus", "label": both("Sensus"), "kind": "census"}
    return {
        f"cities/{slug}/city.yml": {
            "code": code,
            "name": both(f"Kota {slug.title()}"),
            "order": number,
            "standfirst": both(f"Tentang {slug}."),
            "motto": {"text": both("Maju"), **SOURCE},
            "figures": [
                {
                    "key": "penduduk",
                    **figure,
                    "value": 90_000 * number,
                    "definition": both("Banyaknya orang."),
                    "as_of": 2025,
                    **SOURCE,
                }
            ],
        },
        f"cities/{slug}/districts.yml": {
            "series": [{**series, "definition": both("Dihitung."), **SOURCE}],
            "districts": [
                _district(code, place, name) for place, name in enumerate(("lor", "kidul"))
            ],
        },
        f"cities/{slug}/landmarks.yml": {
            "landmarks": [
                {
                    "slug": name,
                    "name": both(name.title()),
                    "kind": "park",
                    "district": f"{code}.0{place + 1}",
                    "fact": both("Ada sejak lama."),
                }
                for place, name in enumerate(("menara", "taman"))
            ]
        },
        f"cities/{slug}/events.yml": {
            "events": [
                _event("kirab", {"type": "fixed", "month": 12, "day": 5 * number}),
                _event("dugderan", {"type": "hijri", "month": 9, "day": 1, "provisional": True}),
                _event("pesta", {"type": "relative", "anchor": "kirab", "days": 2}),
            ]
        },
    }


def _event(slug: str, rule: Fields) -> Fields:
    return {"slug": slug, "name": both(slug.title()), "kind": "culture", "rule": rule}


def _district(code: str, place: int, name: str) -> Fields:
    own = f"{code}.0{place + 1}"
    return {
        "code": own,
        "slug": name,
        "name": name.title(),
        "kind": "kecamatan",
        "lat": -7.0 - place / 20,
        "lon": 110.4 + place / 20,
        "tile": [place, 0],
        "population": [
            {"year": 2010, "value": 9_000 + place, "series": "sensus"},
            {"year": 2020, "value": 12_000 + place, "series": "sensus"},
        ],
        "villages": [
            {
                "code": f"{own}.100{count}",
                "name": f"{name} {count}".title(),
                "kind": "kelurahan",
                "lat": -7.0 - place / 20 - count / 90,
                "lon": 110.4 + count / 80,
                "area_km2_computed": 1.5 + count,
            }
            for count in range(1, 4)
        ],
    }
