"""Batik cloths and covers, drawn by our own code.

Reads   names of motifs, a city's colours, a story's slug: nothing from disk.
Gives   tiles, cloth files, inline patterns and seeded covers as SVG text, the same bytes for
        ever; and ``VERSION`` for the names and caches of files made from them.
"""

from plugins.batik.cloth import (
    cloth_svg,
    palette_css,
    pattern_defs,
    tile_size,
    tile_svg,
)
from plugins.batik.covers import FORMS, CoverPlan, cover_plan, cover_svg
from plugins.batik.motifs import CLASSICS, MOTIFS, motif_tile
from plugins.batik.palettes import (
    FOOTER,
    NILA,
    PALETTES,
    Accent,
    Dyes,
    Palette,
    PaletteName,
    Scheme,
    palette,
)
from plugins.batik.plugin import register
from plugins.batik.tiles import Tile

# Raise it with any change of a drawn byte: names of published files and caches carry it.
VERSION = 1

__all__ = [
    "CLASSICS",
    "FOOTER",
    "FORMS",
    "MOTIFS",
    "NILA",
    "PALETTES",
    "VERSION",
    "Accent",
    "CoverPlan",
    "Dyes",
    "Palette",
    "PaletteName",
    "Scheme",
    "Tile",
    "cloth_svg",
    "cover_plan",
    "cover_svg",
    "motif_tile",
    "palette",
    "palette_css",
    "pattern_defs",
    "register",
    "tile_size",
    "tile_svg",
]
