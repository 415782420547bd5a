"""The districts of a city on its map, coloured by figures.

Reads   a city, its map, and the measures with their classes.
Gives   ``MeasuredMap`` and ``measured_map``: one drawing for all measures, each district with its
        class in each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.cities.drawn_map import DrawnMap
from plugins.cities.map_marks import MapMark, map_marks
from plugins.cities.place_maps import WIDTH, framed_map
from plugins.cities.shadings import Shading, district_label, map_label, number_of, shades_of
from plugins.languages import addresses, formats
from plugins.languages.words import Words
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.model.site import Site


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
            label=district_label(district, shadings, words),
            number=number_of(district),
            path=shape.path_d,
            x=shape.label_x,
            y=shape.label_y,
            shades=shades_of(district, shadings),
        )
        for shape in drawn.districts
        if (district := city.district(shape.code)) is not None
    )
    return MeasuredMap(
        view_box=f"{-side:g} 0 {wide + 2 * side:g} {high:g}",
        label=map_label(city, words),
        areas=areas,
        marks=map_marks(site, city, drawn, words),
        note=_note(city, drawn, words, book),
        outline=drawn.outline,
        hatched=any(found.scale == "change" for found in shadings),
    )


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
