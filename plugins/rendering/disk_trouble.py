"""A disk that is full, read-only or closed to us is nobody's fault in the program.

Reads   what the system says of a call that failed.
Gives   ``disk_trouble_told``: words and an exit status in place of a traceback.
"""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FULL = (
    "Disk penuh: tidak ada tempat untuk hasil yang baru. Kosongkan sebagian, lalu ulangi.",
    "The disk is full: there is no room for the new output. Make some, then repeat.",
)
_READ_ONLY = (
    (
        "Disk ini hanya bisa dibaca; pilih --output di tempat lain, atau pasang ulang agar bisa "
        "ditulis."
    ),
    "This disk can only be read; choose --output elsewhere, or mount it for writing.",
)
_REFUSED = (
    "Tidak ada izin: {name}. Periksa pemilik dan izin foldernya.",
    "The system doesn't allow it: {name}. Check who owns the folder, and its permissions.",
)
_WORDS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: (
        "Jatah disk Anda habis. Kosongkan sebagian, lalu ulangi.",
        "Your share of the disk is used up. Make some room, then repeat.",
    ),
    errno.EFBIG: (
        "Besar berkas dibatasi (ulimit -f), dan hasil yang baru melampauinya.",
        "The system limits how large a file may be (ulimit -f), and the new output is larger.",
    ),
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
}
_OLD = ("Hasil yang lama tetap seperti semula.", "The last output stays as it was.")
_NEW = (
    "Hasil yang baru sudah terpasang dan utuh.",
    "The new output is in its place, and whole.",
)


@contextmanager
def disk_trouble_told(published: Path, *, english: bool) -> Iterator[None]:
    """Exit with status 1 and words where the disk refuses; any other error goes its way."""
    before = _identity(published)
    try:
        yield
    except OSError as error:
        words = _WORDS.get(error.errno or 0)
        if words is None:
            raise
        after = _NEW if _identity(published) != before else _OLD
        told = words[english].format(name=error.filename or published.name)
        sys.stderr.write(f"{told}\n{after[english]}\n")
        raise SystemExit(1) from None


def _identity(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None
