"""Object storage on loopback: a small S3 of the tests' own, and other people's where they are.

Reads   the machine's path.
Gives   ``Store``, ``KINDS`` (those that are here) and ``running_store``.

The emulators are large (moto brings Amazon's own library, azurite a hundred packages), so they
aren't among what the tests need:

    python3 -m venv DIR && DIR/bin/pip install 'moto[s3]' flask flask-cors \\
        gcp-storage-emulator
    npm install --prefix DIR azurite
    PATH=DIR/bin:DIR/node_modules/.bin:$PATH \\
        python3 -m pytest tests/delivery/test_object_storage.py
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from tests.support.programs import program
from tests.support.site import read_folder
from tests.support.small_s3 import SmallS3
from tests.support.sshd import free_port, wait_for_port

_PROGRAMS = {"moto": "moto_server", "azurite": "azurite-blob", "gcs": "gcp-storage-emulator"}
KINDS = ("small-s3", *(kind for kind, name in _PROGRAMS.items() if shutil.which(name)))
_USER, SECRET = "penerbit", "sandi-rahasia-sekali"
_ACCOUNT = "devstoreaccount1"


@dataclass(frozen=True, slots=True)
class Store:
    """A running service; ``place`` is where it hands out what is published."""

    kind: str
    place: str
    environment: Mapping[str, str]
    folder: Path
    small: SmallS3 | None = None

    def target(self) -> str:
        """The lines of ``publishing.yml``."""
        return "kind: rclone\nremote: gudang\npath: kota/situs\nsigned: false"

    def files(self) -> dict[str, bytes]:
        """All that lies there."""
        copy = self.folder / "copy"
        if copy.exists():
            shutil.rmtree(copy)
        copy.mkdir()
        words = [program("rclone"), "copy", "gudang:kota/situs", str(copy)]
        subprocess.run(words, env={**os.environ, **self.environment}, check=True)
        return read_folder(copy)

    def headers(self, name: str) -> tuple[str, str]:
        """Content-Type and Cache-Control that are kept with a file."""
        if self.kind == "gcs":
            about = f"{self.place}/storage/v1/b/kota/o/{quote('situs/' + name, safe='')}"
            with urlopen(about, timeout=10) as answer:
                told = json.load(answer)
            return told["contentType"], told["cacheControl"]
        with urlopen(f"{self.place}/kota/situs/{quote(name)}", timeout=10) as answer:
            return answer.headers["Content-Type"], answer.headers["Cache-Control"]


@contextmanager
def running_store(kind: str, folder: Path) -> Iterator[Store]:
    """One of ``KINDS``."""
    folder.mkdir()
    (folder / "rclone.conf").touch()
    if kind == "small-s3":
        small = SmallS3()
        with small.running():
            yield Store(
                kind, f"http://127.0.0.1:{small.port}", _s3(small.port, folder), folder, small
            )
        return
    port = free_port()
    place = f"http://127.0.0.1:{port}"
    words, settings = {
        "moto": (["moto_server", "-H", "127.0.0.1", "-p", str(port)], _s3(port, folder)),
        "azurite": (
            [
                *("azurite-blob", "--silent", "--disableTelemetry", "--skipApiVersionCheck"),
                *("--location", str(folder), "--blobHost", "127.0.0.1", "--blobPort", str(port)),
            ],
            _named(
                folder,
                TYPE="azureblob",
                USE_EMULATOR="true",
                ENDPOINT=f"{place}/{_ACCOUNT}",
                PUBLIC_ACCESS="blob",
            ),
        ),
        "gcs": (
            ["gcp-storage-emulator", "start", "--host=127.0.0.1", f"--port={port}", "--in-memory"],
            _named(
                folder,
                TYPE="google cloud storage",
                ENDPOINT=place,
                ANONYMOUS="true",
                PROJECT_NUMBER="1",
            ),
        ),
    }[kind]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            words, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            wait_for_port(port, process)
            environment = {**os.environ, **settings}
            subprocess.run([program("rclone"), "mkdir", "gudang:kota"], env=environment, check=True)
            base = f"{place}/{_ACCOUNT}" if kind == "azurite" else place
            yield Store(kind, base, settings, folder)
        finally:
            process.terminate()
            process.wait(10)


def _s3(port: int, folder: Path) -> dict[str, str]:
    return _named(
        folder,
        TYPE="s3",
        PROVIDER="Other",
        ENDPOINT=f"http://127.0.0.1:{port}",
        ACCESS_KEY_ID=_USER,
        SECRET_ACCESS_KEY=SECRET,
        ACL="public-read",
    )


def _named(folder: Path, **settings: str) -> dict[str, str]:
    named = {f"RCLONE_CONFIG_GUDANG_{name}": value for name, value in settings.items()}
    # Where a machine names a list of certificates, rclone 1.60 stops at it.
    return {"RCLONE_CONFIG": str(folder / "rclone.conf"), "AWS_CA_BUNDLE": "", **named}
