"""Small releases, and publishing them as people do.

Reads   nothing.
Gives   ``OLD``, ``NEW`` and ``THIRD``, sites of a few files; ``Publisher``, a folder with
        ``publishing.yml`` and an output; ``release_in`` and ``without_signature``.
"""

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins import commands
from plugins.delivery.release_folder import Release, whole_release
from plugins.release.manifest import MANIFEST, SIGNATURE, manifest_bytes, manifest_of
from tests.support.site import Result, command, read_folder, write

Site = Mapping[str, bytes]
SIGNED_BESIDE = frozenset({MANIFEST, SIGNATURE})


def site(word: str, *, more: Mapping[str, bytes] | None = None, size: int = 20_000) -> Site:
    """A home page in two languages with the stylesheet and picture that it needs."""
    digest = f"{random.Random(word).getrandbits(40):010x}"
    page = f'<link rel="stylesheet" href="/theme/css/home.{digest}.css">{word}\n'.encode()
    return {
        "index.html": page,
        "en/index.html": page.replace(word.encode(), f"{word} in English".encode()),
        f"theme/css/home.{digest}.css": f"/* {word} */\n".encode(),
        "gambar/balai kota é.jpg": random.Random(f"{word} picture").randbytes(size),
        "gambar/tetap.webp": random.Random("always the same").randbytes(size),
        "umpan/atom.xml": f"<feed>{word}</feed>\n".encode(),
        **(more or {}),
    }


OLD = site("lama", more={"berita/2024/dicabut/index.html": b"gone tomorrow\n"})
NEW = site("baru", more={"berita/2026/pawai/index.html": b"new today\n"})
THIRD = site("ketiga")


def release_in(folder: Path, files: Site) -> Release:
    """``folder`` as a build for publishing would leave it."""
    if folder.exists():
        for name in read_folder(folder):
            (folder / name).unlink()
    write(files, folder)
    manifest = folder / MANIFEST
    manifest.parent.mkdir(parents=True, exist_ok=True)
    manifest.write_bytes(manifest_bytes(manifest_of(folder, "https://kota.example")))
    return whole_release(folder)


def site_in(folder: Path) -> dict[str, bytes]:
    """What is served from ``folder``, without manifest and signature; both must fit."""
    found = read_folder(folder)
    whole_release(folder)
    return {name: data for name, data in found.items() if name not in SIGNED_BESIDE}


def trust_all(_manifest: bytes, _signature: bytes | None) -> None:
    """For adapters whose signatures are somebody else's test."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """A machine that publishes: ``publishing.yml``, an output, what it keeps of releases."""

    folder: Path
    target: str
    """The lines of one target, called ``utama``, two spaces in."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def make(self, files: Site) -> "Publisher":
        """Let the output hold ``files``."""
        release_in(self.folder / "output", files)
        lines = "".join(f"    {line.strip()}\n" for line in self.target.strip().splitlines())
        (self.folder / "publishing.yml").write_text(f"targets:\n  utama:\n{lines}", "utf-8")
        return self

    def publish(self, files: Site, programs: Path | None = None, **options: object) -> Result:
        """Make the output and publish it; ``programs`` come before those of the system."""
        return self.make(files).run("publish", programs, **{"no-build": True, **options})

    def put(self, files: Site) -> None:
        """The same within this process, which is quicker, where it is but the start of a test."""
        self.make(files)
        before = dict(os.environ)
        os.environ.update(self.environment)
        try:
            content, output = self.folder / "content", self.folder / "output"
            assert commands.publish("utama", content, output, no_build=True) == 0
        finally:
            os.environ.clear()
            os.environ.update(before)

    def run(self, name: str, programs: Path | None = None, **options: object) -> Result:
        path = os.environ.get("PATH", "")
        return command(
            name,
            self.folder / "output",
            {
                "target": "utama",
                "content": self.folder / "content",
                "output": self.folder / "output",
                **options,
            },
            {**self.environment, "PATH": f"{programs}:{path}" if programs else path},
        )


def stand_in(folder: Path, name: str, real: str, body: str) -> Path:
    """A program called ``name`` that runs ``body``, then becomes ``real``; gives its folder."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f'#!/bin/sh\nreal={real}\n{body}\nexec "$real" "$@"\n', "utf-8")
    path.chmod(0o755)
    return folder
