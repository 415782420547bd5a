"""Checking and building read no secret of their surroundings and speak to nobody.

A proposal from a stranger may be checked on a machine where secrets lie about; what is read there
can't be told, and what can't be sent can't be lost.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import DATA, ROOT, TODAY
from tests.support.site import read_folder

SECRETS = {
    name: f"rahasia-{number}-9f86d081884c7d65"
    for number, name in enumerate(
        [
            *("GITHUB_TOKEN", "CI_JOB_TOKEN", "AWS_SECRET_ACCESS_KEY", "SIGNING_KEY", "SSH_KEY"),
            *("DB_PASSWORD", "KABARKOTA_SIGNING_KEY", "API_KEY", "RCLONE_CONFIG_PASS", "SMTP_PASS"),
        ]
    )
}
LIKE_SECRETS = re.compile(r"TOKEN|SECRET|PASS|KEY|CREDENTIAL|AUTH", re.IGNORECASE)

# Loaded by Python before anything else, in every process of the build.
WATCH = """
import os, sys

log = os.environ["KABARKOTA_WATCH"]


def note(*words):
    line = (" ".join(map(str, words)).replace("\\n", " ") + "\\n").encode("utf-8", "replace")
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(file, line)
    os.close(file)


def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        note(event, arguments[1:] if event == "socket.connect" else arguments)
    elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        note(event, arguments[0])


class Watched(type(os.environ)):
    def __getitem__(self, name):
        note("environ", name)
        return super().__getitem__(name)

    def __iter__(self):
        note("environ *")
        return super().__iter__()


sys.addaudithook(watch)
os.environ.__class__ = Watched
note("begun")
"""


def run(tmp_path: Path, *words: str, front: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    """A task under watch: what it printed, and what it was seen to do."""
    lib, log = tmp_path / "lib", tmp_path / "seen.txt"
    lib.mkdir(exist_ok=True)
    (lib / "sitecustomize.py").write_text(WATCH, "utf-8")
    log.unlink(missing_ok=True)
    done = subprocess.run(
        [*front, sys.executable, "-m", "invoke", "--search-root", str(ROOT), *words],
        cwd=ROOT,
        env={
            **os.environ,
            **SECRETS,
            "PYTHONPATH": str(lib),
            "PYTHONUTF8": "1",
            "KABARKOTA_WATCH": str(log),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    seen = log.read_text("utf-8").splitlines()
    assert "begun" in seen
    return done.stdout, seen


def tasks_of(tmp_path: Path) -> dict[str, list[str]]:
    content = str(shutil.copytree(DATA / "minimal", tmp_path / "content"))
    output, cache = str(tmp_path / "output"), str(tmp_path / "cache")
    return {
        "check": ["check", "--content", content, "--today", TODAY],
        "build": [
            *("build", "--content", content, "--output", output, "--cache", cache),
            *("--today", TODAY, "--full", "--workers", "2"),
        ],
    }


@pytest.mark.parametrize("name", ["check", "build"])
def test_no_secret_is_looked_at_and_nobody_is_called(name: str, tmp_path: Path) -> None:
    said, seen = run(tmp_path, *tasks_of(tmp_path)[name])

    asked = {line.split()[1] for line in seen if line.startswith("environ ")}
    # The runner of tasks asks for settings of its own, all named so.
    own = {variable for variable in asked if variable.startswith("INVOKE_")}
    assert not {variable for variable in asked - own if LIKE_SECRETS.search(variable)}
    assert not [line for line in seen if line.startswith(("subprocess", "os."))]
    # Processes of one build may speak to each other; a path is no address of another machine.
    called = [line for line in seen if line.startswith("socket") and "'/" not in line]
    assert not called
    left = list(read_folder(tmp_path).values())
    for value in SECRETS.values():
        assert value not in said
        assert not [data for data in left if value.encode() in data]


def test_a_build_needs_no_network_at_all(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    alone = (unshare or "", "--net", "--map-root-user")
    if (
        unshare is None
        or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this machine lends no network of its own (unshare --net)")
    for name, words in tasks_of(tmp_path).items():
        run(tmp_path, *words, front=alone)
        assert name
    assert (tmp_path / "output/berita/2026/halo/index.html").is_file()
