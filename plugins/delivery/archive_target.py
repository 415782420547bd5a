"""A release as one file: ZIP or tar.gz, the same bytes for the same release.

Reads   an ``ArchiveTarget``.
Gives   ``ArchiveAdapter``.

Order, dates, modes and owners are fixed, so nothing of the day or the machine is in an archive.
"""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from filelock import FileLock

from plugins.delivery.adapter import Known, Outcome
from plugins.delivery.changes import Changes, compared
from plugins.delivery.refusals import DeliveryFailed, disk_trouble
from plugins.delivery.release_folder import Release, is_name, new_name, told_release
from plugins.release.manifest import MANIFEST, SIGNATURE, FileEntry
from plugins.schema.targets import ArchiveTarget

_START: Final = "situs-"
_LEVEL: Final = 9
_DATE: Final = 315_532_800
"""1 January 1980, the first day that a ZIP can tell, in Unix seconds."""


class ArchiveAdapter:
    """An adapter; ``base`` is the folder of ``publishing.yml``."""

    def __init__(self, settings: ArchiveTarget, base: Path) -> None:
        self._settings = settings
        self._folder = base / Path(settings.path).expanduser()
        self._write = _WRITERS[settings.form]

    def plan(self, release: Release) -> Changes:
        known = self.releases()
        there = _told(self._path(known[0].name)) if known else None
        return compared(there.files if there is not None else (), release.files)

    def put(self, release: Release) -> Outcome:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / ".kabarkota.lock"):
                return self._put(release)
        except OSError as error:
            raise disk_trouble(error, str(self._folder)) from None

    def releases(self) -> Sequence[Known]:
        if not self._folder.is_dir():
            return []
        ending = f".{self._settings.form}"
        paths = (path.name for path in self._folder.iterdir() if path.name.endswith(ending))
        names = (name.removesuffix(ending).removeprefix(_START) for name in paths)
        found = sorted(filter(is_name, names), reverse=True)
        return [Known(name, number == 0) for number, name in enumerate(found)]

    def switch(self, name: str) -> Outcome:
        raise DeliveryFailed(
            id=f"Arsip tidak menggantikan apa pun. Pakai arsip lama: {self._path(name)}",
            en=f"Archives replace nothing. Use the old one: {self._path(name)}",
        )

    def _put(self, release: Release) -> Outcome:
        known = self.releases()
        coming = self._folder / ".kabarkota.coming"
        try:
            with coming.open("wb") as file:
                self._write(release.folder, release.files, file)
                file.flush()
                os.fsync(file.fileno())
            newest = self._path(known[0].name) if known else None
            if newest is not None and newest.read_bytes() == coming.read_bytes():
                return Outcome(known[0].name, unchanged=True)
            name = new_name(release, (each.name for each in known), datetime.now(UTC))
            coming.replace(self._path(name))
        finally:
            coming.unlink(missing_ok=True)
        for old in known[self._settings.keep - 1 :]:
            self._path(old.name).unlink()
        return Outcome(name)

    def _path(self, name: str) -> Path:
        return self._folder / f"{_START}{name}.{self._settings.form}"


def write_zip(folder: Path, files: Sequence[FileEntry], into: IO[bytes]) -> None:
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _in_order(files):
            about = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 3  # Unix, whose modes follow.
            about.external_attr = 0o100644 << 16
            archive.writestr(about, (folder / path).read_bytes(), compresslevel=_LEVEL)


def write_tar(folder: Path, files: Sequence[FileEntry], into: IO[bytes]) -> None:
    with (
        gzip.GzipFile("", "wb", _LEVEL, into, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in _in_order(files):
            data = (folder / path).read_bytes()
            about = tarfile.TarInfo(path)
            about.size, about.mtime, about.mode = len(data), _DATE, 0o644
            archive.addfile(about, io.BytesIO(data))


_WRITERS: Final[dict[str, Callable[[Path, Sequence[FileEntry], IO[bytes]], None]]] = {
    "zip": write_zip,
    "tar.gz": write_tar,
}


def _in_order(files: Sequence[FileEntry]) -> list[str]:
    return sorted(entry.path for entry in files)


def _told(path: Path) -> Release | None:
    """The release in an archive; None where it can't be read."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
                signature = archive.read(SIGNATURE) if SIGNATURE in names else None
                return told_release(archive.read(MANIFEST), signature)
        with tarfile.open(path, "r:gz") as packed:
            told = {name: packed.extractfile(name) for name in packed.getnames() if name in _BOTH}
            data = {name: file.read() for name, file in told.items() if file is not None}
            return told_release(data[MANIFEST], data.get(SIGNATURE))
    except (OSError, KeyError, EOFError, zipfile.BadZipFile, tarfile.TarError):
        return None


_BOTH: Final = frozenset({MANIFEST, SIGNATURE})
