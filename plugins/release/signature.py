"""Signatures over a release: made and checked by ``ssh-keygen``, with the keys that people have.

Reads   bytes, a key's file, the signers that ``publishing.yml`` names.
Gives   ``sign``, ``check_signature`` and ``check_signatures``.

A signature is what ``ssh-keygen -Y sign`` writes; several, one below the other, make up one file.
No text from outside reaches a shell or the file of allowed signers: of a signer that gets only a
key which the schema has checked. Format: PROTOCOL.sshsig of OpenSSH.
"""

import base64
import binascii
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from plugins.schema.signing import Signer

NAMESPACE: Final = "kabarkota-release"
"""Bound into every signature: one that was made for something else is none over a release."""

_PRINCIPAL: Final = "release"
_MAGIC: Final = b"SSHSIG\x00\x00\x00\x01"
_LARGEST: Final = 100_000
_MOST: Final = 20
_BLOCK = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----(?:\n|\Z)"
)


class _Worded(Exception):
    """``id`` and ``en`` say what to do, in both languages."""

    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(en)
        self.id, self.en = id, en

    def words(self, language: str) -> str:
        """What to do, in ``language``."""
        return self.en if language == "en" else self.id


class SigningFailed(_Worded):
    """There is no signature."""


class SignatureWrong(_Worded):
    """The signature doesn't say what it would have to."""


def sign(data: bytes, key: Path) -> bytes:
    """One signature over ``data``; raises SigningFailed.

    ``key`` is a private key, or a public one whose private half an agent or a security key holds.
    Its passphrase is asked for where somebody sits at a terminal.
    """
    if not key.is_file():
        raise SigningFailed(
            id=f"Berkas kunci {key.name} tidak ada; periksa --key. Kunci baru: "
            "ssh-keygen -t ed25519 -f NAMA.",
            en=f"There is no key file {key.name}; check --key. A new key: "
            "ssh-keygen -t ed25519 -f NAME.",
        )
    interactive = sys.stdin is not None and sys.stdin.isatty()
    try:
        done = _keygen(["sign", "-f", str(key)], data, alone=not interactive)
    except FileNotFoundError:
        raise SigningFailed(**_NO_PROGRAM) from None
    made = done.stdout.replace(b"\r\n", b"\n")
    if done.returncode or not _BLOCK.fullmatch(made):
        raise _why_not(done.stderr.decode(errors="replace"), key)
    return made


def check_signature(data: bytes, signature: bytes, signers: Sequence[Signer]) -> str:
    """The name of who signed ``data``, the first where several did; raises SignatureWrong."""
    return check_signatures(data, signature, signers)[0]


def check_signatures(
    data: bytes, signature: bytes, signers: Sequence[Signer], needed: int = 1
) -> tuple[str, ...]:
    """The names of all of ``signers`` who signed ``data``, each once, in the file's order.

    Raises SignatureWrong where they are fewer than ``needed``. A signature by nobody of them
    counts for nothing, so that a release outlives a key that was revoked.
    """
    found = [name for block in blocks(signature) for name in _signers_of(data, block, signers)]
    names = tuple(dict.fromkeys(found))
    if not names:
        raise SignatureWrong(
            id="Tidak ada tanda tangan yang sah dari penanda tangan di publishing.yml: isinya "
            "berubah sejak ditandatangani, atau kuncinya bukan milik mereka.",
            en="There is no valid signature by any signer that publishing.yml names: the contents "
            "have changed since, or the key isn't theirs.",
        )
    if len(names) < max(needed, 1):
        listed = ", ".join(names)
        raise SignatureWrong(
            id=f"Baru {len(names)} dari {needed} tanda tangan: {listed}.",
            en=f"Only {len(names)} of {needed} signatures: {listed}.",
        )
    return names


def blocks(signature: bytes) -> list[bytes]:
    """The single signatures in a file; raises SignatureWrong where there is anything else."""
    text = signature.replace(b"\r\n", b"\n")
    found = [match[0].strip() + b"\n" for match in _BLOCK.finditer(text)]
    if (
        len(signature) > _LARGEST
        or not 1 <= len(found) <= _MOST
        or _BLOCK.sub(b"", text).strip()
        or any(_key_of(block) is None for block in found)
    ):
        raise SignatureWrong(
            id="Berkas tanda tangan tidak dapat dibaca; tandatangani lagi.",
            en="The signature file can't be read; sign again.",
        )
    return found


