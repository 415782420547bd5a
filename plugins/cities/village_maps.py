"""A district drawn large: its numbered village cells, and the landmarks among them.

Reads   the city's schematic map, a district's villages, its landmarks.
Gives   ``VillageMap`` and ``village_map``; ``VillageRow`` and ``village_rows``, the list beside it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import shapely

from plugins.cities.drawn_map import DrawnMap, VillageShape
from plugins.cities.geometry import Position, move_inside, polygon_of, rounded, text_width
from plugins.cities.map_origins import cells_note
from plugins.cities.place_maps import framed_map, shape_of
from plugins.cities.zoomed_map import ZoomedMap, zoomed
from plugins.languages.formats import number
from plugins.languages.words import Words
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.districts import District, Village

WIDTH: Final = 600.0
TALLEST: Final = 780.0
NAME_SIZE: Final = 12.5
SPOT: Final = 13.0
"""Half the diagonal of a landmark's diamond."""


@dataclass(frozen=True, slots=True)
class VillageCell:
    """A village's cell; its number stands at ``(x, y)``, its name, where it fits, at ``name_y``.

    ``href`` leads to its row in the list, ``label`` says number and name.
    """

    number: str
    name: str
    href: str
    label: str
    path: str
    x: float
    y: float
    name_y: float
    name_fits: bool


