"""Times of day in words, by the clock of the city.

Reads   an occurrence, its city and the site.
Gives   ``hours_text`` and ``hour_text``.
"""

from datetime import datetime, time

from plugins.languages import Language
from plugins.languages.formats import clock
from plugins.model.event_times import moments_of, zone_of
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site


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
