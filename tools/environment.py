"""The environment: made from the pinned requirements once, and again only when they change.

Reads   ``requirements.txt`` or ``requirements-test.txt``; the Python that runs it.
Gives   ``ensure`` and ``prepare``. Python's standard library only: nothing else is there yet when
        this runs.
"""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import starting
from tools.folders import CACHE, ROOT
from tools.starting import REQUIREMENTS, STAMPS, UNFINISHED, digest, surroundings

ENVIRONMENT = Path(starting.ENVIRONMENT)
NETWORK_WORDS = (
    "NewConnectionError",
    "NameResolutionError",
    "name resolution",
    "ConnectTimeout",
    "ReadTimeout",
    "Network is unreachable",
    "ProxyError",
    "No route to host",
    "Connection refused",
    "getaddrinfo failed",
)


class SetupError(Exception):
    """The environment could not be made; the words are for the person at the keyboard."""


def prepare(kind: str) -> int:
    """``ensure``, its words on the terminal; gives an exit status."""
    try:
        ensure(kind)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nDihentikan; akan diulang lain kali. / Stopped; will be redone.", file=sys.stderr)
        return 130
    return 0


def ensure(kind: str) -> None:
    """Make or renew ``.venv`` for ``kind`` ("site" or "test"); does nothing when it is up to date.

    Raises ``SetupError``, worded in both languages.
    """
    if is_ready(kind):
        return
    with only_one():
        if is_ready(kind):
            return
        if (ENVIRONMENT / UNFINISHED).exists() or (ENVIRONMENT.exists() and not python().exists()):
            say("Persiapan terdahulu terputus; diulang.", "The last set-up broke off; redone.")
            shutil.rmtree(ENVIRONMENT)
        if not ENVIRONMENT.exists():
            create()
        install(kind)


def is_ready(kind: str) -> bool:
    """Whether ``.venv`` holds what ``kind`` needs, as pinned now."""
    return starting.is_ready(kind, str(ENVIRONMENT))


def python() -> Path:
    """The Python inside the environment."""
    return Path(starting.python_of(str(ENVIRONMENT)))


def create() -> None:
    """An empty environment, marked unfinished until something is installed."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        raise SetupError(without_venv(", ".join(missing)))
    ENVIRONMENT.mkdir()
    (ENVIRONMENT / UNFINISHED).touch()
    status, output = run_logged([sys.executable, "-m", "venv", str(ENVIRONMENT)])
    if status:
        shutil.rmtree(ENVIRONMENT)
        if "ensurepip" in output:
            raise SetupError(without_venv("ensurepip"))
        raise SetupError(failed(output))


def install(kind: str) -> None:
    """Install the pinned packages of ``kind`` and stamp the environment."""
    say(
        f"Menyiapkan lingkungan ({kind}); sekali saja, beberapa menit.",
        f"Setting up the environment ({kind}); only once, a few minutes.",
    )
    is_new = (ENVIRONMENT / UNFINISHED).exists()
    (ENVIRONMENT / UNFINISHED).touch()
    status, output = run_logged(
        [
            *(str(python()), "-m", "pip", "install", "--require-hashes", "--no-input"),
            *("--disable-pip-version-check", "-r", str(ROOT / REQUIREMENTS[kind][0])),
        ]
    )
    if status:
        # A pip that ends by itself leaves the packages as they were; only a killed one does not.
        if is_new:
            shutil.rmtree(ENVIRONMENT)
        else:
            (ENVIRONMENT / UNFINISHED).unlink()
        raise SetupError(without_network() if is_offline(output) else failed(output))
    for each in STAMPS if kind == "test" else [kind]:
        (ENVIRONMENT / STAMPS[each]).write_text(digest(each), "utf-8")
    (ENVIRONMENT / UNFINISHED).unlink()


def run_logged(command: Sequence[str]) -> tuple[int, str]:
    """Run quietly; gives the exit status and all output, also kept in ``.cache/setup.log``."""
    CACHE.mkdir(exist_ok=True)
    done = subprocess.run(
        command,
        env=surroundings(),
        close_fds=False,  # the installer holds the lock on, should this program be killed
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    (CACHE / "setup.log").write_text(f"{shlex.join(command)}\n{done.stdout}", "utf-8")
    return done.returncode, done.stdout


@contextmanager
def only_one() -> Generator[None, None, None]:
    """Keep a second run waiting while one sets up; the system lifts the lock of a killed run."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("a") as file:
        os.set_inheritable(file.fileno(), True)
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_offline(output: str) -> bool:
    """Whether pip failed because nothing outside answered."""
    return any(word in output for word in NETWORK_WORDS)


def say(indonesian: str, english: str) -> None:
    """One line in both languages."""
    print(f"{indonesian} / {english}", file=sys.stderr, flush=True)


def without_venv(missing: str) -> str:
    """What to do where Python came without its modules for environments."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"Python {version} ini tidak dilengkapi {missing}. Di Debian dan Ubuntu jalankan:\n"
        f"This Python {version} comes without {missing}. On Debian and Ubuntu run:\n\n"
        "    sudo apt install python3-venv\n\n"
        "lalu ulangi perintah tadi. / then repeat the command."
    )


def without_network() -> str:
    """What to do where the packages can't be reached."""
    return (
        "Persiapan pertama perlu jaringan, dan sumber paket tidak terjangkau.\n"
        "Sambungkan internet (atau setel proksi), lalu ulangi. Sesudahnya jaringan tidak perlu.\n\n"
        "The first set-up needs a network, and the packages can't be reached.\n"
        "Connect (or set a proxy) and repeat. After that no network is needed.\n\n"
        "Rincian / details: .cache/setup.log"
    )


def failed(output: str) -> str:
    """The end of what the installer said, and where the rest is."""
    tail = "\n".join(f"    {line}" for line in output.strip().splitlines()[-6:])
    return (
        f"Persiapan gagal. / The set-up failed.\n\n{tail}\n\n"
        "Rincian / details: .cache/setup.log\n"
        "Mulai dari awal: hapus folder .venv lalu ulangi. / "
        "To start over: delete the folder .venv and repeat."
    )
