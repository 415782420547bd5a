"""The districts of a city as squares of one size, coloured by figures.

Reads   a city whose districts have cells, and the measures with their classes.
Gives   ``TileMap`` and ``tile_map``: one drawing for all measures, each district with its class in
        each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plugins.cities.map_marks import marks_of_districts
from plugins.cities.measure_words import value_of
from plugins.cities.shadings import Shading, district_label, map_label, number_of, shades_of
from plugins.languages import addresses
from plugins.languages.words import Words
from plugins.model.records import City
from plugins.model.site import Site

TILE: Final = 60
"""Units from one tile to the next."""


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
                    district_label(district, shadings, words),
                    *_counts(landmarks[district.code], events[district.code], words),
                )
            ),
            number=number_of(district),
            x=TILE * cells[district.code][0] + 1,
            y=TILE * cells[district.code][1] + 1,
            shades=shades_of(district, shadings),
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
        label=map_label(city, words),
        columns=columns,
        tiles=tiles,
        marked=any(tile.marks for tile in tiles),
        note=words.gettext(
            "Peta ubin: satu kotak satu %(district)s, di letak kira-kira. Bukan batas resmi. "
            "Nomor mengikuti kode."
        )
        % {"district": city.fields.effective_terms.district.in_language(words.language)},
    )


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
