"""One repeat of a cloth.

Reads   painted paths from the motifs.
Gives   ``Tile``, and ``repeated`` for a part that lies in several places of its tile.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.batik.shapes import Point, fill, number


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile in its own units, ``rotation`` in degrees as the cloth is laid.

    ``body`` paints the roles ``--g``, ``--b``, ``--c``. Its own ids start with ``~``, which
    ``drawn`` replaces, so that several tiles can share one document.
    """

    width: int
    height: int
    rotation: int
    body: str

    def drawn(self, prefix: str) -> str:
        """The body with ids that start with ``prefix``."""
        return self.body.replace("~", prefix)

    @property
    def square(self) -> float:
        """Side of the upright square in which a tile laid at 45° repeats, in tile units.

        Going ``lcm(width, height)`` along both sides of the lattice ends level with the start.
        """
        return math.lcm(self.width, self.height) * math.sqrt(2)


def tile(width: int, height: int, *parts: str, rotation: int = 0) -> Tile:
    ground = fill("g", f"M0 0h{width}v{height}H0z")
    return Tile(width, height, rotation, ground + "".join(parts))


def repeated(name: str, part: str, at: Point, others: Iterable[Point]) -> str:
    """``part``, drawn about the origin, at ``at`` and again at the other points."""
    x, y = at
    first = f'<g id="~{name}" transform="translate({number(x)} {number(y)})">{part}</g>'
    copies = "".join(
        f'<use href="#~{name}" x="{number(ox - x)}" y="{number(oy - y)}"/>' for ox, oy in others
    )
    return first + copies
