"""Sources as a dataset: what the keys in all other files stand for.

Reads   the register of sources and the other datasets.
Gives   ``SOURCES``, and ``DATASETS``, all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.area_data import DISTRICTS, VILLAGES
from plugins.open_data.city_data import PROFILE
from plugins.open_data.columns import Column, Dataset, both, cited
from plugins.open_data.event_data import EVENTS
from plugins.open_data.facts import words
from plugins.open_data.figure_data import FIGURES
from plugins.open_data.landmark_data import LANDMARKS
from plugins.open_data.occurrence_data import OCCURRENCES
from plugins.schema.sources import Source, SourceKind

SOURCED: tuple[Dataset[Any], ...] = (
    FIGURES,
    PROFILE,
    DISTRICTS,
    VILLAGES,
    LANDMARKS,
    EVENTS,
    OCCURRENCES,
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source."""

    key: str
    source: Source


def source_rows(site: Site, cities: Sequence[City]) -> Iterator[SourceRow]:
    """Every source that some other dataset of these cities names, in the register's order."""
    named = {
        key
        for dataset in SOURCED
        for key in cited(
            [column for column in dataset.columns if column.cites], dataset.rows(site, cities)
        )
    }
    register = site.registers.sources
    return (SourceRow(key, source) for key, source in register.items() if key in named)


SOURCES: Dataset[SourceRow] = Dataset(
    key="sources",
    title=both("Sumber", "Sources"),
    about=both(
        "Dokumen, kumpulan data, dan halaman yang disebut kumpulan data lain, dengan lisensinya.",
        "The documents, datasets and pages that the other datasets name, with their licences.",
    ),
    rows=source_rows,
    identity=("key",),
    preview=("key", "title_{}", "kind", "licence"),
    theme="REGI",
    keywords=(both("sumber data", "data sources"),),
    register=True,
    columns=(
        Column(
            "key",
            "string",
            lambda row: row.key,
            both("Kunci sumber.", "The source's key."),
            required=True,
            cites=True,
        ),
        Column(
            "kind",
            "string",
            lambda row: row.source.kind,
            both(
                "document, dataset, public-page, recalled (ingatan), computed (hitungan), atau "
                "sample (rekaan untuk contoh).",
                "document, dataset, public-page, recalled, computed, or sample (made up).",
            ),
            required=True,
            choices=get_args(SourceKind),
        ),
        *words(
            SourceRow,
            "title",
            lambda row: row.source.title,
            both("Nama sumber.", "The source's name."),
            required=True,
        ),
        Column(
            "licence",
            "string",
            lambda row: row.source.licence,
            both("Lisensinya, bila diketahui.", "Its licence, where known."),
        ),
        Column(
            "address",
            "address",
            lambda row: row.source.url,
            both("Alamat webnya, bila ada.", "Its web address, if any."),
        ),
        Column(
            "read",
            "date",
            lambda row: row.source.read,
            both("Tanggal dibaca.", "The day it was read."),
        ),
    ),
)

DATASETS: tuple[Dataset[Any], ...] = (*SOURCED, SOURCES)
"""All of them, in the order of the catalogue."""
