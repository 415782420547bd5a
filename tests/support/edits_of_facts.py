"""Edits of registers, cities and the theme, and the passing of days; the content stays valid.

Reads   a ``World``.
Gives   ``FACT_EDITS``.
"""

import json
import os
import re
from copy import deepcopy
from datetime import timedelta
from typing import Any

from plugins.cities.kept_map import schematic_geojson
from plugins.languages.calendars import from_hijri, hijri
from plugins.schema.districts import Districts
from tests.support.changing_world import Edit, World
from tests.support.small_site import SVG, TAGS, both

MOTIFS = ("kawung", "parang", "ceplok", "truntum")
MOST = 5
"""Entries of a register or a city's file: the walk is as fast at its end as at its beginning."""


def register_names(world: World) -> None:
    """Somebody or something that stories name is called otherwise."""
    name = world.dice.choice(("categories", "agencies", "desks", "people", "tags", "sources"))
    entries = world.site.register(name)
    entry = entries[world.dice.choice(sorted(entries))]
    if name == "people":
        entry["name"] = world.new("Orang")
    else:
        entry["title" if name == "sources" else "name"] = both(world.new("Nama"))
        if name == "sources":
            entry["read"] = world.today.isoformat()
            entry["licence"] = world.dice.choice(("ODbL 1.0", "MIT"))


def register_details(world: World) -> None:
    dice, site = world.dice, world.site
    category = site.register("categories")[dice.choice(sorted(site.register("categories")))]
    category["motif"] = dice.choice(MOTIFS)
    if dice.random() < 0.5:
        category["description"] = both(world.new("Tentang kategori"))
    agency = site.register("agencies")["dinas-b"]
    agency["city"] = world.city()
    agency["slug_en"] = world.new("agency").replace(" ", "-")


def register_entries(world: World) -> None:
    """New entries, and names for tags that had none."""
    name = world.dice.choice(("categories", "agencies", "tags"))
    if name == "tags":
        word = world.dice.choice(TAGS)
        slug = world.new("tag").replace(" ", "-")
        world.site.register(name)[word] = {"name": both(word), "slug_en": slug}
    elif len(world.site.register(name)) < MOST:
        key = world.new("kunci").replace(" ", "-")
        world.site.register(name)[key] = {"name": both(key)}


def site_words(world: World) -> None:
    words = world.site.register("site")
    words["tagline"] = both(world.new("Kabar dua kota"))
    if world.dice.random() < 0.3:
        words["outlet"] = world.new("warta").replace(" ", "")
        words["timezone"] = world.dice.choice(("Asia/Jakarta", "Asia/Jayapura"))
        words["data_licence"] = world.dice.choice(("CC-BY-4.0", "CC0-1.0"))
        words["data_since"] = world.today.isoformat()
    words["plain_text"] = not words.get("plain_text", False)
    name = world.new("aman").replace(" ", "-")
    words["security"] = {
        "contact": [f"mailto:{name}@warta.example"],
        "expires": world.today.isoformat(),
    }


def city_profile(world: World) -> None:
    fields = world.site.documents[f"cities/{world.city()}/city.yml"]
    fields["figures"][0]["value"] = world.dice.randint(10_000, 99_999)
    choice = world.dice.randrange(6)
    if choice == 0:
        fields["name"] = both(world.new("Kota Nama"))
    elif choice == 1:
        fields["motif"] = world.dice.choice(MOTIFS)
    elif choice == 2:
        fields["order"] = world.dice.randint(1, 9)
    elif choice == 3:
        fields["standfirst"] = both(world.new("Tentang kota"))


def districts(world: World) -> None:
    district = world.dice.choice(world.site.items(world.city(), "districts"))
    if world.dice.random() < 0.2:
        world.site.documents[f"cities/{world.city()}/districts.yml"]["names"] = {
            "source": "laporan"
        }
    elif world.dice.random() < 0.5:
        district["name"] = world.new("Lor").title()
    else:
        district["population"][-1]["value"] = world.dice.randint(5_000, 20_000)


def landmarks(world: World) -> None:
    marks = world.site.items(world.city(), "landmarks")
    mark = world.dice.choice(marks)
    choice = world.dice.randrange(4)
    if choice == 3:
        mark["point"] = {"lat": -7.0 - world.dice.random() / 50, "lon": 110.41}
    elif choice == 0:
        mark["name"] = both(world.new("Menara"))
    elif choice == 1:
        mark["fact"] = both(world.new("Ada sejak lama"))
    elif len(marks) < MOST:
        slug = world.new("tempat").replace(" ", "-")
        marks.append({**deepcopy(marks[0]), "slug": slug, "name": both(slug)})


