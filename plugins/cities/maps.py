"""The map of a city, and the same as a cloth.

Reads   a city's boundaries or kept map, districts and villages, its motif and colours.
Gives   ``city_map``, ``worn_motifs`` and ``sekar_jagad``, a standalone SVG, light and dark in one;
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plugins.batik import Accent, PaletteName, palette_css, pattern_defs
from plugins.batik.motifs import CLASSICS
from plugins.cities.boundary_map import boundary_map
from plugins.cities.choropleth import assign_motifs
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.kept_map import kept_map
from plugins.cities.schematic_map import schematic_map
from plugins.model.map_points import VillagePoint, village_points
from plugins.model.records import City, Outline, Schematic

MAP_WIDTH: Final = 728.0


@dataclass(frozen=True, slots=True)
class Fabric:
    """A motif as a district wears it: its palette, and how large it is printed."""

    motif: str
    palette: PaletteName
    scale: float


_CLASSIC_FABRICS: Final[dict[str, Fabric]] = {
    "kawung": Fabric("kawung", "p2", 0.62),
    "parang": Fabric("parang", "p4", 0.8),
    "ceplok": Fabric("ceplok", "p1", 0.62),
    "mega-mendung": Fabric("mega-mendung", "p3", 0.62),
    "truntum": Fabric("truntum", "p3", 0.8),
}


@lru_cache(maxsize=64)
def _drawn(
    outlines: tuple[Outline, ...],
    kept: Schematic | None,
    points: tuple[VillagePoint, ...],
    width: float,
) -> DrawnMap | None:
    if outlines:
        return boundary_map(outlines, points, width)
    return schematic_map(points, width) if kept is None else kept_map(kept, width)


def city_map(city: City, width: float = MAP_WIDTH) -> DrawnMap | None:
    """The city ``width`` units wide, drawn once a build; None where no point is known.

    From the city's own boundaries where it gave them, else schematic: as it was kept, else from
    points.
    """
    return _drawn(city.outlines, city.schematic, village_points(city.districts), width)


def worn_motifs(city: City) -> dict[str, Fabric]:
    """The fabric of each district on the map, neighbours in different ones where possible."""
    drawn = city_map(city)
    if drawn is None:
        return {}
    own = city.fields.motif
    fabrics: dict[str, Fabric] = {own: _CLASSIC_FABRICS.get(own, Fabric(own, "p1", 0.8))}
    fabrics.update({name: _CLASSIC_FABRICS[name] for name in CLASSICS if name != own})
    neighbours = {shape.code: shape.neighbours for shape in drawn.districts}
    chosen = assign_motifs(list(neighbours), neighbours, list(fabrics))
    return {code: fabrics[motif] for code, motif in chosen.items()}


def sekar_jagad(city: City) -> bytes:
    """The districts as one sekar jagad cloth; the city must have a map."""
    drawn = city_map(city)
    assert drawn is not None
    worn = worn_motifs(city)
    used = list(dict.fromkeys(worn[shape.code] for shape in drawn.districts))
    names = {fabric: f"k{number}" for number, fabric in enumerate(used)}
    accent = city.fields.accent
    colours = palette_css(
        Accent(accent.light, accent.dark, accent.ground_light, accent.ground_dark)
    )
    patterns = "".join(
        pattern_defs(fabric.motif, name, fabric.palette, fabric.scale)
        for fabric, name in names.items()
    )
    areas = "".join(
        f'<path fill="url(#{names[worn[shape.code]]})" d="{shape.path_d}"/>'
        for shape in drawn.districts
    )
    width, height = drawn.viewbox
    seams = (
        ".d{stroke:#fdfaf2;stroke-width:6;stroke-linejoin:round}"
        "@media(prefers-color-scheme:dark){.d{stroke:#0e1424}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}"><style>{colours}{seams}</style>'
        f'<defs>{patterns}</defs><g class="d">{areas}</g></svg>\n'
    ).encode()
