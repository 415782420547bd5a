"""Which commits a build is made from, as Git tells.

Reads   the repositories that hold the content and the program.
Gives   ``Source``, ``sources_of`` and ``program_of``.

Nothing of the machine goes in: no path, no address of a repository (which may hold a password), no
name of a person.
"""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

PROGRAM: Final = Path(__file__).resolve().parents[2]
_MADE_FROM: Final = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "requirements.txt")
"""What of the program's repository decides how a site looks."""

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

NO_GIT: Final = "Git is not installed on the machine that built the site"
NO_COMMIT: Final = "not kept in a Git repository with a commit"


class Source(msgspec.Struct, frozen=True):
    """``commit`` is empty where none is known, and ``why`` then says so.

    ``changed``: what was built differs from the commit, so nobody can build it again from that.
    """

    name: str
    commit: str = ""
    changed: bool = False
    why: str = ""


def sources_of(content: Path, publishing_file: Path) -> tuple[Source, ...]:
    """The content, with ``publishing_file`` beside it, and the program."""
    return (
        _source("content", content, (".", f"../{publishing_file.name}")),
        _source("program", PROGRAM, _MADE_FROM),
    )


def program_of() -> tuple[str, str]:
    """The program's name and version."""
    told = tomllib.loads((PROGRAM / "pyproject.toml").read_text("utf-8"))["project"]
    return str(told["name"]), str(told["version"])


def _source(name: str, folder: Path, parts: Sequence[str]) -> Source:
    program = shutil.which("git")
    if program is None:
        return Source(name, why=NO_GIT)
    commit = _said(program, folder, "rev-parse", "--verify", "--quiet", "HEAD")
    if commit is None or not _COMMIT.fullmatch(commit):
        return Source(name, why=NO_COMMIT)
    if not _said(program, folder, "ls-tree", "--name-only", "HEAD"):
        # Below somebody's repository, but never committed to it.
        return Source(name, why=NO_COMMIT)
    if not _said(program, folder, "rev-parse", "--show-prefix"):
        # What lies beside the top of a repository is none of its business.
        parts = [part for part in parts if not part.startswith("../")]
    status = ("status", "--porcelain", "--untracked-files=normal", "--")
    return Source(name, commit, changed=_said(program, folder, *status, *parts) != "")


def _said(program: str, folder: Path, *words: str) -> str | None:
    """What Git answers, without its line end; None where it refuses or fails."""
    astray = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    done = subprocess.run(  # noqa: S603 (no shell; words of our own and names of folders)
        # A repository's own settings may name programs to run; looking needs none of them.
        [program, "-c", "core.fsmonitor=false", "-C", str(folder), *words],
        env={**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return None if done.returncode else done.stdout.strip()
