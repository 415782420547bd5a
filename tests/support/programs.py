"""Programs that some tests run and that no Python package brings: servers, rsync, rclone.

Reads   the machine's path, and ``KABARKOTA_ALL_PROGRAMS``.
Gives   ``program``: where one is, or a skipped test; a failed one where ``.ci/run`` says that
        everything is installed.
"""

import os
import shutil

import pytest

_SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"
"""Where servers lie, which a person's own path often leaves out."""


def program(name: str) -> str:
    """The path of the program ``name``, such as ``nginx`` or ``sshd``."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_SYSTEM_FOLDERS}")
    if path is not None:
        return path
    if os.environ.get("KABARKOTA_ALL_PROGRAMS"):
        pytest.fail(f"{name} is not installed, though .ci/run promises it", pytrace=False)
    pytest.skip(f"{name} is not installed here")
