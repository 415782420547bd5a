"""From the system's Python to the one in ``.venv``: all that happens before a command runs.

Reads   the command line; the stamp of ``.venv`` and the pinned requirements.
Gives   ``start``; ``is_ready`` and ``digest``, by which an environment is known to be up to date.

Every command begins here, so this loads next to nothing: what makes an environment is loaded where
one has to be made, and pathlib, which takes as long as all else here, not at all.
"""

import gc
import hashlib
import os
from collections.abc import Sequence

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
ENVIRONMENT = os.path.join(ROOT, ".venv")
UNFINISHED = "kabarkota-unfinished"
STAMPS = {"site": "kabarkota-site", "test": "kabarkota-test"}
REQUIREMENTS = {
    "site": ("requirements.txt",),
    "test": ("requirements-test.txt", "requirements.txt"),
}
TEST_TASKS = {"test", "format", "fuzz"}
_INSIDE = "KABARKOTA_INSIDE"


def start(arguments: Sequence[str]) -> int:
    """Set up what the named task needs, then run it inside; gives its exit status."""
    arguments = list(arguments)
    if os.environ.pop(_INSIDE, ""):
        from tools.calling import call

        status = call(arguments)
        # On its way out Python would search all that a build holds for garbage, several times.
        gc.freeze()
        return status
    if "--debug" in arguments:
        arguments.remove("--debug")
        os.environ["KABARKOTA_DEBUG"] = "1"
    kind = "test" if arguments and arguments[0] in TEST_TASKS else "site"
    if not is_ready(kind):
        from tools.environment import prepare

        status = prepare(kind)
        if status:
            return status
    return inside([python_of(ENVIRONMENT), os.path.join(ROOT, "tasks.py"), *arguments])


def inside(command: list[str]) -> int:
    """Become ``command``, told that it runs inside; gives its status where no process can."""
    variables = {**surroundings(), _INSIDE: "1"}
    if os.name != "nt":
        os.execve(command[0], command, variables)  # noqa: S606 (a shell has no part in it)
    # There a program that becomes another ends at once for whoever started it.
    import subprocess

    try:
        return subprocess.run(command, env=variables, check=False).returncode
    except KeyboardInterrupt:
        return 130


def is_ready(kind: str, environment: str = ENVIRONMENT) -> bool:
    """Whether ``environment`` holds what ``kind`` ("site" or "test") needs, as pinned now."""
    unfinished = os.path.exists(os.path.join(environment, UNFINISHED))
    if unfinished or not os.path.exists(python_of(environment)):
        return False
    try:
        with open(os.path.join(environment, STAMPS[kind]), encoding="utf-8") as stamp:
            return stamp.read() == digest(kind)
    except FileNotFoundError:
        return False


def python_of(environment: str) -> str:
    """The Python inside ``environment``."""
    if os.name == "nt":
        return os.path.join(environment, "Scripts", "python.exe")
    return os.path.join(environment, "bin", "python")


def digest(kind: str, root: str = ROOT) -> str:
    """What the stamp holds: a digest of the pinned requirements of ``kind``."""
    parts: list[bytes] = []
    for name in REQUIREMENTS[kind]:
        with open(os.path.join(root, name), "rb") as file:
            parts.append(file.read().replace(b"\r\n", b"\n"))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def surroundings() -> dict[str, str]:
    """The variables for programs inside, without those that lead pip or Python astray."""
    strays = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in strays}
    return {**kept, "PYTHONUTF8": "1"}
