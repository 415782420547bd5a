"""Ties batik to the build: the cloth files and the covers that pages name.

Reads   the site: cities with motif and accent, categories, stories without a photograph.
Gives   SVG files at ``addresses.edge``, ``addresses.cloth`` and ``addresses.cover``.
"""

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.batik.cloth import cloth_svg, tile_svg
from plugins.batik.covers import cover_svg
from plugins.batik.palettes import NILA, Accent, palette
from plugins.languages import addresses
from plugins.model.pictures import COVER_SIZE, cover_key
from plugins.model.records import City
from plugins.model.site import Site

EDGE_SIZE = (1600, 30)

_EDGE_SCALES = {
    "asem": 0.62,
    "teratai": 0.62,
    "surya": 0.56,
    "kembang-kates": 0.6,
    "mega-mendung": 0.42,
    "truntum": 0.83,
}
_CLASSIC_EDGE_SCALE = 0.75


def cloth_files(site: Site) -> Iterator[tuple[str, str]]:
    """Address and SVG of every cloth and cover, in a fixed order."""
    accents = {city.slug: accent_of(city) for city in site.cities}
    motifs = dict.fromkeys(["kawung", *(c.motif for c in site.registers.categories.values())])
    for motif in motifs:
        yield addresses.edge(motif, "nila"), _edge(motif, NILA, "p3")
        yield addresses.cloth(motif, "nila"), _tile(motif, NILA)
    yield addresses.cloth("tumpal", "nila"), _tile("tumpal", NILA, scale=0.5)
    for city in site.cities:
        motif, accent = city.fields.motif, accents[city.slug]
        yield addresses.edge(motif, city.slug), _edge(motif, accent, "p1")
        yield addresses.cloth(motif, city.slug), _tile(motif, accent)
        yield addresses.cloth("tumpal", city.slug), _tile("tumpal", accent, scale=0.5)
    motif_of: dict[str, str] = {city.slug: city.fields.motif for city in site.cities}
    for story in site.stories:
        if story.picture is None:
            home = story.cities[0] if story.cities else ""
            cover = cover_svg(story.name, motif_of.get(home), accents.get(home), *COVER_SIZE)
            yield addresses.cover(cover_key(story)), cover


def accent_of(city: City) -> Accent:
    """The city's colours as batik takes them."""
    accent = city.fields.accent
    return Accent(accent.light, accent.dark, accent.ground_light, accent.ground_dark)


def _edge(motif: str, accent: Accent, name: Any) -> str:
    scale = _EDGE_SCALES.get(motif, _CLASSIC_EDGE_SCALE)
    return cloth_svg(motif, palette(name, accent), *EDGE_SIZE, scale)


def _tile(motif: str, accent: Accent, scale: float = 1) -> str:
    colours = palette("p1", accent)
    return tile_svg(motif, colours.light, colours.dark, scale)


class ClothGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes the cloths and covers."""

    def generate_output(self, writer: Any) -> None:
        for address, markup in cloth_files(self.context["site"]):
            writer.write_bytes(address, markup.encode())


def _generators(_pelican: object) -> type[Generator]:
    return ClothGenerator


def register() -> None:
    """Cloths are written with the output, once the whole site is known."""
    signals.get_generators.connect(_generators)
