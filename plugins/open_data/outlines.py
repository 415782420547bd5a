"""The boundaries that a city supplied, district by district and village by village.

Reads   ``City.outlines``, all districts or all villages.
Gives   ``outline_of`` and ``boundary_columns``.
"""

from collections.abc import Callable
from typing import TypeVar

from plugins.open_data.city_data import CityRow
from plugins.open_data.columns import Column, both
from plugins.open_data.facts import origin
from plugins.open_data.tables import EXACT, Polygons
from plugins.schema.districts import Boundaries

R = TypeVar("R", bound=CityRow)


def outline_of(row: CityRow, code: str) -> Polygons | None:
    """The polygons of a code; a district of which only villages are drawn is all of them.

    None of sample outlines: a file of polygons is taken for boundaries, whatever its label says.
    """
    known = row.site.once(
        f"open data outlines {row.city.slug}",
        lambda: {} if _made_up(row) else {o.code: o.polygons for o in row.city.outlines},
    )
    if code in known:
        return known[code]
    villages = [polygons for each, polygons in known.items() if each.startswith(f"{code}.")]
    if not villages:
        return None
    return row.site.once(f"open data outline {code}", lambda: _joined(villages))


def _made_up(row: CityRow) -> bool:
    origin = row.city.divisions.boundaries
    source = row.site.registers.sources.get(origin.source) if origin is not None else None
    return source is not None and source.kind == "sample"


def boundary_of(row: CityRow, code: str) -> Boundaries | None:
    """Where these polygons come from; None where there are none."""
    return row.city.divisions.boundaries if outline_of(row, code) else None


def boundary_columns(_of: type[R], code: Callable[[R], str]) -> tuple[Column[R], ...]:
    """Source, date and licence of the polygons in GeoJSON; empty where it has a point."""

    def told(row: R) -> Boundaries | None:
        return boundary_of(row, code(row))

    def as_of(row: R) -> str | None:
        found = told(row)
        return found.as_of if found is not None else None

    def licence(row: R) -> str | None:
        found = told(row)
        source = row.site.registers.sources.get(found.source) if found is not None else None
        return source.licence if source is not None else None

    return (
        *origin(_of, told, "boundary_"),
        Column(
            "boundary_as_of",
            "string",
            as_of,
            both(
                "Tahun, bulan, atau tanggal batas di GeoJSON; kosong: GeoJSON memuat titik.",
                "Year, month or day of the boundary in GeoJSON; empty: GeoJSON has a point.",
            ),
        ),
        Column(
            "boundary_licence",
            "string",
            licence,
            both(
                "Lisensi batas itu seperti disebut sumbernya.",
                "The boundary's licence as its source states it.",
            ),
        ),
    )


def _joined(villages: list[Polygons]) -> Polygons:
    """One shape of many; where rounding folded a thin tongue, what GEOS makes of it."""
    # Loading the geometry takes longer than writing a small site's files: only outlines wait.
    import shapely  # noqa: PLC0415

    shapes = [
        shapely.make_valid(shapely.Polygon(polygon[0], polygon[1:]))
        for polygons in villages
        for polygon in polygons
    ]
    joined = shapely.union_all(shapes)
    parts = [part for part in shapely.get_parts(joined) if part.geom_type == "Polygon"]
    return tuple(
        tuple(
            tuple((round(x, EXACT), round(y, EXACT)) for x, y in line.coords[:-1])
            for line in (part.exterior, *part.interiors)
        )
        for part in parts
    )