def outlines(world: World) -> None:
    """A city gives boundaries of its own, gives others, or takes them back."""
    city = world.city()
    name = f"cities/{city}/boundaries.geojson"
    fields = world.site.documents[f"cities/{city}/districts.yml"]
    if name in world.site.drawings and world.dice.random() < 0.4:
        del world.site.drawings[name]
        del fields["boundaries"]
        return
    middle = round(110.41 + world.dice.randint(0, 20) / 1000, 3)
    edges = (110.3, middle, 110.5)
    features = [
        {
            "type": "Feature",
            "properties": {"code": district["code"]},
            "geometry": {"type": "Polygon", "coordinates": [_box(edges[n], edges[n + 1])]},
        }
        for n, district in enumerate(world.site.items(city, "districts"))
    ]
    world.site.drawings[name] = json.dumps({"type": "FeatureCollection", "features": features})
    fields["boundaries"] = {"source": "laporan", "as_of": world.dice.randint(2015, 2026)}


def kept_map(world: World) -> None:
    """Somebody keeps a schematic map, of today's points or with other cells, or throws it away."""
    city = world.city()
    name = f"cities/{city}/schematic.geojson"
    if world.site.drawings.pop(name, None) is not None and world.dice.random() < 0.4:
        return
    given = world.site.documents[f"cities/{city}/districts.yml"]
    data = schematic_geojson(Districts.model_validate(given).districts)
    if data is None:
        return
    drawn = json.loads(data)
    if world.dice.random() < 0.5:
        middle = round(110.41 + world.dice.randint(0, 20) / 1000, 3)
        edges = (110.3, middle, 110.5)
        own = [f for f in drawn["features"] if f["properties"]["level"] == "district"]
        for n, feature in enumerate(own[:2]):
            ring = _box(edges[n], edges[n + 1])
            feature["geometry"] = {"type": "Polygon", "coordinates": [ring]}
    world.site.drawings[name] = json.dumps(drawn)


def _box(west: float, east: float) -> list[list[float]]:
    return [[west, -7.2], [east, -7.2], [east, -6.9], [west, -6.9], [west, -7.2]]


def events(world: World) -> None:
    city = world.city()
    every = world.site.items(city, "events")
    event = world.dice.choice(every)
    choice = world.dice.randrange(6)
    if choice == 5:
        visits(world, city, event)
    elif choice == 0:
        event["name"] = both(world.new("Kirab"))
    elif choice == 1:
        event["landmarks"] = [world.site.items(city, "landmarks")[0]["slug"]]
    elif choice == 2:
        start = world.today + timedelta(days=world.dice.randint(-20, 60))
        event["announced"] = [{"start": start.isoformat()}]
    elif choice == 3:
        written_dates(world, event)
    elif len(every) < MOST:
        slug = world.new("acara").replace(" ", "-")
        rule = {"type": "fixed", "month": world.dice.randint(1, 12), "day": 9}
        every.append({"slug": slug, "name": both(slug), "kind": "fair", "rule": rule})


def visits(world: World, city: str, event: dict[str, Any]) -> None:
    """What visitors and journalists ask, the event's district, or its poster."""
    dice = world.dice
    told = {"text": both(world.new("Untuk umum"))}
    desk = {"name": both(world.new("Meja")), "email": f"meja@contoh{dice.randint(1, 9)}.example"}
    checked = world.today.isoformat()
    found: dict[str, Any] = {
        "audience": told,
        "entry": {"free": False, "price": dice.randint(1, 9) * 1000, "checked": checked},
        "accessibility": {**told, "checked": checked},
        "organizer": {"name": both(world.new("Dinas")), "url": "https://contoh.example/"},
        "contact": desk,
        "press": {**desk, "deadline": (world.today + timedelta(days=2)).isoformat()},
        "poster": {"file": "images/poster.svg", "alt": both(world.new("Poster"))},
        "programme": [{**told, "place": both("Alun"), "at": f"{dice.randint(6, 20):02d}:15"}],
        "district": dice.choice(world.site.items(city, "districts"))["code"],
    }
    name = dice.choice(sorted(found))
    if event.pop(name, None) is not None and dice.random() < 0.5:
        return
    event[name] = found[name]
    if name == "poster":
        width = dice.randint(60, 90)
        world.site.drawings[f"cities/{city}/images/poster.svg"] = SVG.format(width)


