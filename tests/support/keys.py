"""SSH keys for tests, made anew by ``ssh-keygen``.

Reads   nothing.
Gives   ``make_key`` and ``signer``.
"""

import subprocess
from pathlib import Path

from plugins.schema.signing import Signer
from tests.support.programs import program


def make_key(folder: Path, name: str, *options: str, passphrase: str = "") -> Path:
    """A private key in ``folder``, its public half beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    words = [program("ssh-keygen"), "-q", "-t", "ed25519", *options, "-N", passphrase]
    subprocess.run([*words, "-C", f"{name} @ a test", "-f", str(path)], check=True)
    return path


def public(key: Path) -> str:
    """What the file of its public half holds."""
    return key.with_name(f"{key.name}.pub").read_text("utf-8").strip()


def signer(name: str, key: Path) -> Signer:
    """The signer whose key this is."""
    return Signer(name=name, key=public(key))
