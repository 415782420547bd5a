"""Programs of the system that carry releases: ssh, rsync, rclone, git.

Reads   what a program says.
Gives   ``run`` and ``Ran``; ``last_words`` of a failure, without secrets.

No shell is ever in between, and every value from ``publishing.yml`` has been checked by its model.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from plugins.delivery.refusals import DeliveryFailed

PACKAGES: Final = {
    "ssh": "openssh-client",
    "rsync": "rsync",
    "rclone": "rclone",
    "git": "git",
}
_SECRET = re.compile(r"PASS|SECRET|TOKEN|KEY|SAS|CREDENTIAL|_AUTH|PWD", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(?<=://)[^/@\s]+@")


class Ran(NamedTuple):
    """How a program ended and what it said."""

    status: int
    out: bytes
    err: str


def run(
    words: Sequence[str], *, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> Ran:
    """Run a program to its end; raises DeliveryFailed where it isn't installed."""
    process = start(words, environment)
    try:
        out, err = process.communicate(given)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return Ran(process.returncode, out, err.decode("utf-8", "replace"))


def start(
    words: Sequence[str], environment: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """A program with pipes on all sides; raises DeliveryFailed where it isn't installed."""
    try:
        return subprocess.Popen(  # noqa: S603 (no shell; values are checked by their models)
            list(words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C", **(environment or {})},
        )
    except FileNotFoundError:
        package = PACKAGES.get(words[0], words[0])
        raise DeliveryFailed(
            id=f"Program {words[0]} belum ada; pasang dengan: sudo apt install {package}",
            en=f"The program {words[0]} is missing; install it: sudo apt install {package}",
        ) from None


def last_words(said: str, lines: int = 3) -> str:
    """The end of what a failing program said, with every known secret crossed out."""
    told = [line.strip() for line in said.splitlines() if line.strip()]
    text = _IN_ADDRESS.sub("***@", "\n".join(told[-lines:]))
    for name, value in os.environ.items():
        if _SECRET.search(name) and len(value) >= 4:
            text = text.replace(value, "***")
    return text[:600]
