"""Object storage and WebDAV: file by file, in an order that breaks no page.

Reads   an ``RcloneTarget``, the releases kept on this machine.
Gives   ``RcloneAdapter``.

Such a service can't switch a whole site at once. So what pages need comes first, pages next, the
manifest after them, and only then is deleted what the release doesn't hold: at every moment each
page that is there finds its parts. What differs is found by the service's own hashes, else by the
manifest that lies there, less what a broken publish had begun to change (``UNDER_WAY``).

Where a step fails and this program lives on, it waits and tries to finish; where that is in vain,
it tries to put the old release back, and says which of these came true.
"""

import hashlib
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from plugins.delivery.adapter import Known, Outcome
from plugins.delivery.caching import cache_control
from plugins.delivery.changes import Changes, compared
from plugins.delivery.health import complaint
from plugins.delivery.local_copies import LocalCopies
from plugins.delivery.rclone import Listed, Rclone
from plugins.delivery.rclone_breaks import (
    AnotherPublishes,
    HalfSent,
    another_publishes,
    left_mixed,
    put_back,
)
from plugins.delivery.refusals import DeliveryFailed, Trust, Words
from plugins.delivery.release_folder import Release, new_name, told_release
from plugins.model.content_types import content_type
from plugins.release.manifest import MANIFEST, UNLISTED, WELL_KNOWN, FileEntry
from plugins.schema.targets import RcloneTarget

UNDER_WAY: Final = f"{WELL_KNOWN}/under-way.json"
_SILENCE: Final = timedelta(minutes=15)
_PAUSES: Final = (10.0, 60.0)
"""Seconds before each further try to finish, beyond those that rclone makes by itself."""
_PAGES: Final = ("text/html", "application/xml", "application/json", "application/ld+json")
_HASHES: Final = ("sha256", "sha1", "md5")


class _UnderWay(msgspec.Struct, frozen=True):
    """A publish that has begun: by whom, when, and the files that it may have changed."""

    token: str
    since: datetime
    paths: tuple[str, ...]


