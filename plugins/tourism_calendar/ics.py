"""Occurrences as an iCalendar file to subscribe to (RFC 5545, names and refresh by RFC 7986).

Reads   the site: occurrences, the cities' events, what was published before, address and zone.
Gives   ``Scope``, and ``calendar_ics``: bytes; the same site gives the same bytes on any day.

Months without a day are left out: an entry over a whole month would stand on every phone as an
event that lasts a month. They come in by themselves once a date is set. There are no alarms: a
city doesn't ring on other people's phones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlsplit

from icalendar import Calendar, vDuration, vText
from icalendar import Event as Entry

from plugins.languages import Language, addresses, formats
from plugins.model.event_times import moments_of
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS, Event, EventKind
from plugins.schema.texts import Bilingual
from plugins.tourism_calendar.hours import hours_text
from plugins.tourism_calendar.ics_visits import contact_text, ticket_text
from plugins.tourism_calendar.revisions import Revision, Withdrawn, revision, withdrawn

_TITLE: Final = Bilingual(id="Kalender wisata", en="Tourism calendar")
_EVERY_CITY: Final = Bilingual(id="semua kota", en="all cities")
_PROVISIONAL: Final = Bilingual(id="Sementara.", en="Provisional.")
_CANCELLED: Final = Bilingual(id="Dibatalkan", en="Cancelled")
_WITHDRAWN: Final = Bilingual(id="Ditarik", en="Withdrawn")
_NO_LONGER: Final = Bilingual(
    id="Tanggal ini tidak ada lagi di kalender.", en="This date is no longer in the calendar."
)
_MOVED: Final = Bilingual(id="Dipindah dari", en="Moved from")
_MADE_UP: Final = Bilingual(
    id="Contoh: acara ini rekaan dan tidak diadakan.",
    en="Sample: this event is made up and doesn’t take place.",
)

_Dated = tuple[City, Event, Occurrence]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose dates a file holds: a city's, a kind's, one event's (with its city), or all."""

    city: str | None = None
    kind: EventKind | None = None
    event: str | None = None

    def address(self, language: Language) -> str:
        if self.kind is not None:
            return addresses.calendar_kind_file(language, self.kind)
        if self.city is not None and self.event is not None:
            return addresses.event_file(language, self.city, self.event)
        return addresses.calendar_file(language, self.city)

    def holds(self, city: str, event: str, kind: EventKind) -> bool:
        """``city`` and ``event`` are slugs."""
        return (
            self.city in {None, city} and self.kind in {None, kind} and self.event in {None, event}
        )


EVERYTHING: Final = Scope()


def calendar_ics(site: Site, language: Language, scope: Scope = EVERYTHING) -> bytes:
    """The dates of ``scope`` as UTF-8.

    A day without hours is a whole day, its DTEND the day after the last one. A UID is the
    occurrence's own, ``semarang-dugderan-2027@host``, the same in both languages and every file,
    so that a changed date moves the entry instead of adding one. Dates that subscribers have and
    the content has no more come last.
    """
    calendar = _head(site, language, scope)
    for city, event, occurrence in dated(site, scope):
        calendar.add_component(_entry(site, language, city, event, occurrence))
    for gone in withdrawn(site):
        if scope.holds(gone.shown.city, gone.shown.event, gone.shown.kind):
            calendar.add_component(_withdrawn_entry(site, language, gone))
    return bytes(calendar.to_ical(sorted=True))


def dated(site: Site, scope: Scope) -> Iterator[_Dated]:
    """The occurrences of ``scope`` that have a date, the soonest first."""
    for occurrence in site.occurrences:
        city = site.city(occurrence.city)
        event = city.event(occurrence.event) if city is not None else None
        if city is None or event is None or occurrence.month_only:
            continue
        if scope.holds(city.slug, event.slug, event.kind):
            yield city, event, occurrence


def _name(site: Site, language: Language, scope: Scope) -> str:
    city = site.city(scope.city) if scope.city else None
    event = city.event(scope.event) if city is not None and scope.event else None
    if city is not None and event is not None:
        title, part = event.name.in_language(language), city.fields.short_name
    elif scope.kind is not None:
        title = _TITLE.in_language(language)
        part = EVENT_KIND_LABELS[scope.kind].in_language(language)
    else:
        title = _TITLE.in_language(language)
        part = city.fields.short_name if city else _EVERY_CITY.in_language(language)
    return f"{title}: {part} · {site.registers.site.name}"


def _head(site: Site, language: Language, scope: Scope) -> Calendar:
    name = _name(site, language, scope)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{site.registers.site.name}//{_TITLE.id}//{language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _text(name, language))
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", site.registers.site.timezone)
    daily = vDuration(timedelta(days=1))
    daily.params["VALUE"] = "DURATION"
    calendar.add("refresh-interval", daily)
    calendar.add("x-published-ttl", "P1D")
    calendar.add("source", site.url + scope.address(language), parameters={"VALUE": "URI"})
    return calendar


