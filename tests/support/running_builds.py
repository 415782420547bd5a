"""Builds in processes of their own, to be killed, stopped or starved while they run.

Reads   nothing.
Gives   ``start_build``.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT, TODAY

# Programs that a shell starts in the background are told to pass over Ctrl-C.
_HEARING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from invoke.main import program; program.run()"
)


def start_build(
    content: Path, output: Path, *options: str, **settings: object
) -> subprocess.Popen[str]:
    """The build command in English, in a process group of its own; its cache is beside ``output``.

    ``settings`` are those of the process.
    """
    given = ("--content", content, "--output", output, "--cache", output.parent / "cache")
    return subprocess.Popen(
        [
            *(sys.executable, "-c", _HEARING, "--search-root", str(ROOT), "build"),
            *map(str, given),
            *("--today", TODAY, "--language", "en"),
            *options,
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
        **settings,  # type: ignore[call-overload]
    )
