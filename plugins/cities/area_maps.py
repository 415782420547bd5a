"""The drawings of a city's districts coloured by figures: the map, and the tile map.

Reads   a city, its map, and the measures with their classes.
Gives   ``MeasuredMap`` and ``measured_map``, ``TileMap`` and ``tile_map``: one drawing for all
        measures, each district with its class in each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plugins.cities.choropleth import CHANGE_BREAKS, Choropleth, classes
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.map_marks import MapMark, map_marks, marks_of_districts
from plugins.cities.measure_words import spoken, value_of
from plugins.cities.measures import Measure
from plugins.cities.place_maps import WIDTH, framed_map
from plugins.languages import addresses, formats
from plugins.languages.words import Words
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.districts import District

# Which of the five shades fewer classes take, so that the ends stay apart.
_SHADES: Final = {0: (), 1: (3,), 2: (2, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}

TILE: Final = 60
"""Units from one tile to the next."""


@dataclass(frozen=True, slots=True)
class Shading:
    """A measure with its classes and the shade, 1 to 5, of each class.

    ``scale``: "change" has one hue for falling, hatched as well, and one for rising; "amount" one
    hue from light to dark.
    """

    measure: Measure
    classes: Choropleth
    shades: dict[int, int]
    scale: str

    def shade(self, code: str) -> int:
        return self.shades[self.classes.class_of(code) or 1]


@dataclass(frozen=True, slots=True)
class MapArea:
    """One district; ``shades`` are class names such as ``change-5 density-2``."""

    id: str
    href: str
    label: str
    number: str
    path: str
    x: float
    y: float
    shades: str


@dataclass(frozen=True, slots=True)
class MeasuredMap:
    """The map with its marks; ``outline`` is the city's edge."""

    view_box: str
    label: str
    areas: tuple[MapArea, ...]
    marks: tuple[MapMark, ...]
    note: str
    outline: str
    hatched: bool


@dataclass(frozen=True, slots=True)
class TileValue:
    """What a tile says while ``kind`` is the measure chosen."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class TileMark:
    """How many landmarks or events a tile has; the symbol's middle at ``x``."""

    kind: str
    count: int
    x: int


@dataclass(frozen=True, slots=True)
class MapTile:
    """One district's square, its left upper corner at ``(x, y)``."""

    href: str
    label: str
    number: str
    x: int
    y: int
    shades: str
    values: tuple[TileValue, ...]
    marks: tuple[TileMark, ...]


@dataclass(frozen=True, slots=True)
class TileMap:
    """Squares of one size, each where its district roughly lies; ``columns`` of them abreast.

    ``marked``: at least one has a mark, so that all leave a line for them.
    """

    view_box: str
    label: str
    columns: int
    tiles: tuple[MapTile, ...]
    marked: bool
    note: str


def number_of(district: District) -> str:
    """The number on the map: the last part of the code, without its zero."""
    return str(int(district.code[-2:]))


def shading(measure: Measure) -> Shading:
    """The classes of ``measure``; empty ones take no shade from the others."""
    found = classes(dict(measure.values), measure.breaks)
    rising = measure.kind == "change" and tuple(measure.breaks) == CHANGE_BREAKS
    numbers = [row.number for row in found.legend]
    if rising:
        return Shading(measure, found, {number: number for number in numbers}, "change")
    shades = dict(zip(numbers, _SHADES[len(numbers)], strict=True))
    return Shading(measure, found, shades, "amount")


def measured_map(
    site: Site, city: City, shadings: Sequence[Shading], words: Words, book: SourceBook
) -> MeasuredMap | None:
    """The map; None where no district's place is known."""
    drawn = framed_map(city)
    if drawn is None:
        return None
    wide, high = drawn.viewbox
    side = (WIDTH - wide) / 2
    areas = tuple(
        MapArea(
            id=f"w{number_of(district)}",
            href=addresses.district(words.language, city.slug, district.slug),
            label=_label(district, shadings, words),
            number=number_of(district),
            path=shape.path_d,
            x=shape.label_x,
            y=shape.label_y,
            shades=_shades(district, shadings),
        )
        for shape in drawn.districts
        if (district := city.district(shape.code)) is not None
    )
    return MeasuredMap(
        view_box=f"{-side:g} 0 {wide + 2 * side:g} {high:g}",
        label=_map_label(city, words),
        areas=areas,
        marks=map_marks(site, city, drawn, words),
        note=_note(city, drawn, words, book),
        outline=drawn.outline,
        hatched=any(found.scale == "change" for found in shadings),
    )


