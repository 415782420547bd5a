"""The room's views, loaded only where a page is made.

Reads   the site.
Gives   the functions of the same names in the modules that they come from.

The geometry behind the maps takes longer to load than most edits take to build.
"""
# ruff: noqa: PLC0415 - importing late is what this module is for.

from plugins.languages import Language
from plugins.model.event_grounds import EventGround
from plugins.model.outputs import PageView
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.districts import District
from plugins.schema.landmarks import Landmark


def cities_view(site: Site, language: Language) -> PageView:
    from plugins.cities import cities_views

    return cities_views.cities_view(site, language)


def city_view(site: Site, city: City, language: Language) -> PageView:
    from plugins.cities import city_views

    return city_views.city_view(site, city, language)


def district_view(site: Site, city: City, district: District, language: Language) -> PageView:
    from plugins.cities import district_views

    return district_views.district_view(site, city, district, language)


def landmark_view(site: Site, city: City, mark: Landmark, language: Language) -> PageView:
    from plugins.cities import landmark_views

    return landmark_views.landmark_view(site, city, mark, language)


def sekar_jagad(city: City) -> bytes:
    from plugins.cities import maps

    return maps.sekar_jagad(city)


def event_map(city: City, ground: EventGround) -> bytes:
    from plugins.cities import event_maps

    return event_maps.event_map(city, ground)


def has_map(city: City) -> bool:
    """Whether a map can be drawn: outlines, a kept one, or a village's or district's place."""
    return bool(city.outlines or city.schematic) or any(
        (district.lat is not None and district.lon is not None)
        or any(v.lat is not None and v.lon is not None for v in district.villages)
        for district in city.districts
    )
