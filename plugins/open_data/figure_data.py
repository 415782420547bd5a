"""Figures as a dataset: one line a value, with all that its reader must know of it.

Reads   the figures of cities and the people of their districts.
Gives   ``FIGURES``.

Figures that answer one question differently stand side by side: each names the others as its
``alternatives``, and the one that pages show first is ``primary``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.city_data import CITY_COLUMN, CityRow
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.facts import origin, words
from plugins.schema.counts import Count, CountKind
from plugins.schema.figures import UNIT_LABELS, Figure, FigureGroup, Unit, of_group
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual


@dataclass(frozen=True, slots=True)
class FigureRow(CityRow):
    """One value; ``fact`` is the record that vouches for it."""

    area_code: str
    area_level: str
    key: str
    group: FigureGroup
    label: Bilingual
    value: int | float
    unit: Unit
    definition: Bilingual
    as_of: str | None
    fact: Sourced = field(default_factory=Sourced)
    kind: CountKind | None = None
    primary: bool = False
    approximate: bool = False
    part_of: str | None = None
    alternatives: tuple[str, ...] = ()
    review_after: date | None = None


def figure_rows(site: Site, cities: Sequence[City]) -> Iterator[FigureRow]:
    """The figures of each city in the file's order, then the people of its districts by year."""
    for city in cities:
        for figure in city.fields.figures:
            yield from _city_figure(site, city, figure)
        yield from _district_counts(site, city)


def _city_figure(site: Site, city: City, figure: Figure) -> Iterator[FigureRow]:
    others = tuple(
        other.key
        for other in of_group(city.fields.figures, figure.group)
        if other.unit == figure.unit and other.key != figure.key
    )

    def row(key: str, label: Bilingual, value: float, part_of: str | None) -> FigureRow:
        return FigureRow(
            site=site,
            city=city,
            area_code=city.fields.code,
            area_level="city",
            key=key,
            group=figure.group,
            label=label,
            value=value,
            unit=figure.unit,
            definition=figure.definition,
            as_of=figure.as_of,
            fact=figure,
            kind=figure.kind,
            primary=figure.primary and part_of is None,
            approximate=figure.approximate,
            part_of=part_of,
            alternatives=others if part_of is None else (),
            review_after=figure.review_after,
        )

    yield row(figure.key, figure.label, figure.value, None)
    for number, part in enumerate(figure.parts, start=1):
        yield row(f"{figure.key}-{number}", part.label, part.value, figure.key)


def _district_counts(site: Site, city: City) -> Iterator[FigureRow]:
    for district in city.districts:
        counts = city.divisions.counts(district)
        for count in counts:
            key = _count_key(count)
            same_year = [_count_key(other) for other in counts if other.year == count.year]
            yield FigureRow(
                site=site,
                city=city,
                area_code=district.code,
                area_level="district",
                key=key,
                group="population",
                label=count.label,
                value=count.value,
                unit="jiwa",
                definition=count.definition,
                as_of=str(count.year),
                fact=count,
                kind=count.kind,
                alternatives=tuple(other for other in same_year if other != key),
            )


def _count_key(count: Count) -> str:
    """The series' key with the year, which it may name itself."""
    year = str(count.year)
    return count.series if count.series.endswith(year) else f"{count.series}-{year}"


FIGURES: Dataset[FigureRow] = Dataset(
    key="figures",
    title=both("Angka", "Figures"),
    about=both(
        "Setiap angka kota dan kecamatan dengan satuan, definisi, tanggal, dan sumbernya. Angka "
        "yang berbeda menurut sumbernya dimuat semua, tidak dirata-rata.",
        "Every figure of cities and districts with its unit, definition, date and source. Where "
        "sources differ all figures are here; none is an average.",
    ),
    rows=figure_rows,
    identity=("area_code", "key"),
    preview=("area_code", "label_{}", "value", "unit", "as_of"),
    theme="SOCI",
    keywords=(both("penduduk", "population"), both("luas wilayah", "area")),
    caveat=both(
        "Jangan menjumlahkan baris yang berisi alternatives atau part_of; periksa definisi "
        "sebelum membandingkan.",
        "Don't add up rows that have alternatives or part_of; read the definition before "
        "comparing.",
    ),
    columns=(
        CITY_COLUMN,
        Column(
            "area_code",
            "string",
            lambda row: row.area_code,
            both(
                "Kode wilayah Kemendagri yang diukur.",
                "The Home Affairs code of the area that was measured.",
            ),
            required=True,
        ),
        Column(
            "area_level",
            "string",
            lambda row: row.area_level,
            both("city atau district.", "city or district."),
            required=True,
            choices=("city", "district"),
        ),
        Column(
            "key",
            "string",
            lambda row: row.key,
            both("Kunci angka, tetap dan unik di wilayahnya.", "The figure's key, unique there."),
            required=True,
        ),
        Column(
            "group",
            "string",
            lambda row: row.group,
            both("Pertanyaan yang dijawab angka ini.", "The question that the figure answers."),
            required=True,
            choices=get_args(FigureGroup),
        ),
        *words(
            FigureRow,
            "label",
            lambda row: row.label,
            both("Nama angka.", "Its name."),
            required=True,
        ),
        Column("value", "number", lambda row: row.value, both("Nilai.", "The value."), True),
        Column(
            "unit",
            "string",
            lambda row: row.unit,
            both("Satuan.", "The unit's key."),
            required=True,
            choices=get_args(Unit),
        ),
        *words(
            FigureRow,
            "unit",
            lambda row: UNIT_LABELS[row.unit],
            both("Satuan seperti dibaca orang.", "The unit as people read it."),
            required=True,
        ),
        Column(
            "count_kind",
            "string",
            lambda row: row.kind,
            both("Cara penduduk dihitung.", "How people were counted."),
            choices=get_args(CountKind),
        ),
        *words(
            FigureRow,
            "definition",
            lambda row: row.definition,
            both("Apa yang dihitung atau diukur.", "What is counted or measured."),
            required=True,
        ),
        Column(
            "as_of",
            "string",
            lambda row: row.as_of,
            both(
                "Tahun, bulan, atau tanggal angka berlaku; seteliti sumbernya.",
                "Year, month or day when it held; as exact as its source.",
            ),
        ),
        Column(
            "primary",
            "boolean",
            lambda row: row.primary,
            both(
                "true bila halaman kota menampilkan angka ini paling depan.",
                "true where the city's page shows this figure first.",
            ),
            required=True,
        ),
        Column(
            "approximate",
            "boolean",
            lambda row: row.approximate,
            both("true bila sumbernya membulatkan.", "true where the source rounds."),
            required=True,
        ),
        Column(
            "part_of",
            "string",
            lambda row: row.part_of,
            both(
                "Kunci angka yang dirinci baris ini.", "The key of the figure that this is part of."
            ),
        ),
        Column(
            "alternatives",
            "list",
            lambda row: row.alternatives,
            both(
                "Kunci angka lain dalam kelompok dan satuan yang sama.",
                "Keys of other figures of the same group and unit.",
            ),
        ),
        *origin(FigureRow, lambda row: row.fact),
        *words(FigureRow, "note", lambda row: row.fact.note, both("Catatan.", "A note.")),
        Column(
            "review_after",
            "date",
            lambda row: row.review_after,
            both(
                "Sesudah tanggal ini angka baru mungkin sudah terbit.",
                "After this day a newer figure may have been published.",
            ),
        ),
    ),
)
