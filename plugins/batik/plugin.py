"""Ties batik to the build: the cloth files and the covers that pages name.

Reads   the site: cities with motif and accent, categories, stories without a photograph.
Gives   SVG files at ``addresses.edge``, ``addresses.cloth`` and ``addresses.cover``.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from plugins.batik.cloth import cloth_svg, tile_svg
from plugins.batik.covers import cover_svg
from plugins.batik.palettes import NILA, Accent, palette
from plugins.languages import addresses
from plugins.model.fingerprints import fingerprint
from plugins.model.generators import connect_wordless
from plugins.model.needs import Needs
from plugins.model.outputs import File, Outputs
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


Drawing = Callable[[], str]


def cloth_files(site: Site) -> Outputs:
    """Every cloth and cover, in a fixed order."""
    shared = site.prints.shared
    for address, drawing in _cloths(site):
        yield File(address, (shared,), partial(_bytes, drawing))
    accents = {city.slug: accent_of(city) for city in site.cities}
    needs_of: dict[str, Needs] = {}
    motif_of: dict[str, str] = {city.slug: city.fields.motif for city in site.cities}
    for story in site.stories:
        if story.picture is None:
            home = story.cities[0] if story.cities else ""
            needs = needs_of.setdefault(home, (shared, ("places", fingerprint(home))))
            drawing = partial(
                cover_svg, story.name, motif_of.get(home), accents.get(home), *COVER_SIZE
            )
            yield File(addresses.cover(cover_key(story)), needs, partial(_bytes, drawing))


def _bytes(drawing: Drawing) -> bytes:
    return drawing().encode()


def _cloths(site: Site) -> Iterator[tuple[str, Drawing]]:
    motifs = dict.fromkeys(["kawung", *(c.motif for c in site.registers.categories.values())])
    for motif in motifs:
        yield addresses.edge(motif, "nila"), partial(_edge, motif, NILA, "p3")
        yield addresses.cloth(motif, "nila"), partial(_tile, motif, NILA)
    yield addresses.cloth("tumpal", "nila"), partial(_tile, "tumpal", NILA, scale=0.5)
    for city in site.cities:
        motif, accent = city.fields.motif, accent_of(city)
        yield addresses.edge(motif, city.slug), partial(_edge, motif, accent, "p1")
        yield addresses.cloth(motif, city.slug), partial(_tile, motif, accent)
        yield addresses.cloth("tumpal", city.slug), partial(_tile, "tumpal", accent, scale=0.5)


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


def register() -> None:
    """Cloths are planned with the output, once the whole site is known."""
    connect_wordless(cloth_files)
