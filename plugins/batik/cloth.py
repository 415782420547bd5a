"""Cloths as files and as fills.

Reads   a motif's name, colours, a scale.
Gives   ``tile_svg`` (one repeat, for a CSS background), ``cloth_svg`` (a piece of cloth of a
        given size), ``pattern_defs`` (a ``<pattern>`` for SVG inside a page) and
        ``palette_css`` (the page's colours for such patterns).
"""

from plugins.batik.motifs import motif_tile
from plugins.batik.palettes import (
    PALETTES,
    Accent,
    Dyes,
    Palette,
    PaletteName,
    Scheme,
    dyed,
    palette,
    role_rules,
    style,
)
from plugins.batik.shapes import number
from plugins.batik.tiles import Tile

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'


def laid(
    tile: Tile,
    id: str,
    *,
    scale: float = 1,
    rotation: float = 0,
    offset: tuple[int, int] = (0, 0),
    attributes: str = "",
) -> str:
    """A ``<pattern>`` of the tile; ``rotation`` in degrees adds to the tile's own."""
    moves = ""
    if offset != (0, 0):
        moves += f"translate({offset[0]} {offset[1]})"
    if scale != 1:
        moves += f"scale({number(scale, 3)})"
    if tile.rotation + rotation:
        moves += f"rotate({number(tile.rotation + rotation)})"
    transform = f' patternTransform="{moves}"' if moves else ""
    return (
        f'<pattern id="{id}"{attributes} width="{tile.width}" height="{tile.height}"'
        f' patternUnits="userSpaceOnUse"{transform}>{tile.drawn(id)}</pattern>'
    )


def tile_size(motif: str, scale: float = 1) -> tuple[int, int]:
    """Width and height in whole CSS pixels of the file that ``tile_svg`` makes.

    Whole pixels, because a repeat of a fraction of one shows seams.
    """
    tile = motif_tile(motif)
    width, height = (tile.square, tile.square) if tile.rotation else (tile.width, tile.height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def tile_svg(motif: str, light: Dyes, dark: Dyes, scale: float = 1, scheme: Scheme = "auto") -> str:
    """One repeat as a standalone SVG file that tiles without seams as a CSS background.

    A motif laid at 45° (parang) comes as the upright square in which it repeats.
    """
    tile = motif_tile(motif)
    width, height = tile_size(motif, scale)
    colours = Palette("", light, dark)
    if tile.rotation:
        side = number(tile.square, 3)
        box = f"{side} {side}"
        body = f'{laid(tile, "m")}<path fill="url(#m)" d="M0 0h{side}v{side}H0z"/>'
    else:
        box = f"{tile.width} {tile.height}"
        body = tile.drawn("")
    root = (
        f'<svg {XMLNS} width="{width}" height="{height}" viewBox="0 0 {box}"'
        f' preserveAspectRatio="none">'
    )
    return dyed(f"{root}{style([('svg', colours)], scheme)}{body}</svg>", colours, scheme)


def cloth_svg(
    motif: str,
    colours: Palette,
    width: int,
    height: int,
    scale: float = 1,
    scheme: Scheme = "auto",
) -> str:
    """A piece of cloth ``width`` by ``height`` pixels as a standalone SVG file."""
    root = f'<svg {XMLNS} width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    pattern = laid(motif_tile(motif), "m", scale=scale)
    piece = f'<path fill="url(#m)" d="M0 0h{width}v{height}H0z"/>'
    rules = style([("svg", colours)], scheme)
    return dyed(f"{root}{rules}{pattern}{piece}</svg>", colours, scheme)


def pattern_defs(motif: str, id: str, palette: PaletteName | str, scale: float = 1) -> str:
    """A ``<pattern>`` to put in the ``<defs>`` of an SVG inside a page, filled as ``url(#id)``.

    ``palette`` becomes its class: the page's style sheet (``palette_css``) gives the class its
    ``--g``, ``--b`` and ``--c``. Ids inside start with ``id``.
    """
    return laid(motif_tile(motif), id, scale=scale, attributes=f' class="{palette}"')


def palette_css(accent: Accent, within: str = "") -> str:
    """CSS for the classes p1 to p4 in an accent's colours, light and dark.

    ``within`` is a selector that goes before each class, such as ``.kota-contoh``.
    """
    lead = f"{within} " if within else ""
    return role_rules((f"{lead}.{name}", palette(name, accent)) for name in PALETTES)
