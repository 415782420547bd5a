"""The keys that stories may name: categories, agencies, desks, people, places, events.

Reads   the registers and the cities.
Gives   ``Known``, which tells whether a story names only what there is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.model.records import City
from plugins.model.site import Registers
from plugins.reading.city_folders import city_slugs
from plugins.reading.content_folder import ContentFolder
from plugins.reading.story_entries import StoryEntry


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
