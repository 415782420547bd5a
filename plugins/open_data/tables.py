"""A dataset of one city or of all, worked out once: its rows, what they cite, licence and date.

Reads   a dataset and the site.
Gives   ``Table`` and ``table_of``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.model.records import City, Ring
from plugins.model.site import Site
from plugins.open_data.columns import Dataset, Record, cited
from plugins.open_data.licences import Licence, licence_of
from plugins.schema.sources import Source

Point = tuple[float, float]
"""Latitude and longitude, degrees."""

Polygons = tuple[tuple[Ring, ...], ...]
"""Longitude first; of each polygon the outside, then its holes; rings are open."""

EXACT = 6
"""Decimals of a degree, about 0.1 m: RFC 7946, 11.2, warns of more."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows as values, and what belongs to them all.

    ``points`` go with ``records``, None where a row's place isn't known; so do ``outlines``, of
    cities that supplied their boundaries.

    ``modified`` is the latest day on which one of its sources was read; a table that follows the
    calendar also changes with the year. None where no source says when it was read.
    """

    dataset: Dataset[Any]
    city: City | None
    records: tuple[Record, ...]
    points: tuple[Point | None, ...]
    outlines: tuple[Polygons | None, ...]
    sources: tuple[tuple[str, Source], ...]
    licence: Licence
    modified: date | None


def table_of(site: Site, dataset: Dataset[Any], city: City | None = None) -> Table:
    """The table, kept by the site."""
    name = f"open data {dataset.key} {city.slug if city is not None else ''}"
    return site.once(name, lambda: _table(site, dataset, city))


def _table(site: Site, dataset: Dataset[Any], city: City | None) -> Table:
    rows = tuple(dataset.rows(site, site.cities if city is None else (city,)))
    columns = [column for column in dataset.columns if column.cites]
    keys = cited(columns, rows)
    binding = cited([column for column in columns if column.name in dataset.bound_by], rows)
    register = site.registers.sources
    sources = tuple((key, register[key]) for key in keys if key in register)
    return Table(
        dataset=dataset,
        city=city,
        records=tuple(
            {column.name: column.read(row) for column in dataset.columns} for row in rows
        ),
        points=tuple(_point(dataset, row) for row in rows) if dataset.point else (),
        outlines=tuple(dataset.outline(row) for row in rows) if dataset.outline else (),
        sources=() if dataset.register else sources,
        licence=licence_of(site, binding),
        modified=max(_days(site, dataset, sources), default=None),
    )


def _point(dataset: Dataset[Any], row: object) -> Point | None:
    found = dataset.point(row) if dataset.point is not None else None
    return (round(found[0], EXACT), round(found[1], EXACT)) if found is not None else None


def _days(
    site: Site, dataset: Dataset[Any], sources: tuple[tuple[str, Source], ...]
) -> Iterator[date]:
    yield from (source.read for _, source in sources if source.read is not None)
    if dataset.dated:
        yield date(site.now.year, 1, 1)
