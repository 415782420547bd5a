"""The registers: the lists that stories refer to by key.

Reads   nothing.
Gives   one model for an entry of each file in ``content/registers/``, and the site's own words.
"""

from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, StringConstraints

from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenDay
from plugins.schema.security import SecurityContact
from plugins.schema.texts import Bilingual, Slug, Text

Motif = Literal[
    "kawung",
    "parang",
    "ceplok",
    "mega-mendung",
    "truntum",
    "asem",
    "teratai",
    "surya",
    "kembang-kates",
]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise refuse(
            id=f'"{name}" bukan zona waktu; tulis Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.',
            en=f'"{name}" is no time zone; write Asia/Jakarta, Asia/Makassar or Asia/Jayapura.',
        ) from None
    return name


ZoneKey = Annotated[str, AfterValidator(_zone)]
DataLicence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/[^\s]*)?$")]


class Category(Model):
    """What a story is about; its key is the end of the Indonesian address."""

    name: Bilingual = field(id="Nama kategori.", en="The category's name.")
    slug_en: Slug | None = field(
        None, id="Ujung alamat bahasa Inggris.", en="The end of the English address."
    )
    description: Bilingual | None = field(
        None, id="Satu kalimat tentang kategori.", en="One sentence about the category."
    )
    motif: Motif = field("kawung", id="Motif batik kategori.", en="The category's batik motif.")


class Agency(Model):
    """An agency (OPD) that news comes from; its key is the end of the Indonesian address."""

    name: Bilingual = field(id="Nama lengkap OPD.", en="The agency's full name.")
    short: Text | None = field(None, id="Nama singkat.", en="Its short name.", example="Diskominfo")
    city: Slug | None = field(
        None, id="Kota tempat OPD, nama folder di cities/.", en="Its city, a folder of cities/."
    )
    slug_en: Slug | None = field(
        None, id="Ujung alamat bahasa Inggris.", en="The end of the English address."
    )
    description: Bilingual | None = field(
        None, id="Satu kalimat tentang tugasnya.", en="One sentence about what it does."
    )


class Desk(Model):
    """A desk (meja redaksi): who owns the story."""

    name: Bilingual = field(id="Nama meja redaksi.", en="The desk's name.")
    description: Bilingual | None = field(None, id="Apa yang ditangani.", en="What it looks after.")


class Person(Model):
    """Somebody who signs stories with initials; only the name the reader may see."""

    name: Text = field(id="Nama yang tampil di halaman.", en="The name that the page shows.")
    roles: tuple[Literal["writer", "editor", "photographer", "translator"], ...] = field(
        (), id="Peran: writer, editor, photographer, translator.", en="What this person does."
    )
    sample: bool = field(False, id="true bila nama contoh.", en="true if the name is a sample.")


class TagWords(Model):
    """The English name of a tag; tags without an entry keep their Indonesian name."""

    name: Bilingual = field(id="Nama kata kunci.", en="The tag's name.")
    slug_en: Slug | None = field(
        None, id="Ujung alamat bahasa Inggris.", en="The end of the English address."
    )


class Notice(Model):
    """The line above every page."""

    strong: Bilingual = field(id="Kata-kata tebal di awal.", en="The bold words that open it.")
    text: Bilingual = field(id="Lanjutannya.", en="The rest of it.")
    short: Bilingual | None = field(
        None, id="Lanjutan yang pendek, untuk ponsel.", en="A short rest of it, for phones."
    )


class SiteWords(Model):
    """``registers/site.yml``: the site's name, address and standing words."""

    name: Text = field("Kabar Kota", id="Nama situs.", en="The site's name.")
    outlet: Text = field(
        "kabarkota",
        id="Nama media di dalam dateline.",
        en="The outlet's name inside datelines.",
    )
    tagline: Bilingual | None = field(
        None, id="Satu kalimat tentang situs.", en="One sentence about the site."
    )
    notice: Notice | None = field(
        None, id="Pemberitahuan di atas setiap halaman.", en="The notice above every page."
    )
    url: WebAddress = field(
        "https://kabarkota.example",
        id="Alamat situs tanpa garis miring di akhir.",
        en="The site's address without a slash at its end.",
    )
    timezone: ZoneKey = field("Asia/Jakarta", id="Zona waktu situs.", en="The site's time zone.")
    footer: Bilingual | None = field(
        None, id="Keterangan di kaki halaman.", en="The words at the foot of every page."
    )
    complaints: WebAddress | None = field(
        "https://www.lapor.go.id",
        id="Alamat kanal pengaduan warga.",
        en="Where residents complain.",
    )
    data_licence: DataLicence = field(
        "CC-BY-4.0",
        id="Lisensi data terbuka: CC-BY-4.0, CC-BY-SA-4.0, atau CC0-1.0. Data yang memuat sumber "
        "ODbL tetap ODbL.",
        en="The licence of open data: CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0. Data from an ODbL "
        "source stays ODbL.",
    )
    data_since: WrittenDay | None = field(
        None,
        id="Tanggal data terbuka pertama kali diterbitkan.",
        en="The day on which open data was first published.",
        example="2026-11-22",
    )
    security: SecurityContact | None = field(
        None,
        id="Isi /.well-known/security.txt: ke mana celah keamanan dilaporkan.",
        en="What /.well-known/security.txt says: where to report a security problem.",
    )
    plain_text: bool = field(
        False,
        id="true: setiap berita juga sebagai teks polos, dengan daftarnya di /llms.txt.",
        en="true: each story as plain text, too, listed in /llms.txt.",
    )
