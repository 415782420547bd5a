"""Ties the pages of cities to the build.

Reads   the site.
Gives   the list of cities, each city's page, and the cloth map that it shows.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.cities.cities_views import cities_views
from plugins.cities.city_views import city_views
from plugins.cities.maps import sekar_jagad, sekar_jagad_address
from plugins.languages import LANGUAGES


class CityGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes them in both languages."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for language in LANGUAGES:
            for listing in cities_views(site, language):
                writer.write_view(listing, site, self.context)
            for view in city_views(site, language):
                writer.write_view(view, site, self.context)
        for city in site.cities:
            drawing = sekar_jagad(city)
            if drawing is not None:
                writer.write_bytes(sekar_jagad_address(city), drawing)


def _generators(_pelican: object) -> type[Generator]:
    return CityGenerator


def register() -> None:
    """Pages are written with the output, once the whole site is known."""
    signals.get_generators.connect(_generators)
