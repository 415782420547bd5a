"""The events of a district or round a landmark, each with its next date.

Reads   a city's events and the site's occurrences.
Gives   ``upcoming``, then ``event_row`` for lists and ``event_column`` for columns.
"""

from collections.abc import Callable
from dataclasses import dataclass

from plugins.languages import Language
from plugins.languages.calendars import pasaran
from plugins.languages.formats import long_date, month_name, month_year, short_month, weekday
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.occurrences import Occurrence
from plugins.model.origins import SourceBook
from plugins.model.parts import EventRow
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event


@dataclass(frozen=True, slots=True)
class EventColumn:
    """An event under its date: ``strong`` the day, or the month where only that is known.

    ``iso`` is what ``<time datetime>`` holds; ``waiting`` says that only the month is known;
    ``lang`` is set where the words are not in the page's language.
    """

    iso: str
    strong: str
    rest: str
    title: str
    href: str | None
    text: str | None
    provisional: bool
    provenance: Provenance | None = None
    waiting: bool = False
    lang: Language | None = None


Pair = tuple[Event, Occurrence]


def upcoming(site: Site, city: City, wanted: Callable[[Event], bool]) -> tuple[Pair, ...]:
    """Each event that is ``wanted`` with its running or next occurrence, the soonest first."""
    found: dict[str, Pair] = {}
    for occurrence in site.occurrences:
        if occurrence.city != city.slug or occurrence.end < site.today or occurrence.cancelled:
            continue
        event = city.event(occurrence.event)
        if event is None or not wanted(event):
            continue
        known = found.get(event.slug)
        if known is None or _order(occurrence) < _order(known[1]):
            found[event.slug] = event, occurrence
    return tuple(sorted(found.values(), key=lambda pair: (*_order(pair[1]), pair[0].slug)))


def _order(occurrence: Occurrence) -> tuple[str, bool]:
    """By day; an event of which only the month is known comes after the month's dated ones."""
    start = occurrence.start
    if occurrence.month_only:
        return f"{start:%Y-%m}-99", True
    return start.isoformat(), False


def event_row(site: Site, city: City, pair: Pair, words: Words) -> EventRow:
    """The event beside its date."""
    event, occurrence = pair
    language, start = words.language, occurrence.start
    title = event.name.in_language(language)
    href = _address(site, city, event, language)
    place = event.place.in_language(language) if event.place else None
    if occurrence.month_only:
        return EventRow(
            title=title,
            iso=f"{start:%Y-%m}",
            month=short_month(start, language),
            rest=words.gettext("%(year)s, menyusul") % {"year": start.year},
            href=href,
            text=place,
            provisional=True,
        )
    return EventRow(
        title=title,
        iso=start.isoformat(),
        day=str(start.day),
        month=f"{short_month(start, language)} {start.year}",
        rest=_days(occurrence, words),
        href=href,
        text=place,
        provisional=occurrence.provisional,
    )


def _days(occurrence: Occurrence, words: Words) -> str:
    """``Jumat Pon``, or where it lasts longer its last day."""
    start, end = occurrence.start, occurrence.end
    if start == end:
        return f"{weekday(start, words.language)} {pasaran(start)}"
    return words.gettext("sampai %(day)s") % {
        "day": f"{end.day} {short_month(end, words.language)}"
    }


def event_column(site: Site, city: City, pair: Pair, words: Words, book: SourceBook) -> EventColumn:
    """The event under its date; ``book`` notes where the date's rule comes from."""
    event, occurrence = pair
    language, start = words.language, occurrence.start
    place = event.place.in_language(language) if event.place else None
    if occurrence.month_only:
        iso, strong = f"{start:%Y-%m}", month_name(start.month, language)
        rest = words.gettext("%(year)s, menyusul") % {"year": start.year}
    else:
        iso, strong, rest = start.isoformat(), str(start.day), month_year(start, language)
        if occurrence.end != start:
            last = words.gettext("sampai %(day)s") % {"day": long_date(occurrence.end, language)}
            place = ", ".join(part for part in (place, last) if part)
    return EventColumn(
        iso=iso,
        strong=strong,
        rest=rest,
        title=event.name.in_language(language),
        href=_address(site, city, event, language),
        text=place,
        provisional=occurrence.provisional or occurrence.month_only,
        provenance=book.mark(event),
        waiting=occurrence.month_only,
        lang=event.name.lang_on(language),
    )


def _address(site: Site, city: City, event: Event, language: Language) -> str | None:
    found = site.address(f"{city.key}/events/{event.slug}", language)
    return found[0] if found else None
