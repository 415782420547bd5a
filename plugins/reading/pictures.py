"""Pictures: their size, and that they are what their names say.

Reads   JPEG, PNG, WebP, AVIF and SVG files.
Gives   ``PictureFile``, or a problem: not a picture, too large, a drawing that could run.

What a file says of itself is looked at before anything is unpacked: a few kilobytes may claim to be
a wall of pixels.
"""

import hashlib
import struct
import warnings
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image

from plugins.model.records import PictureFile
from plugins.problems import Problems
from plugins.reading.drawings import UnsafeDrawing, drawing_size

MAX_PIXELS: Final = 25_000_000
"""A camera of 24 megapixels: 100 MB unpacked, of which resizing needs two or three times."""

# For decoders that make room for a picture before they tell its size.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

MAX_SIDE: Final = 16_000
"""Pixels; WebP ends at 16,383."""

FREE_PIXELS: Final = 4_000_000
PIXELS_A_BYTE: Final = 150
"""A flat drawing has 50 to 100; more, beyond the free ones, is a file made to explode."""

MAX_PROFILE: Final = 1_000_000
"""Bytes of a colour profile; those for print have half of it."""

_FORMATS: Final = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
}
# A telephone's JPEG may hold a second picture for depth, and is none that moves.
_MOVING: Final = frozenset({"PNG", "WEBP", "AVIF"})
_ORIENTATION: Final = ExifTags.Base.Orientation
# EXIF 2.32, tag 274: values 5 to 8 turn the picture by a quarter.
_ON_ITS_SIDE: Final = frozenset({5, 6, 7, 8})
# What the decoders raise at bytes that make no sense to them.
_UNREADABLE: Final = (
    *(OSError, ValueError, KeyError, IndexError, TypeError, SyntaxError, EOFError),
    *(OverflowError, ZeroDivisionError, AttributeError, struct.error),
    *(Image.DecompressionBombError, RuntimeError, AssertionError, MemoryError),
)


class _Refused(Exception):
    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(en)
        self.words = id, en


def read_picture(
    path: Path, relative: str, shown: str, line: int, problems: Problems
) -> PictureFile | None:
    """The picture at ``path``; problems are told at ``line`` of ``shown``, which names it."""
    try:
        if path.suffix.lower() == ".svg":
            return _drawing(path, relative)
        return _photograph(path, relative)
    except _Refused as refused:
        words = refused.words
    problems.add(shown, line, "image.file", id=words[0], en=words[1])
    return None


def _photograph(path: Path, relative: str) -> PictureFile:
    try:
        with warnings.catch_warnings():
            # Pillow warns of what is refused here, and of slips in EXIF that do no harm.
            warnings.simplefilter("ignore")
            kinds = [_FORMATS[path.suffix.lower()]]
            with Image.open(path, formats=kinds) as image:
                _refuse_too_large(image, path, relative)
                _refuse_moving(image, relative)
                width, height = _upright(image)
                _decode(image)
    except Image.DecompressionBombError:
        raise _too_large(relative, "") from None
    except _UNREADABLE:
        raise _Refused(
            id=f'"{relative}" bukan gambar seperti kata akhirannya; simpan ulang sebagai JPEG/PNG.',
            en=f'"{relative}" is not the kind of picture it says; save it again as JPEG or PNG.',
        ) from None
    return PictureFile(relative, width, height, digest=_digest(path))


def _refuse_too_large(image: Image.Image, path: Path, relative: str) -> None:
    """Raise where unpacking would take much memory or time; nothing was unpacked yet."""
    width, height = image.size
    allowed = min(MAX_PIXELS, FREE_PIXELS + PIXELS_A_BYTE * path.stat().st_size)
    if width * height > allowed or max(width, height) > MAX_SIDE:
        raise _too_large(relative, f"{width} x {height}")
    profile = image.info.get("icc_profile") or b""
    if len(profile) > MAX_PROFILE:
        raise _Refused(
            id=f'profil warna "{relative}" {len(profile) // 1000} kB; simpan ulang sebagai sRGB.',
            en=f'"{relative}" has a colour profile of {len(profile) // 1000} kB; save it as sRGB.',
        )


def _too_large(relative: str, size: str) -> _Refused:
    return _Refused(
        id=f'"{relative}" berukuran {size or "banyak sekali"} piksel; kecilkan sampai 4000 piksel.',
        en=f'"{relative}" has {size or "too many"} pixels; make it 4000 pixels wide at most.',
    )


def _refuse_moving(image: Image.Image, relative: str) -> None:
    if image.format in _MOVING and getattr(image, "n_frames", 1) > 1:
        raise _Refused(
            id=f'"{relative}" gambar bergerak; simpan satu bingkainya saja, atau tautkan videonya.',
            en=f'"{relative}" is a moving picture; save one frame of it, or link to the video.',
        )


def _upright(image: Image.Image) -> tuple[int, int]:
    """Width and height as the picture is meant to be seen: phones lay portraits on their side."""
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE else (width, height)


def _decode(image: Image.Image) -> None:
    """Read to the file's end, small where the format can; OSError for one that breaks off."""
    image.draft(None, (64, 64))
    image.load()


def _drawing(path: Path, relative: str) -> PictureFile:
    data = path.read_bytes()
    try:
        width, height = drawing_size(data)
    except UnsafeDrawing as unsafe:
        raise _Refused(
            id=f'gambar SVG "{relative}" memuat {unsafe}; simpan sebagai SVG polos atau PNG.',
            en=f'the SVG drawing "{relative}" holds {unsafe}; save it as plain SVG or PNG.',
        ) from None
    return PictureFile(relative, width, height, True, hashlib.sha256(data).digest())


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