@dataclass(frozen=True, slots=True)
class MapSpot:
    """A landmark's diamond, by its middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class VillageMap:
    """The district's cells with the diamonds of its landmarks; ``caption`` names them."""

    view_box: str
    label: str
    cells: tuple[VillageCell, ...]
    spots: tuple[MapSpot, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A village in the list; ``area`` is km² without the unit, ``also`` other spellings."""

    id: str
    number: str
    name: str
    code: str
    area: str | None
    also: str | None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A landmark to be put on the map: degrees, and its village's code where that is known."""

    slug: str
    lat: float
    lon: float
    village: str | None


def village_rows(district: District, words: Words) -> tuple[VillageRow, ...]:
    """The villages in the order of their codes, numbered from 1."""
    return tuple(
        VillageRow(
            id=_anchor(village.code),
            number=str(place),
            name=village.name,
            code=village.code,
            area=number(village.area_km2_computed, words.language, 2)
            if village.area_km2_computed
            else None,
            also=words.gettext("juga ditulis %(names)s") % {"names": ", ".join(village.also_spelt)}
            if village.also_spelt
            else None,
        )
        for place, village in enumerate(_ordered(district), 1)
    )


def village_map(
    city: City, district: District, words: Words, book: SourceBook
) -> VillageMap | None:
    """The map, or None where none or only one of its villages has a point."""
    drawing = framed_map(city)
    if drawing is None or shape_of(drawing, district.code) is None:
        return None
    order = {v.code: (place, v.name) for place, v in enumerate(_ordered(district), 1)}
    marks = _marks(city, district)
    if sum(shape.code in order for shape in drawing.villages) < 2:
        return None
    drawn = _drawn(drawing, district.code, marks)
    shapes = {shape.code: shape for shape in drawn.villages}
    spots = tuple(MapSpot(x, y) for x, y, _ in drawn.spots)
    cells = tuple(
        _cell(shapes[code], place, name, spots)
        for code, (place, name) in order.items()
        if code in shapes
    )
    terms = city.fields.effective_terms
    villages = terms.villages.in_language(words.language)
    return VillageMap(
        view_box=drawn.view_box,
        label=words.gettext("Peta %(villages)s di %(name)s, bernomor seperti daftar")
        % {"villages": villages, "name": district.name},
        cells=cells,
        spots=spots,
        caption=_caption(city, drawn, marks, words, book),
    )


def _ordered(district: District) -> list[Village]:
    return sorted(district.villages, key=lambda village: village.code)


def _anchor(code: str) -> str:
    """The end of the official code, with a letter first, as style sheets want it."""
    return f"v{code.rpartition('.')[2]}"


def _marks(city: City, district: District) -> tuple[_Mark, ...]:
    """Its landmarks with a point of their own: a village's centre is no place of a landmark."""
    return tuple(
        _Mark(
            mark.slug,
            mark.point.lat,
            mark.point.lon,
            mark.village.code if mark.village else None,
        )
        for mark in city.landmarks
        if mark.district == district.code
        and mark.point is not None
        and mark.point.precision != "village-centre"
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    view_box: str
    villages: tuple[VillageShape, ...]
    spots: tuple[tuple[float, float, str], ...]
    moved: frozenset[str]


@lru_cache(maxsize=128)
def _drawn(drawing: DrawnMap, code: str, marks: tuple[_Mark, ...]) -> _Drawn:
    """The geometry alone, since both languages share it; spots from north to south."""
    view = zoomed(drawing, code, WIDTH)
    if view.viewbox[1] > TALLEST:
        view = zoomed(drawing, code, round(WIDTH * TALLEST / view.viewbox[1], 1))
    wide, high = view.viewbox
    side = max(0.0, (WIDTH - wide) / 2)
    spots = []
    moved = set()
    for mark in marks:
        x, y, was_moved = _spot(view, mark)
        spots.append((x, y, mark.slug))
        if was_moved:
            moved.add(mark.slug)
    spots.sort(key=lambda spot: (spot[1], spot[0], spot[2]))
    box = f"{-side:g} 0 {wide + 2 * side:g} {high:g}"
    return _Drawn(box, view.villages, tuple(spots), frozenset(moved))


def _spot(view: ZoomedMap, mark: _Mark) -> tuple[float, float, bool]:
    own = next((v.rings for v in view.villages if v.code == mark.village), view.district.rings)
    found = move_inside(view.projection.project(mark.lat, mark.lon), own, margin=SPOT + 4)
    return found.x, found.y, found.moved


def _cell(shape: VillageShape, place: int, name: str, spots: tuple[MapSpot, ...]) -> VillageCell:
    x, y, fits = _label(shape, name, spots)
    return VillageCell(
        number=str(place),
        name=name,
        href=f"#{_anchor(shape.code)}",
        label=f"{place} {name}",
        path=shape.path_d,
        x=x,
        y=rounded(y + (2 if fits else 8)),
        name_y=rounded(y + 19),
        name_fits=fits,
    )


def _label(shape: VillageShape, name: str, spots: tuple[MapSpot, ...]) -> tuple[float, float, bool]:
    """Where number and name stand, near the middle and on no diamond; False: without the name."""
    area = polygon_of(shape.rings)
    wide = text_width(name, NAME_SIZE)
    diamonds = [shapely.Point(spot.x, spot.y).buffer(SPOT + 2) for spot in spots]
    number = None
    for x, y in _tries(shape.label_x, shape.label_y):
        small = shapely.box(x - 17, y - 20, x + 17, y + 16)
        both = shapely.union(
            shapely.box(x - 14, y - 17, x + 14, y + 6),
            shapely.box(x - wide / 2, y + 7, x + wide / 2, y + 23),
        )
        if area.contains(both) and not any(diamond.intersects(both) for diamond in diamonds):
            return rounded(x), rounded(y), True
        free = area.contains(small) and not any(d.intersects(small) for d in diamonds)
        if number is None and free:
            number = x, y
    x, y = number or (shape.label_x, shape.label_y)
    return rounded(x), rounded(y), False


def _tries(x: float, y: float) -> Iterator[Position]:
    """The middle, then places round it, farther and farther off."""
    yield x, y
    for reach in (12.0, 22.0, 34.0, 48.0, 64.0):
        for turn in range(8):
            angle = math.radians(45 * turn)
            yield x + reach * math.cos(angle), y + reach * math.sin(angle)


def _caption(
    city: City, drawn: _Drawn, marks: tuple[_Mark, ...], words: Words, book: SourceBook
) -> str:
    gettext = words.gettext
    parts = [gettext("Nomor mengikuti kode.")]
    names = []
    for _, _, slug in drawn.spots:
        mark = city.landmark(slug)
        name = mark.short_name.in_language(words.language) if mark else slug
        if slug in drawn.moved:
            name = gettext("%(name)s (digeser ke dalam selnya)") % {"name": name}
        names.append(name)
    if len(marks) == 1:
        parts.append(gettext("Belah ketupat: %(name)s.") % {"name": names[0]})
    elif marks:
        listed = ", ".join(names)
        parts.append(gettext("Belah ketupat, dari utara: %(names)s.") % {"names": listed})
    parts.append(cells_note(city, words, book))
    return " ".join(parts)
