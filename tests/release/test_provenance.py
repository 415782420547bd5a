"""How a release was made is told so that anybody can make it again, byte for byte."""

import getpass
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.release.manifest import MANIFEST, read_manifest
from plugins.release.parts_list import PARTS_LIST
from plugins.release.provenance import PROVENANCE, built_for
from plugins.release.sources import NO_COMMIT, sources_of
from tests.support.paths import DATA, ROOT, TODAY
from tests.support.programs import program
from tests.support.site import MINIMAL, Result, build, read_folder, run_build, write

WIB = ZoneInfo("Asia/Jakarta")
WAITING = """---
title: Nanti sore
date: 2026-11-21 08:00
publish_at: 2026-11-21 16:00
category: pemerintahan
---

Isi.
"""


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", "-c", "commit.gpgsign=0")
    done = subprocess.run(
        [program("git"), "-C", folder, *who, *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        check=True,
    )
    return done.stdout.strip()


def kept(folder: Path) -> Path:
    """``folder`` as a repository with one commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Awal")
    return folder


def told(result: Result) -> Any:
    return json.loads((result.output_dir / PROVENANCE).read_bytes())


def parts(statement: Any) -> dict[str, Any]:
    found = statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    return {part["name"]: part for part in found}


def today_of(statement: Any) -> str:
    found: str = statement["predicate"]["buildDefinition"]["externalParameters"]["today"]
    return found


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city's repository: its content and publishing.yml."""
    write(MINIMAL, tmp_path / "city/content")
    (tmp_path / "city/publishing.yml").write_text("# kosong\n", "utf-8")
    (tmp_path / "city/README.md").write_text("Kota.\n", "utf-8")
    return kept(tmp_path / "city")


def release(city: Path, **options: object) -> Result:
    given = {"publish": True, **options}
    return run_build(city / "content", city.parent / "out/output", **given).succeeded()


def test_it_names_the_commits_the_day_and_the_tools(city: Path) -> None:
    statement = told(release(city))

    content = parts(statement)["content"]
    assert content["digest"] == {"gitCommit": git(city, "rev-parse", "HEAD")}
    assert content["annotations"] == {"changed": False}
    assert today_of(statement) == TODAY
    pinned = (ROOT / "requirements.txt").read_bytes().replace(b"\r\n", b"\n")
    digest = hashlib.sha256(pinned).hexdigest()
    assert parts(statement)["requirements.txt"]["digest"] == {"sha256": digest}
    tools = statement["predicate"]["buildDefinition"]["internalParameters"]
    assert tools["python"] == platform.python_version()
    assert {"pelican", "markdown"} <= tools.keys()
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert statement["predicateType"] == "https://slsa.dev/provenance/v1"


def test_its_subject_is_the_manifest_without_itself(city: Path) -> None:
    result = release(city)
    lines = (result.output_dir / MANIFEST).read_bytes().splitlines(keepends=True)
    others = b"".join(line for line in lines if PROVENANCE.encode() not in line)
    (subject,) = told(result)["subject"]
    assert subject["digest"]["sha256"] == hashlib.sha256(others).hexdigest()
    assert len(read_manifest(others).files) == len(lines) - 3


@pytest.mark.parametrize(
    ("name", "changed"),
    [("content/registers/baru.txt", True), ("publishing.yml", True), ("README.md", False)],
)
def test_what_is_not_committed_is_confessed(city: Path, name: str, changed: bool) -> None:
    before = told(release(city))
    (city / name).parent.mkdir(exist_ok=True)
    (city / name).write_text("# lain\n", "utf-8")
    (found, _) = sources_of(city / "content", city / "publishing.yml")
    assert found.changed is changed
    if name != "publishing.yml":
        return
    assert parts(told(release(city)))["content"]["annotations"] == {"changed": True}
    git(city, "commit", "--quiet", "--all", "--message", "Lain")
    after = parts(told(release(city)))["content"]
    assert after["annotations"] == {"changed": False}
    assert after["digest"] != parts(before)["content"]["digest"]


def test_content_that_is_a_repository_by_itself(tmp_path: Path) -> None:
    content = kept(write(MINIMAL, tmp_path / "content"))
    (tmp_path / "publishing.yml").write_text("# di luar\n", "utf-8")
    found, _ = sources_of(content, tmp_path / "publishing.yml")
    assert (found.commit, found.changed) == (git(content, "rev-parse", "HEAD"), False)


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write(MINIMAL, tmp_path / "content")
    found, _ = sources_of(content, tmp_path / "publishing.yml")
    assert (found.commit, found.why) == ("", NO_COMMIT)

    kept(write({"catatan.txt": "x"}, tmp_path / "other"))
    never = write(MINIMAL, tmp_path / "other/content")
    assert sources_of(never, tmp_path / "publishing.yml")[0].why == NO_COMMIT

    monkeypatch.setenv("PATH", str(tmp_path))
    found, _ = sources_of(content, tmp_path / "publishing.yml")
    assert "Git is not installed" in found.why


def test_a_build_without_git_still_publishes(tmp_path: Path) -> None:
    statement = told(build(MINIMAL, tmp_path, publish=True).succeeded())
    assert parts(statement)["content"]["annotations"] == {"commit": "unknown", "why": NO_COMMIT}


def test_another_repository_in_the_environment_is_not_asked(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = git(city, "rev-parse", "HEAD")
    other = kept(write({"catatan.txt": "x"}, city.parent / "other"))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert sources_of(city / "content", city / "publishing.yml")[0].commit == expected


@pytest.mark.parametrize(
    ("now", "due", "expected"),
    [
        ("2026-11-21T10:00", None, "2026-11-21"),
        ("2026-11-21T10:00", "2026-11-22T00:00", "2026-11-21"),
        ("2026-11-21T10:00", "2026-11-21T16:00", "2026-11-21T15:59:59+07:00"),
        ("2026-11-21T15:59:59.5", "2026-11-21T16:00", "2026-11-21T15:59:59+07:00"),
        ("2026-11-21T16:00", "2026-11-21T23:59:59", "2026-11-21T23:59:58+07:00"),
        ("2026-11-21T23:59:59.999999", "2026-11-22T00:00", "2026-11-21"),
    ],
)
def test_the_moment_is_the_same_all_the_while_the_site_is(
    now: str, due: str | None, expected: str
) -> None:
    def moment(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=WIB)

    assert built_for(moment(now), None if due is None else moment(due)) == expected


def test_a_morning_can_be_built_again(tmp_path: Path) -> None:
    site = {**MINIMAL, "news/2026/nanti/index.id.md": WAITING}
    morning = build(site, tmp_path, publish=True, today=f"{TODAY}T09:30").succeeded()
    assert not (morning.output_dir / "berita/2026/nanti/index.html").exists()
    named = today_of(told(morning))
    assert named == f"{TODAY}T15:59:59+07:00"
    files = morning.files()

    again = build(site, tmp_path / "again", publish=True, today=named).succeeded()
    assert again.files() == files
    evening = build(site, tmp_path, publish=True, today=f"{TODAY}T16:00").succeeded()
    assert today_of(told(evening)) == TODAY
    assert (evening.output_dir / "berita/2026/nanti/index.html").exists()


def test_a_moment_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    refused = build(MINIMAL, tmp_path, today="2026-11-21T25:00")
    assert refused.exit_code == 2
    assert "2026-11-21T15:59:59+07:00" in refused.text


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """This project with a small city, as one repository with one commit."""
    folder = tmp_path / "project"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("plugins", "theme", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    for name in ("requirements.txt", ".gitignore", ".gitattributes", "publishing.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(DATA / "minimal", folder / "content")
    return kept(folder)


def built_at(clone: Path, today: str | None, **environment: str) -> dict[str, bytes]:
    """What the command makes inside ``clone``, as a person there would run it."""
    words = [sys.executable, "-m", "invoke", "build", "--publish", "--language", "en"]
    old = os.umask(0o077 if "TZ" in environment else 0o022)
    try:
        done = subprocess.run(
            [*words, *(() if today is None else ("--today", today))],
            cwd=clone,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.umask(old)
    assert done.returncode == 0, done.stdout
    return read_folder(clone / "output")


def test_two_clones_on_two_machines_give_one_manifest(project: Path, tmp_path: Path) -> None:
    """Other path, home, user, zone, language, umask and order of sets: the same bytes."""
    here, there = tmp_path / "a/kota", tmp_path / "mesin lain/ruang-dua/b"
    for clone in (here, there):
        clone.parent.mkdir(parents=True)
        git(tmp_path, "clone", "--quiet", str(project), str(clone))
    home = tmp_path / "rumah orang lain"
    home.mkdir()
    elsewhere = {"HOME": str(home), "USER": "seseorang", "LOGNAME": "seseorang"}
    elsewhere |= {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}

    one = built_at(here, TODAY)
    other = built_at(there, TODAY, **elsewhere)

    assert one == other
    assert b'"changed": false' in one[PROVENANCE]
    assert b"unknown" not in one[PROVENANCE]
    private = (str(tmp_path), str(ROOT), str(Path.home()), "seseorang", getpass.getuser() + "@")
    for name in (PROVENANCE, PARTS_LIST, MANIFEST):
        assert not [word for word in private if word in one[name].decode()], name

    # Another day is another release, and what it names gives it again.
    assert built_at(here, "2026-11-22")[MANIFEST] != one[MANIFEST]
    assert built_at(here, today_of(json.loads(one[PROVENANCE]))) == one


def test_the_environment_of_a_build_is_not_told(tmp_path: Path) -> None:
    written = write(MINIMAL, tmp_path / "content")
    secret = {"RAHASIA": "sangat-rahasia", "GIT_ASKPASS": "sangat-rahasia"}
    result = run_build(written, tmp_path / "output", secret, publish=True).succeeded()
    assert not [name for name, data in result.files().items() if b"sangat-rahasia" in data]
