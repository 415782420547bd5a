"""A folder that is served from this machine or a mounted disk, swapped as a whole.

Reads   a ``FolderTarget``.
Gives   ``FolderAdapter``.

    site                  what is served
    .site.releases/NAME   earlier releases
    .site.releases/.coming  a release that is being copied; its manifest is copied last
    .site.lock            held by the system, so that it ends with its process

The new tree is complete and checked before it changes places with the old one: in one step on
Linux and macOS, by two renames elsewhere. A tree tells its own name: the manifest's date is the
time it was put out, its digest the rest. So whatever a killed publish left can be put in order.
"""

import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from plugins.delivery.adapter import Known, Outcome
from plugins.delivery.changes import Changes, compared
from plugins.delivery.health import complaint
from plugins.delivery.local_copies import link_or_copy
from plugins.delivery.refusals import DeliveryFailed, Trust, Words, disk_trouble
from plugins.delivery.release_folder import (
    Release,
    is_name,
    new_name,
    release_name,
    time_of,
    told_release,
    whole_release,
)
from plugins.model.exchange import exchange
from plugins.release.manifest import MANIFEST, SIGNATURE, FileEntry, entry_of
from plugins.schema.targets import FolderTarget

PATIENCE = 60.0
"""Seconds to wait for another publisher."""