def tile_map(site: Site, city: City, shadings: Sequence[Shading], words: Words) -> TileMap | None:
    """The tile map; None unless every one of two or more districts has its cell."""
    cells = {district.code: district.tile for district in city.districts if district.tile}
    if len(cells) < max(2, len(city.districts)):
        return None
    columns = 1 + max(column for column, _ in cells.values())
    lines = 1 + max(row for _, row in cells.values())
    landmarks, events = marks_of_districts(site, city)
    tiles = tuple(
        MapTile(
            href=addresses.district(words.language, city.slug, district.slug),
            label=", ".join(
                (
                    _label(district, shadings, words),
                    *_counts(landmarks[district.code], events[district.code], words),
                )
            ),
            number=number_of(district),
            x=TILE * cells[district.code][0] + 1,
            y=TILE * cells[district.code][1] + 1,
            shades=_shades(district, shadings),
            values=tuple(
                TileValue(
                    found.measure.kind,
                    value_of(found.measure, found.measure.values[district.code], words.language),
                )
                for found in shadings
            ),
            marks=_tile_marks(
                TILE * cells[district.code][0] + TILE // 2,
                landmarks[district.code],
                events[district.code],
            ),
        )
        for district in sorted(city.districts, key=lambda d: (cells[d.code][1], cells[d.code][0]))
    )
    return TileMap(
        view_box=f"0 0 {TILE * columns} {TILE * lines}",
        label=_map_label(city, words),
        columns=columns,
        tiles=tiles,
        marked=any(tile.marks for tile in tiles),
        note=words.gettext(
            "Peta ubin: satu kotak satu %(district)s, di letak kira-kira. Bukan batas resmi. "
            "Nomor mengikuti kode."
        )
        % {"district": city.fields.effective_terms.district.in_language(words.language)},
    )


def _map_label(city: City, words: Words) -> str:
    district = city.fields.effective_terms.district.in_language(words.language)
    return words.gettext("Peta %(city)s menurut %(district)s") % {
        "city": city.fields.short_name,
        "district": district,
    }


def _label(district: District, shadings: Sequence[Shading], words: Words) -> str:
    """Number, name and every figure, for those who hear the map."""
    told = [f"{number_of(district)} {district.name}"]
    for found in shadings:
        measure = found.measure
        told.append(spoken(measure, measure.values[district.code], words.language, words))
    return ", ".join(told)


def _counts(landmarks: int, events: int, words: Words) -> Iterator[str]:
    """The tile's marks in words."""
    if landmarks:
        told = words.ngettext("%(num)d destinasi wisata", "%(num)d destinasi wisata", landmarks)
        yield told % {"num": landmarks}
    if events:
        told = words.ngettext("%(num)d acara bulan ini", "%(num)d acara bulan ini", events)
        yield told % {"num": events}


def _tile_marks(middle: int, landmarks: int, events: int) -> tuple[TileMark, ...]:
    """Symbol and count side by side, both kinds together in the middle of the tile."""
    counts = {"landmark": landmarks, "event": events}
    found = [(kind, count, 14 + 8 * len(str(count))) for kind, count in counts.items() if count]
    wide = sum(width for _, _, width in found)
    # A hollow circle close behind a digit would be read as another digit.
    gap = max(0, min(6, TILE - wide)) if len(found) > 1 else 0
    x = middle - (wide + gap) // 2
    marks = []
    for kind, count, width in found:
        marks.append(TileMark(kind, count, x + 6))
        x += width + gap
    return tuple(marks)


def _shades(district: District, shadings: Sequence[Shading]) -> str:
    """The class of each measure; the first one's is also that of browsers without ``:has``."""
    names = [f"{found.measure.kind}-{found.shade(district.code)}" for found in shadings]
    return " ".join([f"shade-{shadings[0].shade(district.code)}", *names]) if shadings else ""


def _note(city: City, drawn: DrawnMap, words: Words, book: SourceBook) -> str:
    gettext, language = words.gettext, words.language
    terms = city.fields.effective_terms
    numbered = gettext("Nomor mengikuti kode %(district)s.") % {
        "district": terms.district.in_language(language)
    }
    if not drawn.schematic:
        return f"{outline_note(city, words, book)} {numbered}"
    told = gettext(
        "Peta skematis dari %(points)s titik %(village)s; tepi luar hanya petunjuk, bukan batas "
        "resmi."
    ) % {
        "points": formats.number(len(drawn.villages), language),
        "village": terms.village.in_language(language),
    }
    return f"{told} {numbered}"
