"""A release as a folder: its files are those of its manifest, and no others.

Reads   a folder that a build for publishing has made.
Gives   ``Release``, ``whole_release``, and the names of releases.

A release is named by the time it was put out and the first digits of its manifest's digest, such
as ``20261122T031500Z-5f2a9c01d3e4``: names sort by time, and say what is in it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from plugins.delivery.refusals import DeliveryFailed
from plugins.model.tree_walk import everything_below
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    UNLISTED,
    FileEntry,
    Manifest,
    ManifestUnreadable,
    differing,
    entry_of,
    entry_of_bytes,
    manifest_bytes,
    manifest_of,
    read_manifest,
)

DIGITS: Final = 12
_NAME = re.compile(rf"\d{{8}}T\d{{6}}Z-[0-9a-f]{{{DIGITS}}}")
_FORM: Final = "%Y%m%dT%H%M%SZ"
_ODD = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Release:
    """A folder that equals its manifest; ``files`` are all of it, manifest and signature too.

    One that lies at a target has no ``folder`` here.
    """

    folder: Path
    manifest: Manifest
    files: tuple[FileEntry, ...]
    digest: str

    def called(self, name: str) -> bool:
        """Whether ``name`` is a name of this release, whenever it was put out."""
        return is_name(name) and name.endswith(f"-{self.digest[:DIGITS]}")


def is_name(text: str) -> bool:
    """Whether ``text`` is the name of a release."""
    return _NAME.fullmatch(text) is not None


def time_of(name: str) -> datetime:
    """When the release of that name was put out."""
    return datetime.strptime(name.partition("-")[0], _FORM).replace(tzinfo=UTC)


def new_name(release: Release, known: Iterable[str], now: datetime) -> str:
    """A name later than every one in ``known``, also where a clock went back."""
    latest = max((time_of(name) for name in known), default=None)
    moment = now.astimezone(UTC).replace(microsecond=0)
    if latest is not None and moment <= latest:
        moment = latest + timedelta(seconds=1)
    return release_name(release, moment)


def release_name(release: Release, moment: datetime) -> str:
    """The name of a release that is put out at ``moment``, in UTC."""
    return f"{moment:{_FORM}}-{release.digest[:DIGITS]}"


def whole_release(folder: Path, looked_at: Mapping[str, FileEntry] | None = None) -> Release:
    """The release in ``folder``; raises DeliveryFailed where it isn't one, or isn't whole.

    ``looked_at`` are files there whose bytes were read just now.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = read_manifest(data)
    except FileNotFoundError:
        raise DeliveryFailed(
            id=f"Di {folder.name}/ tidak ada rilis; jalankan build --publish, atau publish tanpa "
            "--no-build.",
            en=f"{folder.name}/ holds no release; run build --publish, or publish without "
            "--no-build.",
        ) from None
    except ManifestUnreadable as error:
        raise DeliveryFailed(
            id=f"Daftar berkas {MANIFEST} rusak ({error}); jalankan build --publish --full.",
            en=f"The manifest {MANIFEST} is damaged ({error}); run build --publish --full.",
        ) from None
    _refuse_odd_names(folder)
    found = manifest_of(folder, manifest.site, looked_at)
    if found != manifest or manifest_bytes(manifest) != data:
        raise _not_whole(folder, manifest, found)
    beside = (name for name in sorted(UNLISTED) if (folder / name).is_file())
    files = (*manifest.files, *(entry_of(name, folder / name) for name in beside))
    return Release(folder, manifest, files, hashlib.sha256(data).hexdigest())


def signed_anew(release: Release, signature: bytes | None) -> Release:
    """A whole release in whose folder nothing but the signature was made anew."""
    files = tuple(entry for entry in release.files if entry.path != SIGNATURE)
    if signature is not None:
        files = (*files, entry_of_bytes(SIGNATURE, signature))
    return replace(release, files=files)


def _refuse_odd_names(folder: Path) -> None:
    for name, entry in everything_below(str(folder)):
        if entry.is_symlink() or _ODD.search(entry.name):
            shown = _ODD.sub("?", name)
            raise DeliveryFailed(
                id=f"{shown} adalah tautan simbolik atau namanya tidak aman; hapus, lalu bangun "
                "lagi.",
                en=f"{shown} is a symbolic link or has an unsafe name; delete it and build again.",
            )


def _not_whole(folder: Path, listed: Manifest, found: Manifest) -> DeliveryFailed:
    odd = differing(listed, found)
    shown = ", ".join([*odd[:5], *(["…"] if len(odd) > 5 else [])]) or MANIFEST
    return DeliveryFailed(
        id=f"Isi {folder.name}/ tidak sama dengan daftar berkasnya, jadi tidak diterbitkan: "
        f"{shown}. Bangun lagi dengan build --publish --full.",
        en=f"{folder.name}/ differs from its manifest, so it isn't published: {shown}. "
        "Build again with build --publish --full.",
    )


def told_release(data: bytes, signature: bytes | None) -> Release | None:
    """The release that the manifest ``data`` tells of, without a folder; None where it's none."""
    try:
        manifest = read_manifest(data)
    except ManifestUnreadable:
        return None
    beside = {MANIFEST: data, **({} if signature is None else {SIGNATURE: signature})}
    files = (*manifest.files, *(entry_of_bytes(name, each) for name, each in beside.items()))
    return Release(Path(), manifest, files, hashlib.sha256(data).hexdigest())
