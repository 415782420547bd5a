"""Districts (kecamatan, kapanewon) and their villages by official code.

Reads   ``cities/<slug>/districts.yml``.
Gives   ``Districts``: every district with its point, area, tile, neighbours, people and villages.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.schema.areas import (
    DistrictCode,
    Latitude,
    Longitude,
    Place,
    VillageCode,
    refuse_each,
)
from plugins.schema.counts import Count, Series, WrittenCount, resolve
from plugins.schema.fields import Model, field, refuse
from plugins.schema.figures import AsOf
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual, Slug, Text

DistrictKind = Literal["kecamatan", "kapanewon", "kemantren", "distrik"]
VillageKind = Literal["kelurahan", "desa", "kalurahan", "gampong", "nagari", "kampung"]

SquareKilometres = Annotated[float, Field(gt=0)]
TileCell = Annotated[int, Field(ge=0, le=60)]


class Village(Model):
    """An urban village (kelurahan) or village (desa, kalurahan)."""

    code: VillageCode = field(
        id="Kode Kemendagri.", en="The official code.", example="33.74.12.1016"
    )
    name: Text = field(id="Nama.", en="The name.", example="Kandri")
    kind: VillageKind | None = field(
        None,
        id="kelurahan, desa, atau kalurahan; kosong: menurut kode (1… kelurahan, 2… desa).",
        en="kelurahan, desa or kalurahan; left out: as the code says (1… kelurahan, 2… desa).",
    )
    lat: Latitude | None = field(None, id="Lintang titik tengah.", en="Latitude of its centre.")
    lon: Longitude | None = field(None, id="Bujur titik tengah.", en="Longitude of its centre.")
    area_km2_computed: SquareKilometres | None = field(
        None, id="Luas hitungan peta, km²; bukan angka resmi.", en="Area computed from a map, km²."
    )
    also_spelt: tuple[Text, ...] = field(
        (), id="Ejaan lain di sumber lain.", en="Other spellings in other sources."
    )

    @property
    def effective_kind(self) -> VillageKind:
        """The kind written, else the one that the Home Affairs code implies."""
        return self.kind or ("kelurahan" if self.code[9] == "1" else "desa")


class PublishedArea(Sourced):
    """A district's area as somebody published it."""

    value: SquareKilometres = field(id="Luas, km².", en="Area, km².")
    as_of: AsOf | None = field(None, id="Tanggal angka berlaku.", en="When it held.")


class District(Model):
    """One district with everything that its page shows."""

    code: DistrictCode = field(id="Kode Kemendagri.", en="The official code.", example="33.74.12")
    slug: Slug = field(
        id="Ujung alamat halaman.", en="The end of the address.", example="gunungpati"
    )
    name: Text = field(id="Nama tanpa sebutan.", en="The name alone.", example="Gunungpati")
    kind: DistrictKind = field(
        "kecamatan",
        id="kecamatan, kapanewon, kemantren, atau distrik.",
        en="kecamatan, kapanewon, kemantren or distrik.",
    )
    standfirst: Bilingual | None = field(
        None, id="Satu kalimat tentang kecamatan.", en="One sentence about the district."
    )
    lat: Latitude | None = field(None, id="Lintang titik tengah.", en="Latitude of its centre.")
    lon: Longitude | None = field(None, id="Bujur titik tengah.", en="Longitude of its centre.")
    area_km2_computed: SquareKilometres | None = field(
        None, id="Luas hitungan peta, km²; bukan angka resmi.", en="Area computed from a map, km²."
    )
    area_published: PublishedArea | None = field(
        None, id="Luas yang pernah diterbitkan.", en="The area as published."
    )
    tile: tuple[TileCell, TileCell] | None = field(
        None,
        id="Kolom dan baris di peta ubin, dari 0 di kiri atas.",
        en="Column and row on the tile map, from 0 at the top left.",
        example=[1, 3],
    )
    neighbours: tuple[DistrictCode, ...] = field(
        (), id="Kode kecamatan yang berbatasan.", en="Codes of the districts it borders."
    )
    population: tuple[WrittenCount, ...] = field(
        (), id="Jumlah penduduk menurut tahun.", en="Its people by year."
    )
    villages: tuple[Village, ...] = field(
        (), id="Kelurahan atau desa, urut kode.", en="Its villages, in the order of their codes."
    )


