"""The room's part in the build: pages of cities, of their districts and of their landmarks.

Reads   the site.
Gives   ``register``; ``/kota/``, ``/kota/<city>/`` and what lies below it, in both languages; the
        cloth map of a city's page, and the maps that the pages of its events show.
"""

from functools import partial

from plugins.cities.late import (
    cities_view,
    city_view,
    district_view,
    event_map,
    has_map,
    landmark_view,
    sekar_jagad,
)
from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.event_grounds import event_ground
from plugins.model.generators import connect_wordless
from plugins.model.outputs import File, Outputs, Page
from plugins.model.records import City
from plugins.model.site import Site
from plugins.model.story_index import by_city, by_place


def city_outputs(site: Site) -> Outputs:
    """Every page of the room in both languages, cities and items in the order of their files."""
    prints = site.prints
    for language in LANGUAGES:
        yield Page(
            addresses.cities(language),
            (prints.shared, prints.day, prints.calendar, prints.every_city),
            partial(cities_view, site, language),
            addresses.cities("id"),
        )
        for city in site.cities:
            yield from _city_pages(site, city, language)
    for city in site.cities:
        if has_map(city):
            needs = (prints.shared, prints.city(city))
            yield File(addresses.cloth_map(city.slug), needs, partial(sekar_jagad, city))
        for event in city.events:
            ground = event_ground(city, event)
            if ground is not None:
                needs = (prints.shared, prints.city(city))
                address = addresses.event_map(city.slug, event.slug)
                yield File(address, needs, partial(event_map, city, ground))


def _city_pages(site: Site, city: City, language: Language) -> Outputs:
    prints = site.prints
    own = (prints.shared, prints.day, prints.calendar, prints.city(city))
    yield Page(
        addresses.city(language, city.slug),
        (*own, prints.cards(by_city(site, language).get(city.slug, ()), "news")),
        partial(city_view, site, city, language),
        addresses.city("id", city.slug),
    )
    for district in city.districts:
        place = f"{city.slug}/{district.slug}"
        yield Page(
            addresses.district(language, city.slug, district.slug),
            (*own, prints.cards(by_place(site, language).get(place, ()), "news")),
            partial(district_view, site, city, district, language),
            addresses.district("id", city.slug, district.slug),
        )
    for mark in city.landmarks:
        yield Page(
            addresses.landmark(language, city.slug, mark.slug),
            own,
            partial(landmark_view, site, city, mark, language),
            addresses.landmark("id", city.slug, mark.slug),
        )


def register() -> None:
    """Pages are planned with the output, once the whole site is known."""
    connect_wordless(city_outputs)
