"""The connection to an own server: commands over ssh, files over rsync, and a lock.

Reads   an ``SshTarget``; ``far_side.sh``, which runs at the server; ``KABARKOTA_SSH_KEY`` and
        ``KABARKOTA_KNOWN_HOSTS``, files that go before those of ``publishing.yml``.
Gives   ``Server``.
"""

import os
import secrets
import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Final

from plugins.delivery.programs import Ran, last_words, run, start
from plugins.delivery.refusals import DeliveryFailed
from plugins.schema.targets import SshTarget

_FAR_SIDE: Final = Path(__file__).with_name("far_side.sh")
_BEAT: Final = 10
_STALE_MINUTES: Final = 2
"""A lock without a sign of life for longer than this belongs to nobody."""

TAKEN: Final = 41
DIFFERS: Final = 42


class FarFailed(DeliveryFailed):
    """The server refused; ``status`` is an exit status of ``far_side.sh``, or of ssh."""

    def __init__(self, status: int, *, id: str, en: str) -> None:
        super().__init__(id=id, en=en)
        self.status = status


class Server:
    """One server and one folder there; files named in ``settings`` are relative to ``base``."""

    def __init__(self, settings: SshTarget, base: Path) -> None:
        self._settings = settings
        self._script = _FAR_SIDE.read_text("utf-8")
        self._options = tuple(_options(settings, base))
        self._shared: tuple[str, ...] = ()

    def far(self, verb: str, *arguments: str, given: bytes = b"") -> str:
        """Run one verb of ``far_side.sh``; raises FarFailed."""
        done = run(self._words(verb, *arguments), given=given)
        if done.status:
            raise self._failure(done)
        return done.out.decode("utf-8", "replace")

    def upload(self, folder: Path, into: str, alike: Sequence[str]) -> None:
        """Make ``into`` equal to ``folder``; files that one of ``alike`` has are linked there.

        Compared by checksum, so that a file that was altered at the server is sent anew, and one
        that stayed keeps its date, by which browsers know that they have it.
        """
        settings = self._settings
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        done = run(
            [
                "rsync",
                *("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--timeout=60"),
                *(f"--link-dest={settings.path}/{name}" for name in alike),
                f"--rsh={shlex.join(['ssh', *self._options, *self._shared])}",
                "--",
                f"{folder}/",
                f"{settings.user}@{host}:{settings.path}/{into}/",
            ]
        )
        if done.status:
            raise self._failure(done)

    @contextmanager
    def held(self, patience: float) -> Iterator[str]:
        """The lock at the server, with the token that its verbs ask for.

        Waits ``patience`` seconds for whoever holds it. A publisher that dies lets go at once: its
        end of the connection closes. One whose network was cut is out after two minutes. What is
        asked meanwhile goes through the same connection, so that there is one greeting, not ten.
        """
        with tempfile.TemporaryDirectory(prefix="kk-") as folder:
            socket = ("-o", f'ControlPath="{folder}/ssh"')
            holder, token = self._lock(patience, ("-o", "ControlMaster=yes", *socket))
            self._shared = ("-o", "ControlMaster=no", *socket)
            done = Event()
            beating = Thread(target=_beat, args=(holder, done), daemon=True)
            beating.start()
            try:
                yield token
            finally:
                done.set()
                beating.join()
                _let_go(holder)
                self._shared = ()

    def _lock(
        self, patience: float, sharing: Sequence[str]
    ) -> tuple["subprocess.Popen[bytes]", str]:
        """The process that holds the lock at the server, and its token."""
        until = time.monotonic() + patience
        while True:
            token = secrets.token_hex(8)
            words = self._words("hold", token, str(_STALE_MINUTES), sharing=sharing)
            holder = start(words)
            try:
                self._wait_for_lock(holder)
            except FarFailed as failed:
                if failed.status != TAKEN or time.monotonic() >= until:
                    raise
            else:
                return holder, token
            time.sleep(1)

    def _wait_for_lock(self, holder: "subprocess.Popen[bytes]") -> None:
        assert holder.stdout is not None
        said = holder.stdout.readline()
        if said.strip() != b"held":
            out, err = holder.communicate()
            raise self._failure(Ran(holder.returncode, said + out, err.decode("utf-8", "replace")))

    def _words(self, verb: str, *arguments: str, sharing: Sequence[str] = ()) -> list[str]:
        settings = self._settings
        far = ["sh", "-c", self._script, "kabarkota", verb, settings.path, *arguments]
        words = [
            "ssh",
            *self._options,
            *(sharing or self._shared),
            "-l",
            settings.user,
            "--",
            settings.host,
        ]
        return [*words, shlex.join(far)]

    def _failure(self, done: Ran) -> FarFailed:
        host, path = self._settings.host, self._settings.path
        said = last_words(done.err)
        for status, sign, indonesian, english in _REASONS:
            if (status is None or status == done.status) and sign in done.err:
                words = {"host": host, "path": path}
                found = done.out.decode("utf-8", "replace").strip() or said
                after = f"\n{found}" if found else ""
                return FarFailed(
                    done.status,
                    id=indonesian.format(**words) + after,
                    en=english.format(**words) + after,
                )
        return FarFailed(
            done.status,
            id=f"Hubungan ke {host} gagal atau terputus; situs di sana tetap utuh. "
            f"Ulangi.\n{said}".rstrip(),
            en=f"The connection to {host} failed or broke; the site there is whole. "
            f"Try again.\n{said}".rstrip(),
        )


