"""A city's profile.

Reads   ``cities/<slug>/city.yml``; a code and a name are enough.
Gives   ``City``. What must agree with the city's other files is in ``city_misfits``.
"""

from typing import Literal

from plugins.schema.accents import Accent
from plugins.schema.areas import Bounds, CityCode
from plugins.schema.fields import Model, field
from plugins.schema.figures import AsOf, Figures
from plugins.schema.moments import WrittenDay
from plugins.schema.registers import Motif, ZoneKey
from plugins.schema.skylines import Skyline
from plugins.schema.sources import Sourced, SourcedText
from plugins.schema.texts import Bilingual, Text

CityKind = Literal["kota", "kabupaten"]
SymbolKind = Literal["mascot", "icon", "flora", "fauna", "flower", "song", "other"]


class Terms(Model):
    """What the city calls its districts and villages; the plurals matter in English only."""

    district: Bilingual = field(id="Sebutan satu kecamatan.", en="The word for one district.")
    districts: Bilingual = field(id="Sebutan banyak kecamatan.", en="The word for several.")
    village: Bilingual = field(id="Sebutan satu kelurahan.", en="The word for one village.")
    villages: Bilingual = field(id="Sebutan banyak kelurahan.", en="The word for several.")


_DISTRICT = Bilingual(id="kecamatan", en="district")
_DISTRICTS = Bilingual(id="kecamatan", en="districts")
_TERMS: dict[CityKind, Terms] = {
    "kota": Terms(
        district=_DISTRICT,
        districts=_DISTRICTS,
        village=Bilingual(id="kelurahan", en="urban village"),
        villages=Bilingual(id="kelurahan", en="urban villages"),
    ),
    "kabupaten": Terms(
        district=_DISTRICT,
        districts=_DISTRICTS,
        village=Bilingual(id="desa", en="village"),
        villages=Bilingual(id="desa", en="villages"),
    ),
}


class Anniversary(Sourced):
    """The day from which the city counts its years."""

    date: WrittenDay = field(
        id="Tanggal asal hari jadi.", en="The day it is counted from.", example="1547-05-02"
    )


class Nickname(Sourced):
    """A name that people give the city."""

    name: Bilingual = field(id="Julukannya.", en="The nickname.")


class SisterCity(Sourced):
    """A city with which this one has ties."""

    name: Bilingual = field(id="Kota dan negaranya.", en="The city and its country.")
    since: AsOf | None = field(None, id="Sejak kapan.", en="Since when.", example="1993")
    status: Bilingual | None = field(
        None, id="Tahapnya, bila belum penuh.", en="How far it has come, if not all the way."
    )


class Symbol(SourcedText):
    """A mascot, an icon, a plant or an animal that stands for the city."""

    kind: SymbolKind = field(
        id="mascot, icon, flora, fauna, flower, song, atau other.",
        en="mascot, icon, flora, fauna, flower, song or other.",
    )
    name: Bilingual | None = field(None, id="Namanya, bila ada.", en="Its name, if it has one.")


class Recognition(SourcedText):
    """Something that the city was recognised for."""

    as_of: AsOf | None = field(None, id="Kapan.", en="When.")


class NamedPerson(Sourced):
    """Somebody whom a source names in office on one day; it says nothing about today."""

    name: Text = field(id="Namanya seperti di sumber.", en="The name as in the source.")
    role: Bilingual = field(id="Jabatan pada hari itu.", en="The office on that day.")
    named_on: WrittenDay = field(
        id="Hari yang disebut sumber.", en="The day that the source tells of."
    )


