"""A real ssh server on loopback, with keys and settings of its own, run as whoever tests.

Reads   the system's sshd, ssh-keygen.
Gives   ``Sshd`` and the fixture ``sshd``; ``Proxy``, a network that can be cut.
"""

import getpass
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.programs import program


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("the server doesn't answer")


@dataclass(frozen=True, slots=True)
class Sshd:
    """A running server; ``folder`` has the user's key ``id`` and ``known_hosts``."""

    folder: Path
    port: int

    def target(self, path: Path, port: int | None = None) -> str:
        """The lines of ``publishing.yml`` for a folder on this server."""
        self._known(port or self.port)
        return f"""kind: ssh
            host: 127.0.0.1
            port: {port or self.port}
            user: {getpass.getuser()}
            path: {path}
            known_hosts: {self.folder}/known_hosts
            identity: {self.folder}/id
            signed: false"""

    def _known(self, port: int) -> None:
        key = " ".join((self.folder / "host.pub").read_text().split()[:2])
        with (self.folder / "known_hosts").open("a") as file:
            file.write(f"[127.0.0.1]:{port} {key}\n")


@contextmanager
def running_sshd(folder: Path) -> Iterator[Sshd]:
    server, keygen = program("sshd"), program("ssh-keygen")
    for name in ("host", "id"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "id.pub").rename(folder / "authorized_keys")
    if os.geteuid() == 0:
        # Where sshd, run as root, locks itself up; packages make it when they start a service.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    port = free_port()
    (folder / "config").write_text(
        f"""Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 50
LogLevel ERROR
"""
    )
    process = subprocess.Popen(
        [server, "-D", "-e", "-f", folder / "config"],
        stdin=subprocess.DEVNULL,
        stderr=(folder / "log").open("wb"),
    )
    try:
        wait_for_port(port, process)
        yield Sshd(folder, port)
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """An ssh server for the tests of a module."""
    with running_sshd(tmp_path_factory.mktemp("sshd")) as server:
        yield server


class Proxy:
    """A way to ``port`` that is cut for good once ``limit`` bytes went up through it."""

    def __init__(self, port: int, limit: int) -> None:
        self._to, self._left = port, limit
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listener.accept()
                there = socket.create_connection(("127.0.0.1", self._to))
                self._open += [here, there]
                for source, target, counted in ((here, there, True), (there, here, False)):
                    threading.Thread(
                        target=self._carry, args=(source, target, counted), daemon=True
                    ).start()

    def _carry(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                with self._lock:
                    self._left -= len(data) if counted else 0
                    if self._left < 0:
                        self.cut()
                        return
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def cut(self) -> None:
        """End every connection, and take no new one."""
        for each in (self._listener, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
