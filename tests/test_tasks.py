"""The commands: an environment made once and mended, words for what is missing, the server."""

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from invoke.exceptions import Exit

from tests.support.paths import ROOT
from tests.support.site import MINIMAL, command, write
from tools import calling, environment, guard, serving, starting, testbench
from tools.invoking import task_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the command and its tools, whose requirements are empty: no network needed."""
    shutil.copytree(
        ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "tasks.py", tmp_path)
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).write_text("# nothing\n")
    return tmp_path


def ensure(project: Path, kind: str = "site") -> subprocess.CompletedProcess[str]:
    """Make the environment of ``project`` in a process of its own, with an empty home."""
    home = project / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", f"from tools.environment import ensure; ensure({kind!r})"],
        cwd=project,
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_environment_is_made_once_and_again_when_requirements_change(project):
    assert "Setting up" in ensure(project).stderr
    assert not ensure(project).stderr
    (project / "requirements.txt").write_text("# something else\n")
    assert "Setting up" in ensure(project).stderr
    assert "Setting up" in ensure(project, "test").stderr
    assert not ensure(project, "site").stderr


def test_broken_off_setup_is_redone(project):
    ensure(project)
    left = project / ".venv" / "half-installed"
    left.touch()
    (project / ".venv" / environment.UNFINISHED).touch()
    assert "broke off" in ensure(project).stderr
    assert not left.exists()


def test_environment_whose_python_is_gone_is_redone(project):
    ensure(project)
    (project / ".venv" / "bin" / "python").unlink()
    assert "broke off" in ensure(project).stderr
    assert not ensure(project).stderr


def test_line_ends_of_a_checkout_change_no_digest(project):
    before = starting.digest("test", str(project))
    for name in ("requirements.txt", "requirements-test.txt"):
        (project / name).write_bytes(b"# nothing\r\n")
    assert starting.digest("test", str(project)) == before


def test_missing_venv_names_the_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert environment.prepare("site") == 1
    said = capsys.readouterr().err
    assert "sudo apt install python3-venv" in said
    assert said.startswith("Python ")
    assert not (tmp_path / ".venv").exists()


def test_no_network_at_first_setup_is_said_and_leaves_nothing(tmp_path, monkeypatch, capsys):
    answers = iter([(0, ""), (1, "Retrying after NewConnectionError('…')")])
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(environment, "run_logged", lambda command: next(answers))
    assert environment.prepare("site") == 1
    assert "needs a network" in capsys.readouterr().err
    assert not (tmp_path / ".venv").exists()


def test_failed_renewal_keeps_the_environment(tmp_path, monkeypatch, capsys):
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").touch()
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(environment, "run_logged", lambda command: (1, "hashes do not match"))
    assert environment.prepare("site") == 1
    assert "hashes do not match" in capsys.readouterr().err
    assert (tmp_path / ".venv/bin/python").exists()
    assert not (tmp_path / ".venv" / environment.UNFINISHED).exists()


def test_old_python_gets_a_message(monkeypatch):
    text = (ROOT / "tasks.py").read_text("utf-8")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"Perlu Python 3\.11 atau lebih baru; ini Python 3\.9"):
        exec(compile(text, "tasks.py", "exec"), {"__name__": "__main__"})


def test_what_follows_test_goes_to_pytest(monkeypatch):
    ran: list[str] = []
    monkeypatch.setattr(testbench, "run", lambda words: ran.append(words) or 5)
    assert calling.call(["test", "tests/a.py", "-k", "two words"]) == 5
    assert calling.call(["test"]) == 5
    assert ran == ["tests/a.py -k 'two words'", ""]


def test_every_command_of_the_house_is_listed():
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--list", "--list-format", "json"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    names = {task["name"] for task in json.loads(done.stdout)["tasks"]}
    assert {"serve", "test", "build", "check", "new", "format"} <= names


def test_unexpected_failure_shows_no_traceback(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(guard, "CACHE", tmp_path)
    monkeypatch.delenv("KABARKOTA_DEBUG", raising=False)

    @guard.command()
    def broken():
        raise KeyError("kunci")

    assert broken.run() == 1
    assert "fault of the program" in capsys.readouterr().err
    assert "Traceback" in (tmp_path / "failure.log").read_text("utf-8")
    monkeypatch.setenv("KABARKOTA_DEBUG", "1")
    with pytest.raises(KeyError):
        broken.run()


def test_mistyped_date_is_explained(tmp_path):
    said = command("build", tmp_path, {"today": "21/11/2026", "output": tmp_path})
    assert said.exit_code == 2
    assert 'like 2026-11-21, bukan / not "21/11/2026"' in said.text


def test_mistyped_format_is_explained(tmp_path):
    said = command("check", tmp_path, {"format": "xml"})
    assert said.exit_code == 2
    assert "text, json" in said.text


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    pages = {
        "index.html": "beranda",
        "404.html": "tidak ada",
        "en/index.html": "home",
        "en/404.html": "not here",
        "kalender/semua.ics": "BEGIN:VCALENDAR",
        "data/readme.txt": "data",
    }
    site = serving.server(write(pages, tmp_path / "site"))
    Thread(target=site.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{site.server_address[1]}"
    site.shutdown()
    site.server_close()


def get(address: str, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(address, timeout=10)
    connection.request(method, path)
    response = connection.getresponse()
    return response, response.read().decode("utf-8")


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, "beranda"),
        ("/en/", 200, "home"),
        ("/en/?a=b", 200, "home"),
        ("/nowhere/", 404, "tidak ada"),
        ("/en/nowhere/", 404, "not here"),
        ("/data/", 404, "tidak ada"),
        ("/../../tasks.py", 404, "tidak ada"),
        ("/%2e%2e/%2e%2e/tasks.py", 404, "tidak ada"),
    ],
)
def test_server_answers_as_a_web_server_does(address, path, status, body):
    response, text = get(address, path)
    assert (response.status, text) == (status, body)


def test_server_sends_addresses_without_slash_onwards(address):
    response, _ = get(address, "/en")
    assert response.status == 301
    assert urlsplit(response.headers["Location"]).path == "/en/"


def test_server_names_the_kind_of_file(address):
    response, _ = get(address, "/kalender/semua.ics", "HEAD")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_taken_port_is_said(address, tmp_path, capsys):
    port = int(address.rpartition(":")[2])
    assert serving.serve(port, tmp_path, tmp_path, []) == 1
    assert f"--port {port + 1}" in capsys.readouterr().err


def test_missing_browser_names_the_one_command(monkeypatch):
    monkeypatch.setattr(testbench, "chromium", lambda: None)
    monkeypatch.setattr(testbench, "is_root", lambda: False)
    with pytest.raises(guard.Exit) as stopped:
        testbench.browser()
    assert testbench.one_command() in str(stopped.value)
    assert stopped.value.code == 1


def test_serve_rebuilds_and_keeps_the_old_site_when_content_breaks(tmp_path):
    content = write(MINIMAL, tmp_path / "content")
    story = content / "news/2026/halo/index.id.md"
    text = story.read_text("utf-8")
    log = (tmp_path / "log.txt").open("w+", encoding="utf-8")
    running = subprocess.Popen(
        [
            *(sys.executable, "-m", "invoke", "--search-root", str(ROOT), "serve", "--port", "0"),
            *("--content", str(content), "--output", str(tmp_path / "output")),
            *("--today", "2026-11-21"),
        ],
        cwd=tmp_path,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )

    def said() -> str:
        return (tmp_path / "log.txt").read_text("utf-8")

    def wait_for(what: str, seen) -> None:
        until = time.monotonic() + 60
        while not seen():
            assert running.poll() is None, said()
            assert time.monotonic() < until, f"{what}\n{said()}"
            time.sleep(0.1)

    try:
        wait_for("an address", lambda: "http://" in said())
        address = re.search(r"http://([\d.]+:\d+)/", said())[1]
        page = "/berita/2026/halo/"
        assert "Halo, warga" in get(address, page)[1]
        story.write_text(text.replace("category: pemerintahan", "category: entah"), "utf-8")
        wait_for("the problem", lambda: "The old site stays up" in said())
        assert "index.id.md" in said()
        assert "Halo, warga" in get(address, page)[1]
        story.write_text(text.replace("Halo, warga", "Selamat pagi"), "utf-8")
        wait_for("the mended page", lambda: "Selamat pagi" in get(address, page)[1])
    finally:
        # Not SIGINT: what a shell runs in the background is born deaf to it.
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(20)
        log.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
@pytest.mark.parametrize("when", ["building", "watching"])
def test_serve_stops_quietly_and_leaves_no_build_behind(number, when, tmp_path):
    (tmp_path / "content").mkdir()
    builder = tmp_path / "builder"
    builder.write_text(
        f"#!/bin/sh\necho $$ > {tmp_path}/pid\n[ {when} = watching ] || exec sleep 60\n"
    )
    builder.chmod(0o755)
    program = (
        "import signal, sys\n"
        "from pathlib import Path\n"
        "from tools import serving\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"sys.executable = {str(builder)!r}\n"
        "sys.exit(serving.serve(0, Path('content').absolute(), Path('output').absolute(), []))\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    pid = tmp_path / "pid"
    until = time.monotonic() + 30
    while not (pid.is_file() and pid.read_text().strip()) and time.monotonic() < until:
        time.sleep(0.05)
    if when == "watching":
        while "http://" not in running.stdout.readline():
            assert running.poll() is None
    # A terminal sends Ctrl-C to all; a service manager terminates what it started.
    if number == signal.SIGINT:
        os.killpg(running.pid, number)
    else:
        running.send_signal(number)
    said, _ = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "Traceback" not in said
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_a_fault_of_the_program_has_the_status_that_the_command_says(monkeypatch, tmp_path):
    monkeypatch.setattr(guard, "CACHE", tmp_path)

    def broken() -> int:
        raise RuntimeError

    for made, status in ((guard.command()(broken), 1), (guard.command(failure=3)(broken), 3)):
        assert made.run() == status
        with pytest.raises(Exit) as end:
            task_of(made).body(None)
        assert end.value.code == status
