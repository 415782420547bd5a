"""What an event's page leads on to: events before and after it, round it, and of its kind.

Reads   the almanac.
Gives   ``BesideEvent`` and ``beside``; ``others_nearby``; ``alike_elsewhere``; ``news_of``.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.cards import StoryCard, story_card
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.model.story_index import by_event
from plugins.schema.events import Event
from plugins.tourism_calendar.almanac import Almanac, Entry
from plugins.tourism_calendar.calendar_parts import coming
from plugins.tourism_calendar.calendar_rows import CalendarRow, calendar_row

SEASON: Final = timedelta(days=75)
"""How far before and after its date other events of the city are in the same season."""
OTHERS: Final = 6
ALIKE: Final = 4
NEWS: Final = 4


@dataclass(frozen=True, slots=True)
class BesideEvent:
    """The event before or after in the city's year; ``next`` tells which."""

    next: bool
    title: str
    lang: Language | None
    href: str
    iso: str
    date: str
    provisional: bool


def beside(
    days: Almanac, city: City, event: Event, following: Occurrence | None
) -> tuple[BesideEvent, ...]:
    """The city's dated events directly before and after, as far as the calendar's years reach."""
    if following is None or following.month_only:
        return ()
    dated = [
        entry
        for entry in days.entries
        if (entry.city, entry.month_only, entry.gone) == (city.slug, False, False)
        and entry.event != event.slug
    ]
    before = [entry for entry in dated if entry.start < following.start]
    after = [entry for entry in dated if entry.start >= following.start]
    found = [(False, before[-1])] if before else []
    found += [(True, after[0])] if after else []
    return tuple(_beside(entry, days.language, later=later) for later, entry in found)


def _beside(entry: Entry, language: Language, *, later: bool) -> BesideEvent:
    return BesideEvent(
        next=later,
        title=entry.title,
        lang=entry.lang,
        href=entry.href or "",
        iso=entry.start.isoformat(),
        date=formats.date_range(entry.start, entry.end, language),
        provisional=entry.provisional,
    )


def others_nearby(
    site: Site,
    days: Almanac,
    city: City,
    event: Event,
    following: Occurrence | None,
    words: Words,
) -> tuple[CalendarRow, ...]:
    """Other events of the city round the same time, those still to come; else what is next."""
    middle: date = following.start if following is not None else site.today
    own = [
        entry
        for entry in coming(days, site.today)
        if entry.city == city.slug and entry.event != event.slug
    ]
    near = [entry for entry in own if abs(entry.start - middle) <= SEASON]
    rows = (calendar_row(entry, words) for entry in (near or own)[:OTHERS])
    return tuple(replace(row, city_class=None) for row in rows)


def alike_elsewhere(
    site: Site, days: Almanac, city: City, event: Event, words: Words
) -> tuple[CalendarRow, ...]:
    """The next events of the same kind in other cities, each event once."""
    found: dict[tuple[str | None, str | None], Entry] = {}
    for entry in coming(days, site.today):
        if entry.kind == event.kind and entry.city != city.slug and not entry.gone:
            found.setdefault((entry.city, entry.event), entry)
    return tuple(calendar_row(entry, words) for entry in list(found.values())[:ALIKE])


def news_of(site: Site, city: City, event: Event, language: Language) -> tuple[StoryCard, ...]:
    """The newest stories about the event."""
    stories = by_event(site, language).get(f"{city.slug}/{event.slug}", ())
    return tuple(story_card(site, story, language) for story in tuple(stories)[:NEWS])
