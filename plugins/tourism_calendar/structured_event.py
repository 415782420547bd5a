"""An event as schema.org's Event, for machines that read pages.

Reads   a city, an event and its next occurrence.
Gives   ``structured_event``: JSON-LD.
"""

from typing import Any

from plugins.languages import Language, addresses
from plugins.languages.words import Words
from plugins.model.event_times import moments_of
from plugins.model.frame import Picture, structured
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.event_visits import Entry, Organizer
from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark


def structured_event(
    site: Site, city: City, event: Event, found: Occurrence | None, picture: Picture, words: Words
) -> str:
    """JSON-LD by https://schema.org/Event.

    A month without a day is no ``startDate``: programs would read it as the first of the month.
    A provisional date says so in its description, for which schema.org has no status; one that
    was called off or moved has a status of its own.
    """
    language: Language = words.language
    address = {
        "@type": "PostalAddress",
        "addressCountry": "ID",
        "addressLocality": city.fields.name.in_language(language),
    }
    if city.fields.province is not None:
        address["addressRegion"] = city.fields.province.in_language(language)
    url = site.url + addresses.event(language, city.slug, event.slug)
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "image": site.url + picture.src,
        "inLanguage": language,
        "location": _location(site, city, event, address, language),
        "name": event.name.in_language(language),
        "url": url,
    }
    if event.organizer is not None:
        value["organizer"] = _organizer(event.organizer, language)
    if event.audience is not None:
        told = event.audience.text.in_language(language)
        value["audience"] = {"@type": "Audience", "audienceType": told}
    if event.entry is not None:
        value["isAccessibleForFree"] = event.entry.free
        if not event.entry.free and event.entry.price is not None:
            value["offers"] = _offer(event.entry, event.entry.price, url)
    description = [event.summary.in_language(language)] if event.summary is not None else []
    if found is not None and not found.month_only:
        value["startDate"], value["endDate"] = _times(site, city, found)
        if found.cancelled:
            value["eventStatus"] = "https://schema.org/EventCancelled"
        elif found.was is not None:
            value["eventStatus"] = "https://schema.org/EventRescheduled"
            value["previousStartDate"] = found.was.isoformat()
        if found.note is not None:
            description.append(found.note.in_language(language))
        if found.provisional:
            description.append(words.gettext("Tanggalnya masih sementara."))
    else:
        description.append(words.gettext("Tanggalnya belum diumumkan."))
    if description:
        value["description"] = " ".join(description)
    return structured(value)


def _location(
    site: Site, city: City, event: Event, address: dict[str, str], language: Language
) -> object:
    """The place with its point, or where there are several landmarks, each of them as well.

    The centre of a village is not where the landmark stands: machines would take it for that.
    """
    marks = [mark for slug in event.landmarks if (mark := city.landmark(slug)) is not None]
    name = event.place or (marks[0].name if len(marks) == 1 else city.fields.name)
    whole: dict[str, Any] = {
        "@type": "Place",
        "address": address,
        "name": name.in_language(language),
    }
    if len(marks) == 1:
        whole |= _point(marks[0])
    if len(marks) < 2:
        return whole
    parts = [
        {
            "@type": "Place",
            "address": address,
            "name": mark.name.in_language(language),
            "url": site.url + addresses.landmark(language, city.slug, mark.slug),
            **_point(mark),
        }
        for mark in marks
    ]
    return [whole, *parts]


def _point(mark: Landmark) -> dict[str, object]:
    point = mark.point
    if point is None or point.precision == "village-centre":
        return {}
    geo = {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}
    return {"geo": geo}


def _organizer(organizer: Organizer, language: Language) -> dict[str, str]:
    told = {"@type": "Organization", "name": organizer.name.in_language(language)}
    return told if organizer.url is None else {**told, "url": organizer.url}


def _offer(entry: Entry, price: int, url: str) -> dict[str, object]:
    """The ticket, or the range of prices."""
    told: dict[str, object] = {"priceCurrency": "IDR", "url": entry.url or url}
    if entry.up_to is None:
        return {"@type": "Offer", "price": price, **told}
    return {"@type": "AggregateOffer", "lowPrice": price, "highPrice": entry.up_to, **told}


def _times(site: Site, city: City, found: Occurrence) -> tuple[str, str]:
    """Start and end, with the hours where they are known."""
    moments = moments_of(site, city, found)
    if moments is None:
        return found.start.isoformat(), found.end.isoformat()
    start, end = moments
    return start.isoformat(), found.end.isoformat() if end is None else end.isoformat()
