"""Which of a story's keys nothing answers to.

Reads   a story's fields, the registers and the cities.
Gives   one problem for each unknown key, with the nearest known one.
"""

from collections.abc import Collection
from difflib import get_close_matches

from plugins.problems import Problems
from plugins.reading.content_folder import ContentFolder
from plugins.reading.references import Known
from plugins.reading.source_files import read_source
from plugins.reading.story_signatures import initials_of
from plugins.reading.yaml_files import Document, Path
from plugins.schema.stories import StoryFields


def tell_references(folder: ContentFolder, story: str, known: Known, problems: Problems) -> None:
    """Check the story in the folder ``story``, whose source can be read."""
    unheard = Problems()
    source = read_source(folder, f"{story}/index.id.md", StoryFields, unheard)
    if source is not None:
        check_references(source.fields, source.document, source.shown, known, problems)


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
