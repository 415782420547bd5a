"""What static hosts give to people who try a site at home, on loopback.

Reads   a folder with ``_headers`` and ``_redirects``.
Gives   ``HOSTS`` (those that are here), ``running_host``, and ``ask`` of it.

``wrangler`` is Cloudflare's own program and answers with the server that Pages runs on;
``netlify`` is Netlify's. Each is some hundred megabytes, so they aren't among what the tests need:

    npm install --prefix DIR wrangler netlify-cli
    PATH=DIR/node_modules/.bin:$PATH python3 -m pytest tests/hosting/test_static_hosts.py
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.sshd import free_port
from tests.support.web_servers import Answer

HOSTS = tuple(name for name in ("wrangler", "netlify") if shutil.which(name))
_PATIENCE = 60.0


@contextmanager
def running_host(name: str, site: Path, place: Path) -> Iterator[int]:
    """The port on which ``name`` serves ``site``; ``place`` is a folder for what it writes."""
    port = free_port()
    words = {
        "wrangler": ["pages", "dev", str(site), "--ip", "127.0.0.1", "--port", str(port)],
        # Functions at the edge would fetch a program of their own.
        "netlify": [
            *("dev", "--offline", "--internal-disable-edge-functions", "--no-open"),
            *("--dir", str(site), "--port", str(port)),
        ],
    }[name]
    if name == "wrangler":
        words += ["--compatibility-date", "2026-01-01", "--inspector-port", str(free_port())]
    place.mkdir()
    quiet = {"CI": "1", "WRANGLER_SEND_METRICS": "false", "NETLIFY_TELEMETRY_DISABLED": "1"}
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            [name, *words],
            cwd=place,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, **quiet, "HOME": str(place)},
            start_new_session=True,
        )
    try:
        _wait(process, port, place / "log")
        yield port
    finally:
        # Both start servers of their own, which must not outlive them.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def ask(port: int, target: str) -> Answer:
    """One request, sent as it is written."""
    connection = HTTPConnection("localhost", port, timeout=20)
    connection.request("GET", target, headers={"Accept-Encoding": "identity"})
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    answer = Answer(response.status, headers, response.read())
    connection.close()
    return answer


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            if ask(port, "/").status == 200:
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the host did not start\n{log.read_text('utf-8', 'replace')}", pytrace=False)
