"""Disks of their own, in memory, for tests of what happens when they are full or closed.

Reads   nothing; only root may have one.
Gives   ``small_disk`` and ``read_only``.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.programs import program


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """``folder``, made where it isn't there, on a disk of its own; skips where nobody may."""
    if os.geteuid():
        pytest.skip("only root may mount a disk")
    mount, unmount = program("mount"), program("umount")
    folder.mkdir(parents=True, exist_ok=True)
    disk = [mount, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
    if subprocess.run(disk, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run([unmount, "--lazy", folder], check=True)


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """Within, ``disk`` can only be read."""
    mount = program("mount")
    subprocess.run([mount, "-o", "remount,ro", disk], check=True)
    try:
        yield
    finally:
        subprocess.run([mount, "-o", "remount,rw", disk], check=True)
