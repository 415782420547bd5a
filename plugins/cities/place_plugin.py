"""Writes the pages of districts and landmarks, in both languages.

Reads   the site.
Gives   ``/kota/<city>/kecamatan/<slug>/``, ``/kota/<city>/destinasi/<slug>/`` and the same in
        English.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.cities.district_views import district_views
from plugins.cities.landmark_views import landmark_views
from plugins.languages import LANGUAGES


class PlaceGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Pages of places below a city."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for language in LANGUAGES:
            for district in district_views(site, language):
                writer.write_view(district, site, self.context)
            for landmark in landmark_views(site, language):
                writer.write_view(landmark, site, self.context)


def _generators(_pelican: object) -> type[Generator]:
    return PlaceGenerator


def register() -> None:
    """Pelican asks for generators when a run begins; by the time they write, the site stands."""
    signals.get_generators.connect(_generators)
