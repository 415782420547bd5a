"""Which manifest the target is held against, and whether the one it shows can be believed.

Reads   the manifest and signature that the target shows, a trusted copy, what earlier runs saw.
Gives   ``Basis`` by ``basis_of``; ``Memory``; raises ``CannotJudge``.

An old release that was rightly signed once stays rightly signed for ever. That somebody put one
back is told by a trusted copy, or by the memory of earlier runs.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    ManifestUnreadable,
    read_manifest,
)
from plugins.release.signature import SignatureWrong, check_signatures
from plugins.schema.signing import Signing
from plugins.verification.differences import Difference

_SEEN: Final = "releases-seen.txt"
_LAST: Final = "manifest.json"


class CannotJudge(Exception):
    """There is nothing to hold the target against; ``reason`` is no-signers or no-program."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Shown:
    """What the target shows of itself; None where it has no such file."""

    manifest: bytes | None
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What to compare with; ``manifest`` is None where nothing can be believed.

    ``signer`` names who signed it, "" for a copy that was handed over.
    """

    manifest: Manifest | None
    signer: str = ""
    differences: tuple[Difference, ...] = ()


class Memory:
    """The releases that earlier runs saw, oldest first, and the newest one's manifest.

    Kept in a folder that only the runs write; nothing is kept where the folder is None.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def is_older(self, digest: str) -> bool:
        """Whether a newer release than this one was seen."""
        return digest in self._seen()[:-1]

    def last(self) -> Manifest | None:
        """The newest release that was seen."""
        path = self._folder and self._folder / _LAST
        if not path or not path.is_file():
            return None
        return _read(path.read_bytes())

    def keep(self, manifest: Manifest, data: bytes) -> None:
        """Note a release that was rightly signed, unless it was seen before."""
        if self._folder is None or manifest.digest() in self._seen():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        made = self._folder / f"{_LAST}.new"
        made.write_bytes(data)
        made.replace(self._folder / _LAST)
        with (self._folder / _SEEN).open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{manifest.digest()}\n")

    def _seen(self) -> list[str]:
        path = self._folder and self._folder / _SEEN
        return path.read_text("utf-8").split() if path and path.is_file() else []


def basis_of(
    shown: Shown, signing: Signing, copy: bytes | None, memory: Memory, site: str | None
) -> Basis:
    """The manifest to compare with, and what is wrong with the one that is shown.

    ``copy`` is a trusted manifest's bytes; without one, the shown manifest counts where its
    signature is right and it is that of ``site``, the address that was called, if any was.
    Raises CannotJudge, and ManifestUnreadable for a ``copy`` that is none.
    """
    if copy is not None:
        wrong = _against_copy(shown, signing, copy)
        return Basis(read_manifest(copy), "", tuple(_wrong(word) for word in wrong))
    if not signing.signers:
        raise CannotJudge("no-signers")
    if shown.manifest is None:
        return Basis(memory.last(), "", (_wrong("missing"),))
    if shown.signature is None:
        return Basis(memory.last(), "", (_wrong("unsigned"),))
    signer = _signed_by(shown.manifest, shown.signature, signing)
    found = _read(shown.manifest)
    if signer is None or found is None:
        return Basis(memory.last(), "", (_wrong("wrong-signature"),))
    if site is not None and found.site.rstrip("/") != site:
        return Basis(memory.last(), "", (_wrong("other-site"),))
    if memory.is_older(found.digest()):
        return Basis(found, signer, (_wrong("older"),))
    memory.keep(found, shown.manifest)
    return Basis(found, signer)


def _against_copy(shown: Shown, signing: Signing, copy: bytes) -> list[str]:
    if shown.manifest is None:
        return ["missing"]
    signed = bool(
        signing.signers
        and shown.signature is not None
        and _signed_by(shown.manifest, shown.signature, signing)
    )
    if shown.manifest != copy:
        return ["other-release" if signed else "altered"]
    if signing.signers and not signed:
        return ["unsigned" if shown.signature is None else "wrong-signature"]
    return []


def _signed_by(data: bytes, signature: bytes, signing: Signing) -> str | None:
    if shutil.which("ssh-keygen") is None:
        raise CannotJudge("no-program")
    try:
        names = check_signatures(data, signature, signing.signers, signing.needed)
    except SignatureWrong:
        return None
    return ", ".join(names)


def _read(data: bytes) -> Manifest | None:
    try:
        return read_manifest(data)
    except ManifestUnreadable:
        return None


def _wrong(word: str) -> Difference:
    where = SIGNATURE if word in {"unsigned", "wrong-signature"} else MANIFEST
    return Difference("manifest", f"/{where}", word)