def written_dates(world: World, event: dict[str, Any]) -> None:
    """Hours, and single dates that are left out, added, moved or called off."""
    dice = world.dice
    for name in ("hours", "exceptions", "extra", "moved", "cancelled"):
        event.pop(name, None)
    day = world.today + timedelta(days=dice.randint(-10, 60))
    here, later = day.isoformat(), (day + timedelta(days=dice.randint(1, 9))).isoformat()
    name = dice.choice(("hours", "exceptions", "extra", "moved", "cancelled"))
    if name == "hours":
        event[name] = {"start": f"{dice.randint(6, 12):02d}:30", "end": "21:00"}
    elif name == "exceptions":
        event[name] = [here]
    elif name == "extra":
        event[name] = [{"start": here, "end": later, "hours": {"start": "19:00"}}]
    elif name == "moved":
        event[name] = [{"was": here, "start": later, "reason": both(world.new("Hujan"))}]
    else:
        event[name] = [{"start": here, "reason": both(world.new("Hujan"))}]


def hijri_months(world: World) -> None:
    """The beginning of a month near the day of the build is announced, or no longer."""
    path = "registers/hijri-months.yml"
    year, month, _ = hijri(world.today + timedelta(days=world.dice.randint(-40, 90)))
    start = from_hijri(year, month) + timedelta(days=world.dice.choice((0, 1)))
    if world.site.documents.pop(path, None) is None:
        world.site.documents[path] = {f"{year}-{month:02d}": {"begins": start.isoformat()}}


def calendar_record(world: World) -> None:
    """Somebody notes what subscribers have, as it was or as something else."""
    path, dice = "registers/calendar-record.yml", world.dice
    city = world.city()
    slug = dice.choice(world.site.items(city, "events"))["slug"]
    entry = {
        "sequence": dice.randint(0, 5),
        "fingerprint": f"v1-{dice.randrange(16**16):016x}",
        "revised": world.today.isoformat(),
    }
    uid = f"{city}-{slug}-{world.today.year}"
    if dice.random() < 0.5:
        # The third of a year is none that the content has: subscribers alone know it.
        uid += dice.choice(("", "-3"))
        start = world.today + timedelta(days=dice.randint(-30, 200))
        entry |= {
            "shown": {
                "start": start.isoformat(),
                "city": city,
                "event": slug,
                "kind": "fair",
                "name": {"id": "Pasar lama"},
            },
            "gone": dice.random() < 0.5,
        }
    world.site.documents.setdefault(path, {})[uid] = entry


def city_clock(world: World) -> None:
    """The zone of a city's hours."""
    fields = world.site.documents[f"cities/{world.city()}/city.yml"]
    fields["timezone"] = world.dice.choice(("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))


def day(world: World) -> None:
    world.today += timedelta(days=world.dice.choice((1, 1, 1, 5, 20)))


def touch(world: World) -> None:
    """Other times on a file whose bytes stay."""
    path = world.content / world.dice.choice(sorted(world.site.files()))
    if path.exists():
        past = world.dice.randint(1_600_000_000, 1_700_000_000)
        os.utime(path, (past, past))


def template(world: World) -> None:
    """One more attribute on the first tag of some template."""
    path = world.dice.choice(sorted((world.theme / "templates").rglob("*.html")))
    text = path.read_text("utf-8")
    mark = world.new("data-n").replace(" ", "=")
    path.write_text(re.sub(r"<(div|section|p|li|a|span|h2)\b", rf"<\1 {mark}", text, count=1))


def stylesheet(world: World) -> None:
    path = world.dice.choice(sorted((world.theme / "static/css").rglob("*.css")))
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n.{world.new('n').replace(' ', '')} {{ color: red }}\n", "utf-8")


def catalogue(world: World) -> None:
    """Some English words of the interface change."""
    path = world.dice.choice(sorted((world.theme / "translations/en").glob("*.po")))
    text = path.read_text("utf-8")
    plain = list(re.finditer(r'^msgstr "([^"%\\]+)"$', text, re.MULTILINE))
    if plain:
        found = world.dice.choice(plain)
        text = f"{text[: found.start(1)]}{world.new('words')}{text[found.end(1) :]}"
        path.write_text(text, "utf-8")


FACT_EDITS: tuple[Edit, ...] = (
    *(register_names, register_details, register_entries, site_words, city_profile, districts),
    *(outlines, kept_map, landmarks, events, hijri_months, calendar_record, city_clock, day, touch),
    *(template, stylesheet, catalogue),
)
