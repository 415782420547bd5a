"""The site: every record of a build, joined, and immutable from here on.

Reads   records, through ``SiteDraft``, which the rooms complete while relating.
Gives   ``Site``: what views are made from, and the one way from a key to an address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from blinker import Signal

from plugins.languages import Language, addresses
from plugins.languages.hijri_calendar import HijriCalendar, HijriMonth
from plugins.languages.words import Words
from plugins.model.assets import Assets
from plugins.model.fingerprints import Prints
from plugins.model.memory import Memory
from plugins.model.occurrences import Holiday, Occurrence
from plugins.model.old_addresses import OldAddress
from plugins.model.records import City, PictureFile, StandingPage, Story
from plugins.problems import Problems
from plugins.schema.calendar_registers import HijriMonth as AnnouncedMonth
from plugins.schema.calendar_registers import PublishedEvent
from plugins.schema.registers import Agency, Category, Desk, Person, SiteWords, TagWords
from plugins.schema.sources import Source

T = TypeVar("T")


relating = Signal("Sent with a SiteDraft; a room fills the slots that it owns, in no order.")


@dataclass(slots=True)
class Registers:
    """The registers, by key."""

    site: SiteWords = field(default_factory=SiteWords)
    categories: dict[str, Category] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    tags: dict[str, TagWords] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    hijri_months: dict[str, AnnouncedMonth] = field(default_factory=dict)
    calendar_record: dict[str, PublishedEvent] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """The names of the registers whose files had problems."""

    def announced_months(self) -> dict[HijriMonth, date]:
        """First days of Hijri months, by year and month, that the register names."""
        found = {}
        for key, entry in self.hijri_months.items():
            year, month = key.split("-")
            found[int(year), int(month)] = entry.begins
        return found


@dataclass(slots=True)
class SiteDraft:
    """What was read, and the slots that relating fills; ``problems`` takes what doesn't fit."""

    content: Path
    theme: Path
    now: datetime
    problems: Problems
    registers: Registers
    stories: list[Story]
    pages: list[StandingPage]
    cities: list[City]
    words: dict[Language, Words]
    occurrences: tuple[Occurrence, ...] = ()
    holidays: dict[Language, tuple[Holiday, ...]] = field(default_factory=dict)
    hijri: HijriCalendar = field(default_factory=HijriCalendar)
    assets: Assets = field(default_factory=Assets)
    code: bytes = b""
    next_due: datetime | None = None
    parsed: int = 0
    theme_files: dict[str, bytes] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    old_addresses: tuple[OldAddress, ...] = ()

    def finish(self) -> "Site":
        """The site as views see it: stories newest first, cities and pages by key."""
        stories = sorted(self.stories, key=lambda s: (s.published, s.key), reverse=True)
        cities = tuple(sorted(self.cities, key=lambda c: (c.fields.order, c.fields.code)))
        return Site(
            content=self.content,
            now=self.now,
            registers=self.registers,
            stories=tuple(stories),
            pages=tuple(sorted(self.pages, key=lambda page: page.key)),
            cities=cities,
            words=MappingProxyType(self.words),
            occurrences=self.occurrences,
            holidays=MappingProxyType(self.holidays),
            hijri=self.hijri,
            assets=self.assets,
            code=self.code,
            next_due=self.next_due,
            parsed=self.parsed,
            theme_files=self.theme_files,
            memory=self.memory,
            old_addresses=self.old_addresses,
        )


