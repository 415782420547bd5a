"""The dates of the events that a story is about.

Reads   a story's events and the site's occurrences.
Gives   ``event_dates``: the next date of each, soonest first.
"""

from dataclasses import dataclass

from plugins.languages import Language, addresses
from plugins.languages.calendars import pasaran
from plugins.languages.formats import date_range, month_year, weekday
from plugins.model.occurrences import Occurrence
from plugins.model.records import Story
from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class EventDate:
    """One event beside a story; ``note`` says which day that is, or that it isn't set."""

    name: str
    iso: str
    text: str
    href: str
    note: str | None = None
    provisional: bool = False
    lang: Language | None = None


def event_dates(site: Site, story: Story, language: Language) -> tuple[EventDate, ...]:
    """The first date of each event on or after the story's day; without one, none is shown."""
    if not story.events:
        return ()
    day = story.published.date()
    found: dict[tuple[str, str], Occurrence] = {}
    wanted = {tuple(key.split("/", 1)) for key in story.events}
    for occurrence in sorted(site.occurrences):
        key = (occurrence.city, occurrence.event)
        if occurrence.cancelled:
            continue
        if key in wanted and key not in found and not occurrence.over(day):
            found[key] = occurrence
    shown = [_event_date(site, occurrence, language) for occurrence in found.values()]
    return tuple(one for one in shown if one is not None)


def _event_date(site: Site, occurrence: Occurrence, language: Language) -> EventDate | None:
    city = site.city(occurrence.city)
    event = city.event(occurrence.event) if city else None
    if city is None or event is None:
        return None
    words = site.words[language]
    start, end = occurrence.start, occurrence.end
    if occurrence.month_only:
        iso, text = f"{start:%Y-%m}", month_year(start, language)
        note: str | None = words.gettext("tanggalnya menyusul")
    else:
        iso, text = start.isoformat(), date_range(start, end, language)
        note = f"{weekday(start, language)} {pasaran(start)}" if start == end else None
    return EventDate(
        name=event.name.in_language(language),
        iso=iso,
        text=text,
        href=addresses.event(language, city.slug, event.slug),
        note=note,
        provisional=occurrence.provisional,
        lang=event.name.lang_on(language),
    )
