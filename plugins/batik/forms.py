"""The five forms of a cover: pagi-sore, kepala, sekar jagad, blumbangan, ageng.

Reads   a ``Board`` (size, scale, four cloths) and the slug's generator.
Gives   SVG markup in the board's units; the measures are those of screens.md, "Covers".
"""

from dataclasses import dataclass

from plugins.batik.cloth import laid
from plugins.batik.generator import Generator
from plugins.batik.islands import coloured, islands
from plugins.batik.motifs import motif_tile
from plugins.batik.palettes import Palette, Scheme, dyed
from plugins.batik.shapes import diamond, number, numbers
from plugins.batik.tiles import Tile


@dataclass(frozen=True, slots=True)
class Cloth:
    """A tile in a palette; ``id`` names its pattern."""

    tile: Tile
    palette: Palette
    id: str

    @property
    def worn(self) -> str:
        return f' class="{self.palette.name}"'


@dataclass(frozen=True, slots=True)
class Board:
    """What a cover is drawn on: its size in units, the tiles' scale, four cloths."""

    width: int
    height: int
    scale: float
    cloths: list[Cloth]
    scheme: Scheme

    @property
    def all(self) -> str:
        return f"M0 0H{self.width}V{self.height}H0z"

    def pattern(
        self, cloth: Cloth, generator: Generator, factor: float = 1, rotation: int = 0
    ) -> str:
        """The cloth as a fill, at a drawn offset of 0 to 40."""
        offset = (generator.below(41), generator.below(41))
        drawn = laid(
            cloth.tile,
            cloth.id,
            scale=self.scale * factor,
            rotation=rotation,
            offset=offset,
            attributes=cloth.worn,
        )
        return dyed(drawn, cloth.palette, self.scheme)

    def plain(self, cloth: Cloth, role: str, path: str) -> str:
        """An area in one of the cloth's colours."""
        flat = f'<path{cloth.worn} fill="var(--{role})" d="{path}"/>'
        return dyed(flat, cloth.palette, self.scheme)

    def seret(self, cloth: Cloth, role: str, width: float, path: str) -> str:
        """A plain line in one of the cloth's colours."""
        stripe = f'<path{cloth.worn} fill="none" stroke="var(--{role})"'
        stripe += f' stroke-width="{number(width)}" d="{path}"/>'
        return dyed(stripe, cloth.palette, self.scheme)


def _filled(cloth: Cloth, path: str) -> str:
    return f'<path fill="url(#{cloth.id})" d="{path}"/>'


def pagi_sore(board: Board, generator: Generator) -> str:
    """Morning and evening: two cloths meeting at a slant."""
    morning, evening = board.cloths[:2]
    defs = board.pattern(morning, generator) + board.pattern(evening, generator, 0.9)
    part = (28 + generator.below(17)) / 100
    if generator.below(2):
        part = 1 - part
    top, foot = board.width * part, board.width * (1 - part)
    right = numbers((board.width, board.height), 1)
    # Past the edges by as much of the slant, so that the line's ends stay outside.
    lean = (foot - top) / board.height * 20
    seam = f"M{numbers((top - lean, -20), 1)}L{numbers((foot + lean, board.height + 20), 1)}"
    return (
        defs
        + _filled(morning, board.all)
        + _filled(evening, f"M{number(top, 1)} 0H{board.width}L{right}H{number(foot, 1)}z")
        + board.seret(morning, "b", 16, seam)
        + board.seret(morning, "g", 5, seam)
    )


def kepala(board: Board, generator: Generator) -> str:
    """The head of a sarong: a panel of two rows of tumpal, facing, tips between tips."""
    field, head = board.cloths[:2]
    head = Cloth(motif_tile("tumpal"), head.palette, head.id)
    middle = board.width * generator.choice((0.2, 0.5, 0.72))
    half = board.width * 0.085
    scale = half / head.tile.height
    # Stretched a little, so that whole triangles fill the height.
    teeth = max(1, round(board.height / (head.tile.width * scale)))
    along = board.height / (teeth * head.tile.width)
    # One unit short of the tips' side, where a scaled pattern would let the next bases through.
    row = f"M0 1h{head.tile.width * (teeth + 1)}v{head.tile.height - 1}H0z"
    rows = "".join(
        f'<path transform="matrix({numbers((0, along, side * scale, 0), 4)}'
        f' {numbers((middle, start * along), 2)})" fill="url(#{head.id})" d="{row}"/>'
        for side, start in ((-1, 0), (1, -head.tile.width / 2))
    )
    edges = "".join(f"M{number(middle + side * half, 1)} 0V{board.height}" for side in (-1, 1))
    tumpal = dyed(laid(head.tile, head.id, attributes=head.worn), head.palette, board.scheme)
    return (
        board.pattern(field, generator)
        + tumpal
        + _filled(field, board.all)
        + board.plain(
            head,
            "g",
            f"M{number(middle - half, 1)} 0h{number(2 * half, 1)}V{board.height}"
            f"h-{number(2 * half, 1)}z",
        )
        + rows
        + board.seret(head, "b", 7, edges)
    )


def sekar_jagad(board: Board, generator: Generator) -> str:
    """Flowers of the world: islands of all four cloths on the first one's ground."""
    ground = board.cloths[0]
    defs = "".join(
        board.pattern(cloth, generator, 0.85, generator.choice((0, 0, 30)))
        for cloth in board.cloths
    )
    found = islands(generator, board.width, board.height, generator.choice((7, 9, 11)))
    shores = "".join(
        _filled(board.cloths[colour], island.path)
        for island, colour in zip(found, coloured(found, len(board.cloths)), strict=True)
    )
    outline = f'<g{ground.worn} stroke="var(--b)" stroke-width="2.2">{shores}</g>'
    return defs + board.plain(ground, "g", board.all) + dyed(outline, ground.palette, board.scheme)


def blumbangan(board: Board, generator: Generator) -> str:
    """The pool: a diamond of another cloth in the middle of a field."""
    field, pool = board.cloths[:2]
    defs = board.pattern(field, generator) + board.pattern(pool, generator, 0.55)
    at = (board.width * generator.choice((0.34, 0.5, 0.66)), board.height / 2)
    reach = board.height * 0.42
    return (
        defs
        + _filled(field, board.all)
        + board.plain(pool, "b", diamond(at, reach))
        + board.plain(pool, "g", diamond(at, reach * 0.95))
        + _filled(pool, diamond(at, reach * 0.88))
        + board.plain(pool, "g", diamond(at, reach * 0.5))
        + board.seret(pool, "b", 1.2, diamond(at, reach * 0.44))
        + board.plain(pool, "c", diamond(at, reach * 0.2))
    )


def ageng(board: Board, generator: Generator) -> str:
    """Grand: the first motif alone, very large."""
    cloth = board.cloths[0]
    return board.pattern(cloth, generator, 3.6) + _filled(cloth, board.all)
