"""The motifs by name.

Reads   a motif's name.
Gives   ``motif_tile``; ``MOTIFS``, all names; ``CLASSICS``, the five that every city shares.
"""

from collections.abc import Callable
from functools import cache

from plugins.batik import classics, emblems
from plugins.batik.tiles import Tile

_DRAWN: dict[str, Callable[[], Tile]] = {
    "kawung": classics.kawung,
    "parang": classics.parang,
    "ceplok": classics.ceplok,
    "mega-mendung": classics.mega_mendung,
    "truntum": classics.truntum,
    "asem": emblems.asem,
    "teratai": emblems.teratai,
    "surya": emblems.surya,
    "kembang-kates": emblems.kembang_kates,
    "tumpal": emblems.tumpal,
}

MOTIFS: tuple[str, ...] = tuple(_DRAWN)
CLASSICS: tuple[str, ...] = MOTIFS[:5]


@cache
def motif_tile(name: str) -> Tile:
    """The tile of a motif. Raises ``KeyError`` for a name that is not in ``MOTIFS``."""
    return _DRAWN[name]()
