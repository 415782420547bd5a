"""Pictures that are nothing but pictures: they open, end where they should, and hide no file.

Reads   the bytes of a JPEG, PNG, GIF, WebP, AVIF or ICO file.
Gives   ``picture_findings``.

A polyglot is a picture and something else at once: a page, a program or an archive behind or
inside the picture. Readers of archives look from the end, servers that guess look at the
beginning, so both the end and what lies between are looked at.
"""

import re
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Final

from PIL import Image

from plugins.gate.findings import Finding

LARGEST: Final = 60_000_000
"""Pixels: more than any camera of today, less than a bomb."""

_INSIDE: Final = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), what)
    # Long enough that no compressed picture holds one by chance.
    for pattern, what in (
        (rb"<\?php\s|<\?=[ -~]{12}|<%@[ -~]{12}", "PHP/ASP"),
        (rb"<(?:script|iframe|html|body|svg|!doctype)[\s>][\s -~]{8}|javascript:", "HTML"),
        (rb"%PDF-\d\.\d", "PDF"),
        (rb"PK\x03\x04.{26,60}?[\w./-]{4}|PK\x05\x06\0\0\0\0", "ZIP"),
        (rb"\x7fELF[\x01\x02][\x01\x02]\x01|MZ.{58,200}This program", "EXE"),
        (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c", "RAR/7z"),
        (rb"#!/(?:usr/)?bin/", "sh"),
    )
)
_EXPECTED: Final = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WEBP",
    ".avif": "AVIF", ".ico": "ICO",
}  # fmt: skip


def picture_findings(name: str, data: bytes) -> Iterator[Finding]:
    """What is more than a picture, or less, in one file."""
    ending = name[name.rfind(".") :].lower()
    wrong = _unopened(data, _EXPECTED[ending])
    if wrong is not None:
        yield _found(
            name, wrong, f"Gambar tidak dapat dibuka: {wrong}.", f"It won't open: {wrong}."
        )
        return
    end = _ENDS[ending](data) if ending in _ENDS else len(data)
    if end is None:
        yield _found(
            name,
            data[-16:].hex(" "),
            "Gambar tidak berakhir dengan semestinya.",
            "The picture doesn't end as pictures do.",
        )
    elif data[end:].strip(b"\0"):
        yield _found(
            name,
            data[end : end + 24].decode("latin-1"),
            f"Ada {len(data) - end} bita di belakang akhir gambar.",
            f"{len(data) - end} bytes follow the end of the picture.",
        )
    for pattern, what in _INSIDE:
        match = pattern.search(data)
        if match is not None:
            yield _found(
                name,
                match[0][:24].decode("latin-1"),
                f"Di dalam gambar ada {what}.",
                f"There is {what} inside the picture.",
            )


def _unopened(data: bytes, expected: str) -> str | None:
    """Why the file is no whole picture of its kind; its size is told before it is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=(expected,)) as image:
                if image.width * image.height > LARGEST:
                    return f"{image.width}×{image.height}"
                image.verify()
    except Exception as error:  # noqa: BLE001 (a damaged picture may raise anything)
        return f"{type(error).__name__}"
    return None


def _jpeg_end(data: bytes) -> int | None:
    """After the marker that ends the picture, found segment by segment (ITU T.81, annex B)."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            return at + 2
        if marker in {0x01, *range(0xD0, 0xD9)}:
            at += 2
            continue
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA:
            # Compressed data: a marker in it is anything but a stuffed zero or a restart.
            while True:
                at = data.find(b"\xff", at)
                if at < 0 or at + 1 >= len(data):
                    return None
                if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
                    at += 2
                elif data[at + 1] == 0xFF:
                    at += 1
                else:
                    break
    return at + 2 if data[at : at + 2] == b"\xff\xd9" else None


def _png_end(data: bytes) -> int | None:
    """After the chunk IEND."""
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind == b"IEND":
            return at if at <= len(data) else None
    return None


def _gif_end(data: bytes) -> int | None:
    """After the trailer, found block by block (GIF89a, appendix A)."""
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    while at < len(data):
        kind = data[at]
        if kind == 0x3B:
            return at + 1
        if kind == 0x21:
            at += 2
        elif kind == 0x2C and at + 10 < len(data):
            flags = data[at + 9]
            at += 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
        else:
            return None
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return None


def _webp_end(data: bytes) -> int | None:
    """The end of the RIFF container, by its own length."""
    if len(data) < 12 or data[8:12] != b"WEBP":
        return None
    length: int = struct.unpack_from("<I", data, 4)[0]
    end = 8 + length + (length & 1)
    return end if end <= len(data) + (length & 1) else None


def _avif_end(data: bytes) -> int | None:
    """After the last box; every box of the file says its own length (ISO 14496-12)."""
    at = 0
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if not kind.isalnum() or kind not in _BOXES:
            return at
        if length == 1 and at + 16 <= len(data):
            length = struct.unpack_from(">Q", data, at + 8)[0]
        if length == 0:
            return len(data)
        if length < 8 or at + length > len(data):
            return None
        at += length
    return at


_BOXES: Final = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"idat"})
_ENDS: Final[Mapping[str, Callable[[bytes], int | None]]] = {
    ".jpg": _jpeg_end,
    ".jpeg": _jpeg_end,
    ".png": _png_end,
    ".gif": _gif_end,
    ".webp": _webp_end,
    ".avif": _avif_end,
}


def _found(name: str, excerpt: str, indonesian: str, english: str) -> Finding:
    return Finding(name, "picture", excerpt, indonesian, english)
