"""What the last build left: for each file of the output, what it was made from.

Reads   ``.<output>.state`` beside the output folder.
Gives   ``BuildState`` and ``Kept``, to bytes and back.

A state belongs to one output tree, which it knows by the inode of its root. It is data that can't
run, closed by a checksum; one that is damaged or of another tree is not believed, and the next
build is a full one.
"""

import hashlib
from pathlib import Path
from typing import Final

import msgspec

from plugins.model.outputs import Needs

FORMAT: Final = b"kabarkota state 3\n"
_CHECKSUM: Final = 16


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """One file of the output.

    ``names`` is the place of its needs' names in the state's table, ``prints`` their
    fingerprints in a row. ``key`` is the template's key with the view's, or a hash of the bytes.
    ``template`` is the place of its template in the state's table, -1 for what is no page;
    ``group`` that of its group, -1 for what is in none.
    """

    names: int
    prints: bytes
    key: bytes
    size: int
    modified: int
    template: int = -1
    group: int = -1


TemplateKey = tuple[str, str, bytes]
"""A template's name, a language, and what both of them were."""


class BuildState(msgspec.Struct, array_like=True):
    """``files`` are by their path below the output folder.

    ``behind`` are the paths in which the spare tree differs from the published one. ``inputs`` is
    the digest of everything that the build read, empty where that couldn't be told for certain;
    ``valid_until`` is when the same inputs give another site, in seconds since 1970: at the end of
    the day, or when a story that waits will be published; None where a build named its day.
    """

    live_inode: int
    spare_inode: int
    behind: list[str]
    inputs: str
    valid_until: float | None
    shared: dict[str, bytes]
    names: list[tuple[str, ...]]
    templates: list[TemplateKey]
    files: dict[str, Kept]
    pages: int = 0
    groups: list[tuple[str, Needs]] = []


_decoder = msgspec.msgpack.Decoder(BuildState)


def read_state(path: Path) -> BuildState | None:
    """The state in ``path``; None where there is none that can be believed."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head, checksum, body = (
        data[: len(FORMAT)],
        data[len(FORMAT) : len(FORMAT) + _CHECKSUM],
        data[len(FORMAT) + _CHECKSUM :],
    )
    if head != FORMAT or checksum != hashlib.blake2b(body, digest_size=_CHECKSUM).digest():
        return None
    try:
        return _decoder.decode(body)
    except msgspec.DecodeError:
        return None


def state_bytes(state: BuildState) -> bytes:
    body = msgspec.msgpack.encode(state)
    return FORMAT + hashlib.blake2b(body, digest_size=_CHECKSUM).digest() + body
