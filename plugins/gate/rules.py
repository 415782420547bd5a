"""Every rule of the gate: its name for people and what to do, in both languages.

Reads   nothing.
Gives   ``RULES``.
"""

from dataclasses import dataclass
from typing import Final

from plugins.schema.release_gate import RuleName


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's title, and what somebody does about a finding."""

    id: str
    en: str
    todo_id: str
    todo_en: str

    def title(self, language: str) -> str:
        return self.en if language == "en" else self.id

    def todo(self, language: str) -> str:
        return self.todo_en if language == "en" else self.todo_id


_STRANGE: Final = (
    (
        "Cari dari mana asalnya: naskah, tema, atau program. Bila bukan tulisan Anda sendiri, "
        "jangan terbitkan dan beri tahu penanggung jawab keamanan."
    ),
    (
        "Find out where it comes from: content, theme or program. If nobody of yours wrote it, "
        "don't publish, and tell whoever answers for security."
    ),
)

RULES: Final[dict[RuleName, Rule]] = {
    "active-drawing": Rule(
        "Gambar SVG yang dapat berbuat sesuatu",
        "An SVG drawing that can do something",
        "Simpan ulang sebagai gambar saja: tanpa skrip, tautan, dan isi dari luar.",
        "Save it anew as a drawing alone: no scripts, links or parts from elsewhere.",
    ),
    "active-document": Rule(
        "PDF yang dapat berbuat sesuatu",
        "A PDF that can do something",
        "Cetak ulang menjadi PDF biasa, tanpa skrip, formulir XFA, lampiran, dan kata sandi.",
        "Print it anew as a plain PDF: no scripts, XFA forms, attachments or passwords.",
    ),
    "blob": Rule("Isi tersandi", "Encoded content", *_STRANGE),
    "calendar-file": Rule(
        "Berkas kalender rusak",
        "A broken calendar file",
        "Laporkan kepada pengelola program; pelanggan kalender tidak dapat membacanya.",
        "Tell whoever keeps the program; subscribers' calendars can't read it.",
    ),
    "canonical": Rule(
        "Alamat baku tidak cocok",
        "A canonical address that doesn't fit",
        "Periksa url di registers/site.yml dan templat halaman itu.",
        "Look at url in registers/site.yml and at that page's template.",
    ),
    "data-file": Rule(
        "Berkas data rusak",
        "A broken data file",
        "Laporkan kepada pengelola program; program lain tidak dapat membacanya.",
        "Tell whoever keeps the program; other programs can't read it.",
    ),
    "dead-link": Rule(
        "Tautan buntu",
        "A dead link",
        "Perbaiki alamatnya di naskah, atau terbitkan kembali yang dituju.",
        "Mend the address in the content, or publish again what it leads to.",
    ),
    "feed": Rule(
        "Umpan rusak",
        "A broken feed",
        "Laporkan kepada pengelola program; pelanggan tidak menerima berita.",
        "Tell whoever keeps the program; subscribers get no news.",
    ),
    "file-type": Rule(
        "Jenis berkas yang tidak diharapkan",
        "An unexpected type of file",
        "Hapus berkasnya dari naskah atau tema; situs ini tidak menyajikan jenis itu.",
        "Take the file out of content or theme; this site doesn't serve that type.",
    ),
    "foreign-code": Rule("Kode asing", "Foreign code", *_STRANGE),
    "gambling-words": Rule(
        "Kata-kata judi",
        "Gambling words",
        "Bila ini berita tentang judi, tulis izinnya beserta alasan di publishing.yml. Bila bukan "
        "tulisan Anda, jangan terbitkan dan beri tahu penanggung jawab keamanan.",
        "If this is news about gambling, write an allowance with its reason in publishing.yml. If "
        "nobody of yours wrote it, don't publish, and tell whoever answers for security.",
    ),
    "hidden-link": Rule("Tautan tersembunyi", "A hidden link", *_STRANGE),
    "hidden-text": Rule("Teks tersembunyi", "Hidden text", *_STRANGE),
    "language-pair": Rule(
        "Pasangan bahasa timpang",
        "A lopsided pair of languages",
        "Laporkan kepada pengelola program; mesin pencari akan menyajikan bahasa yang salah.",
        "Tell whoever keeps the program; search engines would offer the wrong language.",
    ),
    "other-host": Rule(
        "Permintaan ke server lain",
        "A request to another host",
        "Simpan berkasnya di situs sendiri. Halaman tidak boleh meminta apa pun dari luar.",
        "Keep the file on the site itself. Pages may ask nobody else for anything.",
    ),
    "picture": Rule(
        "Gambar yang bukan hanya gambar",
        "A picture that is more than a picture",
        "Buka gambarnya di program gambar dan simpan ulang. Bila Anda tidak mengenal asalnya, "
        "jangan dipakai.",
        "Open it in a picture program and save it anew. Don't use one of unknown origin.",
    ),
    "secret": Rule(
        "Rahasia",
        "A secret",
        "Hapus, lalu ganti kunci atau kata sandinya: anggap sudah bocor.",
        "Take it out, then replace that key or password: count it as leaked.",
    ),
    "sitemap": Rule(
        "Peta situs tidak cocok",
        "A sitemap that doesn't fit",
        "Bangun ulang dengan --full; bila tetap begitu, laporkan kepada pengelola program.",
        "Build anew with --full; if it stays so, tell whoever keeps the program.",
    ),
    "source-file": Rule(
        "Berkas kerja",
        "A working file",
        "Keluarkan dari folder tema atau hasil; hanya yang dibaca warga boleh terbit.",
        "Take it out of the theme or the output; only what readers read may be published.",
    ),
    "structured-data": Rule(
        "Data terstruktur tidak lengkap",
        "Incomplete structured data",
        "Lengkapi naskahnya, atau laporkan kepada pengelola program.",
        "Complete the content, or tell whoever keeps the program.",
    ),
    "unpublished": Rule(
        "Belum waktunya terbit",
        "Not to be published yet",
        "Bangun ulang dengan --full. Bila halaman ini bukan dari naskah, jangan terbitkan.",
        "Build anew with --full. If this page is of no content, don't publish.",
    ),
    "unreadable": Rule(
        "Tidak dapat diperiksa",
        "Can't be looked into",
        "Simpan ulang berkasnya; teks memakai UTF-8.",
        "Save the file anew; text is in UTF-8.",
    ),
    "weight": Rule(
        "Terlalu berat",
        "Too heavy",
        "Ringkas halamannya, atau ubah batasnya di publishing.yml.",
        "Make the page lighter, or change the budget in publishing.yml.",
    ),
}
