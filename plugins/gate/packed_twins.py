"""What a packed file beside a text holds, without ever keeping all of it.

Reads   the bytes of a ``.gz`` or ``.br`` file.
Gives   ``held_by``: a SHA-256 to compare with the text's.

A release packs its texts after the gate has looked at them, so that a build meets no such files;
they are looked at where an output is that has been published before, or that somebody added to.
"""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Final

import brotli

UNPACKED_MOST: Final = 200_000_000
"""Bytes that a packed file may grow to."""
_STEP: Final = 1 << 20


class TwinRefused(Exception):
    """It isn't packed as its name says, something follows, or it grows past all measure."""


def held_by(ending: str, data: bytes) -> str:
    """SHA-256, in hex, of what ``data`` unpacks to; raises TwinRefused."""
    digest = hashlib.sha256()
    left = UNPACKED_MOST
    try:
        for piece in (_gzip if ending == ".gz" else _brotli)(data):
            left -= len(piece)
            if left < 0:
                raise TwinRefused(f"{UNPACKED_MOST // 1_000_000} MB")
            digest.update(piece)
    except (zlib.error, brotli.error) as error:
        raise TwinRefused(str(error)) from None
    return digest.hexdigest()


def _gzip(data: bytes) -> Iterator[bytes]:
    """One member, as ours are: browsers differ over a second one."""
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    piece = unpacking.decompress(data, _STEP)
    while piece:
        yield piece
        piece = unpacking.decompress(unpacking.unconsumed_tail, _STEP)
    if not unpacking.eof or unpacking.unused_data:
        raise TwinRefused("gzip")


def _brotli(data: bytes) -> Iterator[bytes]:
    unpacking = brotli.Decompressor()
    piece: bytes = unpacking.process(data, output_buffer_limit=_STEP)
    # All input may be taken while output still waits, so only an empty step is the end.
    while piece:
        yield piece
        piece = unpacking.process(b"", output_buffer_limit=_STEP)
    if not unpacking.is_finished():
        raise TwinRefused("brotli")
