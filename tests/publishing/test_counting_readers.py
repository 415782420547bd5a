"""The guide to counting readers, done as it says, with a real nginx and a real GoAccess."""

import json
import os
import re
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.programs import program

GUIDES = {each: ROOT / f"docs/deployment/readers.{each}.md" for each in ("id", "en")}
SITE_LOG = "/var/log/nginx/kabarkota.log"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ROBOT = "Googlebot/2.1 (+http://www.google.com/bot.html)"
SECRET = "rahasia"
ADDRESSES = {
    "203.0.113.45": "203.0.113.0",
    "2001:db8:12:3456::7": "2001:db8:12::",
    "2001:db8::7": "2001:db8::",
    "::1": "0.0.0.0",
}


def blocks(language: str) -> list[str]:
    """The indented blocks of a guide."""
    found = re.findall(
        r"(?:^    .*\n|^\n(?=    ))+", GUIDES[language].read_text("utf-8"), re.MULTILINE
    )
    return [
        re.sub(r"^    ", "", block, flags=re.MULTILINE).strip() for block in found if block.strip()
    ]


def configuration(folder: Path, port: int) -> str:
    """The guide's two pieces around which a server stands."""
    masks = next(block for block in blocks("id") if "log_format" in block)
    own = next(block for block in blocks("id") if block.startswith("access_log"))
    temporary = "".join(
        f"{kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events {}\n"
        f"http {{ {temporary} {masks}\n"
        # Stands for readers from elsewhere: the address comes with the request.
        "set_real_ip_from 127.0.0.1; real_ip_header X-Reader;\n"
        f"server {{ listen 127.0.0.1:{port}; root {folder}/site;\n"
        f"{own.replace(SITE_LOG, str(folder / 'kabarkota.log'))}\n}} }}\n"
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """nginx with the guide's settings, on a port of its own."""
    nginx = program("nginx")
    (tmp_path / "site").mkdir()
    for name in ("index.html", "gambar.webp"):
        (tmp_path / "site" / name).write_text("Isi", "utf-8")
    tmp_path.chmod(0o755)
    for folder in tmp_path.parents:
        # A server started by root reads as nobody, and pytest keeps its folders to itself.
        if os.geteuid() == 0 and folder.name.startswith(("pytest-", "popen-")):
            folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port), "utf-8")
    process = subprocess.Popen([nginx, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "error.log"])
    until = time.monotonic() + 20
    while socket.socket().connect_ex(("127.0.0.1", port)) and time.monotonic() < until:
        time.sleep(0.05)
    yield port
    process.terminate()
    process.wait(20)


def ask(port: int, path: str, reader: str, agent: str = BROWSER) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    came = f"https://cari.example/hasil?q={SECRET}"
    connection.request(
        "GET", path, headers={"X-Reader": reader, "User-Agent": agent, "Referer": came}
    )
    status = connection.getresponse().status
    connection.close()
    return status


def test_both_guides_give_the_same_commands() -> None:
    def bare(language: str) -> list[str]:
        return [re.sub(r"^#.*\n", "", block, flags=re.MULTILINE) for block in blocks(language)]

    assert bare("id") == bare("en")
    assert len(bare("id")) >= 4


def test_no_whole_address_is_written_and_pages_are_counted(server: int, tmp_path: Path) -> None:
    goaccess = program("goaccess")
    for reader in ADDRESSES:
        assert ask(server, f"/?kata={SECRET}", reader) == 200
    assert ask(server, "/gambar.webp", "203.0.113.45") == 200
    assert ask(server, "/tidak-ada/", "203.0.113.45") == 404
    assert ask(server, "/", "198.51.100.9", ROBOT) == 200
    log = tmp_path / "kabarkota.log"

    lines = log.read_text("utf-8").splitlines()

    assert [line.split()[0] for line in lines[:4]] == list(ADDRESSES.values())
    written = "\n".join(lines) + (tmp_path / "error.log").read_text("utf-8")
    assert SECRET not in written
    assert not [reader for reader in ADDRESSES if f"{reader} " in written]
    report = tmp_path / "laporan.json"
    wanted = next(block for block in blocks("id") if "goaccess /" in block)
    call = shlex.split(wanted[wanted.index("goaccess /") :].replace("\\\n", " "))
    told = {SITE_LOG: str(log), call[-1]: str(report)}
    subprocess.run(
        [goaccess, *(told.get(word, word) for word in call[1:])],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = json.loads(report.read_text("utf-8"))
    pages = {one["data"]: one["hits"]["count"] for one in found["requests"]["data"]}
    assert pages == {"/": len(ADDRESSES)}, "no robot, no picture, no query"
    assert [one["data"] for one in found["not_found"]["data"]] == ["/tidak-ada/"]
    assert [one["data"] for one in found["static_requests"]["data"]] == ["/gambar.webp"]
