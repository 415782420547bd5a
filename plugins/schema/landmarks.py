"""Landmarks (destinasi): what it is, where it stands and how sure we are of either.

Reads   ``cities/<slug>/landmarks.yml``.
Gives   ``Landmarks`` and the words for kinds of landmark and exactness of a point.
"""

from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.schema.areas import (
    DistrictCode,
    Latitude,
    Longitude,
    Place,
    VillageCode,
    refuse_each,
)
from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenDay
from plugins.schema.samples import refuse_unmarked
from plugins.schema.sources import Sourced, SourcedText
from plugins.schema.texts import Bilingual, Slug, Text

LandmarkKind = Literal[
    "heritage",
    "religious",
    "park",
    "nature",
    "museum",
    "culinary",
    "craft",
    "market",
    "arts",
    "other",
]

LANDMARK_KIND_LABELS: Final[dict[LandmarkKind, Bilingual]] = {
    "heritage": Bilingual(id="Cagar budaya", en="Heritage"),
    "religious": Bilingual(id="Rumah ibadah", en="Places of worship"),
    "park": Bilingual(id="Ruang publik", en="Public spaces"),
    "nature": Bilingual(id="Alam", en="Nature"),
    "museum": Bilingual(id="Museum", en="Museums"),
    "culinary": Bilingual(id="Kuliner", en="Food"),
    "craft": Bilingual(id="Kriya", en="Crafts"),
    "market": Bilingual(id="Pasar", en="Markets"),
    "arts": Bilingual(id="Seni", en="Arts"),
    "other": Bilingual(id="Lainnya", en="Other"),
}
"""Headings, in the order in which a city page lists the kinds."""

Precision = Literal["exact", "approximate", "village-centre"]


def _picture_name(name: str) -> str:
    parts = name.split("/")
    safe = all(part and not part.startswith(".") and "\\" not in part for part in parts)
    if not safe or not name.lower().endswith((".svg", ".jpg", ".jpeg", ".png", ".webp", ".avif")):
        raise refuse(
            id='tulis gambar di folder kota ini, seperti "images/lawang-sewu.svg", '
            f'bukan "{name}".',
            en=f'write a picture in this city\'s folder, like "images/lawang-sewu.svg", '
            f'not "{name}".',
        )
    return name


PictureName = Annotated[str, AfterValidator(_picture_name)]


class Picture(Model):
    """A picture beside the city's files, with its words in both languages."""

    file: PictureName = field(
        id="Berkas gambar, dihitung dari folder kota.",
        en="The picture, counted from the city's folder.",
        example="images/lawang-sewu.svg",
    )
    alt: Bilingual = field(
        id="Apa yang tampak, untuk pembaca yang tidak melihatnya.",
        en="What it shows, for readers who can't see it.",
    )
    caption: Bilingual | None = field(None, id="Keterangan gambar.", en="The caption.")
    credit: Text | None = field(None, id="Siapa yang membuatnya.", en="Who made it.")


class Point(Sourced):
    """Where a landmark stands, and how exact that is."""

    lat: Latitude = field(id="Lintang, derajat.", en="Latitude in degrees.", example=-6.984)
    lon: Longitude = field(id="Bujur, derajat.", en="Longitude in degrees.", example=110.4107)
    precision: Precision = field(
        "approximate",
        id="exact (tepat), approximate (kira-kira), atau village-centre (tengah kelurahan).",
        en="exact, approximate or village-centre.",
    )
    radius_m: Annotated[int, Field(gt=0)] | None = field(
        None, id="Ketelitian kira-kira, meter.", en="Rough exactness in metres.", example=200
    )


class VillageOf(Sourced):
    """The village that a landmark lies in."""

    code: VillageCode = field(
        id="Kode kelurahan atau desa.", en="The village's code.", example="33.74.01.1007"
    )


class Detail(SourcedText):
    """One more fact with its own label, such as what a building once was."""

    label: Bilingual = field(id="Nama keterangan.", en="The label.")


class CheckedText(SourcedText):
    """What may be different tomorrow, with the day on which somebody last asked."""

    checked: WrittenDay = field(
        id="Tanggal keterangan ini terakhir diperiksa.",
        en="The day on which this was last checked.",
        example="2026-11-21",
    )


