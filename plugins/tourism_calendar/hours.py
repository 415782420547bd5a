"""Times of day, by the clock of the city.

Reads   an occurrence, its city and the site.
Gives   ``zone_of``, ``moments_of``, ``hours_text`` and ``hour_text``.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from plugins.languages import Language
from plugins.languages.formats import clock
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site


def zone_of(site: Site, city: City) -> ZoneInfo:
    """The city's own zone, else the site's."""
    return ZoneInfo(city.fields.timezone or site.registers.site.timezone)


def moments_of(
    site: Site, city: City, occurrence: Occurrence
) -> tuple[datetime, datetime | None] | None:
    """When it begins on its first day and ends on its last; None where no hours are known."""
    if occurrence.opens is None:
        return None

    def at(day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, zone_of(site, city))

    closes = occurrence.closes
    end = None if closes is None else at(occurrence.end, closes)
    return at(occurrence.start, occurrence.opens), end


def hours_text(site: Site, city: City, occurrence: Occurrence, language: Language) -> str | None:
    """``19.00–21.30 WIB``, ``19:00 WIB``; of a longer event, the hours of each day."""
    moments = moments_of(site, city, occurrence)
    if moments is None:
        return None
    start, end = moments
    if end is None:
        return clock(start, language)
    first, zone = clock(start, language).split(" ")
    return f"{first}–{clock(end, language).removesuffix(zone)}{zone}"


def hour_text(site: Site, city: City, hour: time, language: Language) -> str:
    """``15.30 WIB``, ``15:30 WIB``: an hour of whichever day the event falls on."""
    return clock(datetime.combine(site.today, hour, zone_of(site, city)), language)
