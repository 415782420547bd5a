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

from plugins.model.needs import Needs

FORMAT: Final = b"kabarkota state 4\n"
_CHECKSUM: Final = 16
_DIGEST: Final = 64
"""Places for ``inputs``, which stands before the rest, to be read alone."""


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
    ``valid_since`` is the moment of the build: a clock that was put right since may be before it.
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
    valid_since: float = 0.0


_decoder = msgspec.msgpack.Decoder(BuildState)


def read_state(path: Path) -> BuildState | None:
    """The state in ``path``; None where there is none that can be believed."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    start = len(FORMAT) + _CHECKSUM
    checked, body = data[start:], data[start + _DIGEST :]
    if data[: len(FORMAT)] != FORMAT or data[len(FORMAT) : start] != _checksum(checked):
        return None
    try:
        return _decoder.decode(body)
    except msgspec.DecodeError:
        return None


def state_bytes(state: BuildState) -> bytes:
    checked = state.inputs.ljust(_DIGEST).encode() + msgspec.msgpack.encode(state)
    return FORMAT + _checksum(checked) + checked


def inputs_of(path: Path) -> str | None:
    """``inputs`` of the state in ``path``, without believing it: a hint that costs one short read.

    None where there is no state, or none of this form.
    """
    start = len(FORMAT) + _CHECKSUM
    try:
        with path.open("rb") as file:
            data = file.read(start + _DIGEST)
    except OSError:
        return None
    return data[start:].decode(errors="replace").strip() if data.startswith(FORMAT) else None


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest()
