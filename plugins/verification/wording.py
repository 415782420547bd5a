"""The words of reports, in both languages.

Reads   nothing.
Gives   ``HEADINGS`` and ``REMEDIES`` of the kinds, ``WORDS`` for details, ``said``.
"""

from typing import Final, NamedTuple

from plugins.verification.differences import Kind


class Both(NamedTuple):
    """A sentence in both languages."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.id


HEADINGS: Final[dict[Kind, Both]] = {
    "manifest": Both("Manifes rilis", "Release manifest"),
    "tls": Both("Sertifikat HTTPS", "HTTPS certificate"),
    "cloaked": Both("Isi disamarkan", "Cloaked"),
    "changed": Both("Isi berubah", "Changed"),
    "added": Both("Ditambahkan orang", "Added"),
    "redirect": Both("Dialihkan", "Redirected"),
    "missing": Both("Hilang", "Missing"),
    "type": Both("Jenis isi salah", "Wrong content type"),
    "header": Both(
        "Tajuk pengamanan tidak ada atau terlalu longgar", "Security header missing or too lax"
    ),
    "cookie": Both("Kuki dipasang", "Cookie set"),
    "not-found": Both("Halaman tidak ditemukan", "Not-found page"),
    "plain-http": Both("HTTP tanpa enkripsi", "Plain HTTP"),
    "expiry": Both("Sertifikat HTTPS segera habis", "HTTPS certificate expires soon"),
}
"""In the order in which reports tell them."""

REMEDIES: Final[dict[Kind, Both]] = {
    "manifest": Both(
        "Jangan percaya isi situs sebelum jelas siapa yang mengganti manifesnya.",
        "Trust nothing on the site until it is clear who replaced its manifest.",
    ),
    "tls": Both(
        "Periksa masa berlaku sertifikat dan ke mana nama domain menunjuk.",
        "Check when the certificate expires and where the domain name points.",
    ),
    "cloaked": Both(
        "Situs menampilkan isi lain kepada sebagian pengunjung: ada program orang lain di server, "
        "di aturannya, atau di depannya. Simpan bukti, lalu pulihkan rilis dan aturan server.",
        "The site shows some visitors something else: somebody's program is on the server, in its "
        "rules or in front of it. Keep the evidence, then restore release and server rules.",
    ),
    "changed": Both(
        "Simpan bukti, lalu terbitkan ulang rilis yang ditandatangani.",
        "Keep the evidence, then publish the signed release again.",
    ),
    "added": Both(
        "Simpan bukti, hapus dari server, lalu cari cara berkas itu masuk.",
        "Keep the evidence, remove it from the server, then find out how it came there.",
    ),
    "redirect": Both(
        "Periksa aturan server dan layanan di depannya (CDN, DNS).",
        "Check the server's rules and whatever stands in front of it (CDN, DNS).",
    ),
    "missing": Both(
        "Terbitkan ulang rilis; bila ini penarikan berita, terbitkan lewat naskah.",
        "Publish the release again; a story is withdrawn in the content, not on the server.",
    ),
    "type": Both(
        "Pasang lagi aturan server yang dibuat bersama situs.",
        "Install the server rules that come with the site again.",
    ),
    "header": Both(
        "Pasang lagi aturan server yang dibuat bersama situs.",
        "Install the server rules that come with the site again.",
    ),
    "cookie": Both(
        "Situs ini tidak memakai kuki: cari apa yang memasangnya di server atau di depannya.",
        "This site uses no cookies: find what sets them on the server or in front of it.",
    ),
    "not-found": Both(
        "Alamat yang tidak ada seharusnya dijawab 404 dengan halaman yang ditandatangani.",
        "An address where nothing is should be answered with 404 and the signed page.",
    ),
    "plain-http": Both(
        "http:// seharusnya mengalihkan (301 atau 308) ke alamat yang sama dengan https://; pasang "
        "lagi aturan server yang dibuat bersama situs.",
        "http:// should lead (301 or 308) to the same address with https://; install the server "
        "rules that come with the site again.",
    ),
    "expiry": Both(
        "Perbarui sekarang; bila biasanya otomatis, cari mengapa tidak berjalan (certbot renew).",
        "Renew it now; if that usually happens by itself, find out why it didn't (certbot renew).",
    ),
}

WORDS: Final[dict[str, Both]] = {
    # About the manifest
    "altered": Both(
        "yang tampil bukan salinan tepercaya, dan tidak bertanda tangan sah",
        "what is shown is not the trusted copy, and not rightly signed",
    ),
    "other-release": Both(
        "yang tampil rilis lain, bertanda tangan sah; mungkin rilis lama",
        "what is shown is another release, rightly signed; perhaps an old one",
    ),
    "older": Both(
        "rilis lama dipasang kembali; yang lebih baru pernah terlihat",
        "an old release was put back; a newer one has been seen",
    ),
    "unsigned": Both("tanda tangan tidak ada", "there is no signature"),
    "wrong-signature": Both("tanda tangan salah", "the signature is wrong"),
    "missing": Both("tidak ada", "there is none"),
    "other-site": Both("manifes milik situs lain", "it is another site's manifest"),
    # About a file
    "cut": Both(
        "jauh lebih besar daripada yang ditandatangani, atau rusak",
        "far larger than what was signed, or broken",
    ),
    "symlink": Both("tautan ke berkas lain", "a link to another file"),
    "special": Both("bukan berkas biasa", "no ordinary file"),
    "body": Both("isi lain", "other contents"),
    "401": Both("meminta kata sandi", "asks for a password"),
    # How an added page was found
    "probe": Both("ditebak dari alamat yang lazim disusupi", "guessed from common addresses"),
    "sitemap": Both("disebut peta situs atau umpan", "named by a sitemap or feed"),
    "robots": Both("disebut robots.txt", "named by robots.txt"),
    "link": Both("tautan", "link"),
    "listing": Both("isi folder diperlihatkan", "the folder's contents are shown"),
    "redirect": Both("tujuan pengalihan", "a redirect leads there"),
    # Who saw it
    "auditor": Both("pemeriksa ini", "this check"),
    "browser": Both("peramban", "browser"),
    "phone": Both("ponsel", "phone"),
    "search-engine": Both("mesin pencari", "search engine"),
    "from-google": Both("yang datang dari Google", "those who come from Google"),
    "from-facebook": Both("yang datang dari Facebook", "those who come from Facebook"),
    # Why something could not be read
    "refused": Both("sambungan ditolak", "connection refused"),
    "broken": Both("sambungan terputus", "connection broken"),
    "slow": Both("terlalu lambat", "too slow"),
    "busy": Both("server sibuk", "server busy"),
}


def said(word: str, language: str) -> str:
    """A detail in words; one that has none, such as a status, as it is."""
    known = WORDS.get(word)
    return known.in_language(language) if known is not None else word
