"""That everything a story names exists: categories, agencies, desks, people, places, events.

Reads   a story's fields, the registers and the cities.
Gives   one problem for each unknown key, with the nearest known one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from plugins.model.records import City
from plugins.model.site import Registers
from plugins.problems import Problems
from plugins.reading.cities import city_slugs
from plugins.reading.content_folder import ContentFolder
from plugins.reading.story_entries import StoryEntry
from plugins.reading.yaml_files import Document, Path
from plugins.schema.stories import BylineFields, StoryFields


def initials_of(fields: StoryFields) -> tuple[tuple[str, str], ...]:
    """Initials and role of everyone who signs: the first wrote, the second edited."""
    byline = fields.byline
    if byline is None:
        return ()
    if isinstance(byline, BylineFields):
        editor = ((byline.editor, "editor"),) if byline.editor else ()
        return ((byline.writer, "writer"), *editor)
    roles = ("writer", "editor")
    return tuple((initials, roles[min(n, 1)]) for n, initials in enumerate(byline))


@dataclass(frozen=True, slots=True)
class Known:
    """Every key that a story may name.

    A city that is None, and a register in ``registers.broken``, had problems of its own, which
    are told already; what it would have known can't be judged.
    """

    registers: Registers
    cities: Mapping[str, City | None]
    districts: frozenset[str]
    events: frozenset[str]

    @classmethod
    def of(cls, folder: ContentFolder, registers: Registers, cities: Iterable[City]) -> "Known":
        read: dict[str, City | None] = dict.fromkeys(city_slugs(folder))
        read.update({city.slug: city for city in cities})
        whole = [city for city in read.values() if city is not None]
        return cls(
            registers,
            read,
            frozenset(f"{c.slug}/{item.slug}" for c in whole for item in c.districts),
            frozenset(f"{c.slug}/{item.slug}" for c in whole for item in c.events),
        )

    def all_of(self, entry: StoryEntry) -> bool:
        """Whether every key is known for certain; the usual case, told fast."""
        registers = self.registers
        return (
            entry.category in registers.categories
            and (entry.desk is None or entry.desk in registers.desks)
            and all(key in registers.agencies for key in entry.agencies)
            and all(initials in registers.people for initials, _role in entry.byline)
            and all(place in self.cities or place in self.districts for place in entry.places)
            and all(event in self.events for event in entry.events)
        )


def check_references(
    fields: StoryFields, document: Document, shown: str, everything: Known, problems: Problems
) -> None:
    """Add a problem for each key in ``fields`` that nothing answers to."""
    registers, cities = everything.registers, everything.cities

    def check(path: Path, key: str, known: Collection[str], where: str) -> None:
        if key in known or problems.enough(shown):
            return
        options = sorted(known)
        near = get_close_matches(key, options, n=1, cutoff=0.6)
        problems.add(
            shown,
            document.line(path),
            str(path[0]),
            id=f'"{key}" belum ada di {where}.'
            + (f" Mungkin maksudnya: {near[0]}" if near else " Tambahkan di sana, atau perbaiki."),
            en=f'"{key}" is not in {where}.'
            + (f" Perhaps you mean: {near[0]}" if near else " Add it there, or mend it here."),
        )

    def check_register(path: Path, key: str, name: str, known: Collection[str]) -> None:
        if name not in registers.broken:
            check(path, key, known, f"registers/{name}.yml")

    check_register(("category",), fields.category, "categories", registers.categories)
    for index, key in enumerate(fields.agencies):
        check_register(("agencies", index), key, "agencies", registers.agencies)
    if fields.desk is not None:
        check_register(("desk",), fields.desk, "desks", registers.desks)
    for initials, _role in initials_of(fields):
        check_register(("byline",), initials, "people", registers.people)
    for index, place in enumerate(fields.places):
        city, slash, district = place.partition("/")
        check(("places", index), city, cities, "cities/")
        read = cities.get(city)
        if slash and read is not None:
            known = [item.slug for item in read.districts]
            check(("places", index), district, known, f"cities/{city}/districts.yml")
    for index, event in enumerate(fields.events):
        city, _, slug = event.partition("/")
        check(("events", index), city, cities, "cities/")
        read = cities.get(city)
        if read is not None:
            known = [item.slug for item in read.events]
            check(("events", index), slug, known, f"cities/{city}/events.yml")
