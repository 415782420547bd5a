"""Where facts come from, and whether the city has confirmed them.

Reads   ``registers/sources.yml``: key to source.
Gives   ``Source`` and its register, ``Sourced`` (the base of every fact that names its source)
        and ``mark_of``, the provenance mark that a page shows beside the fact.
"""

from collections.abc import Iterator
from typing import Final, Literal

from plugins.schema.fields import Model, field
from plugins.schema.moments import WrittenDay
from plugins.schema.registers import WebAddress
from plugins.schema.texts import Bilingual, Slug, Text

SourceKind = Literal["document", "dataset", "public-page", "recalled", "computed", "sample"]

SOURCE_KIND_LABELS: Final[dict[SourceKind, Bilingual]] = {
    "document": Bilingual(id="dokumen sumber", en="source document"),
    "dataset": Bilingual(id="kumpulan data", en="dataset"),
    "public-page": Bilingual(
        id="halaman umum, diperiksa ulang", en="public page, to be checked again"
    ),
    "recalled": Bilingual(id="belum dikonfirmasi", en="not confirmed"),
    "computed": Bilingual(id="dihitung, bukan angka resmi", en="computed, not an official figure"),
    "sample": Bilingual(id="rekaan untuk contoh", en="made up as a sample"),
}

Mark = Literal["full", "half", "ring"]
"""The three shapes of a provenance mark: vouched for, to be checked again, recalled only."""


class Source(Model):
    """One source: a document, a dataset, a public page, a memory, a computation or a sample."""

    kind: SourceKind = field(
        id="Jenis sumber: document, dataset, public-page, recalled (ingatan), computed "
        "(hitungan), atau sample (rekaan untuk contoh).",
        en="The kind of source: document, dataset, public-page, recalled, computed, or sample "
        "(made up).",
        example="public-page",
    )
    title: Bilingual = field(
        id="Nama sumber seperti yang dibaca pembaca.", en="The source's name as readers see it."
    )
    licence: Text | None = field(
        None, id="Lisensi, bila diketahui.", en="The licence, where known.", example="CC BY 4.0"
    )
    url: WebAddress | None = field(
        None,
        id="Alamat web, bila ada.",
        en="The web address, if any.",
        example="https://www.bps.go.id/",
    )
    read: WrittenDay | None = field(
        None, id="Tanggal sumber dibaca.", en="The day the source was read.", example="2026-11-21"
    )


class Sourced(Model):
    """A fact with its origin; without a source it is the city's own word."""

    source: Slug | None = field(
        None,
        id="Kunci sumber di registers/sources.yml; kosong bila keterangan kota sendiri.",
        en="A key of registers/sources.yml; left out where it is the city's own word.",
        example="laporan-semarang-2023",
    )
    also: tuple[Slug, ...] = field(
        (),
        id="Kunci sumber lain yang menyebut hal yang sama.",
        en="Keys of further sources for the same fact.",
    )
    confirmed: bool = field(
        True,
        id="false selama kota belum memastikannya; halaman memberi tanda.",
        en="false until the city has confirmed it; the page marks it.",
    )
    note: Bilingual | None = field(
        None,
        id="Catatan untuk pembaca, misalnya bila sumber berbeda.",
        en="A note for readers, for instance where sources differ.",
    )

    @property
    def source_keys(self) -> tuple[str, ...]:
        """Every key named here, the main one first."""
        return self.also if self.source is None else (self.source, *self.also)


class SourcedText(Sourced):
    """A sentence in two languages with its origin."""

    text: Bilingual = field(id="Keterangannya.", en="The words.")


def mark_of(kind: SourceKind | None, *, confirmed: bool) -> Mark:
    """The mark for a fact whose source is of ``kind`` (None: the city's own word).

    A confirmed fact is vouched for whatever its source was; of the others, only what was
    recalled gets the dashed ring. What is made up is never vouched for.
    """
    if kind == "sample":
        return "ring"
    if confirmed:
        return "full"
    return "ring" if kind == "recalled" else "half"


def named_sources(
    value: object, place: tuple[int | str, ...]
) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every source key within ``value``, with its place in the file, for the register check."""
    if isinstance(value, Sourced):
        if value.source is not None:
            yield (*place, "source"), value.source
        for index, key in enumerate(value.also):
            yield (*place, "also", index), key
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from named_sources(getattr(value, name), (*place, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from named_sources(item, (*place, index))
