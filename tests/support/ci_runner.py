"""Jobs of CI files, run on this machine as a forge's runner would: step by step, without a forge.

Reads   the CI files that a repository has committed on ``main``.
Gives   ``Runner``, which runs a job; ``Ran``, what came of it.

Each job has a fresh workspace and an empty home. An expression, a key or an action that isn't known
here is an error of the test. Not made after: images, time limits, permissions, two jobs at once.
Python's environment is lent, since setting it up takes minutes and has tests of its own.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.paths import ROOT
from tests.support.programs import program

SHELLS = {
    # Without "shell:", GitHub leaves pipefail out; Forgejo's runner doesn't.
    "github": ("bash", "-e"),
    "forgejo": ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail"),
    "gitlab": ("bash", "-e", "-o", "pipefail"),
}


@dataclass
class Ran:
    """``status`` is that of the first step that failed; ``kept`` are artifacts by their names."""

    workspace: Path
    status: int = 0
    said: str = ""
    kept: dict[str, Path] = field(default_factory=dict)


@dataclass
class Runner:
    """A runner of ``host``; ``origin`` is OWNER/NAME on ``server``, lying bare in ``bare``."""

    host: str
    folder: Path
    server: str
    origin: str
    bare: Path
    token: str
    secrets: dict[str, str] = field(default_factory=dict)
    machine: Mapping[str, str] = field(default_factory=dict)
    """Variables of the machine itself, such as where its programs are."""
    api: str = ""
    count: int = 0

    def begin(self) -> Ran:
        self.count += 1
        here = self.folder / str(self.count)
        for name in ("work", "home", "temp"):
            (here / name).mkdir(parents=True)
        (here / "work" / ".venv").symlink_to((ROOT / ".venv").resolve())
        return Ran(here / "work")

    def file(self, path: str) -> Any:
        return yaml.safe_load(self.git("show", f"main:{path}"))

    def git(self, *words: str) -> str:
        done = subprocess.run(
            [program("git"), "-c", "safe.directory=*", *words],
            cwd=self.bare,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def step(self, ran: Ran, script: str, given: Mapping[str, object]) -> int:
        """Run a script of the job; what it says is added to the job's."""
        home = ran.workspace.parent / "home"
        done = subprocess.run(
            [program(SHELLS[self.host][0]), *SHELLS[self.host][1:], "-c", script],
            cwd=ran.workspace,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "CI": "true",
                **self.machine,
                **{name: str(value) for name, value in given.items()},
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        ran.said += done.stdout
        return done.returncode

    def restore(self, ran: Ran, path: str, *keys: str) -> bool:
        """Lay a cache out: that of the first key, else the newest that begins as another does."""
        saved = sorted((self.folder / "caches").glob("*"), key=lambda each: each.stat().st_mtime_ns)
        for key in keys:
            for found in reversed([each for each in saved if each.name.startswith(key)]):
                shutil.copytree(found, ran.workspace / path, dirs_exist_ok=True)
                return found.name == keys[0]
        return False

    def save(self, ran: Ran, path: str, key: str) -> None:
        shutil.copytree(ran.workspace / path, self.folder / "caches" / key, dirs_exist_ok=True)
        os.utime(self.folder / "caches" / key)

    def keep(self, ran: Ran, name: str, path: str) -> None:
        """An artifact: a file or a folder, where it is there."""
        if (ran.workspace / path).exists():
            ran.kept[name] = ran.workspace / path
