"""Which program made something: a hash of rooms' sources and of the libraries that they lean on.

Reads   the Python files of rooms, and the versions of installed packages.
Gives   ``code_version``; ``sources`` and ``note_sources``, by which processes share the work.
"""

import hashlib
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_ROOMS = Path(__file__).resolve().parents[1]


@cache
def code_version(rooms: tuple[str, ...], packages: tuple[str, ...]) -> bytes:
    """16 bytes that change with any source line of ``rooms`` and any version of ``packages``.

    ``rooms`` are folders of ``plugins``; none means all of them. Equal checkouts give equal bytes
    on every machine of one Python version.
    """
    whole = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name, digest in sources().items():
        if not rooms or name.partition("/")[0] in rooms:
            whole.update(name.encode() + b"\0" + digest)
    versions = _versions()
    for package in packages:
        whole.update(f"{package} {versions.get(_plain(package), 'none')}".encode())
    return whole.digest()[:16]


def sources() -> dict[str, bytes]:
    """The digest of each Python file by its path below ``plugins``, in order of the paths."""
    if not _known:
        _known.update(_hashed())
    return _known


def note_sources(found: Mapping[str, bytes]) -> None:
    """Believe what another process of this run has found ``sources`` to be."""
    if not _known:
        _known.update(found)


_known: dict[str, bytes] = {}


def _hashed() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder, _, names in os.walk(_ROOMS):
        for name in names:
            if name.endswith(".py"):
                path = os.path.join(folder, name)  # noqa: PTH118 (hundreds of them at each start)
                with open(path, "rb") as file:  # noqa: PTH123 (as above)
                    text = file.read().replace(b"\r\n", b"\n")
                found[os.path.relpath(path, _ROOMS)] = hashlib.sha256(text).digest()
    return {name.replace(os.sep, "/"): found[name] for name in sorted(found)}


@cache
def _versions() -> dict[str, str]:
    """Installed packages, read off the names of their folders: ``nh3-0.3.5.dist-info``."""
    found: dict[str, str] = {}
    for folder in sys.path:
        if folder.endswith("-packages"):
            for path in Path(folder).glob("*.dist-info"):
                name, _, version = path.stem.partition("-")
                found.setdefault(_plain(name), version)
    return found


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")