def _options(settings: SshTarget, base: Path) -> Iterator[str]:
    yield "-T"
    chosen = {
        "BatchMode": "yes",
        "StrictHostKeyChecking": "yes",
        "ConnectTimeout": "15",
        "ServerAliveInterval": "10",
        "ServerAliveCountMax": "3",
        "ClearAllForwardings": "yes",
        "ForwardAgent": "no",
    }
    known_hosts = _file("KABARKOTA_KNOWN_HOSTS", settings.known_hosts, base)
    if known_hosts is not None:
        chosen["UserKnownHostsFile"] = known_hosts
        chosen["GlobalKnownHostsFile"] = os.devnull
    identity = _file("KABARKOTA_SSH_KEY", settings.identity, base)
    if identity is not None:
        chosen["IdentitiesOnly"] = "yes"
        chosen["IdentityFile"] = identity
    for name, value in chosen.items():
        # ssh reads quotes in an option's value, so that a folder's name may hold spaces.
        yield from ("-o", f'{name}="{value}"')
    yield from ("-p", str(settings.port))


def _file(variable: str, given: str | None, base: Path) -> str | None:
    """The file that the environment names, else the one of ``publishing.yml``."""
    named = os.environ.get(variable)
    if named:
        return str(Path(named).expanduser().absolute())
    return None if given is None else str(base / Path(given).expanduser())


def _beat(holder: "subprocess.Popen[bytes]", done: Event) -> None:
    assert holder.stdin is not None
    while not done.wait(_BEAT):
        try:
            holder.stdin.write(b"\n")
            holder.stdin.flush()
        except OSError:
            return  # The next verb tells that the lock is lost.


def _let_go(holder: "subprocess.Popen[bytes]") -> None:
    try:
        holder.communicate(timeout=15)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        holder.kill()
        holder.wait()


_REASONS: Final = (
    (
        255,
        "Host key verification failed",
        (
            "Kunci {host} tidak dikenal atau berubah, jadi tidak ada yang dikirim. Cocokkan sidik "
            "jarinya dengan pengelola server, lalu perbarui known_hosts."
        ),
        (
            "The host key of {host} is unknown or has changed, so nothing was sent. Compare its "
            "fingerprint with the server's keeper, then bring known_hosts up to date."
        ),
    ),
    (
        255,
        "Permission denied",
        "{host} menolak kunci ssh ini; periksa identity, ssh-agent, dan authorized_keys.",
        "{host} refuses this ssh key; check identity, the ssh agent and authorized_keys.",
    ),
    (
        41,
        "",
        "Penerbitan lain ke {host} sedang berjalan; ulangi setelah selesai.",
        "Another publish to {host} is under way; try again when it has ended.",
    ),
    (
        42,
        "",
        "Isi di {host} tidak sama dengan daftar berkas rilis, jadi tidak dipakai:",
        "What is at {host} differs from the release's manifest, so it isn't used:",
    ),
    (
        43,
        "",
        "Hubungan ke {host} terlalu lama diam dan penerbitan lain mengambil giliran; ulangi.",
        "The connection to {host} was silent too long, and another publish took over; try again.",
    ),
    (
        44,
        "",
        "Rilis itu tidak ada di {host}; lihat perintah releases.",
        "There is no such release at {host}; see the command releases.",
    ),
    (
        46,
        "",
        "{path}/current di {host} bukan tautan buatan program ini; pindahkan dulu.",
        "{path}/current at {host} is no link that this program made; move it away first.",
    ),
    (
        None,
        "No space left on device",
        "Disk {host} penuh; situs di sana tetap utuh. Beri ruang atau kurangi keep, lalu ulangi.",
        (
            "The disk of {host} is full; the site there is whole. Make room or lower keep, and try "
            "again."
        ),
    ),
    (
        45,
        "",
        "Folder {path} di {host} tidak dapat ditulis: penuh, hanya-baca, atau milik pengguna lain.",
        "The folder {path} at {host} can't be written: full, read-only, or another user's.",
    ),
)