@dataclass(frozen=True)
class Site:
    """Everything of a build, read only. ``now`` is aware, in the site's own zone.

    ``code`` is a fingerprint of the program that makes the views, ``next_due`` when the next story
    that waits for its time will be published, and ``parsed`` how many folders of words had changed
    since the last build. ``theme_files`` are the bytes of what the theme serves, by address;
    ``memory`` spares work that an earlier build has done. ``old_addresses`` are for servers alone:
    no page shows them.
    """

    content: Path
    now: datetime
    registers: Registers
    stories: tuple[Story, ...]
    pages: tuple[StandingPage, ...]
    cities: tuple[City, ...]
    words: Mapping[Language, Words]
    occurrences: tuple[Occurrence, ...] = ()
    holidays: Mapping[Language, tuple[Holiday, ...]] = field(default_factory=dict)
    hijri: HijriCalendar = field(default_factory=HijriCalendar)
    assets: Assets = field(default_factory=Assets)
    code: bytes = b""
    next_due: datetime | None = None
    parsed: int = 0
    theme_files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    old_addresses: tuple[OldAddress, ...] = ()
    _cache: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def prints(self) -> Prints:
        """The fingerprints of its parts."""
        return self.once("prints", lambda: Prints(self))

    @property
    def url(self) -> str:
        """The site's own address without a slash at its end."""
        return self.registers.site.url.rstrip("/")

    def city(self, slug: str) -> City | None:
        return next((city for city in self.cities if city.slug == slug), None)

    def stories_in(self, language: Language) -> tuple[Story, ...]:
        """The stories that exist in ``language``, newest first."""
        return self.once(
            f"stories {language}",
            lambda: tuple(s for s in self.stories if s.text(language) is not None),
        )

    def story_address(self, story: Story, language: Language) -> str | None:
        text = story.text(language)
        if text is None:
            return None
        return addresses.story(language, int(story.key.split("/")[1]), text.slug)

    def address(self, key: str, language: Language) -> tuple[str, Language] | None:
        """Where ``key`` is in ``language``, or in Indonesian where English is missing.

        Keys are paths below the content folder without the file's name: ``news/2026/x``,
        ``pages/tentang``, ``cities/semarang``, and ``cities/semarang/landmarks/lawang-sewu`` for
        an item of a city's file. The second value is the language of the page found.
        """
        table: dict[str, dict[Language, str]] = self.once("addresses", self._addresses)
        found = table.get(key)
        if found is None:
            return None
        return (found[language], language) if language in found else (found["id"], "id")

    @property
    def own_addresses(self) -> frozenset[str]:
        """The addresses of everything that has a key, in both languages."""
        table: dict[str, dict[Language, str]] = self.once("addresses", self._addresses)
        return self.once(
            "own addresses",
            lambda: frozenset(a for found in table.values() for a in found.values()),
        )

    def holidays_on(self, day: date, language: Language) -> tuple[Holiday, ...]:
        """The public holidays of one day, named in ``language``."""
        return tuple(one for one in self.holidays.get(language, ()) if one.day == day)

    def pictures(self) -> tuple[PictureFile, ...]:
        """Every picture that some record shows, each once."""
        found = {s.picture.path: s.picture for s in self.stories if s.picture is not None}
        found.update({p.path: p for story in self.stories for p in story.body_pictures})
        found.update({p.path: p for page in self.pages for p in page.body_pictures})
        for city in self.cities:
            found.update({picture.path: picture for picture in city.pictures})
        return tuple(found[path] for path in sorted(found))

    def _addresses(self) -> dict[str, dict[Language, str]]:
        table: dict[str, dict[Language, str]] = {}
        for story in self.stories:
            year = int(story.key.split("/")[1])
            table[story.key] = {
                text.language: addresses.story(text.language, year, text.slug)
                for text in story.texts
            }
        for page in self.pages:
            table[page.key] = {
                text.language: addresses.page(text.language, text.slug) for text in page.texts
            }
        for city in self.cities:
            _add_city(table, city)
        return table

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, kept under ``name``: the site never changes, so neither does it."""
        if name not in self._cache:
            self._cache[name] = make()
        found: T = self._cache[name]
        return found


def _add_city(table: dict[str, dict[Language, str]], city: City) -> None:
    slug = city.slug
    table[city.key] = {"id": addresses.city("id", slug), "en": addresses.city("en", slug)}
    kinds = (
        ("districts", addresses.district, city.districts),
        ("landmarks", addresses.landmark, city.landmarks),
        ("events", addresses.event, city.events),
    )
    for name, address, items in kinds:
        for item in items:
            table[f"{city.key}/{name}/{item.slug}"] = {
                "id": address("id", slug, item.slug),
                "en": address("en", slug, item.slug),
            }