class Landmark(Sourced):
    """One landmark; its own source stands behind ``fact``."""

    slug: Slug = field(id="Ujung alamat halaman.", en="The end of the address.")
    name: Bilingual = field(id="Namanya.", en="Its name.")
    short: Bilingual | None = field(
        None, id="Nama pendek untuk peta dan daftar.", en="A short name for maps and lists."
    )
    kind: LandmarkKind = field(
        id="heritage, religious, park, nature, museum, culinary, craft, market, arts, atau other.",
        en="heritage, religious, park, nature, museum, culinary, craft, market, arts or other.",
    )
    district: DistrictCode = field(
        id="Kode kecamatannya.", en="Its district's code.", example="33.74.01"
    )
    village: VillageOf | None = field(
        None, id="Kelurahan atau desanya.", en="Its village, if known."
    )
    point: Point | None = field(None, id="Letaknya di peta.", en="Where it is on the map.")
    built: SourcedText | None = field(
        None, id="Tahun dibangun atau diresmikan.", en="When it was built or opened."
    )
    fact: Bilingual = field(
        id="Satu kalimat yang menjelaskannya.", en="One sentence that tells what it is."
    )
    details: tuple[Detail, ...] = field(
        (), id="Keterangan lain, satu label satu fakta.", en="Further facts, each with a label."
    )
    hours: CheckedText | None = field(
        None,
        id="Jam buka; kosong: belum diketahui, jadi tidak tampil.",
        en="Opening hours; empty: not known, so not shown.",
    )
    ticket: CheckedText | None = field(
        None, id="Tiket; kosong: tidak tampil.", en="Tickets; empty: not shown."
    )
    wheelchair: CheckedText | None = field(
        None,
        id="Akses kursi roda; kosong: tidak tampil.",
        en="Wheelchair access; empty: not shown.",
    )
    access: CheckedText | None = field(
        None,
        id="Akses lain: jalur pemandu, toilet, bahasa isyarat; kosong: tidak tampil.",
        en="Other access: tactile paths, toilets, sign language; empty: not shown.",
    )
    transport: CheckedText | None = field(
        None,
        id="Cara menuju ke sini: halte, rute, parkir; kosong: tidak tampil.",
        en="How to get there: stops, routes, parking; empty: not shown.",
    )
    image: Picture | None = field(None, id="Gambarnya.", en="Its picture.")
    featured: Annotated[int, Field(ge=1, le=9)] | None = field(
        None,
        id="Urutan gambarnya di halaman kota; 1 yang terbesar; kosong: tidak tampil di sana.",
        en="Its picture's rank on the city page, 1 the largest; left out: not shown there.",
        example=1,
    )
    sample: bool = field(
        False,
        id="true bila destinasi ini rekaan; namanya lalu memuat kata contoh.",
        en="true where this landmark is made up; its name then says sample.",
    )

    @model_validator(mode="after")
    def _marked(self) -> Self:
        if self.sample:
            refuse_unmarked(self.name, self.short)
        return self

    @property
    def short_name(self) -> Bilingual:
        """The short name, else the name."""
        return self.short or self.name


class Landmarks(Model):
    """``landmarks.yml``: the landmarks of one city."""

    landmarks: tuple[Landmark, ...] = field((), id="Destinasi kota.", en="The city's landmarks.")

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        refusals: list[tuple[Place, PydanticCustomError]] = []
        seen: set[str] = set()
        for index, landmark in enumerate(self.landmarks):
            if landmark.slug in seen:
                error = refuse(
                    id=f'slug "{landmark.slug}" sudah dipakai di atas; beri slug lain.',
                    en=f'the slug "{landmark.slug}" is used above already; choose another.',
                )
                refusals.append((("landmarks", index, "slug"), error))
            seen.add(landmark.slug)
            village = landmark.village
            if village is not None and not village.code.startswith(f"{landmark.district}."):
                error = refuse(
                    id=f'kode "{village.code}" harus berawalan kode kecamatannya, '
                    f"{landmark.district}.",
                    en=f'the code "{village.code}" must begin with its district\'s, '
                    f"{landmark.district}.",
                )
                refusals.append((("landmarks", index, "village", "code"), error))
        refuse_each("Landmarks", refusals)
        return self
