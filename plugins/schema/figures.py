"""Figures: a value with its unit, definition, date and source.

Reads   nothing.
Gives   ``Figure``, the words for units and groups, and ``AsOf``, a date as exact as the source's.
"""

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from plugins.schema.areas import Place, refuse_each
from plugins.schema.counts import CountKind
from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenDay
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual, Slug

_AS_OF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _parse_as_of(value: object) -> str:
    # YAML reads 2020 as a number and 2024-12-16 as a day; both mean what was typed.
    text = str(value).strip()
    if _AS_OF.fullmatch(text):
        try:
            date.fromisoformat(f"{text}-01-01"[: len("2024-12-16")])
        except ValueError:
            pass
        else:
            return text
    raise refuse(
        id="tulis tahun, bulan, atau tanggal seperti 2024, 2024-12, atau 2024-12-16, "
        f'bukan "{text}".',
        en=f'write a year, month or day like 2024, 2024-12 or 2024-12-16, not "{text}".',
    )


AsOf = Annotated[str, BeforeValidator(_parse_as_of)]
"""``2024``, ``2024-12`` or ``2024-12-16``: no more exact than the source."""


Unit = Literal[
    "jiwa",
    "km2",
    "m",
    "kecamatan",
    "kapanewon",
    "kemantren",
    "kelurahan",
    "desa",
    "kalurahan",
    "padukuhan",
    "rw",
    "rt",
    "mitra-media",
]
"""What a value counts or measures."""

UNIT_LABELS: Final[dict[Unit, Bilingual]] = {
    "jiwa": Bilingual(id="jiwa", en="people"),
    "km2": Bilingual(id="km²", en="km²"),
    "m": Bilingual(id="m", en="m"),
    "kecamatan": Bilingual(id="kecamatan", en="districts"),
    "kapanewon": Bilingual(id="kapanewon", en="districts"),
    "kemantren": Bilingual(id="kemantren", en="districts"),
    "kelurahan": Bilingual(id="kelurahan", en="urban villages"),
    "desa": Bilingual(id="desa", en="villages"),
    "kalurahan": Bilingual(id="kalurahan", en="villages"),
    "padukuhan": Bilingual(id="padukuhan", en="hamlets"),
    "rw": Bilingual(id="RW", en="RW (neighbourhood associations)"),
    "rt": Bilingual(id="RT", en="RT (neighbourhood units)"),
    "mitra-media": Bilingual(id="mitra media", en="media partners"),
}


FigureGroup = Literal["population", "day-and-night", "area", "divisions", "nature", "media"]
"""Figures of one group answer the same question, perhaps differently."""

FIGURE_GROUP_LABELS: Final[dict[FigureGroup, Bilingual]] = {
    "population": Bilingual(id="Penduduk", en="Population"),
    "day-and-night": Bilingual(id="Siang dan malam", en="Day and night"),
    "area": Bilingual(id="Luas", en="Area"),
    "divisions": Bilingual(id="Pembagian wilayah", en="Divisions"),
    "nature": Bilingual(id="Alam", en="Nature"),
    "media": Bilingual(id="Media", en="Media"),
}


class Part(Model):
    """One share of a figure, in the figure's unit."""

    label: Bilingual = field(id="Nama bagian.", en="The part's name.")
    value: int | float = field(id="Nilai bagian.", en="The part's value.", ge=0)


class Figure(Sourced):
    """One figure of a city. Figures that differ by source stand side by side in their group."""

    key: Slug = field(
        id="Kunci angka, sekali saja di berkas ini.",
        en="The figure's key, once in this file.",
        example="penduduk-2025",
    )
    group: FigureGroup = field(
        id="Kelompok: population, day-and-night, area, divisions, nature, atau media.",
        en="The group: population, day-and-night, area, divisions, nature or media.",
        example="population",
    )
    label: Bilingual = field(id="Nama angka.", en="The figure's name.")
    value: int | float = field(
        id="Nilainya, tanpa titik ribuan; desimal dengan titik.",
        en="The value, without thousands separators; a point before decimals.",
        example=374.747,
    )
    unit: Unit = field(id="Satuannya.", en="Its unit.", example="km2")
    kind: CountKind | None = field(
        None,
        id="Cara menghitung penduduk: census, registered, estimate, derived, atau other.",
        en="How people were counted: census, registered, estimate, derived or other.",
    )
    definition: Bilingual = field(
        id="Apa yang dihitung atau diukur, dan oleh siapa.",
        en="What is counted or measured, and by whom.",
    )
    as_of: AsOf | None = field(
        id="Tanggal angka berlaku; null bila sumber tidak menyebutnya.",
        en="When the figure held; null where the source doesn't say.",
        example="2024-12-16",
    )
    review_after: WrittenDay | None = field(
        None,
        id="Sesudah tanggal ini, check mengingatkan bahwa angka baru mungkin sudah terbit.",
        en="After this day, check reminds that a newer figure may have been published.",
        example="2026-12-31",
    )
    source: Slug = field(
        id="Kunci sumber di registers/sources.yml.",
        en="A key of registers/sources.yml.",
        example="luas-big-2024",
    )
    primary: bool = field(
        False,
        id="true untuk angka yang ditampilkan paling depan; satu tiap kelompok dan satuan.",
        en="true for the figure that is shown first; one for each group and unit.",
    )
    approximate: bool = field(
        False,
        id='true bila sumber membulatkan, misalnya "1,6 juta".',
        en='true where the source rounds, as in "1.6 million".',
    )
    decimals: int | None = field(
        None,
        id="Banyaknya angka desimal seperti tertulis di sumber.",
        en="How many decimals the source writes.",
        ge=0,
        le=6,
    )
    parts: tuple[Part, ...] = field(
        (),
        id="Rincian, misalnya laki-laki dan perempuan.",
        en="A breakdown, as by sex.",
    )


def _distinct(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    refusals: list[tuple[Place, PydanticCustomError]] = []
    seen: set[str] = set()
    first: dict[tuple[str, str], str] = {}
    for index, figure in enumerate(figures):
        if figure.key in seen:
            error = refuse(
                id=f'kunci angka "{figure.key}" dipakai dua kali; beri kunci lain.',
                en=f'the figure key "{figure.key}" is used twice; choose another.',
            )
            refusals.append(((index, "key"), error))
        seen.add(figure.key)
        if not figure.primary:
            continue
        other = first.setdefault((figure.group, figure.unit), figure.key)
        if other != figure.key:
            error = refuse(
                id=f'"{other}" sudah primary untuk kelompok dan satuan ini; pilih satu.',
                en=f'"{other}" is already primary for this group and unit; choose one.',
            )
            refusals.append(((index, "primary"), error))
    refuse_each("Figures", refusals)
    return figures


Figures = Annotated[tuple[Figure, ...], AfterValidator(_distinct)]
"""A city's figures in the file's order, no key twice, one primary for each group and unit."""


def of_group(figures: tuple[Figure, ...], group: FigureGroup) -> tuple[Figure, ...]:
    """The figures of ``group`` in the file's order."""
    return tuple(figure for figure in figures if figure.group == group)


def primary(
    figures: tuple[Figure, ...], group: FigureGroup, unit: Unit | None = None
) -> Figure | None:
    """The figure of ``group`` (and ``unit``) to show first: the chosen one, else the first."""
    candidates = [
        figure for figure in of_group(figures, group) if unit is None or figure.unit == unit
    ]
    chosen = [figure for figure in candidates if figure.primary]
    return next(iter(chosen or candidates), None)
