"""An own server: each release in a folder of its own, and a link that says which one is served.

Reads   an ``SshTarget``.
Gives   ``SshAdapter``.

Uploaded beside what is served, checked there against the manifest's hashes, and only then the link
``current`` is renamed into place. Whatever breaks before that leaves the old release, whatever
breaks after it the new one; what a broken upload left is used, then cleared, by the next.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from plugins.delivery.adapter import Known, Outcome
from plugins.delivery.changes import Changes, compared
from plugins.delivery.health import complaint
from plugins.delivery.refusals import DeliveryFailed, Trust, Words
from plugins.delivery.release_folder import Release, is_name, new_name, told_release
from plugins.delivery.server import DIFFERS, FarFailed, Server
from plugins.release.manifest import MANIFEST, SIGNATURE, FileEntry
from plugins.schema.targets import SshTarget

PATIENCE: Final = 60.0
"""Seconds to wait for another publisher."""

_NO_FILE: Final = 1


class SshAdapter:
    """An adapter; ``base`` is the folder of ``publishing.yml``."""

    def __init__(
        self, settings: SshTarget, base: Path, trust: Trust, patience: float = PATIENCE
    ) -> None:
        self._settings = settings
        self._server = Server(settings, base)
        self._trust = trust
        self._patience = patience

    def plan(self, release: Release) -> Changes:
        _, current = self._names()
        told = self._told(current) if current is not None else None
        there = None if told is None else told_release(*told)
        return compared(there.files if there is not None else (), release.files)

    def put(self, release: Release) -> Outcome:
        with self._server.held(self._patience) as token:
            names, current = self._names()
            same = current is not None and release.called(current)
            if current is not None and same and self._is_whole(current, release):
                return Outcome(current, True, self._prune(token, names, current))
            name = new_name(release, names, datetime.now(UTC))
            alike = [*([] if current is None else [current]), *names[:2]]
            upload = self._upload(token, release, name, list(dict.fromkeys(alike)))
            self._server.far("switch", token, name, upload)
            wrong = complaint(self._settings.health, release)
            if wrong is not None:
                raise self._taken_back(token, name, current, wrong)
            return Outcome(name, False, self._prune(token, [name, *names], name))

    def releases(self) -> Sequence[Known]:
        names, current = self._names()
        return [Known(name, name == current) for name in names]

    def switch(self, name: str) -> Outcome:
        with self._server.held(self._patience) as token:
            told = self._told(name)
            release = None if told is None else told_release(*told)
            if told is None or release is None:
                raise DeliveryFailed(
                    id=f"Rilis {name} di {self._settings.host} tidak memiliki daftar berkas.",
                    en=f"The release {name} at {self._settings.host} has no manifest.",
                )
            # What goes out again is what once went out, or nothing does.
            self._trust(*told)
            self._check(f"releases/{name}", release.files)
            self._server.far("switch", token, name)
            wrong = complaint(self._settings.health, release)
            return Outcome(name, notes=() if wrong is None else (wrong,))

    def _names(self) -> tuple[list[str], str | None]:
        """All releases, newest first, and the one that is served."""
        link, *listed = self._server.far("list").splitlines() or [""]
        names = sorted(filter(is_name, listed), reverse=True)
        current = link.removeprefix("releases/")
        return names, current if current in names else None

    def _told(self, name: str) -> tuple[bytes, bytes | None] | None:
        """The manifest of a release at the server, and its signature."""
        data = self._shown(name, MANIFEST)
        return None if data is None else (data, self._shown(name, SIGNATURE))

    def _shown(self, name: str, file: str) -> bytes | None:
        try:
            return self._server.far("show", name, file).encode()
        except FarFailed as failed:
            if failed.status == _NO_FILE:
                return None
            raise

    def _upload(self, token: str, release: Release, name: str, alike: Sequence[str]) -> str:
        """Send what the server lacks, check all of it there; gives the folder's name."""
        upload = f"{name}-{secrets.token_hex(4)}"
        left = self._server.far("begin", token, upload).split()
        places = [*(f"releases/{each}" for each in alike), *(f".incoming/{each}" for each in left)]
        self._server.upload(release.folder, f".incoming/{upload}", places)
        self._check(f".incoming/{upload}", release.files)
        return upload

    def _check(self, folder: str, files: Sequence[FileEntry]) -> None:
        sums = "".join(f"{entry.sha256}  {entry.path}\n" for entry in files)
        self._server.far("check", folder, str(len(files)), given=sums.encode())

    def _is_whole(self, name: str, release: Release) -> bool:
        try:
            self._check(f"releases/{name}", release.files)
        except FarFailed as failed:
            if failed.status == DIFFERS:
                return False
            raise
        return True

    def _prune(self, token: str, names: Sequence[str], current: str) -> tuple[Words, ...]:
        """Forget what is beyond ``keep``; the release is out, so a failure is but a note."""
        old = [name for name in names[self._settings.keep :] if name != current]
        try:
            self._server.far("prune", token, *old)
        except DeliveryFailed as failed:
            return (failed.told,)
        return ()

    def _taken_back(
        self, token: str, name: str, before: str | None, wrong: Words
    ) -> DeliveryFailed:
        if before is None:
            return DeliveryFailed(
                id=f"Rilis {name} terpasang, tetapi {wrong.id} Belum ada rilis lama untuk kembali.",
                en=f"The release {name} is out, but {wrong.en} There is no older one to go back "
                "to.",
            )
        self._server.far("switch", token, before)
        self._server.far("prune", token, name)
        return DeliveryFailed(
            id=f"Setelah terbit, {wrong.id} Karena itu rilis lama {before} dikembalikan.",
            en=f"Once it was out, {wrong.en} So the old release {before} was put back.",
        )