def _entry(
    site: Site, language: Language, city: City, event: Event, occurrence: Occurrence
) -> Entry:
    address = site.url + addresses.event(language, city.slug, event.slug)
    entry = _begun(site, occurrence.uid, revision(site, city, event, occurrence))
    _add_times(entry, site, city, occurrence)
    entry.add("summary", _summary(event, occurrence, language))
    description = _description(site, language, city, event, occurrence)
    entry.add("description", _text(f"{description}\n\n{address}".strip(), language))
    entry.add("location", _location(language, city, event))
    _add_kind(entry, event.kind, language)
    contact = contact_text(event, language)
    if contact is not None:
        entry.add("contact", _text(contact, language))
    entry.add("status", _status(occurrence))
    entry.add("url", address)
    return entry


def _withdrawn_entry(site: Site, language: Language, gone: Withdrawn) -> Entry:
    """What the register kept; where it takes place, and its page, may be gone too."""
    shown = gone.shown
    city = site.city(shown.city)
    entry = _begun(site, gone.uid, gone.revision)
    last = Occurrence(
        start=shown.start,
        end=shown.last,
        city=shown.city,
        event=shown.event,
        uid=gone.uid,
        opens=shown.opens,
        closes=shown.closes,
    )
    _add_times(entry, site, city, last)
    name = shown.name.in_language(language)
    entry.add("summary", _text(f"{_WITHDRAWN.in_language(language)}: {name}", language))
    entry.add("description", _bilingual(_NO_LONGER, language))
    if city is not None:
        entry.add("location", _bilingual(city.fields.name, language))
    _add_kind(entry, shown.kind, language)
    entry.add("status", "CANCELLED")
    return entry


def _begun(site: Site, uid: str, published: Revision) -> Entry:
    entry = Entry()
    entry.add("uid", f"{uid}@{urlsplit(site.url).hostname}")
    entry.add("dtstamp", _midnight(published.stamp))
    if published.modified is not None:
        entry.add("last-modified", _midnight(published.modified))
    entry.add("sequence", published.sequence)
    # An event in town leaves nobody busy.
    entry.add("transp", "TRANSPARENT")
    return entry


def _add_kind(entry: Entry, kind: EventKind, language: Language) -> None:
    label = EVENT_KIND_LABELS[kind].in_language(language)
    entry.add("categories", [label], parameters={"LANGUAGE": language})


def _status(occurrence: Occurrence) -> str:
    if occurrence.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if occurrence.provisional else "CONFIRMED"


def _add_times(entry: Entry, site: Site, city: City | None, occurrence: Occurrence) -> None:
    """Moments in UTC where one day has hours; else whole days.

    The hours of several days stand in the description: one entry would last through the nights.
    """
    moments = moments_of(site, city, occurrence) if city is not None else None
    if moments is None or occurrence.start != occurrence.end:
        entry.add("dtstart", occurrence.start)
        entry.add("dtend", occurrence.end + timedelta(days=1))
        return
    start, end = moments
    entry.add("dtstart", start.astimezone(UTC))
    if end is not None:
        entry.add("dtend", end.astimezone(UTC))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _summary(event: Event, occurrence: Occurrence, language: Language) -> vText:
    """The name; that it is called off stands before it, for programs that ignore STATUS."""
    if not occurrence.cancelled:
        return _bilingual(event.name, language)
    name = event.name.in_language(language)
    return _text(f"{_CANCELLED.in_language(language)}: {name}", language)


def _description(
    site: Site, language: Language, city: City, event: Event, occurrence: Occurrence
) -> str:
    parts = [_MADE_UP.in_language(language)] if event.sample else []
    if event.summary is not None:
        parts.append(event.summary.in_language(language))
    hours = hours_text(site, city, occurrence, language)
    if hours is not None:
        parts.append(hours)
    tickets = ticket_text(event, site.words[language])
    if tickets is not None:
        parts.append(tickets)
    if occurrence.provisional:
        reason = f" {occurrence.reason.in_language(language)}" if occurrence.reason else ""
        parts.append(_PROVISIONAL.in_language(language) + reason)
    if occurrence.was is not None:
        day = formats.long_date(occurrence.was, language)
        parts.append(f"{_MOVED.in_language(language)} {day}.")
    if occurrence.note is not None:
        parts.append(occurrence.note.in_language(language))
    return "\n\n".join(parts)


def _location(language: Language, city: City, event: Event) -> vText:
    name = city.fields.name
    if event.place is None:
        return _bilingual(name, language)
    place = event.place.in_language(language)
    return _text(f"{place}, {name.in_language(language)}", event.place.language_of(language))


def _bilingual(text: Bilingual, language: Language) -> vText:
    return _text(text.in_language(language), text.language_of(language))


def _text(text: str, language: str) -> vText:
    value = vText(text)
    value.params["LANGUAGE"] = language
    return value
