"""Packed bodies unpacked, never further than a limit.

Reads   the pieces of a body and the name of its packing.
Gives   ``Unpacker``; raises ``TooLarge`` and ``Spoilt``.

A few kilobytes can unpack to gigabytes, so every step asks the decoder for no more than there is
room left.
"""

import zlib
from typing import Final, Protocol

import brotli

_GZIP: Final = 16 + zlib.MAX_WBITS
_GZIP_MARK: Final = b"\x1f\x8b"
_STEP: Final = 1 << 16


class TooLarge(Exception):
    """The body is larger than the limit; ``taken`` is its beginning."""


class Spoilt(Exception):
    """The bytes aren't packed as the server says, or in a way that nobody asked for."""


class _Decoder(Protocol):
    def unpacked(self, data: bytes, room: int) -> bytes:
        """What ``data`` unpacks to; one byte more than ``room`` where it is more."""


class _AsItIs:
    def unpacked(self, data: bytes, room: int) -> bytes:
        return data[: room + 1]


class _Zlib:
    """gzip with any number of members, as browsers read it; deflate."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._decoder = zlib.decompressobj(window)

    def unpacked(self, data: bytes, room: int) -> bytes:
        found = b""
        while data and len(found) <= room:
            found += self._decoder.decompress(data, room + 1 - len(found))
            if not self._decoder.eof:
                break
            data = self._decoder.unused_data
            if self._window != _GZIP or not data.startswith(_GZIP_MARK):
                break
            self._decoder = zlib.decompressobj(self._window)
        return found


class _Brotli:
    def __init__(self) -> None:
        self._decoder = brotli.Decompressor()

    def unpacked(self, data: bytes, room: int) -> bytes:
        step: bytes = self._decoder.process(data, output_buffer_limit=_STEP)
        found = step
        # All input may be taken while output still waits, so only an empty step is the end.
        while step and len(found) <= room:
            step = self._decoder.process(b"", output_buffer_limit=_STEP)
            found += step
        return found[: room + 1]


class Unpacker:
    """One body, piece by piece; ``taken`` is what has been unpacked, at most ``limit`` bytes."""

    def __init__(self, packing: str, limit: int) -> None:
        self.taken = bytearray()
        self._limit = limit
        self._decoder = _decoder(packing.strip().lower())

    def feed(self, data: bytes) -> None:
        """Take a piece; raises TooLarge or Spoilt, with ``taken`` as far as it went."""
        room = self._limit - len(self.taken)
        try:
            found = self._decoder.unpacked(data, room)
        except (zlib.error, brotli.error) as error:
            raise Spoilt(str(error)) from None
        self.taken += found[:room]
        if len(found) > room:
            raise TooLarge


def _decoder(packing: str) -> _Decoder:
    if packing in {"", "identity"}:
        return _AsItIs()
    if packing in {"gzip", "x-gzip"}:
        return _Zlib(_GZIP)
    if packing == "deflate":
        return _Zlib(zlib.MAX_WBITS)
    if packing == "br":
        return _Brotli()
    raise Spoilt(packing)
