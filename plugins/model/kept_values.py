"""A file of the cache: what one run found out, for the next one to believe or not.

Reads   and writes one file: a checksum, then msgpack, which is data that can't run.
Gives   ``read_kept`` and ``keep``.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

T = TypeVar("T")

_CHECKSUM: Final = 32


def read_kept(path: Path, kind: type[T]) -> T | None:
    """What lies at ``path``; None where there is nothing, or it is damaged or something else."""
    try:
        whole = path.read_bytes()
        data = memoryview(whole)[_CHECKSUM:]
        if whole[:_CHECKSUM] != _checksum(data):
            return None
        return msgspec.msgpack.decode(data, type=kind)
    except (OSError, msgspec.DecodeError, ValueError):
        return None


def keep(path: Path, value: object) -> None:
    """Keep ``value`` whole or not at all; where nothing can be written the next run is slower."""
    data = msgspec.msgpack.encode(value)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with beside.open("wb") as file:
            file.write(_checksum(data))
            file.write(data)
        beside.replace(path)


def _checksum(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest()
