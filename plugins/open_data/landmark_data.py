"""Landmarks as a dataset.

Reads   the cities' landmarks.
Gives   ``LANDMARKS``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from plugins.languages import addresses
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.city_data import CITY_COLUMN, CityRow
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.facts import origin, point_columns, words
from plugins.schema.landmarks import CheckedText, Landmark, LandmarkKind, Precision
from plugins.schema.texts import Bilingual


@dataclass(frozen=True, slots=True)
class LandmarkRow(CityRow):
    """One landmark."""

    mark: Landmark


def landmark_rows(site: Site, cities: Sequence[City]) -> Iterator[LandmarkRow]:
    return (LandmarkRow(site, city, mark) for city in cities for mark in city.landmarks)


def _point(row: LandmarkRow) -> tuple[float, float] | None:
    return (row.mark.point.lat, row.mark.point.lon) if row.mark.point is not None else None


def _checked(
    name: str, read: Callable[[Landmark], CheckedText | None], about: Bilingual
) -> tuple[Column[LandmarkRow], ...]:
    """What may be different tomorrow, with its origin and the day of checking; empty: not known."""

    def found(row: LandmarkRow) -> CheckedText | None:
        return read(row.mark)

    def text(row: LandmarkRow) -> Bilingual | None:
        fact = found(row)
        return fact.text if fact is not None else None

    def checked(row: LandmarkRow) -> date | None:
        fact = found(row)
        return fact.checked if fact is not None else None

    day = both("Tanggal terakhir diperiksa.", "The day on which it was last checked.")
    return (
        *words(LandmarkRow, name, text, about),
        *origin(LandmarkRow, found, f"{name}_"),
        Column(f"{name}_checked", "date", checked, day),
    )


LANDMARKS: Dataset[LandmarkRow] = Dataset(
    key="landmarks",
    title=both("Destinasi", "Landmarks"),
    about=both(
        "Bangunan, taman, pasar, dan tempat lain yang menandai kota, dengan letak dan "
        "ketelitiannya.",
        "Buildings, parks, markets and other places that mark a city, with their position and "
        "how exact it is.",
    ),
    rows=landmark_rows,
    identity=("city", "slug"),
    preview=("slug", "name_{}", "kind", "point_precision"),
    theme="EDUC",
    keywords=(both("destinasi wisata", "landmarks"), both("cagar budaya", "heritage")),
    caveat=both(
        "Titik bertanda approximate teliti kira-kira ratusan meter; village-centre adalah tengah "
        "kelurahan, bukan letak destinasinya.",
        "Points marked approximate are good to some hundred metres; village-centre is the middle "
        "of the village, not where the landmark stands.",
    ),
    point=_point,
    columns=(
        CITY_COLUMN,
        Column(
            "slug",
            "string",
            lambda row: row.mark.slug,
            both("Ujung alamat halamannya.", "The end of its page's address."),
            required=True,
        ),
        *words(
            LandmarkRow,
            "name",
            lambda row: row.mark.name,
            both("Nama.", "The name."),
            required=True,
        ),
        Column(
            "kind",
            "string",
            lambda row: row.mark.kind,
            both("Jenisnya.", "Its kind."),
            required=True,
            choices=get_args(LandmarkKind),
        ),
        *words(
            LandmarkRow,
            "fact",
            lambda row: row.mark.fact,
            both("Satu kalimat tentangnya.", "One sentence about it."),
            required=True,
        ),
        *origin(LandmarkRow, lambda row: row.mark),
        *words(
            LandmarkRow,
            "built",
            lambda row: row.mark.built.text if row.mark.built else None,
            both("Tahun dibangun atau diresmikan.", "When it was built or opened."),
        ),
        *origin(LandmarkRow, lambda row: row.mark.built, "built_"),
        Column(
            "district_code",
            "string",
            lambda row: row.mark.district,
            both("Kode kecamatannya.", "Its district's code."),
            required=True,
        ),
        Column(
            "village_code",
            "string",
            lambda row: row.mark.village.code if row.mark.village else None,
            both("Kode kelurahan atau desanya.", "Its village's code."),
        ),
        *origin(LandmarkRow, lambda row: row.mark.village, "village_"),
        *point_columns(LandmarkRow, _point),
        Column(
            "point_precision",
            "string",
            lambda row: row.mark.point.precision if row.mark.point else None,
            both(
                "exact (tepat), approximate (kira-kira), atau village-centre (tengah kelurahan).",
                "exact, approximate or village-centre.",
            ),
            choices=get_args(Precision),
        ),
        Column(
            "point_radius_m",
            "integer",
            lambda row: row.mark.point.radius_m if row.mark.point else None,
            both("Ketelitian titik, meter.", "How exact the point is, in metres."),
        ),
        *origin(LandmarkRow, lambda row: row.mark.point, "point_"),
        Column(
            "page_id",
            "address",
            lambda row: row.site.url + addresses.landmark("id", row.city.slug, row.mark.slug),
            both("Halamannya, bahasa Indonesia.", "Its page in Indonesian."),
            required=True,
        ),
        Column(
            "page_en",
            "address",
            lambda row: row.site.url + addresses.landmark("en", row.city.slug, row.mark.slug),
            both("Halamannya, bahasa Inggris.", "Its page in English."),
            required=True,
        ),
        *_checked("hours", lambda mark: mark.hours, both("Jam buka.", "Opening hours.")),
        *_checked("ticket", lambda mark: mark.ticket, both("Tiket.", "Tickets.")),
        *_checked(
            "wheelchair",
            lambda mark: mark.wheelchair,
            both("Akses kursi roda.", "Wheelchair access."),
        ),
        *_checked("access", lambda mark: mark.access, both("Akses lain.", "Other access.")),
        *_checked(
            "transport",
            lambda mark: mark.transport,
            both("Cara menuju ke sana.", "How to get there."),
        ),
        Column(
            "sample",
            "boolean",
            lambda row: row.mark.sample,
            both(
                "true bila tempat ini rekaan: tidak ada.",
                "true where this place is made up: it doesn't exist.",
            ),
            required=True,
        ),
    ),
)
