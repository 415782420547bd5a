"""A story's front matter, and what its translation may say.

Reads   nothing.
Gives   ``StoryFields`` for ``index.id.md`` and ``TranslationFields`` for ``index.en.md``.
"""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenMoment
from plugins.schema.old_addresses import WrittenAddress
from plugins.schema.texts import Slug, Text


def _with_a_letter(slug: str) -> str:
    # A second pattern would replace the first one, so the letter is asked for apart.
    if not any(letter.isalpha() for letter in slug):
        raise refuse(
            id=f'tambahkan huruf pada "{slug}"; alamat yang hanya angka adalah bulan.',
            en=f'add a letter to "{slug}"; addresses of digits alone are months.',
        )
    return slug


StorySlug = Annotated[Slug, AfterValidator(_with_a_letter)]

SourceHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class ImageFields(Model):
    """The picture of a story; without one, the story gets a batik cover of its own."""

    file: Text = field(
        id="Nama berkas gambar di folder artikel, atau cities/… untuk gambar kota.",
        en="The picture's file name in the story's folder, or cities/… for a city's drawing.",
        example="balai-kota.jpg",
    )
    alt: Text = field(
        id="Apa yang tampak di gambar, untuk pembaca yang tidak melihatnya.",
        en="What the picture shows, for readers who can't see it.",
        example="Balai Kota Semarang dari arah Jalan Pemuda, pagi hari.",
    )
    caption: Text | None = field(
        None, id="Keterangan di bawah gambar.", en="The words under the picture."
    )
    credit: Text | None = field(
        None,
        id="Siapa yang membuat gambar.",
        en="Who made the picture.",
        example="Foto: Diskominfo",
    )


class TranslatedImageFields(Model):
    """The picture's words in the other language; file and credit stay the source's."""

    alt: Text = field(id="Teks alternatif dalam bahasa Inggris.", en="Alternative text in English.")
    caption: Text | None = field(
        None, id="Keterangan gambar dalam bahasa Inggris.", en="The caption in English."
    )


class BylineFields(Model):
    """Who wrote and who edited, by initials from registers/people.yml."""

    writer: Text = field(id="Inisial penulis.", en="The writer's initials.", example="har")
    editor: Text | None = field(
        None, id="Inisial penyunting.", en="The editor's initials.", example="yon"
    )


