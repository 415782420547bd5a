"""The modules of a QR code, as segno sets them, in a fraction of the time.

Reads   an address.
Gives   ``modules``: which of them are dark.

Every article has a code of its own, and segno, which draws any code, takes 1.5 ms for one. Codes of
one size differ in the bits of their message alone, whose places and mask are always the same: they
are asked of segno once for each size. Steps and names are those of ISO/IEC 18004:2015, clause 7.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Any, Final

import segno
from segno import consts as _consts
from segno import encoder as _encoder

consts: Any = _consts
encoder: Any = _encoder
"""Without types: what is asked of them is held against whole codes by the tests."""

_LEVEL: Final = consts.ERROR_LEVEL_M
_MASK: Final = 3
"""Choosing the best of eight masks takes ten times as long as the code itself; readers decode
any of them. This one turns the modules whose row and column make a multiple of three."""

_BYTES: Final = 4
"""The mode of text that holds small letters."""
_OPEN: Final = 2
"""What segno writes where the message is to stand."""
_PADDING: Final = b"\xec\x11"
"""What fills the room after the data; segno leaves the first byte of it empty."""
_TURNED: Final = str.maketrans("01", "10")
_LONG_COUNT: Final = 10
"""From this version on the length is told in two bytes."""


def modules(url: str) -> tuple[int, str]:
    """The code's width, and ``1`` for each dark module, ``0`` for each light one, row by row."""
    if not url.isascii() or url.upper() == url:
        return _by_segno(url)
    data = url.encode()
    version = next((v for v in range(1, 41) if len(data) <= _capacity(v)), None)
    if version is None:
        return _by_segno(url)
    size = _size(version)
    bits = size.bits(data)
    turned = bits.translate(_TURNED)
    return size.width, "".join(size.pick(f"{bits}{turned}01"))


def _by_segno(text: str) -> tuple[int, str]:
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=_MASK)
    rows = ["".join(map(str, row)) for row in code.matrix]
    return len(rows), "".join(rows)


def _counted(version: int) -> int:
    """Bytes in front of the data: its mode and length, with the four bits that end it."""
    return 2 if version < _LONG_COUNT else 3


def _capacity(version: int) -> int:
    """The most bytes of text that a version holds."""
    return int(consts.SYMBOL_CAPACITY[version][_LEVEL]) // 8 - _counted(version)


@dataclass(frozen=True, slots=True)
class _Size:
    """All that codes of one ``version`` share.

    ``blocks`` are the lengths of the message's blocks, ``checks`` how many codewords of error
    correction each has. ``pick`` takes all modules from the bits, the same turned, 0 and 1.
    """

    version: int
    width: int
    blocks: tuple[int, ...]
    checks: int
    length: int
    pick: Callable[[str], tuple[str, ...]]

    def bits(self, data: bytes) -> str:
        """The final message: data and error correction, interleaved; then remainder bits."""
        counted = _counted(self.version)
        places = 8 * (counted - 1)
        head = (_BYTES << places | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
        words = (head << 4).to_bytes(len(data) + counted, "big")
        room = sum(self.blocks)
        words = (words + b"\0" + _PADDING * (room // 2))[:room]
        blocks, start = [], 0
        for length in self.blocks:
            blocks.append(words[start : start + length])
            start += length
        checks = [_checks(block, self.checks) for block in blocks]
        mixed = chain(_interleaved(blocks), _interleaved(checks))
        return "".join([f"{word:08b}" for word in mixed]).ljust(self.length, "0")


@cache
def _size(version: int) -> _Size:
    blocks = [
        (ec.num_data, ec.num_total - ec.num_data)
        for ec in consts.ECC[version][_LEVEL]
        for _ in range(ec.num_blocks)
    ]
    any_code = segno.make(
        "a", version=version, error="m", micro=False, boost_error=False, mask=_MASK
    ).matrix
    width = len(any_code)
    empty = encoder.make_matrix(width, width)
    encoder.add_finder_patterns(empty, width, width)
    encoder.add_alignment_patterns(empty, width, width)
    ways = [list(row) for row in empty]
    length = sum(row.count(_OPEN) for row in ways)
    # In the place of each bit its number; what segno takes for an open module is none of them.
    encoder.add_codewords(ways, range(_OPEN + 1, _OPEN + 1 + length), version)
    places = []
    for row, (before, after) in enumerate(zip(empty, ways, strict=True)):
        for column in range(width):
            if before[column] != _OPEN:
                places.append(2 * length + any_code[row][column])
            else:
                turned = length if (row + column) % 3 == 0 else 0
                places.append(turned + after[column] - _OPEN - 1)
    return _Size(
        version,
        width,
        tuple(data for data, _ in blocks),
        blocks[0][1],
        length,
        itemgetter(*places),
    )


def _interleaved(blocks: list[bytes]) -> list[int]:
    """The first word of each block, the second of each, and so on."""
    return [word for words in zip_longest(*blocks) for word in words if word is not None]


def _checks(block: bytes, count: int) -> bytes:
    """The ``count`` codewords of error correction: what is left of ``block`` when divided."""
    multiples, shift = _multiples(count), 8 * (count - 1)
    rest, kept = 0, (1 << shift) - 1
    for word in block:
        rest = (rest & kept) << 8 ^ multiples[rest >> shift ^ word]
    return rest.to_bytes(count, "big")


@cache
def _multiples(count: int) -> list[int]:
    """The generator polynomial of ``count`` codewords times each element of GF(256)."""
    powers, logarithms = consts.GALIOS_EXP, consts.GALIOS_LOG
    divisor = consts.GEN_POLY[count]
    return [
        int.from_bytes([powers[logarithms[factor] + power] if factor else 0 for power in divisor])
        for factor in range(256)
    ]
