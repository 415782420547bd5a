"""A city's schematic map as the pages of its districts and landmarks show it.

Reads   the city's map.
Gives   ``district_map`` (the whole city, one district in cloth), ``shape_of`` and
        ``placed_names``, for maps that show a part of the city.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plugins.batik import pattern_defs
from plugins.cities.drawn_map import DistrictShape, DrawnMap
from plugins.cities.geometry import Position, Rings, text_width
from plugins.cities.maps import city_map
from plugins.cities.zoomed_map import PlacedName, place_names
from plugins.model.records import City
from plugins.schema.districts import District

WIDTH: Final = 720.0
TALLEST: Final = 620.0
NAME_SIZE: Final = 15.0
PHONE_NAME_SIZE: Final = 24.0
"""Units of a name in a drawing 720 wide; phones show it at less than half its size."""

RIM: Final = 14.0
PATTERN: Final = "kain"


@dataclass(frozen=True, slots=True)
class MapName:
    """A name on a map: the middle of its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """The city with one district in cloth; ``near`` its neighbours, ``far`` all others.

    ``own``, ``near`` and ``far`` are path data. ``phone_names`` stand for ``names`` on narrow
    screens, where the drawing is small.
    """

    view_box: str
    own: str
    near: str
    far: str
    names: tuple[MapName, ...]
    phone_names: tuple[MapName, ...]


def shape_of(drawing: DrawnMap | None, code: str) -> DistrictShape | None:
    """The district of that code; None where the drawing lacks it, or there is no drawing."""
    shapes = drawing.districts if drawing else ()
    return next((shape for shape in shapes if shape.code == code), None)


def framed_map(city: City) -> DrawnMap | None:
    """The city's map 720 units wide, or as high as a screen allows where it is a tall one."""
    drawing = city_map(city, WIDTH)
    if drawing is None or drawing.viewbox[1] <= TALLEST:
        return drawing
    return city_map(city, round(WIDTH * TALLEST / drawing.viewbox[1], 1))


def district_map(city: City, district: District) -> DistrictMap | None:
    """The map of a district's page; None where the district's place is not known."""
    drawing = framed_map(city)
    if drawing is None or shape_of(drawing, district.code) is None:
        return None
    names = tuple((item.code, item.name) for item in city.districts)
    return _district_map(drawing, district.code, district.neighbours, names)


def cloth_pattern(city: City) -> str:
    """The city's cloth as a trusted ``<pattern>`` called ``kain``."""
    return pattern_defs(city.fields.motif, PATTERN, "place-cloth", 0.8)


# Both languages show the same drawing, so that the search for free places runs once.
@lru_cache(maxsize=128)
def _district_map(
    drawing: DrawnMap,
    code: str,
    neighbours: tuple[str, ...],
    names: tuple[tuple[str, str], ...],
) -> DistrictMap:
    own = drawing.district(code)
    near = [shape for shape in drawing.districts if shape.code in neighbours]
    far = [s for s in drawing.districts if s.code != code and s.code not in neighbours]
    wide, high = drawing.viewbox
    side = max(0.0, (WIDTH - wide) / 2)
    wide_names, phone_names = placed_names(near, dict(names), drawing.viewbox, own.rings)
    return DistrictMap(
        view_box=f"{-side:g} 0 {wide + 2 * side:g} {high:g}",
        own=own.path_d,
        near="".join(shape.path_d for shape in near),
        far="".join(shape.path_d for shape in far),
        names=wide_names,
        phone_names=phone_names,
    )


def placed_names(
    shapes: Sequence[DistrictShape], names: Mapping[str, str], frame: Position, avoid: Rings
) -> tuple[tuple[MapName, ...], tuple[MapName, ...]]:
    """The names of ``shapes`` for wide and for narrow screens, none of them on ``avoid``."""
    wide, phone = (
        tuple(
            _lowered(name, size)
            for name in place_names(shapes, names, size, frame, avoid)
            if _clear(name, size, frame)
        )
        for size in (NAME_SIZE, PHONE_NAME_SIZE)
    )
    return wide, phone


def _clear(name: PlacedName, size: float, frame: Position) -> bool:
    """A name that touches the frame looks cut off; the page names the district elsewhere."""
    half = text_width(name.name, size) / 2 + RIM
    within = half <= name.x <= frame[0] - half
    return within and size / 2 + RIM <= name.y <= frame[1] - size / 2 - RIM


def _lowered(name: PlacedName, size: float) -> MapName:
    """The baseline runs a third of the letters' height below their middle."""
    return MapName(name.name, name.x, round(name.y + 0.35 * size, 1))
