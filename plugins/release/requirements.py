"""The Python packages that built the site, as they were pinned and as they are installed.

Reads   ``requirements.txt`` and what the packages tell of themselves.
Gives   ``Package``, ``packages_of`` and ``digest_of``.
"""

import hashlib
import re
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LONGEST_LICENCE: Final = 60
"""What is longer is the licence's whole text, and no name of one."""


class Package(msgspec.Struct, frozen=True):
    """One package; ``version`` is the one that ran.

    ``hashes`` are the pinned SHA-256 of its files, in order; none where another version was
    installed than is pinned. ``licence`` is an SPDX expression where ``spdx``, else the package's
    own words, or empty.
    """

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str
    spdx: bool


def packages_of(requirements: Path) -> tuple[Package, ...]:
    """Every pinned package that is installed here, by name.

    What is pinned for other systems alone is left out: it had no part in this build.
    """
    pinned = _pins(requirements.read_text("utf-8"))
    found = (_installed(name, versions) for name, versions in sorted(pinned.items()))
    return tuple(package for package in found if package is not None)


def digest_of(requirements: Path) -> str:
    """SHA-256 of the file, in hex, whatever the line ends of a checkout."""
    return hashlib.sha256(requirements.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _pins(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Hashes by name and version: one package may be pinned twice, for different Pythons."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in text.replace("\r\n", "\n").replace("\\\n", " ").splitlines():
        pin = _PIN.match(entry)
        if pin is not None:
            found.setdefault(pin["name"], {})[pin["version"]] = tuple(sorted(_HASH.findall(entry)))
    return found


def _installed(name: str, pinned: dict[str, tuple[str, ...]]) -> Package | None:
    try:
        told = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    licence, spdx = _licence(told.metadata)
    return Package(name, told.version, pinned.get(told.version, ()), licence, spdx)


def _licence(told: metadata.PackageMetadata) -> tuple[str, bool]:
    if "License-Expression" in told:
        return told["License-Expression"], True
    classified = [
        each.rpartition(" :: ")[2]
        for each in told.get_all("Classifier", [])
        if each.startswith("License :: ") and each != "License :: OSI Approved"
    ]
    own = " ".join(told["License"].split()) if "License" in told else ""
    if own and len(own) <= _LONGEST_LICENCE:
        return own, False
    return ", ".join(classified), False
