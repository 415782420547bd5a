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
from plugins.schema.events import Event


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
    place = event.place or city.fields.name
    url = site.url + addresses.event(language, city.slug, event.slug)
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "image": site.url + picture.src,
        "inLanguage": language,
        "location": {
            "@type": "Place",
            "address": address,
            "name": place.in_language(language),
        },
        "name": event.name.in_language(language),
        "url": url,
    }
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


def _times(site: Site, city: City, found: Occurrence) -> tuple[str, str]:
    """Start and end, with the hours where they are known."""
    moments = moments_of(site, city, found)
    if moments is None:
        return found.start.isoformat(), found.end.isoformat()
    start, end = moments
    return start.isoformat(), found.end.isoformat() if end is None else end.isoformat()
