"""Why a release isn't out, in words for whoever publishes.

Reads   nothing.
Gives   ``DeliveryFailed``, ``Words`` and ``Trust``; ``disk_trouble``.
"""

import errno
from collections.abc import Callable
from typing import Final, NamedTuple


class Words(NamedTuple):
    """The same thing said in both languages."""

    id: str
    en: str

    def words(self, language: str) -> str:
        """What is said, in ``language``."""
        return self.en if language == "en" else self.id


class DeliveryFailed(Exception):
    """Nothing was published or taken back, and what is out is whole; ``id`` and ``en`` say why."""

    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(en)
        self.told = Words(id, en)

    def words(self, language: str) -> str:
        """What to do, in ``language``."""
        return self.told.words(language)


Trust = Callable[[bytes, bytes | None], None]
"""Is handed a manifest and its signature; raises DeliveryFailed where it mustn't be put out."""


def disk_trouble(error: OSError, place: str) -> DeliveryFailed:
    """What a file system's refusal means for whoever publishes to ``place``."""
    for number, indonesian, english in _TROUBLES:
        if error.errno == number:
            return DeliveryFailed(
                id=f"{place} {indonesian}; yang terbit tetap utuh.",
                en=f"{place} {english}; what is out is whole.",
            )
    return DeliveryFailed(
        id=f"{place} tidak dapat ditulis ({error.strerror}); yang terbit tetap utuh.",
        en=f"{place} can't be written ({error.strerror}); what is out is whole.",
    )


_TROUBLES: Final = (
    (errno.ENOSPC, "penuh: beri ruang atau kurangi keep", "is full: make room or lower keep"),
    (errno.EDQUOT, "melewati kuota", "is over its quota"),
    (errno.EROFS, "hanya dapat dibaca", "is read-only"),
    (errno.EACCES, "tidak boleh ditulis oleh pengguna ini", "may not be written by this user"),
    (
        errno.EBUSY,
        "sedang dipakai sebagai titik kait; pilih folder di bawahnya",
        "is a mount point; choose a folder below it",
    ),
)
