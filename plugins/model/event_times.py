"""When an event begins and ends by the clock of its city.

Reads   an occurrence, its city and the site.
Gives   ``zone_of`` and ``moments_of``.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

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
