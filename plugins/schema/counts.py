"""The people of a city's districts, counted in one way or another.

Reads   nothing.
Gives   ``Series``, the definition behind counts, ``WrittenCount`` and ``Count``, one with it and
        one without, and the words for kinds of count.
"""

from typing import Final, Literal

from plugins.schema.fields import Model, field
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual, Slug

CountKind = Literal["census", "registered", "estimate", "derived", "other"]
"""How people were counted; counts of different kinds are not compared as if they were one."""

COUNT_KIND_LABELS: Final[dict[CountKind, Bilingual]] = {
    "census": Bilingual(id="sensus", en="census"),
    "registered": Bilingual(id="registrasi", en="register"),
    "estimate": Bilingual(id="taksiran", en="estimate"),
    "derived": Bilingual(id="turunan", en="derived"),
    "other": Bilingual(id="hitungan lain", en="other count"),
}


class Series(Sourced):
    """One way in which a city's districts were counted: the definition behind its counts."""

    key: Slug = field(
        id="Kunci hitungan, sekali saja di berkas ini.",
        en="The series' key, once in this file.",
        example="sensus-2020",
    )
    label: Bilingual = field(id="Nama hitungan.", en="The series' name.")
    kind: CountKind = field(
        id="Cara menghitung: census, registered, estimate, derived, atau other.",
        en="How people were counted: census, registered, estimate, derived or other.",
    )
    definition: Bilingual = field(id="Apa yang dihitung.", en="What is counted.")
    source: Slug = field(
        id="Kunci sumber di registers/sources.yml.",
        en="A key of registers/sources.yml.",
    )


class WrittenCount(Model):
    """One count as districts.yml carries it; the rest stands in its series."""

    year: int = field(id="Tahun.", en="The year.", ge=1700, le=2200)
    value: int = field(id="Jumlah jiwa.", en="The number of people.", ge=0)
    series: Slug = field(id="Kunci hitungan di series.", en="A key of series.")
    source: Slug | None = field(
        None,
        id="Sumber lain untuk angka ini saja.",
        en="Another source for this count alone.",
    )
    confirmed: bool | None = field(
        None,
        id="Kepastian untuk angka ini saja.",
        en="Whether this count alone is confirmed.",
    )
    density: float | None = field(
        None,
        id="Jiwa per km² seperti terbit, bila angka ini diturunkan darinya.",
        en="People per km² as published, where the count derives from it.",
        gt=0,
    )


class Count(Sourced):
    """One count of a district's people with everything its series says."""

    year: int = field(id="Tahun.", en="The year.")
    value: int = field(id="Jumlah jiwa.", en="The number of people.")
    series: Slug = field(id="Kunci hitungan.", en="The series' key.")
    kind: CountKind = field(id="Cara menghitung.", en="How people were counted.")
    label: Bilingual = field(id="Nama hitungan.", en="The series' name.")
    definition: Bilingual = field(id="Apa yang dihitung.", en="What is counted.")
    density: float | None = field(None, id="Jiwa per km².", en="People per km².")


def resolve(written: WrittenCount, series: Series) -> Count:
    """``written`` with the definition and origin of its series."""
    return Count(
        year=written.year,
        value=written.value,
        series=series.key,
        kind=series.kind,
        label=series.label,
        definition=series.definition,
        density=written.density,
        source=written.source or series.source,
        also=series.also if written.source is None else (),
        confirmed=series.confirmed if written.confirmed is None else written.confirmed,
        note=series.note,
    )
