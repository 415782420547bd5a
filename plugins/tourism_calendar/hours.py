"""Times of day in words, by the clock of the city.

Reads   an occurrence, its city and the site.
Gives   ``hours_text``.
"""

from plugins.languages import Language
from plugins.languages.formats import clock
from plugins.model.event_times import moments_of
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