class StoryFields(Model):
    """Front matter of a story in Indonesian, the source of its translation."""

    title: Text = field(
        id="Judul berita.",
        en="The story's title.",
        example="Kota Mojokerto belajar hubungan media di Semarang",
    )
    standfirst: Text | None = field(
        None,
        id="Satu kalimat ringkas di bawah judul, yang dapat berdiri sendiri.",
        en="One sentence under the title that stands by itself.",
    )
    date: WrittenMoment = field(
        id="Tanggal dan jam terbit, tahun lebih dulu; tambahkan WITA atau WIT bila bukan WIB.",
        en="Date and time of publication, year first; add WITA or WIT if not WIB.",
        example="2023-05-26 09:45",
    )
    updated: WrittenMoment | None = field(
        None,
        id="Tanggal dan jam isi terakhir diubah, bila diubah setelah terbit.",
        en="When the words last changed, if they changed after publication.",
    )
    category: Text = field(
        id="Kunci kategori di registers/categories.yml.",
        en="A key of registers/categories.yml.",
        example="pemerintahan",
    )
    agencies: tuple[Text, ...] = field(
        (),
        id="Kunci OPD di registers/agencies.yml.",
        en="Keys of registers/agencies.yml.",
        example=["diskominfo-semarang"],
    )
    desk: Text | None = field(
        None,
        id="Kunci meja redaksi di registers/desks.yml.",
        en="A key of registers/desks.yml.",
        example="diskominfo",
    )
    dateline: Text | None = field(
        None,
        id="Tempat yang membuka berita; nama media ditambahkan sendiri.",
        en="The place that opens the story; the outlet's name is added.",
        example="Balai Kota Semarang",
    )
    byline: BylineFields | tuple[Text, ...] | None = field(
        None,
        id="Inisial penulis, lalu penyunting, dari registers/people.yml.",
        en="Initials of the writer, then the editor, from registers/people.yml.",
        example=["har", "yon"],
    )
    tags: tuple[Text, ...] = field(
        (), id="Kata kunci bebas.", en="Free keywords.", example=["hubungan media", "wisata budaya"]
    )
    places: tuple[Text, ...] = field(
        (),
        id="Kota, atau kota/kecamatan, yang diberitakan.",
        en="The city, or city/district, that the story is about.",
        example=["semarang", "semarang/semarang-tengah"],
    )
    events: tuple[Text, ...] = field(
        (),
        id="Acara yang diberitakan, sebagai kota/acara.",
        en="Events that the story is about, as city/event.",
        example=["semarang/dugderan"],
    )
    image: ImageFields | None = field(
        None, id="Gambar utama berita.", en="The story's main picture."
    )
    pinned: bool = field(
        False,
        id="true bila berita ditahan di atas beranda.",
        en="true to keep the story at the top of the home page.",
    )
    draft: bool = field(False, id="true bila belum siap terbit.", en="true while not ready.")
    sample: bool = field(
        False,
        id="true bila isinya contoh, bukan kabar sungguhan; halaman memberi tanda.",
        en="true if the words are a sample, not real news; the page says so.",
    )
    publish_at: WrittenMoment | None = field(
        None,
        id="Embargo: berita baru terbit pada waktu ini.",
        en="Embargo: the story is published from this time on.",
        example="2023-05-26 16:00",
    )
    slug: StorySlug | None = field(
        None,
        id="Ujung alamat halaman; biasanya sama dengan nama folder.",
        en="The end of the page's address; usually the folder's name.",
    )
    old_addresses: tuple[WrittenAddress, ...] = field(
        (),
        id="Alamat lama berita ini, misalnya di situs sebelumnya; pembaca dialihkan ke sini.",
        en="Addresses that the story had before, such as on an earlier site; they lead here.",
        example=["/2015/03/pawai-budaya/", "/?p=123"],
    )


class TranslationFields(Model):
    """Front matter of a story in English: only what differs from its source."""

    title: Text = field(id="Judul dalam bahasa Inggris.", en="The title in English.")
    standfirst: Text | None = field(
        None, id="Ringkasan dalam bahasa Inggris.", en="The standfirst in English."
    )
    slug: StorySlug | None = field(
        None,
        id="Ujung alamat halaman bahasa Inggris.",
        en="The end of the English page's address.",
        example="mojokerto-learns-media-relations",
    )
    old_addresses: tuple[WrittenAddress, ...] = field(
        (),
        id="Alamat lama terjemahan ini.",
        en="Addresses that the translation had before.",
    )
    dateline: Text | None = field(
        None, id="Tempat, bila ditulis lain dalam bahasa Inggris.", en="The place, if it differs."
    )
    image: TranslatedImageFields | None = field(
        None, id="Kata-kata gambar dalam bahasa Inggris.", en="The picture's words in English."
    )
    source_hash: SourceHash | None = field(
        None,
        id="Sidik naskah Indonesia saat diterjemahkan; diisi oleh perintah translated.",
        en="Hash of the Indonesian source when it was translated; the command translated fills it.",
    )


class PageFields(Model):
    """Front matter of a standing page such as About, in either language."""

    title: Text = field(id="Judul halaman.", en="The page's title.")
    standfirst: Text | None = field(None, id="Ringkasan halaman.", en="The page's standfirst.")
    slug: StorySlug | None = field(
        None, id="Ujung alamat halaman.", en="The end of the page's address."
    )
    old_addresses: tuple[WrittenAddress, ...] = field(
        (), id="Alamat lama halaman ini.", en="Addresses that the page had before."
    )
    source_hash: SourceHash | None = field(
        None, id="Sidik naskah Indonesia saat diterjemahkan.", en="Hash of the Indonesian source."
    )
