"""The peers' environments: one below the work folder for each, made once for each set of pins.

Reads   a tool's ``requirements.txt`` or ``package.json``.
Gives   ``python_environment`` and ``node_packages``; ``version_of`` for what got installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_STAMP = ".as-pinned"
_STRAYS = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")


class NotInstalled(Exception):
    """A peer could not be installed; the words end with what its installer said."""


def python_environment(folder: Path, requirements: Path) -> None:
    """A virtual environment in ``folder`` with exactly what ``requirements`` pins."""
    if _is_ready(folder, requirements):
        return
    shutil.rmtree(folder, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(folder)])
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check")
    _run([str(program(folder, "python")), "-m", "pip", "install", *quiet, "-r", str(requirements)])
    _finish(folder, requirements)


def node_packages(folder: Path, package: Path, node: Path) -> None:
    """The packages of ``package`` in ``folder/node_modules``, by the npm of ``node``'s Python."""
    if _is_ready(folder, package):
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(package, folder / "package.json")
    # No package here needs its own install script; a lock file would keep download addresses.
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock")
    _run([str(program(node, "npm")), "install", *options, "--loglevel=error"], cwd=folder)
    _finish(folder, package)


def program(folder: Path, name: str) -> Path:
    """A program of the virtual environment in ``folder``."""
    if os.name == "nt":
        return folder / "Scripts" / f"{name}.exe"
    return folder / "bin" / name


def version_of(folder: Path, package: str) -> str:
    """The version of a Python package in the environment in ``folder``."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return _run([str(program(folder, "python")), "-c", code]).strip()


def _is_ready(folder: Path, pins: Path) -> bool:
    stamp = folder / _STAMP
    return stamp.exists() and stamp.read_text("utf-8") == _digest(pins)


def _finish(folder: Path, pins: Path) -> None:
    (folder / _STAMP).write_text(_digest(pins), "utf-8")


def _digest(pins: Path) -> str:
    return hashlib.sha256(pins.read_bytes()).hexdigest()


def _run(command: Sequence[str], cwd: Path | None = None) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in _STRAYS}
    done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(f"{' '.join(command)}\n{(done.stderr or done.stdout)[-2000:]}")
    return done.stdout
