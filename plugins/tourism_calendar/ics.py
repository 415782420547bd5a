"""Occurrences as an iCalendar file to subscribe to (RFC 5545, names and refresh by RFC 7986).

Reads   the site: occurrences, the cities' events, the site's address and time zone.
Gives   ``calendar_ics``: bytes; the same site gives the same bytes.

Months without a day are left out: an entry over a whole month would stand on every phone as an
event that lasts a month. They come in by themselves once a date is set.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlsplit

from icalendar import Calendar, vDuration, vText
from icalendar import Event as Entry

from plugins.languages import Language, addresses
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS, Event
from plugins.schema.texts import Bilingual

_TITLE: Final = Bilingual(id="Kalender wisata", en="Tourism calendar")
_EVERY_CITY: Final = Bilingual(id="semua kota", en="all cities")
_PROVISIONAL: Final = Bilingual(id="Sementara.", en="Provisional.")


def calendar_ics(site: Site, language: Language, city_slug: str | None = None) -> bytes:
    """The calendar of one city, or of all of them without ``city_slug``, as UTF-8.

    Every entry lasts whole days, its DTEND the day after the last one. A UID is the occurrence's
    own, ``semarang-dugderan-2027@host``, the same in both languages, so that a changed date moves
    the entry instead of adding one.
    """
    calendar = _head(site, language, site.city(city_slug) if city_slug else None)
    for occurrence in site.occurrences:
        city = site.city(occurrence.city)
        event = city.event(occurrence.event) if city is not None else None
        if city is None or event is None or occurrence.month_only:
            continue
        if city_slug in {None, city.slug}:
            calendar.add_component(_entry(site, language, city, event, occurrence))
    return bytes(calendar.to_ical(sorted=True))


def _head(site: Site, language: Language, city: City | None) -> Calendar:
    scope = city.fields.short_name if city else _EVERY_CITY.in_language(language)
    name = f"{_TITLE.in_language(language)}: {scope} · {site.registers.site.name}"
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
    address = addresses.calendar_file(language, city.slug if city else None)
    calendar.add("source", site.url + address, parameters={"VALUE": "URI"})
    return calendar


def _entry(
    site: Site, language: Language, city: City, event: Event, occurrence: Occurrence
) -> Entry:
    address = site.url + addresses.event(language, city.slug, event.slug)
    entry = Entry()
    entry.add("uid", f"{occurrence.uid}@{urlsplit(site.url).hostname}")
    entry.add("dtstamp", _midnight(site.today))
    entry.add("dtstart", occurrence.start)
    entry.add("dtend", occurrence.end + timedelta(days=1))
    entry.add("summary", _bilingual(event.name, language))
    description = _description(language, event, occurrence, address)
    entry.add("description", _text(description, language))
    entry.add("location", _location(language, city, event))
    kind = EVENT_KIND_LABELS[event.kind]
    entry.add("categories", [kind.in_language(language)], parameters={"LANGUAGE": language})
    status = "CANCELLED" if occurrence.cancelled else "CONFIRMED"
    entry.add("status", "TENTATIVE" if occurrence.provisional else status)
    # An event in town leaves nobody busy.
    entry.add("transp", "TRANSPARENT")
    entry.add("url", address)
    return entry


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _description(language: Language, event: Event, occurrence: Occurrence, address: str) -> str:
    parts = [event.summary.in_language(language)] if event.summary else []
    if occurrence.provisional:
        reason = f" {occurrence.reason.in_language(language)}" if occurrence.reason else ""
        parts.append(_PROVISIONAL.in_language(language) + reason)
    return "\n\n".join([*parts, address])


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
