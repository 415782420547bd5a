"""A place in other map programs: the reader's own app, and OpenStreetMap's site.

Reads   a point in degrees.
Gives   ``map_links``; no map is fetched by this site's pages.
"""

from plugins.languages.words import Words
from plugins.model.frame import Link


def map_links(lat: float, lon: float, zoom: int, words: Words) -> tuple[Link, ...]:
    """A ``geo:`` address (RFC 5870) and one of openstreetmap.org, marked as another site.

    ``zoom`` is OpenStreetMap's: 13 shows a district, 17 a building.
    """
    gettext = words.gettext
    outside = f"https://www.openstreetmap.org/?mlat={lat:g}&mlon={lon:g}#map={zoom}/{lat:g}/{lon:g}"
    return (
        Link(f"geo:{lat:g},{lon:g}?z={zoom}", gettext("Buka di aplikasi peta")),
        Link(outside, gettext("Buka di OpenStreetMap (memuat situs lain)")),
    )