class Boundaries(Sourced):
    """Where the outlines in ``boundaries.geojson`` come from; maps say so beside the drawing."""

    source: Slug = field(
        id="Kunci sumber garis batas di registers/sources.yml.",
        en="The key of the outlines' source in registers/sources.yml.",
        example="sk-batas-2024",
    )
    as_of: AsOf = field(
        id="Tanggal garis batas berlaku.", en="When the outlines held.", example="2024-12"
    )


class Districts(Model):
    """``districts.yml``: how people were counted, and the districts of one city."""

    names: Sourced | None = field(
        None, id="Asal nama dan kode.", en="Where names and codes come from."
    )
    geometry: Sourced | None = field(
        None,
        id="Asal titik, luas hitungan, dan tetangga.",
        en="Where points, computed areas and neighbours come from.",
    )
    boundaries: Boundaries | None = field(
        None,
        id="Asal dan tanggal boundaries.geojson; wajib bila berkas itu ada.",
        en="Source and date of boundaries.geojson; required where that file is there.",
    )
    series: tuple[Series, ...] = field(
        (),
        id="Cara penduduk dihitung, satu kunci satu cara.",
        en="How people were counted, by key.",
    )
    districts: tuple[District, ...] = field(
        (), id="Kecamatan, urut kode.", en="The districts, in the order of their codes."
    )

    def counts(self, district: District) -> tuple[Count, ...]:
        """The people of ``district`` by year, each with the definition and origin of its series."""
        by_key = {series.key: series for series in self.series}
        return tuple(
            resolve(written, by_key[written.series])
            for written in sorted(district.population, key=lambda count: count.year)
        )

    def by_code(self, code: str) -> District | None:
        """The district of that code, or of that village's code."""
        return next((item for item in self.districts if item.code == code[:8]), None)

    def village(self, code: str) -> Village | None:
        """The village of that code."""
        district = self.by_code(code)
        found = district.villages if district else ()
        return next((village for village in found if village.code == code), None)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_each("Districts", _refusals(self))
        return self


def _refusals(file: Districts) -> Iterator[tuple[Place, PydanticCustomError]]:
    known = {district.code for district in file.districts}
    series = {item.key for item in file.series}
    tiles: set[tuple[int, int] | None] = set()
    yield from _twice("series", [item.key for item in file.series], "key")
    for name in ("code", "slug"):
        yield from _twice("districts", [getattr(item, name) for item in file.districts], name)
    for index, district in enumerate(file.districts):
        here: Place = ("districts", index)
        if district.tile is not None and district.tile in tiles:
            yield (
                (*here, "tile"),
                refuse(
                    id=f"petak {list(district.tile)} sudah dipakai kecamatan lain.",
                    en=f"the cell {list(district.tile)} is taken by another district.",
                ),
            )
        tiles.add(district.tile)
        for position, code in enumerate(district.neighbours):
            if code not in known or code == district.code:
                yield (
                    (*here, "neighbours", position),
                    refuse(
                        id=f'"{code}" bukan kode kecamatan lain di berkas ini.',
                        en=f'"{code}" is not the code of another district in this file.',
                    ),
                )
        for position, count in enumerate(district.population):
            if count.series not in series:
                yield (
                    (*here, "population", position, "series"),
                    refuse(
                        id=f'"{count.series}" belum ada di series di awal berkas ini.',
                        en=f'"{count.series}" is not among the series at the top of this file.',
                    ),
                )
        codes = [village.code for village in district.villages]
        for place, error in _twice("villages", codes, "code"):
            yield (*here, *place), error
        for position, code in enumerate(codes):
            if not code.startswith(f"{district.code}."):
                yield (
                    (*here, "villages", position, "code"),
                    refuse(
                        id=f'kode "{code}" harus berawalan kode kecamatannya, {district.code}.',
                        en=f'the code "{code}" must begin with its district\'s, {district.code}.',
                    ),
                )


def _twice(
    list_name: str, values: list[str], name: str
) -> Iterator[tuple[Place, PydanticCustomError]]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield (
                (list_name, index, name),
                refuse(
                    id=f'"{value}" sudah dipakai di atas; setiap {name} hanya sekali.',
                    en=f'"{value}" is used above already; each {name} stands once.',
                ),
            )
        seen.add(value)
