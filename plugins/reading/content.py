"""A whole content folder to a draft of the site.

Reads   everything below the content folder, the theme's catalogues, ``SOURCE_DATE_EPOCH``.
Gives   ``SiteDraft``; the problems it was given hold all that is wrong.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import structs

from plugins.languages import LANGUAGES, Language
from plugins.languages.words import Words, catalogues, load_words
from plugins.model.cited_figures import with_plain_figures
from plugins.model.code_version import code_version
from plugins.model.file_scan import Scan
from plugins.model.memory import Memory, remembered
from plugins.model.records import City, StandingPage, Story, Text
from plugins.model.site import SiteDraft
from plugins.problems import Problems
from plugins.reading.cities import read_cities
from plugins.reading.content_folder import open_content
from plugins.reading.figure_checks import tell_overdue
from plugins.reading.library import CacheMemory, open_library
from plugins.reading.old_addresses import REGISTER, read_old_addresses
from plugins.reading.registers import read_registers
from plugins.reading.stories import Ahead, Parse, StoryReader, parse_here

R = TypeVar("R", Story, StandingPage)


def read_content(
    content: Path,
    theme: Path,
    today: date | None,
    problems: Problems,
    *,
    cache: Path | None = None,
    parse: Parse = parse_here,
    scanned: Scan | None = None,
    ahead: Ahead = list,
) -> SiteDraft:
    """Read everything. ``today`` fixes the day, whose end is then now, or the very moment.

    None takes the day of ``SOURCE_DATE_EPOCH``, and without that the clock. ``cache`` is the
    folder of the content cache; None keeps nothing for the next build. ``scanned`` spares looking
    through the content folder a second time, ``ahead`` parsing stories that somebody has parsed.
    """
    cache_day = datetime.now(UTC).toordinal()
    library = open_library(open_content(content, problems, scanned), cache, cache_day)
    registers = read_registers(library, problems)
    today = today or _day_of_epoch()
    zone = ZoneInfo(registers.site.timezone)
    now = _moment(today, zone)
    cities = read_cities(library, set(registers.sources), problems)
    reader = StoryReader(library, registers, cities, problems, parse, ahead)
    stories = reader.stories(now)
    pages = reader.pages()
    _tell_shared_addresses(stories, pages, reader.slug_line, problems)
    tell_overdue(library, cities, now.date(), problems)
    code = code_version((), ("Jinja2", "MarkupSafe", "segno", "shapely", "icalendar", "holidays"))
    memory = CacheMemory(library, code)
    words = _words(theme, memory)
    draft = SiteDraft(
        content=content,
        theme=theme,
        now=now,
        problems=problems,
        registers=registers,
        stories=[_with_figures(story, cities, words) for story in stories],
        pages=[_with_figures(page, cities, words) for page in pages],
        cities=cities,
        words=words,
        code=code,
        memory=memory,
        next_due=reader.next_due,
        parsed=reader.parsed,
    )
    written = tuple(reader.old_addresses())
    if written or REGISTER in library.folder.names:
        draft.old_addresses = read_old_addresses(library, written, draft.finish(), problems)
    library.hashes.keep()
    library.cache.tidy(library.used)
    return draft


def _words(theme: Path, memory: Memory) -> dict[Language, Words]:
    """The catalogues; parsed once for each wording of them."""
    texts = [path.read_bytes() for path in catalogues(theme)]
    kind = dict[Language, Words]
    return remembered(memory, kind, ("words", *texts), lambda: load_words(theme))


def _with_figures(record: R, cities: Sequence[City], words: Mapping[Language, Words]) -> R:
    """``record`` with values in its standfirsts, which lists, feeds and cards show too."""
    if not any(text.figures and text.standfirst for text in record.texts):
        return record

    def filled(text: Text) -> Text:
        told = with_plain_figures(text.standfirst or "", cities, words[text.language])
        return structs.replace(text, standfirst=told or None)

    return structs.replace(record, texts=tuple(filled(text) for text in record.texts))


def _moment(today: date | None, zone: ZoneInfo) -> datetime:
    if today is None:
        return datetime.now(zone)
    if not isinstance(today, datetime):
        return datetime.combine(today, time.max, zone)
    return today.replace(tzinfo=zone) if today.tzinfo is None else today.astimezone(zone)


def _day_of_epoch() -> date | None:
    """The day that SOURCE_DATE_EPOCH names, in seconds since 1970, UTC; None without it.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else None


_RESERVED = frozenset(
    {
        *("berita", "kategori", "tag", "opd", "kota", "kalender", "cari", "ruang-media", "layar"),
        *("umpan", "data", "en", "gambar", "sampul", "kain", "theme", "hal"),
        *("news", "category", "agency", "cities", "calendar", "search", "media-room", "display"),
        *("feed", "page"),
    }
)


def _tell_shared_addresses(
    stories: list[Story],
    pages: list[StandingPage],
    slug_line: Callable[[str], int],
    problems: Problems,
) -> None:
    for language in LANGUAGES:
        owners: dict[tuple[str, str], str] = {}
        items: list[Story | StandingPage] = [*stories, *pages]
        for item in items:
            text = item.text(language)
            if text is None:
                continue
            # Stories lie below the year of their folder, pages below nothing.
            year = "" if isinstance(item, StandingPage) else item.key[5:9]
            owner = owners.setdefault((year, text.slug), text.path)
            if owner != text.path:
                address = f"{year}/{text.slug}".lstrip("/")
                problems.add(
                    text.path,
                    slug_line(text.path),
                    "slug",
                    id=f'alamat "{address}" sudah dipakai {owner}; ganti slug atau nama folder.',
                    en=f'{owner} has the address "{address}" already; '
                    "change the slug or the folder's name.",
                )
            if not year and text.slug in _RESERVED:
                problems.add(
                    text.path,
                    slug_line(text.path),
                    "slug",
                    id=f'alamat "{text.slug}" sudah dipakai situs; pilih yang lain.',
                    en=f'the site itself uses the address "{text.slug}"; choose another.',
                )
