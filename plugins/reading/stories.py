"""Stories and standing pages: what was parsed, checked against the rest of the content.

Reads   ``news/<year>/<slug>/`` and ``pages/<slug>/``, or what the cache knows of them.
Gives   ``Story`` and ``StandingPage`` records, due ones only; problems for the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from plugins.languages import Language
from plugins.model.records import City, Signature, StandingPage, Story, Text
from plugins.model.site import Registers
from plugins.problems import Problems
from plugins.reading.cached_words import CachedWords, words_key
from plugins.reading.city_folders import city_slugs
from plugins.reading.content_folder import ContentFolder
from plugins.reading.figure_checks import tell_figures
from plugins.reading.library import Library
from plugins.reading.reading_ahead import ReadAhead
from plugins.reading.references import Known
from plugins.reading.story_entries import (
    Parsed,
    StoryEntry,
    WrittenOld,
    decoded,
    moment,
)
from plugins.reading.story_folders import index_files, story_folders
from plugins.reading.year_heads import Head, YearHeads

Parse = Callable[[ContentFolder, Sequence[str]], Iterable[tuple[str, Parsed]]]
"""Parses many folders, in any order; where there are many, several processes share them."""

Ahead = Callable[[], Sequence[ReadAhead]]
"""Gives what was parsed while this process was loading; asked only where something is to parse."""

_AT_ONCE = 400
"""So many parsed folders are kept in memory before they go to the cache."""


def parse_here(folder: ContentFolder, names: Sequence[str]) -> Iterator[tuple[str, Parsed]]:
    """The folders one after another, in this process."""
    from plugins.reading.story_parsing import parse  # noqa: PLC0415 (most builds parse nothing)

    for name in names:
        yield name, parse(folder, name)


@dataclass(slots=True)
class StoryReader:
    """Reads every story and page of one content folder."""

    library: Library
    registers: Registers
    cities: list[City]
    problems: Problems
    parse: Parse = parse_here
    ahead: Ahead = list
    next_due: datetime | None = None
    """When the next of the stories that wait will be due."""
    parsed: int = 0
    """How many folders had to be parsed."""
    _read: dict[str, StoryEntry] = field(default_factory=dict)

    def stories(self, now: datetime) -> list[Story]:
        """Every story that is due at ``now``: no drafts, nothing under embargo."""
        known = Known.of(self.library.folder, self.registers, self.cities)
        zone = ZoneInfo(self.registers.site.timezone)
        found: list[Story] = []
        for folder, key, entry in self._entries("news/"):
            if not known.all_of(entry):
                self._tell_references(folder, known)
            published = moment(entry.date, zone)
            if entry.publish_at is not None:
                published = max(published, moment(entry.publish_at, zone))
            if published > now and not entry.draft:
                self.next_due = min(published, self.next_due or published)
            if not entry.draft and published <= now:
                found.append(self._story(folder, entry, key, published, zone))
        return found

    def pages(self) -> list[StandingPage]:
        return [
            StandingPage(folder, self._texts(folder, entry, key), entry.pictures)
            for folder, key, entry in self._entries("pages/")
        ]

    def old_addresses(self) -> Iterator[WrittenOld]:
        """What every text says of its old addresses, drafts and what waits too."""
        for folder, entry in self._read.items():
            for text in entry.texts:
                for address, line in text.old_addresses:
                    shown = self._shown(folder, text.language)
                    yield WrittenOld(folder, text.language, shown, address, line)

    def slug_line(self, path: str) -> int:
        """The line of a file, named as messages do, that decides its address; 0 where unknown."""
        for folder, entry in self._read.items():
            for text in entry.texts:
                if self._shown(folder, text.language) == path:
                    return text.slug_line
        return 0

    def _entries(self, below: str) -> Iterator[Head]:
        """Every folder below ``below`` that can be read, in order, from the cache if possible."""
        folder = self.library.folder
        files = _by_year(folder.below(below), below)
        years = {year: YearHeads(self.library, year, inside) for year, inside in files.items()}
        found: dict[str, Sequence[Head]] = {}
        changed: dict[str, list[str]] = {}
        for year, heads in years.items():
            kept = heads.kept()
            if kept is not None and all(self._still_true(entry) for _, _, entry in kept):
                found[year] = kept
            else:
                changed[year] = list(story_folders(folder, files[year], self.problems))
        before = len(self.problems)
        asked = self._asked([name for names in changed.values() for name in names])
        for year, names in changed.items():
            found[year] = [asked[name] for name in names if name in asked]
            if len(self.problems) == before == 0:
                years[year].keep(found[year])
        for year in years:
            for name, key, entry in found[year]:
                self.library.used.add(key)
                self._read[name] = entry
                for text in entry.texts:
                    if text.figures:
                        file = (self.library, f"{name}/index.{text.language}.md")
                        tell_figures(text.figures, file, self._known_cities(), self.problems)
                yield name, key, entry

    def _asked(self, folders: Sequence[str]) -> dict[str, Head]:
        """Those of ``folders`` that can be read: looked up one by one, parsed where unknown."""
        library = self.library
        keys = {name: self._key(name) for name in folders}
        kept = library.cache.entries(keys.values())
        entries: dict[str, StoryEntry] = {}
        for name, key in keys.items():
            data = kept.get(key)
            entry = decoded(data) if data is not None else None
            if entry is not None and self._still_true(entry):
                entries[name] = entry
        missing = [name for name in folders if name not in entries]
        self.parsed += len(missing)
        entries.update(self._parsed(missing, keys))
        library.used.update(keys.values())
        return {name: (name, keys[name], entry) for name, entry in entries.items()}

    def _known_cities(self) -> dict[str, City | None]:
        """Every city that has a folder; None for one whose files have problems."""
        known: dict[str, City | None] = dict.fromkeys(city_slugs(self.library.folder))
        known.update({city.slug: city for city in self.cities})
        return known

    def _key(self, name: str) -> bytes:
        return self.library.key("story", index_files(self.library.folder, name), name)

    def _still_true(self, entry: StoryEntry) -> bool:
        """Whether the names that the words use still mean the same files with the same bytes."""
        if not entry.asked and not entry.pictures and entry.picture is None:
            return True
        folder = self.library.folder
        if any(folder.find(name, beside) != found for beside, name, found in entry.asked):
            return False
        pictures = entry.pictures if entry.picture is None else (*entry.pictures, entry.picture)
        return all(self.library.hashes.of(one.path) == one.digest for one in pictures)

    def _parsed(
        self, names: Sequence[str], keys: dict[str, bytes]
    ) -> Iterator[tuple[str, StoryEntry]]:
        entries: dict[bytes, bytes] = {}
        words: dict[bytes, bytes] = {}
        ready = dict(self._parsed_ahead(names, keys))
        others = [name for name in names if name not in ready]
        parsed_here = self.parse(self.library.folder, others) if others else ()
        for name, parsed in chain(ready.items(), parsed_here):
            for problem in parsed.problems:
                self.problems.keep(problem)
            entry = None if parsed.entry is None else decoded(parsed.entry)
            if parsed.entry is None or entry is None:
                continue
            yield name, entry
            # What has problems is parsed again until it has none.
            if not parsed.problems:
                entries[keys[name]] = parsed.entry
                for index, one in enumerate(parsed.words):
                    words[words_key(keys[name], index)] = one
            if len(entries) >= _AT_ONCE:
                self.library.cache.put(entries, words)
                entries, words = {}, {}
        if entries:
            self.library.cache.put(entries, words)

    def _parsed_ahead(
        self, names: Sequence[str], keys: dict[str, bytes]
    ) -> Iterator[tuple[str, Parsed]]:
        """Those of ``names`` that are parsed already, from the bytes that are there now."""
        told = {one.key: one.parsed for one in self.ahead()} if names else {}
        for name in names:
            parsed = told.get(keys[name])
            entry = decoded(parsed.entry) if parsed is not None and parsed.entry else None
            if parsed is not None and (entry is None or self._still_true(entry)):
                yield name, parsed

    def _story(
        self, folder: str, entry: StoryEntry, key: bytes, published: datetime, zone: ZoneInfo
    ) -> Story:
        people = self.registers.people
        return Story(
            key=folder,
            published=published,
            updated=moment(entry.updated, zone) if entry.updated else None,
            category=entry.category,
            texts=self._texts(folder, entry, key),
            agencies=entry.agencies,
            desk=entry.desk,
            byline=tuple(
                Signature(initials, role, people[initials].name, people[initials].sample)
                for initials, role in entry.byline
                if initials in people
            ),
            tags=entry.tags,
            places=entry.places,
            events=entry.events,
            picture=entry.picture,
            body_pictures=entry.pictures,
            credit=entry.credit,
            sample=entry.sample,
            pinned=entry.pinned,
        )

    def _texts(self, folder: str, entry: StoryEntry, key: bytes) -> tuple[Text, ...]:
        return tuple(
            Text(
                language=text.language,
                path=self._shown(folder, text.language),
                title=text.title,
                slug=text.slug,
                words=CachedWords(self.library, folder, index, words_key(key, index)),
                words_hash=text.words_hash,
                links=text.links,
                figures=text.figures,
                standfirst=text.standfirst,
                dateline=text.dateline,
                alt=text.alt,
                caption=text.caption,
                outdated=text.outdated,
            )
            for index, text in enumerate(entry.texts)
        )

    def _shown(self, folder: str, language: Language) -> str:
        return self.library.folder.shown(f"{folder}/index.{language}.md")

    def _tell_references(self, folder: str, known: Known) -> None:
        """Read the source once more: only problems need its lines."""
        from plugins.reading.story_references import tell_references  # noqa: PLC0415 (as above)

        tell_references(self.library.folder, folder, known, self.problems)


def _by_year(files: Iterable[str], below: str) -> dict[str, list[str]]:
    """Files by the folder that holds them for a year, such as ``news/2024/``; pages in one."""
    if below != "news/":
        return {below: list(files)}
    years: dict[str, list[str]] = {}
    for file in files:
        years.setdefault(file[: file.find("/", len(below)) + 1] or below, []).append(file)
    return years