class FolderAdapter:
    """An adapter; ``base`` is the folder of ``publishing.yml``."""

    def __init__(
        self, settings: FolderTarget, base: Path, trust: Trust, patience: float = PATIENCE
    ) -> None:
        self._settings = settings
        self._live = base / Path(settings.path).expanduser()
        self._kept = self._live.with_name(f".{self._live.name}.releases")
        self._coming = self._kept / ".coming"
        self._trust = trust
        self._patience = patience

    def plan(self, release: Release) -> Changes:
        there = _told(self._live)
        return compared(there.files if there is not None else (), release.files)

    def put(self, release: Release) -> Outcome:
        with self._alone():
            before = _name_of(self._live)
            self._refuse_others_files(before)
            if before is not None and release.called(before) and _is_whole(self._live, release):
                return Outcome(before, unchanged=True)
            known = [known.name for known in self.releases()]
            name = new_name(release, known, datetime.now(UTC))
            self._copy(release, name)
            self._swap(self._coming)
            wrong = complaint(self._settings.health, release)
            if wrong is not None:
                raise self._taken_back(name, before, wrong)
            for old in known[self._settings.keep - 1 :]:
                self._forget(old)
            return Outcome(name)

    def releases(self) -> Sequence[Known]:
        current = _name_of(self._live)
        kept = (path.name for path in self._kept.iterdir()) if self._kept.is_dir() else ()
        names = {*filter(is_name, kept), *([] if current is None else [current])}
        return [Known(name, name == current) for name in sorted(names, reverse=True)]

    def switch(self, name: str) -> Outcome:
        with self._alone():
            tree = self._kept / name
            release = whole_release(tree)
            self._trust(*_signed(tree))
            self._swap(tree)
            wrong = complaint(self._settings.health, release)
            return Outcome(name, notes=() if wrong is None else (wrong,))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One publisher at a time, with whatever the last one left put in order."""
        if self._live.is_symlink():
            raise DeliveryFailed(
                id=f"{self._live} adalah tautan simbolik; tulis folder yang sebenarnya.",
                en=f"{self._live} is a symbolic link; write the real folder.",
            )
        try:
            self._kept.mkdir(parents=True, exist_ok=True)
            with FileLock(self._live.with_name(f".{self._live.name}.lock"), timeout=self._patience):
                self._put_in_order()
                yield
        except Timeout:
            raise DeliveryFailed(
                id=f"Penerbitan lain ke {self._live} sedang berjalan; ulangi setelah selesai.",
                en=f"Another publish to {self._live} is under way; try again when it has ended.",
            ) from None
        except OSError as error:
            raise disk_trouble(error, str(self._live)) from None

    def _put_in_order(self) -> None:
        for tree in [path for path in self._kept.iterdir() if is_name(path.name)]:
            own = _name_of(tree)
            if own is None:
                _clear(tree)  # Half forgotten.
            elif own != tree.name:
                # Exchanged, and killed before it got its new name.
                tree.replace(self._kept / own)
        coming, live = _name_of(self._coming), _name_of(self._live)
        if coming is not None and not self._live.exists():
            # Killed between the two renames of a system without the single step.
            self._coming.replace(self._live)
        elif coming is not None and live is not None and coming < live:
            self._coming.replace(self._kept / coming)
        _clear(self._coming)

    def _refuse_others_files(self, before: str | None) -> None:
        if before is None and self._live.exists() and any(self._live.iterdir()):
            raise DeliveryFailed(
                id=f"{self._live} berisi berkas yang bukan rilis dan akan terganti; kosongkan, "
                "atau pilih path lain.",
                en=f"{self._live} holds files that no release put there and would be replaced; "
                "empty it, or choose another path.",
            )

    def _copy(self, release: Release, name: str) -> None:
        """The release beside what is served; files that stay are links to the served ones."""
        try:
            looked_at = self._lay_out(release)
            manifest = self._coming / MANIFEST
            manifest.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(release.folder / MANIFEST, manifest)
            moment = time_of(name).timestamp()
            os.utime(manifest, (moment, moment))
            if whole_release(self._coming, looked_at).files != release.files:
                raise DeliveryFailed(
                    id=f"Salinan di {self._kept} berbeda dari rilisnya; periksa disk, lalu ulangi.",
                    en=f"The copy in {self._kept} differs from the release; check the disk and "
                    "try again.",
                )
            if hasattr(os, "sync"):
                os.sync()
        except BaseException:
            _clear(self._coming)
            raise

    def _lay_out(self, release: Release) -> dict[str, FileEntry]:
        """All but the manifest, in place; gives those that are links to served ones."""
        live, coming, source = str(self._live), str(self._coming), str(release.folder)
        folders: set[str] = set()
        linked: dict[str, FileEntry] = {}
        for entry in release.files:
            if entry.path == MANIFEST:
                continue
            there, target = f"{live}/{entry.path}", f"{coming}/{entry.path}"
            folder = target.rpartition("/")[0]
            if folder not in folders:
                Path(folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            # Looked at, not trusted: a served file that somebody altered is not carried on.
            if _has_size(there, entry.size) and _is_linked(there, target, entry):
                linked[entry.path] = entry
            else:
                shutil.copyfile(f"{source}/{entry.path}", target)
                os.chmod(target, 0o644)  # noqa: PTH101 (a hundred thousand of them)
        return linked

    def _swap(self, tree: Path) -> None:
        """Serve ``tree``; what was served becomes an earlier release."""
        before = _name_of(self._live)
        if before is None:
            if self._live.exists():
                self._live.rmdir()
            tree.replace(self._live)
        elif exchange(tree, self._live):
            tree.replace(self._kept / before)
        else:
            self._live.replace(self._kept / before)
            tree.replace(self._live)

    def _forget(self, name: str) -> None:
        _clear(self._coming)
        if (self._kept / name).exists():
            # Without its manifest it is no release, wherever the clearing is broken off.
            (self._kept / name / MANIFEST).unlink(missing_ok=True)
            (self._kept / name).replace(self._coming)
            _clear(self._coming)

    def _taken_back(self, name: str, before: str | None, wrong: Words) -> DeliveryFailed:
        if before is None:
            return DeliveryFailed(
                id=f"Rilis terpasang, tetapi {wrong.id} Belum ada rilis lama untuk kembali.",
                en=f"The release is out, but {wrong.en} There is no older one to go back to.",
            )
        self._swap(self._kept / before)
        self._forget(name)
        return DeliveryFailed(
            id=f"Setelah terbit, {wrong.id} Karena itu rilis lama {before} dikembalikan.",
            en=f"Once it was out, {wrong.en} So the old release {before} was put back.",
        )


def _signed(tree: Path) -> tuple[bytes, bytes | None]:
    signature = tree / SIGNATURE
    return (tree / MANIFEST).read_bytes(), signature.read_bytes() if signature.is_file() else None


def _told(tree: Path) -> Release | None:
    return told_release(*_signed(tree)) if (tree / MANIFEST).is_file() else None


def _name_of(tree: Path) -> str | None:
    """The name that a tree tells of itself; None for one that is no release."""
    told = _told(tree)
    if told is None:
        return None
    return release_name(told, datetime.fromtimestamp((tree / MANIFEST).stat().st_mtime, UTC))


def _has_size(path: str, size: int) -> bool:
    """Whether a plain file of that size lies there."""
    try:
        told = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(told.st_mode) and told.st_size == size


def _is_linked(there: str, target: str, entry: FileEntry) -> bool:
    """Whether ``target`` is a link to ``there`` now, and its bytes are those of ``entry``."""
    link_or_copy(there, target)
    if entry_of(entry.path, target) == entry:
        return True
    os.unlink(target)  # noqa: PTH108 (as above)
    return False


def _is_whole(tree: Path, release: Release) -> bool:
    try:
        return whole_release(tree).files == release.files
    except DeliveryFailed:
        return False


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
