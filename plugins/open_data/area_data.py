"""Districts and villages as datasets.

Reads   the cities' districts.
Gives   ``DISTRICTS`` and ``VILLAGES``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from plugins.languages import addresses
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.city_data import CITY_COLUMN, CityRow
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.facts import origin, point_columns
from plugins.open_data.outlines import boundary_columns, outline_of
from plugins.schema.districts import District, DistrictKind, Village, VillageKind

R = TypeVar("R", bound=CityRow)

NO_BOUNDARY = both(
    "Titik dan luas dihitung dari garis yang beredar umum: bukan batas resmi. GeoJSON memuat "
    "poligon hanya bila kota menyerahkan batasnya sendiri; lihat boundary_source.",
    "Points and areas were computed from outlines in circulation: not an official boundary. "
    "GeoJSON has polygons only where the city supplied its own; see boundary_source.",
)
KEYWORDS = (both("kode wilayah", "area codes"), both("kecamatan", "districts"))


@dataclass(frozen=True, slots=True)
class DistrictRow(CityRow):
    """One district."""

    district: District


@dataclass(frozen=True, slots=True)
class VillageRow(DistrictRow):
    """One village."""

    village: Village


def district_rows(site: Site, cities: Sequence[City]) -> Iterator[DistrictRow]:
    return (DistrictRow(site, city, district) for city in cities for district in city.districts)


def village_rows(site: Site, cities: Sequence[City]) -> Iterator[VillageRow]:
    for row in district_rows(site, cities):
        for village in row.district.villages:
            yield VillageRow(site, row.city, row.district, village)


def point_of(place: District | Village) -> tuple[float, float] | None:
    """Latitude and longitude, where both are known."""
    return (place.lat, place.lon) if place.lat is not None and place.lon is not None else None


def _code(_of: type[R], read: Callable[[R], District | Village]) -> Column[R]:
    return Column(
        "code",
        "string",
        lambda row: read(row).code,
        both("Kode wilayah Kemendagri.", "The Home Affairs area code."),
        required=True,
    )


def _place(_of: type[R], read: Callable[[R], District | Village]) -> tuple[Column[R], ...]:
    """Who says the name, where it is, who says that, and how large it is."""
    return (
        *origin(_of, lambda row: row.city.divisions.names, "name_"),
        *point_columns(_of, lambda row: point_of(read(row))),
        *origin(_of, lambda row: row.city.divisions.geometry, "point_"),
        Column(
            "area_km2_computed",
            "number",
            lambda row: read(row).area_km2_computed,
            both(
                "Luas hitungan peta, km²; asalnya seperti titik; bukan angka resmi.",
                "Area computed from a map, km²; origin as for the point; not official.",
            ),
        ),
    )


DISTRICTS: Dataset[DistrictRow] = Dataset(
    key="districts",
    title=both("Kecamatan dan kapanewon", "Districts"),
    about=both(
        "Kode, nama, titik tengah, luas, dan tetangga setiap kecamatan. Jumlah penduduknya ada "
        "di kumpulan data Angka.",
        "Code, name, centre point, area and neighbours of each district. Their population is in "
        "the dataset Figures.",
    ),
    rows=district_rows,
    identity=("code",),
    preview=("code", "name", "lat", "lon"),
    theme="REGI",
    keywords=KEYWORDS,
    caveat=NO_BOUNDARY,
    bound_by=("name_source", "boundary_source"),
    point=lambda row: point_of(row.district),
    outline=lambda row: outline_of(row, row.district.code),
    columns=(
        _code(DistrictRow, lambda row: row.district),
        CITY_COLUMN,
        Column(
            "slug",
            "string",
            lambda row: row.district.slug,
            both("Ujung alamat halamannya.", "The end of its page's address."),
            required=True,
        ),
        Column(
            "name",
            "string",
            lambda row: row.district.name,
            both("Nama tanpa sebutan.", "The name alone."),
            required=True,
        ),
        Column(
            "kind",
            "string",
            lambda row: row.district.kind,
            both(
                "Sebutannya: kecamatan, kapanewon, kemantren, atau distrik.",
                "What it is called there: kecamatan, kapanewon, kemantren or distrik.",
            ),
            required=True,
            choices=get_args(DistrictKind),
        ),
        *_place(DistrictRow, lambda row: row.district),
        Column(
            "area_km2_published",
            "number",
            lambda row: row.district.area_published.value if row.district.area_published else None,
            both("Luas yang pernah diterbitkan, km².", "Area as somebody published it, km²."),
        ),
        Column(
            "area_as_of",
            "string",
            lambda row: row.district.area_published.as_of if row.district.area_published else None,
            both(
                "Tahun, bulan, atau tanggal luas itu; seteliti sumbernya.",
                "Year, month or day of that area; as exact as its source.",
            ),
        ),
        *origin(DistrictRow, lambda row: row.district.area_published, "area_"),
        Column(
            "neighbours",
            "list",
            lambda row: row.district.neighbours,
            both("Kode kecamatan yang berbatasan.", "Codes of the districts that it borders."),
        ),
        Column(
            "villages",
            "integer",
            lambda row: len(row.district.villages),
            both("Banyaknya kelurahan atau desa.", "The number of its villages."),
            required=True,
        ),
        Column(
            "page_id",
            "address",
            lambda row: row.site.url + addresses.district("id", row.city.slug, row.district.slug),
            both("Halamannya, bahasa Indonesia.", "Its page in Indonesian."),
            required=True,
        ),
        Column(
            "page_en",
            "address",
            lambda row: row.site.url + addresses.district("en", row.city.slug, row.district.slug),
            both("Halamannya, bahasa Inggris.", "Its page in English."),
            required=True,
        ),
        *boundary_columns(DistrictRow, lambda row: row.district.code),
    ),
)

VILLAGES: Dataset[VillageRow] = Dataset(
    key="villages",
    title=both("Kelurahan dan desa", "Villages"),
    about=both(
        "Kode, nama, titik tengah, dan luas hitungan setiap kelurahan, desa, atau kalurahan.",
        "Code, name, centre point and computed area of each kelurahan, desa or kalurahan.",
    ),
    rows=village_rows,
    identity=("code",),
    preview=("code", "name", "lat", "lon"),
    theme="REGI",
    keywords=(both("kelurahan", "urban villages"), both("desa", "villages"), *KEYWORDS[:1]),
    caveat=NO_BOUNDARY,
    bound_by=("name_source", "boundary_source"),
    point=lambda row: point_of(row.village),
    outline=lambda row: outline_of(row, row.village.code),
    columns=(
        _code(VillageRow, lambda row: row.village),
        CITY_COLUMN,
        Column(
            "district_code",
            "string",
            lambda row: row.district.code,
            both("Kode kecamatannya.", "Its district's code."),
            required=True,
        ),
        Column(
            "name",
            "string",
            lambda row: row.village.name,
            both("Nama.", "The name."),
            required=True,
        ),
        Column(
            "kind",
            "string",
            lambda row: row.village.effective_kind,
            both(
                "Sebutannya, seperti kelurahan, desa, atau kalurahan.",
                "What it is called there, such as kelurahan, desa or kalurahan.",
            ),
            required=True,
            choices=get_args(VillageKind),
        ),
        Column(
            "also_spelt",
            "list",
            lambda row: row.village.also_spelt,
            both("Ejaan lain di sumber lain.", "Other spellings in other sources."),
        ),
        *_place(VillageRow, lambda row: row.village),
        *boundary_columns(VillageRow, lambda row: row.village.code),
    ),
)
