"""That everything a story names exists: categories, agencies, desks, people, places, events.

Reads   a story's fields, the registers and the cities.
Gives   one problem for each unknown key, with the nearest known one.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from plugins.model.records import City
from plugins.model.site import Registers
from plugins.problems import Problems
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


def check_references(
    fields: StoryFields,
    document: Document,
    shown: str,
    registers: Registers,
    cities: dict[str, City | None],
    problems: Problems,
) -> None:
    """Add a problem for each key in ``fields`` that nothing answers to.

    A city that is None, and a register in ``registers.broken``, had problems of its own, which
    are told already; what it would have known can't be judged.
    """

    def check(path: Path, key: str, known: Iterable[str], where: str) -> None:
        options = sorted(known)
        if key in options:
            return
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

    def check_register(path: Path, key: str, name: str, known: Iterable[str]) -> None:
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
