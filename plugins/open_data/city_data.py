"""Cities as a dataset, and what all rows share: the city that they belong to.

Reads   the cities' profiles.
Gives   ``PROFILE``, ``CityRow`` and ``CITY_COLUMN``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from plugins.languages import addresses
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.facts import origin, words
from plugins.schema.areas import Bounds
from plugins.schema.cities import CityKind


@dataclass(frozen=True, slots=True)
class CityRow:
    """One city."""

    site: Site
    city: City

    @property
    def bounds(self) -> Bounds | None:
        return self.city.fields.bounds


def city_rows(site: Site, cities: Sequence[City]) -> Iterator[CityRow]:
    return (CityRow(site, city) for city in cities)


CITY_COLUMN: Column[CityRow] = Column(
    "city",
    "string",
    lambda row: row.city.slug,
    both("Kota: nama folder di alamatnya.", "The city: the folder's name in its address."),
    required=True,
)

PROFILE: Dataset[CityRow] = Dataset(
    key="profile",
    title=both("Profil kota", "City profiles"),
    about=both(
        "Nama, kode, provinsi, hari jadi, semboyan, dan kotak batas setiap kota.",
        "Name, code, province, anniversary, motto and bounding box of each city.",
    ),
    rows=city_rows,
    identity=("code",),
    preview=("code", "name_{}", "kind", "anniversary"),
    theme="REGI",
    keywords=(both("profil kota", "city profile"), both("kode wilayah", "area codes")),
    columns=(
        Column(
            "code",
            "string",
            lambda row: row.city.fields.code,
            both("Kode wilayah Kemendagri.", "The Home Affairs area code."),
            required=True,
        ),
        CITY_COLUMN,
        *words(
            CityRow,
            "name",
            lambda row: row.city.fields.name,
            both("Nama lengkap.", "The full name."),
            required=True,
        ),
        Column(
            "short_name",
            "string",
            lambda row: row.city.fields.short_name,
            both("Nama pendek.", "The short name."),
            required=True,
        ),
        Column(
            "kind",
            "string",
            lambda row: row.city.fields.effective_kind,
            both("kota atau kabupaten.", "kota (city) or kabupaten (regency)."),
            required=True,
            choices=get_args(CityKind),
        ),
        *words(
            CityRow,
            "province",
            lambda row: row.city.fields.province,
            both("Provinsi.", "Province."),
        ),
        Column(
            "anniversary",
            "date",
            lambda row: row.city.fields.anniversary.date if row.city.fields.anniversary else None,
            both("Tanggal asal hari jadi.", "The day from which its years are counted."),
        ),
        *origin(CityRow, lambda row: row.city.fields.anniversary, "anniversary_"),
        *words(
            CityRow,
            "motto",
            lambda row: row.city.fields.motto.text if row.city.fields.motto else None,
            both("Semboyan.", "Motto."),
        ),
        *origin(CityRow, lambda row: row.city.fields.motto, "motto_"),
        Column(
            "districts",
            "integer",
            lambda row: len(row.city.districts),
            both("Banyaknya baris di districts.", "The number of rows in districts."),
            required=True,
        ),
        Column(
            "villages",
            "integer",
            lambda row: sum(len(district.villages) for district in row.city.districts),
            both("Banyaknya baris di villages.", "The number of rows in villages."),
            required=True,
        ),
        Column(
            "west",
            "number",
            lambda row: row.bounds.west if row.bounds else None,
            both("Bujur paling barat, derajat.", "Westernmost longitude, degrees."),
        ),
        Column(
            "south",
            "number",
            lambda row: row.bounds.south if row.bounds else None,
            both("Lintang paling selatan, derajat.", "Southernmost latitude, degrees."),
        ),
        Column(
            "east",
            "number",
            lambda row: row.bounds.east if row.bounds else None,
            both("Bujur paling timur, derajat.", "Easternmost longitude, degrees."),
        ),
        Column(
            "north",
            "number",
            lambda row: row.bounds.north if row.bounds else None,
            both("Lintang paling utara, derajat.", "Northernmost latitude, degrees."),
        ),
        Column(
            "page_id",
            "address",
            lambda row: row.site.url + addresses.city("id", row.city.slug),
            both("Halaman kota, bahasa Indonesia.", "The city's page in Indonesian."),
            required=True,
        ),
        Column(
            "page_en",
            "address",
            lambda row: row.site.url + addresses.city("en", row.city.slug),
            both("Halaman kota, bahasa Inggris.", "The city's page in English."),
            required=True,
        ),
    ),
)