class City(Model):
    """``city.yml``: everything about a city but its districts, landmarks and events."""

    code: CityCode = field(id="Kode Kemendagri.", en="The official code.", example="33.74")
    name: Bilingual = field(
        id="Nama lengkap.", en="The full name.", example={"id": "Kota Semarang"}
    )
    short: Text | None = field(
        None,
        id='Nama pendek; kosong: nama tanpa "Kota" atau "Kabupaten".',
        en='The short name; left out: the name without "Kota" or "Kabupaten".',
        example="Semarang",
    )
    kind: CityKind | None = field(
        None,
        id="kota atau kabupaten; kosong: menurut kode (71 ke atas kota).",
        en="kota or kabupaten; left out: as the code says (71 and above is a kota).",
    )
    province: Bilingual | None = field(None, id="Provinsi.", en="The province.")
    order: int = field(
        100, id="Urutan di beranda, kecil di depan.", en="Rank on the home page, smallest first."
    )
    timezone: ZoneKey | None = field(
        None,
        id="Zona waktu jam acara; kosong bila sama dengan situs.",
        en="The time zone of its events' hours; left out where it is the site's.",
        example="Asia/Makassar",
    )
    motif: Motif = field("kawung", id="Motif batik kota.", en="The city's batik motif.")
    motif_note: SourcedText | None = field(None, id="Arti motif.", en="What the motif stands for.")
    accent: Accent = field(Accent(), id="Warna kota.", en="The city's colours.")
    standfirst: Bilingual | None = field(
        None, id="Satu kalimat di bawah nama kota.", en="One sentence under the city's name."
    )
    skyline: Skyline | None = field(
        None,
        id="Siluet destinasi di atas nama kota.",
        en="Silhouettes of landmarks above the city's name.",
    )
    map_title: Bilingual | None = field(
        None,
        id="Judul peta penduduk: apa yang terlihat di sana.",
        en="The title of the population map: what it shows.",
        example={"id": "Pusat menyusut, tepi tumbuh"},
    )
    bounds: Bounds | None = field(
        None,
        id="Kotak yang melingkupi kota; titik di luarnya ditolak.",
        en="The box round the city; points outside it are refused.",
    )
    terms: Terms | None = field(
        None,
        id="Sebutan kecamatan dan kelurahan di kota ini.",
        en="What this city calls its districts and villages.",
    )
    anniversary: Anniversary | None = field(None, id="Hari jadi.", en="The anniversary.")
    history: tuple[SourcedText, ...] = field((), id="Riwayat.", en="History, a sentence each.")
    motto: SourcedText | None = field(None, id="Semboyan.", en="The motto.")
    nicknames: tuple[Nickname, ...] = field((), id="Julukan.", en="Nicknames.")
    emblem: SourcedText | None = field(None, id="Lambang daerah.", en="The emblem.")
    symbols: tuple[Symbol, ...] = field((), id="Maskot, flora, fauna.", en="Mascot, flora, fauna.")
    sister_cities: tuple[SisterCity, ...] = field((), id="Kota bersaudara.", en="Sister cities.")
    recognitions: tuple[Recognition, ...] = field((), id="Pengakuan.", en="Recognitions.")
    themes: tuple[SourcedText, ...] = field(
        (), id="Pokok yang menonjol, untuk media.", en="What stands out, for the media."
    )
    people: tuple[NamedPerson, ...] = field(
        (),
        id="Orang yang disebut dokumen, dengan jabatan pada hari itu.",
        en="People named in documents, with their office on that day.",
    )
    figures: Figures = field((), id="Angka kota.", en="The city's figures.")

    @property
    def short_name(self) -> str:
        """``Semarang`` for ``Kota Semarang``."""
        if self.short is not None:
            return self.short
        first, _, rest = self.name.id.partition(" ")
        return rest if first in {"Kota", "Kabupaten"} and rest else self.name.id

    @property
    def effective_kind(self) -> CityKind:
        """The kind written, else what the Home Affairs code implies: 71 to 99 is a kota."""
        if self.kind is not None:
            return self.kind
        return "kota" if int(self.code[3:]) > 70 else "kabupaten"

    @property
    def effective_terms(self) -> Terms:
        """The words for districts and villages here, else those of its kind."""
        return self.terms or _TERMS[self.effective_kind]