def signed_by(block: bytes, signer: Signer) -> bool:
    """Whether one signature claims to be by the key of ``signer``; nothing is checked."""
    return _key_of(block) == base64.b64decode(signer.key.split(" ")[1])


def _signers_of(data: bytes, block: bytes, signers: Sequence[Signer]) -> list[str]:
    return [s.name for s in signers if signed_by(block, s) and _is_valid(data, block, s)]


def _is_valid(data: bytes, block: bytes, signer: Signer) -> bool:
    with tempfile.TemporaryDirectory(prefix="kabarkota-") as folder:
        allowed, signature = Path(folder, "allowed_signers"), Path(folder, "signature")
        line = f'{_PRINCIPAL} namespaces="{NAMESPACE}" {signer.key}\n'
        allowed.write_text(line, "ascii", newline="\n")
        signature.write_bytes(block)
        words = ["verify", "-f", str(allowed), "-I", _PRINCIPAL, "-s", str(signature)]
        try:
            return _keygen(words, data, alone=True).returncode == 0
        except FileNotFoundError:
            raise SignatureWrong(**_NO_PROGRAM) from None


def _keygen(
    words: Sequence[str], data: bytes, *, alone: bool
) -> subprocess.CompletedProcess[bytes]:
    """``ssh-keygen -Y``; ``alone``, it has no terminal to ask anybody for a passphrase."""
    program = shutil.which("ssh-keygen")
    if program is None:
        raise FileNotFoundError("ssh-keygen")
    asking = ("SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DISPLAY", "WAYLAND_DISPLAY") if alone else ()
    kept = {name: value for name, value in os.environ.items() if name not in asking}
    return subprocess.run(  # noqa: S603 (no shell; words of our own, paths, no option from outside)
        [program, "-Y", *words, "-n", NAMESPACE],
        input=data,
        capture_output=True,
        env={**kept, "LC_ALL": "C"},
        start_new_session=alone,
        check=False,
    )


def _key_of(block: bytes) -> bytes | None:
    """The public key that a signature carries; None where its bytes are no signature."""
    try:
        data = base64.b64decode(b"".join(block.split(b"\n")[1:-2]), validate=True)
    except binascii.Error:
        return None
    start = len(_MAGIC) + 4
    if not data.startswith(_MAGIC) or len(data) < start:
        return None
    return data[start : start + int.from_bytes(data[len(_MAGIC) : start], "big")]


def _why_not(said: str, key: Path) -> SigningFailed:
    for sign_of_it, indonesian, english in _REASONS:
        if sign_of_it in said:
            return SigningFailed(
                id=indonesian.format(key=key.name), en=english.format(key=key.name)
            )
    first = next(iter(said.strip().splitlines()), "?")
    return SigningFailed(
        id=f"ssh-keygen tidak membuat tanda tangan: {first}",
        en=f"ssh-keygen made no signature: {first}",
    )


_NO_PROGRAM: Final = {
    "id": "Program ssh-keygen tidak ada. Pasang OpenSSH; di Debian dan Ubuntu: "
    "sudo apt install openssh-client.",
    "en": "The program ssh-keygen is missing. Install OpenSSH; on Debian and Ubuntu: "
    "sudo apt install openssh-client.",
}
_REASONS: Final = (
    (
        "UNPROTECTED PRIVATE KEY FILE",
        "Kunci {key} bisa dibaca orang lain, jadi tidak dipakai: chmod 600 {key}.",
        "Others can read the key {key}, so it isn't used: chmod 600 {key}.",
    ),
    (
        "incorrect passphrase",
        (
            "Kunci {key} bersandi, dan tidak ada yang dapat ditanyai: masukkan dulu ke agen dengan "
            "ssh-add {key}."
        ),
        (
            "The key {key} has a passphrase, and there is nobody to ask: hand it to the agent "
            "first, ssh-add {key}."
        ),
    ),
    (
        "load public key",
        "Berkas {key} bukan kunci SSH.",
        "The file {key} is no SSH key.",
    ),
    (
        "Permission denied",
        "Kunci {key} tidak boleh dibaca oleh Anda; periksa pemiliknya.",
        "You may not read the key {key}; check who owns it.",
    ),
    (
        "No private key found",
        "{key} hanya kunci umum, dan pasangan rahasianya tidak ada di agen: ssh-add.",
        "{key} is a public key only, and the agent doesn't hold its private half: ssh-add.",
    ),
)
