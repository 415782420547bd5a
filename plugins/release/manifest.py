"""The manifest: every file of a release with its size, SHA-256 and content type.

Reads   a folder, or the bytes of a manifest.
Gives   ``Manifest``, ``manifest_of`` a folder, and a manifest to bytes and back.

A manifest holds nothing of the day, the machine or the path it was made on, so whoever builds the
same commit gets the same bytes. It doesn't name itself or its signature, which lie beside the
pages, below ``WELL_KNOWN``.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from plugins.model.content_types import content_type
from plugins.model.tree_walk import everything_below

WELL_KNOWN: Final = ".well-known/kabarkota"
MANIFEST: Final = f"{WELL_KNOWN}/manifest.json"
SIGNATURE: Final = f"{MANIFEST}.sig"
UNLISTED: Final = frozenset({MANIFEST, SIGNATURE})
"""What no manifest lists: itself, and its signature, which is made from it."""

FORMAT: Final = 1

_AT_ONCE: Final = 1 << 18
"""Bytes of a file that are read in one go; most files are smaller."""
_READING: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class FileEntry(msgspec.Struct, frozen=True):
    """One file: ``path`` below the release with ``/``, ``size`` in bytes, ``sha256`` in hex.

    ``type`` is the content type that a server is to say.
    """

    path: str
    size: int
    sha256: str
    type: str


class Manifest(msgspec.Struct, frozen=True):
    """A whole release; ``site`` is its address without a slash at the end.

    ``files`` are in the order of their paths' code points.
    """

    site: str
    files: tuple[FileEntry, ...]
    format: int = FORMAT

    def digest(self) -> str:
        """SHA-256 of the manifest's bytes, in hex: the one number that stands for a release."""
        return hashlib.sha256(manifest_bytes(self)).hexdigest()


class ManifestUnreadable(Exception):
    """The bytes are no manifest of this form."""


def manifest_of(folder: Path, site: str, known: Mapping[str, FileEntry] | None = None) -> Manifest:
    """The manifest of every file below ``folder``; raises OSError where one can't be read.

    Of files in ``known`` that is believed, and their bytes aren't read.
    """
    there = {} if known is None else known
    entries = (
        there.get(name) or entry_of(name, entry.path)
        for name, entry in everything_below(str(folder))
        if name not in UNLISTED and not entry.is_dir(follow_symlinks=False) and entry.is_file()
    )
    return Manifest(site, _in_order(entries))


def with_file(manifest: Manifest, entry: FileEntry) -> Manifest:
    """``manifest`` with one file more."""
    return Manifest(manifest.site, _in_order((*manifest.files, entry)))


def differing(one: Manifest, other: Manifest) -> list[str]:
    """The paths of files that only one of two manifests has, or that they tell differently."""
    return sorted({entry.path for entry in set(one.files) ^ set(other.files)})


def _in_order(entries: Iterable[FileEntry]) -> tuple[FileEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.path))


def entry_of(name: str, path: Path | str) -> FileEntry:
    """The entry of one file that is to be served as ``name``."""
    # Straight from the system: a file object costs as much as the hash of a page.
    file = os.open(path, _READING)
    try:
        data = os.read(file, _AT_ONCE)
        size, digest = len(data), hashlib.sha256(data)
        while data:
            data = os.read(file, _AT_ONCE)
            size += len(data)
            digest.update(data)
    finally:
        os.close(file)
    return FileEntry(name, size, digest.hexdigest(), content_type(name))


def entry_of_bytes(name: str, data: bytes) -> FileEntry:
    """The entry of a file with these bytes."""
    return FileEntry(name, len(data), hashlib.sha256(data).hexdigest(), content_type(name))


def manifest_bytes(manifest: Manifest) -> bytes:
    """The one form of a manifest: keys in their order, one file a line."""
    head = msgspec.json.encode({"format": manifest.format, "site": manifest.site})[:-1]
    files = b",\n".join(msgspec.json.encode(entry) for entry in manifest.files)
    return head + b',"files":[\n' + files + b"\n]}\n"


def read_manifest(data: bytes) -> Manifest:
    """The manifest in ``data``; raises ManifestUnreadable."""
    try:
        found = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestUnreadable(str(error)) from None
    if found.format != FORMAT:
        raise ManifestUnreadable(f"format {found.format}")
    return found
