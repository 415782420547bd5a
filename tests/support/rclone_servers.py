"""Servers that rclone itself provides, on loopback.

Reads   the system's rclone.
Gives   ``Service`` and ``running_service``.
"""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import program
from tests.support.sshd import free_port, wait_for_port

_USER, _PASS = "penerbit", "sandi-rahasia-sekali"


@dataclass(frozen=True, slots=True)
class Service:
    """A running server of ``kind``; what is published to it lies in ``served``."""

    kind: str
    served: Path
    environment: Mapping[str, str]
    secret: str = _PASS

    def target(self) -> str:
        """The lines of ``publishing.yml``."""
        return "kind: rclone\nremote: gudang\npath: situs/kota\nsigned: false"


@contextmanager
def running_service(kind: str, folder: Path) -> Iterator[Service]:
    """``kind`` is webdav or sftp."""
    rclone = program("rclone")
    (folder / "disk").mkdir(parents=True)
    port = free_port()
    # Tests look at the disk themselves, so the server mustn't remember what it saw there.
    words = [rclone, "serve", kind, "--addr", f"127.0.0.1:{port}", "--dir-cache-time", "0s"]
    words += ["--user", _USER, "--pass", _PASS]
    obscured = subprocess.run([rclone, "obscure", _PASS], capture_output=True, check=True)
    settings = {
        "webdav": {"URL": f"http://127.0.0.1:{port}", "VENDOR": "other", "USER": _USER},
        "sftp": {"HOST": "127.0.0.1", "PORT": str(port), "USER": _USER},
    }[kind]
    (folder / "rclone.conf").touch()
    environment = {
        "RCLONE_CONFIG": str(folder / "rclone.conf"),
        "RCLONE_CONFIG_GUDANG_TYPE": kind,
        **{f"RCLONE_CONFIG_GUDANG_{name}": value for name, value in settings.items()},
    }
    environment["RCLONE_CONFIG_GUDANG_PASS"] = obscured.stdout.decode().strip()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*words, str(folder / "disk")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(folder),
                "RCLONE_CONFIG": environment["RCLONE_CONFIG"],
            },
        )
        try:
            wait_for_port(port, process)
            yield Service(kind, folder / "disk" / "situs" / "kota", environment)
        finally:
            process.terminate()
            process.wait(10)
