"""A landmark as schema.org's TouristAttraction, for machines that read pages.

Reads   a landmark, its city and the site.
Gives   ``tourist_attraction``: JSON-LD.
"""

from plugins.languages import Language, addresses
from plugins.model.frame import Picture, structured
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.landmarks import Landmark


def tourist_attraction(
    site: Site, city: City, mark: Landmark, language: Language, shown: Picture | None
) -> str:
    """JSON-LD by https://schema.org/TouristAttraction, with the picture that its page shows."""
    address = {
        "@type": "PostalAddress",
        "addressCountry": "ID",
        "addressLocality": city.fields.name.in_language(language),
    }
    if city.fields.province is not None:
        address["addressRegion"] = city.fields.province.in_language(language)
    place: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "TouristAttraction",
        "address": address,
        "name": mark.name.in_language(language),
        "description": mark.fact.in_language(language),
        "url": site.url + addresses.landmark(language, city.slug, mark.slug),
        "containedInPlace": {
            "@type": "City" if city.fields.effective_kind == "kota" else "AdministrativeArea",
            "name": city.fields.name.in_language(language),
            "url": site.url + addresses.city(language, city.slug),
        },
    }
    if shown is not None:
        place["image"] = site.url + shown.src
    # The centre of a village is not where the landmark stands: machines would take it for that.
    if mark.point is not None and mark.point.precision != "village-centre":
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": mark.point.lat,
            "longitude": mark.point.lon,
        }
    return structured(place)
