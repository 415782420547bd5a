"""What sitemaps say of a page: its languages, when it was changed, its pictures.

Reads   the site, the pages that rooms have planned.
Gives   ``Entry``; ``page_entries`` of all but stories, ``story_entries``, ``stories_by_year``,
        ``latest_news``.

``lastmod`` is told of stories alone, which carry a date. Other pages are made from many facts and
have none that would be true; a day of building is no change.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.pictures import picture
from plugins.model.planned_pages import planned_pages
from plugins.model.records import City, Story
from plugins.model.site import Site
from plugins.schema.landmarks import Picture

NEWS_DAYS: Final = 2
"""Google's protocol takes stories of the last two days: today's and yesterday's are never older."""

NEWS_MOST: Final = 1000
"""As many as the protocol allows in one file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: ``versions`` are its addresses in each language, its own among them.

    ``modified`` is a W3C date with time, ``pictures`` the addresses of its photographs and
    drawings; addresses lie within the site.
    """

    address: str
    versions: Mapping[Language, str]
    modified: str | None = None
    pictures: tuple[str, ...] = ()


def page_entries(site: Site) -> dict[Language, tuple[Entry, ...]]:
    """Every page that may be listed and is no story, by language, in order of addresses."""
    pages = {page.address: page.subject or "" for page in planned_pages(site)}
    versions: defaultdict[str, dict[Language, str]] = defaultdict(dict)
    for address, subject in pages.items():
        if subject:
            versions[subject][addresses.language_of(address)] = address
    pictures = _pictures(site)
    found: dict[Language, list[Entry]] = {language: [] for language in LANGUAGES}
    for address in sorted(pages):
        subject = pages[address]
        language = addresses.language_of(address)
        own = versions[subject] if subject else {language: address}
        found[language].append(Entry(address, own, pictures=pictures.get(subject, ())))
    return {language: tuple(entries) for language, entries in found.items()}


def story_entries(stories: Sequence[Story], language: Language) -> tuple[Entry, ...]:
    """The pages of ``stories`` in ``language``, in which all of them exist."""
    found = []
    for story in stories:
        year = int(story.key.split("/")[1])
        versions: dict[Language, str] = {
            text.language: addresses.story(text.language, year, text.slug) for text in story.texts
        }
        own = () if story.picture is None else (picture(story.picture, "").src,)
        found.append(Entry(versions[language], versions, written(changed(story)), own))
    return tuple(found)


def stories_by_year(site: Site, language: Language) -> dict[int, tuple[Story, ...]]:
    """The stories in ``language`` by the year of their address, the oldest first.

    So what was full stays as it is, and a new story changes the last file of its year.
    """
    found: defaultdict[int, list[Story]] = defaultdict(list)
    for story in reversed(site.stories_in(language)):
        found[int(story.key.split("/")[1])].append(story)
    return {year: tuple(found[year]) for year in sorted(found)}


def latest_news(site: Site, language: Language) -> tuple[Story, ...]:
    """The stories of today and of the days before that still count as news, the newest first."""
    first = site.today - timedelta(days=NEWS_DAYS - 1)
    recent = []
    for story in site.stories_in(language):
        if story.published.astimezone(site.now.tzinfo).date() < first:
            break
        recent.append(story)
    return tuple(recent[:NEWS_MOST])


def changed(story: Story) -> datetime:
    return story.updated or story.published


def written(moment: datetime) -> str:
    """As W3C's note on dates and times has it: ``2026-11-20T09:45+07:00``."""
    return moment.isoformat(timespec="minutes")


def _pictures(site: Site) -> dict[str, tuple[str, ...]]:
    """The pictures of places and events, by their pages' addresses in Indonesian."""
    found: dict[str, tuple[str, ...]] = {}
    for city in site.cities:
        for mark in city.landmarks:
            address = addresses.landmark("id", city.slug, mark.slug)
            found[address] = _served(city, mark.image)
        for event in city.events:
            address = addresses.event("id", city.slug, event.slug)
            found[address] = _served(city, event.poster)
    return found


def _served(city: City, image: Picture | None) -> tuple[str, ...]:
    file = None if image is None else city.picture(image.file)
    return () if file is None else (picture(file, "").src,)