class RcloneAdapter:
    """An adapter; ``copies`` keep the releases that a service can't keep itself."""

    def __init__(
        self,
        settings: RcloneTarget,
        copies: LocalCopies,
        trust: Trust,
        pauses: Sequence[float] = _PAUSES,
    ) -> None:
        self._settings = settings
        self._pauses = pauses
        self._rclone = Rclone(settings)
        self._copies = copies
        self._trust = trust

    def plan(self, release: Release) -> Changes:
        listing = self._rclone.listing()
        return self._changes(release, listing, self._begun(listing))

    def put(self, release: Release) -> Outcome:
        before = self.releases()
        current = next((known.name for known in before if known.current), None)
        sent = self._deliver(release, current)
        if sent or current is None:
            current = new_name(release, (known.name for known in before), datetime.now(UTC))
        wrong = complaint(self._settings.health, release)
        if wrong is not None:
            raise self._taken_back(before, wrong)
        self._copies.keep(current, self._settings.keep)
        return Outcome(current, unchanged=not sent)

    def releases(self) -> Sequence[Known]:
        names = self._copies.kept()
        digest = self._digest_there() if names else None
        current = next((n for n in names if digest and n.endswith(f"-{digest[:12]}")), None)
        return [Known(name, name == current) for name in names]

    def switch(self, name: str) -> Outcome:
        release = self._copies.release(name)
        manifest, signature = (release.folder / each for each in (MANIFEST, f"{MANIFEST}.sig"))
        signed = signature.read_bytes() if signature.is_file() else None
        self._trust(manifest.read_bytes(), signed)
        current = next((known.name for known in self.releases() if known.current), None)
        self._deliver(release, current)
        wrong = complaint(self._settings.health, release)
        return Outcome(name, notes=() if wrong is None else (wrong,))

    def _deliver(self, release: Release, current: str | None) -> bool:
        """Send the release; whatever breaks, end with a whole one if the service can be reached.

        False where it was there already. Raises DeliveryFailed.
        """
        try:
            return self._send(release)
        except HalfSent as broken:
            failure = broken.failure
        for pause in self._pauses:
            time.sleep(pause)
            try:
                return self._send(release)
            except AnotherPublishes:
                raise
            except (HalfSent, DeliveryFailed):
                continue
        if current is None:
            raise left_mixed(failure, self._rclone.place)
        try:
            self._send(self._copies.release(current))
        except AnotherPublishes:
            raise
        except (HalfSent, DeliveryFailed):
            raise left_mixed(failure, self._rclone.place) from None
        raise put_back(failure, current)

    def _send(self, release: Release) -> bool:
        """Make the service hold the release and nothing else; False where it did already.

        Raises DeliveryFailed before anything was changed, HalfSent from then on.
        """
        listing = self._rclone.listing()
        begun = self._begun(listing)
        self._refuse_two(begun)
        self._refuse_others_files(listing)
        changes = self._changes(release, listing, begun)
        if not changes and begun is None:
            return False
        touched = {entry.path for entry in (*changes.added, *changes.changed, *changes.removed)}
        token = secrets.token_hex(8)
        note = _UnderWay(
            token, datetime.now(UTC), tuple(sorted({*touched, *(begun.paths if begun else ())}))
        )
        self._note_own(token)
        try:
            self._rclone.write(UNDER_WAY, msgspec.json.encode(note))
            # Both may have seen no note; the later one's stays.
            self._stop_if_anothers(token)
            for files, headers in _batches((*changes.added, *changes.changed)):
                self._rclone.upload(release.folder, files, headers)
            self._stop_if_anothers(token)
            self._remove([entry.path for entry in changes.removed])
            self._check(release)
            self._rclone.delete([UNDER_WAY])
        except AnotherPublishes:
            raise
        except DeliveryFailed as failure:
            raise HalfSent(failure) from failure
        return True

    def _remove(self, paths: Sequence[str]) -> None:
        """Pages before what they need."""
        pages = [path for path in paths if _is_page(content_type(path))]
        parts = [path for path in paths if path not in set(pages)]
        for some in filter(None, (pages, parts)):
            self._rclone.delete(some, tidy=some is (parts or pages))

    def _check(self, release: Release) -> None:
        listing = self._rclone.listing()
        left = self._changes(release, listing, None)
        if left:
            odd = [entry.path for entry in (*left.added, *left.changed, *left.removed)]
            shown = ", ".join(odd[:5])
            raise DeliveryFailed(
                id=f"Setelah dikirim, isi {self._rclone.place} masih berbeda: {shown}. Ulangi.",
                en=f"After sending, {self._rclone.place} still differs: {shown}. Try again.",
            )

    def _changes(
        self, release: Release, listing: dict[str, Listed], begun: _UnderWay | None
    ) -> Changes:
        uncertain = frozenset(begun.paths) if begun is not None else frozenset()
        there = self._told(listing)
        known = {e.path: e.sha256 for e in there.files} if there is not None else {}
        found: list[FileEntry] = []
        coming = {entry.path: entry for entry in release.files}
        for path, listed in listing.items():
            if path == UNDER_WAY:
                continue
            entry = coming.get(path)
            same = entry is not None and listed.size == entry.size
            if entry is not None and same:
                hashed = _same_hash(release.folder / path, listed)
                trusted = path not in uncertain and known.get(path) == entry.sha256
                same = trusted if hashed is None else hashed
            sha256 = entry.sha256 if entry is not None and same else ""
            found.append(FileEntry(path, listed.size, sha256, ""))
        return compared(found, release.files)

    def _told(self, listing: dict[str, Listed]) -> Release | None:
        return told_release(self._rclone.read(MANIFEST), None) if MANIFEST in listing else None

    def _digest_there(self) -> str | None:
        listing = self._rclone.listing(WELL_KNOWN)
        begun, told = (name.rpartition("/")[2] in listing for name in (UNDER_WAY, MANIFEST))
        release = told_release(self._rclone.read(MANIFEST), None) if told else None
        return release.digest if release is not None and not begun else None

    def _begun(self, listing: dict[str, Listed], name: str = UNDER_WAY) -> _UnderWay | None:
        if name not in listing:
            return None
        try:
            return msgspec.json.decode(self._rclone.read(UNDER_WAY), type=_UnderWay)
        except msgspec.DecodeError:
            # Cut off while it was written: then nothing had been changed.
            return _UnderWay("", datetime.now(UTC) - _SILENCE, ())

    def _refuse_two(self, begun: _UnderWay | None) -> None:
        if begun is None or begun.token == self._own():
            return  # One from here has ended: the lock of this machine is ours.
        if datetime.now(UTC) - begun.since < _SILENCE:
            raise another_publishes(begun.since)

    def _stop_if_anothers(self, token: str) -> None:
        begun = self._begun(self._rclone.listing(WELL_KNOWN), Path(UNDER_WAY).name)
        if begun is None or begun.token != token:
            raise another_publishes(begun.since if begun else datetime.now(UTC))

    def _refuse_others_files(self, listing: dict[str, Listed]) -> None:
        if listing and MANIFEST not in listing and UNDER_WAY not in listing:
            raise DeliveryFailed(
                id=f"{self._rclone.place} berisi {len(listing)} berkas yang bukan rilis, dan akan "
                "terhapus; kosongkan, atau pilih path lain.",
                en=f"{self._rclone.place} holds {len(listing)} files that no release put there, "
                "and they would be deleted; empty it, or choose another path.",
            )

    def _taken_back(self, before: Sequence[Known], wrong: Words) -> DeliveryFailed:
        old = next((known.name for known in before if known.current), None)
        if old is None:
            return DeliveryFailed(
                id=f"Rilis terpasang, tetapi {wrong.id} Belum ada rilis lama untuk kembali.",
                en=f"The release is out, but {wrong.en} There is no older one to go back to.",
            )
        self._deliver(self._copies.release(old), None)
        return DeliveryFailed(
            id=f"Setelah terbit, {wrong.id} Karena itu rilis lama {old} dikembalikan.",
            en=f"Once it was out, {wrong.en} So the old release {old} was put back.",
        )

    def _own(self) -> str:
        path = self._copies.folder / "under-way"
        return path.read_text("utf-8") if path.is_file() else ""

    def _note_own(self, token: str) -> None:
        (self._copies.folder / "under-way").write_text(token, "utf-8")


def _same_hash(path: Path, listed: Listed) -> bool | None:
    """Whether the service's own hash is that of the file; None where it tells none."""
    for name in _HASHES:
        told = listed.hashes.get(name)
        if told:
            with path.open("rb") as file:
                return hashlib.file_digest(file, name).hexdigest() == told.lower()
    return None


def _is_page(kind: str) -> bool:
    """Whether files of this content type need others."""
    return kind.startswith(_PAGES)


def _batches(files: Iterable[FileEntry]) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Files that go up together, with their headers: parts of pages, pages, then the manifest."""
    groups: dict[tuple[int, str, str], list[str]] = {}
    for entry in files:
        step = 2 if entry.path in UNLISTED else int(_is_page(entry.type))
        groups.setdefault((step, entry.type, cache_control(entry)), []).append(entry.path)
    for (_, kind, cache), paths in sorted(groups.items()):
        yield paths, {"Content-Type": kind, "Cache-Control": cache}
