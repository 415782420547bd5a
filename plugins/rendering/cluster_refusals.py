"""Why a cluster can't make a build: one sentence for each way in which machines fail each other.

Reads   addresses, and what was found there.
Gives   ``ClusterRefused``, which ends a build with status 2, and the sentences.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.rendering.cluster_worker import Program


class ClusterRefused(Exception):
    """Why the cluster can't make this build, in Indonesian and in English."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.id = id
        self.en = en


def not_installed() -> ClusterRefused:
    return ClusterRefused(
        'Untuk --workers dengan alamat perlu paket tambahan: pip install ".[cluster]"',
        '--workers with an address needs one more package: pip install ".[cluster]"',
    )


def no_scheduler(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Tidak ada penjadwal Dask yang menjawab di {address}.",
        f"No Dask scheduler answers at {address}.",
    )


def no_worker(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Penjadwal di {address} tidak mempunyai pekerja; jalankan: dask worker {address}",
        f"The scheduler at {address} has no workers; start one: dask worker {address}",
    )


def lost(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Hubungan dengan penjadwal di {address} terputus; hasil yang lama tetap seperti semula.",
        f"The scheduler at {address} was lost; the last output stays as it was.",
    )


def dying(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Pekerja di {address} berulang kali mati saat menyusun halaman yang sama; periksa "
        "memorinya. Hasil yang lama tetap seperti semula.",
        f"Workers at {address} died again and again on the same pages; look at their memory. The "
        "last output stays as it was.",
    )


def no_program(place: str, problem: Exception) -> ClusterRefused:
    return ClusterRefused(
        f"{place} tidak dapat memuat program ini ({problem}); jalankan penjadwal dan pekerja dari "
        "folder proyek.",
        f"{place} can't load this program ({problem}); start the scheduler and its workers in the "
        "project's folder.",
    )


def differs(worker: str, here: "Program", there: tuple[str, ...]) -> ClusterRefused:
    names = ("Python", "Jinja2", "MarkupSafe", "plugins")
    pairs = ", ".join(
        f"{name} {ours[:12]} ≠ {theirs[:12]}"
        for name, ours, theirs in zip(names, here, there, strict=True)
        if ours != theirs
    )
    return ClusterRefused(
        f"Program di {worker} tidak sama dengan di sini ({pairs}); samakan, lalu jalankan ulang "
        "pekerja.",
        f"The program at {worker} is not the one here ({pairs}); make them equal and restart the "
        "workers.",
    )
