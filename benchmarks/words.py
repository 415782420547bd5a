"""The word lists that the corpus speaks with, a set for each language.

Reads   nothing.
Gives   ``WORDS``: who, does, what, where and when, in Indonesian and English; ``TAGS``, one
        name for both.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Parts of a sentence, in the order that a plain statement uses them."""

    who: tuple[str, ...]
    does: tuple[str, ...]
    what: tuple[str, ...]
    purpose: str
    place: str
    where: tuple[str, ...]
    closing: tuple[str, ...]
    said: tuple[str, ...]
    heading: tuple[str, ...]
    columns: tuple[str, str]
    note: str
    link: str
    edited: str


def _list(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("/"))


WORDS: Final[dict[str, Vocabulary]] = {
    "id": Vocabulary(
        who=_list(
            """pemerintah kota / warga kampung / dinas kebudayaan / petugas lapangan / para
            pedagang pasar / kelompok tani / siswa sekolah dasar / relawan muda / pengurus rukun
            warga / nelayan setempat / perajin batik / kader kesehatan / pengelola museum /
            komunitas sepeda / tim penyusun data / panitia kirab"""
        ),
        does=_list(
            """membuka / menata ulang / memperbaiki / mencatat / menyiapkan / meninjau / merawat /
            memperkenalkan / membagikan / mendampingi / menguji / memindahkan / mengumumkan /
            menyelesaikan / melanjutkan / memeriksa"""
        ),
        what=_list(
            """jalur pejalan kaki di tepi sungai / layanan perizinan usaha mikro / pasar pagi dan
            lapak kuliner / rambu dan lampu jalan / kebun bibit milik bersama / koleksi kain tua /
            jadwal bus pengumpan / bank sampah tingkat kelurahan / peta rawan genangan / ruang baca
            anak / panggung kesenian terbuka / sumur resapan di halaman sekolah / data kunjungan
            tahunan / lomba masak hasil kebun / pelatihan pemandu wisata / antrean daring
            puskesmas"""
        ),
        purpose="untuk",
        place="di",
        where=_list(
            """Kota Lama / kawasan alun-alun / Kecamatan Klojen / Pantai Utara / Kampung Pelangi /
            Jalan Pemuda / Pasar Gede / Taman Bungkul / Balai Kota / Pelabuhan Lama / Stasiun Tawang
            / Desa Wisata Kasongan / Bukit Gombel / Lapangan Simpang Lima"""
        ),
        closing=_list(
            """sejak awal bulan / setelah musim hujan berakhir / pada Jum'at pagi / dengan anggaran
            yang sama / sesuai rencana lima tahun / bersama dua perguruan tinggi / tanpa menutup
            jalan utama / sampai akhir tahun / atas usul musyawarah warga / dalam tiga tahap"""
        ),
        said=_list(
            """"Kami mulai dari yang paling dekat dengan rumah," kata / "Hasilnya boleh diperiksa
            siapa saja," ujar / "Ini bukan pekerjaan satu malam -- ini kebiasaan baru," tutur /
            "Yang penting bukan cepat, tetapi tetap," kata"""
        ),
        heading=_list(
            """Langkah berikutnya / Yang berubah bagi warga / Angka dan sumbernya / Cara ikut serta
            / Latar belakang / Jadwal dan tempat"""
        ),
        columns=("Tempat", "Jumlah"),
        note="Angka sementara; hitungan akhir menyusul",
        link="pengumuman lengkap",
        edited="Suntingan",
    ),
    "en": Vocabulary(
        who=_list(
            """the city government / residents of the kampong / the culture office / field officers
            / the market traders / a farmers' group / primary school pupils / young volunteers / the
            neighbourhood board / local fishers / batik makers / health cadres / the museum's
            keepers / the cycling community / the data team / the parade committee"""
        ),
        does=_list(
            """opened / rearranged / repaired / recorded / prepared / reviewed / looked after /
            introduced / handed out / supported / tested / moved / announced / finished /
            continued / inspected"""
        ),
        what=_list(
            """the footpath along the river / the permit desk for small firms / the morning market
            and food stalls / signs and street lamps / the shared seed garden / a collection of old
            cloths / the timetable of feeder buses / the waste bank of each ward / a map of flood
            risk / the children's reading room / an open stage for the arts / infiltration wells in
            school yards / yearly figures of visits / a cooking contest of garden produce / the
            training of tour guides / the online queue of the clinics"""
        ),
        purpose="for",
        place="in",
        where=_list(
            """the Old Town / the square / Klojen District / the North Coast / Rainbow Kampong /
            Pemuda Street / the Great Market / Bungkul Park / the city hall / the Old Harbour /
            Tawang Station / Kasongan Craft Village / Gombel Hill / Simpang Lima Field"""
        ),
        closing=_list(
            """since the start of the month / after the rainy season / on Friday morning / with the
            same budget / as the five-year plan says / together with two universities / without
            closing the main road / until the end of the year / as the residents' meeting asked / in
            three stages"""
        ),
        said=_list(
            """"We begin with what is closest to home," said / "Anyone may check the result," said /
            "It isn't one night's work -- it is a new habit," said / "What counts is not speed but
            steadiness," said"""
        ),
        heading=_list(
            """The next step / What changes for residents / Figures and their source / How to take
            part / Background / Dates and places"""
        ),
        columns=("Place", "Number"),
        note="A provisional figure; the final count follows",
        link="the full announcement",
        edited="Edit",
    ),
}

TAGS: Final = _list(
    """alun-alun / anggaran / angklung / apel / balai / bandeng / banjir / batik / bendungan /
    budidaya / bus / candi / dermaga / desa / digital / dugderan / ekspor / festival /
    galeri / gamelan / gerabah / gizi / halte / hutan / imunisasi / inflasi / irigasi / jamu
    / jembatan / kampung / keraton / kereta / kirab / koperasi / kopi / kriya / kuliner /
    lansia / lapangan / literasi / lomba / lumpia / mangrove / masjid / museum / nelayan /
    padi / pameran / panen / parkir / pasar / pelabuhan / pemuda / perpustakaan / posyandu /
    puskesmas / reog / sampah / sanggar / santri / sekolah / sepeda / soto / stasiun /
    sungai / taman / tari / teater / tempe / tenun / terminal / trotoar / tugu / umkm /
    vaksin / vokasi / waduk / wayang / wihara / wisuda"""
)
