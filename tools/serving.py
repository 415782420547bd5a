"""The local server: the built site on this machine, built again as files change.

Reads   the output folder at each request, so a swapped build shows at once.
Gives   ``serve`` for the command, ``server`` for tests that need the site at an address.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tools.environment import say
from tools.folders import ROOT

HOST = "127.0.0.1"
SETTINGS = ("pelicanconf.py", "publishconf.py")
TEXTS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar",
    ".csv": "text/csv",
    ".txt": "text/plain",
}
OTHERS = {".woff2": "font/woff2", ".avif": "image/avif", ".webp": "image/webp"}


class Handler(SimpleHTTPRequestHandler):
    """Static files as a plain web server gives them, with the site's own 404 pages."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base declares it)
        **SimpleHTTPRequestHandler.extensions_map,
        **{ending: f"{kind}; charset=utf-8" for ending, kind in TEXTS.items()},
        **OTHERS,
    }

    def end_headers(self) -> None:
        """Let no browser keep a page that the next build changes."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 (the base names it)
        """A folder without its own page is not found; what it holds is not told."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the page in the language of the address."""
        page = Path(self.directory, "en" if self.path.startswith("/en/") else "", "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing of each request: the terminal belongs to the build's messages."""


class Server(ThreadingHTTPServer):
    """A server whose threads end with the program, and whose readers may hang up early."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet about readers who left; report anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server(folder: Path, port: int = 0) -> Server:
    """A server of ``folder``, listening on 127.0.0.1; port 0 takes a free one.

    Raises ``OSError`` where the port is taken.
    """
    return Server(
        (HOST, port), lambda *given, **named: Handler(*given, directory=str(folder), **named)
    )


def serve(port: int, content: Path, output: Path, options: Sequence[str]) -> int:
    """Build, serve, and build again on changes until stopped; gives the exit status.

    Ctrl-C stops it, and SIGTERM, as a service manager sends it.
    """
    try:
        site = server(output, port)
    except OSError:
        say(
            f"Porta {port} sedang dipakai; pilih yang lain: --port {port + 1}",
            f"Port {port} is taken; choose another.",
        )
        return 1
    try:
        with stopped_by_sigterm():
            started = time.time_ns()
            build(content, output, options)
            Thread(target=site.serve_forever, daemon=True).start()
            address = f"http://{HOST}:{site.server_address[1]}/"
            say(f"Situs ada di {address} (Ctrl+C: berhenti)", "The site is there; Ctrl+C stops it")
            watch(content, output, options, started)
    except KeyboardInterrupt:
        pass
    finally:
        site.server_close()
    return 0


class Terminated(KeyboardInterrupt):
    """SIGTERM came. Unlike Ctrl-C, it came to this process alone and not to a running build."""


@contextmanager
def stopped_by_sigterm() -> Iterator[None]:
    """Within, SIGTERM raises Terminated."""

    def stop(_number: int, _frame: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def build(content: Path, output: Path, options: Sequence[str]) -> bool:
    """One build in a fresh process, which sees changed code too; tells whether it went well."""
    command = [sys.executable, str(ROOT / "tasks.py"), "build"]
    command += ["--content", str(content), "--output", str(output), *options]
    with subprocess.Popen(command) as running:
        try:
            status = running.wait()
        except Terminated:
            running.terminate()
            running.wait()
            raise
    if status:
        say(
            "Situs yang lama tetap disajikan; perbaiki, lalu akan dibangun lagi.",
            "The old site stays up; it is built again when you mend the files.",
        )
    return status == 0


def watch(content: Path, output: Path, options: Sequence[str], since: int) -> None:
    """Build again whenever content, theme, plugins or settings change; ends when interrupted.

    ``since``, in nanoseconds, is when the first build began: what was saved while it ran, before
    anybody watched, counts as a change too.
    """
    import watchfiles

    folders = [path for path in (content, ROOT / "theme", ROOT / "plugins") if path.is_dir()]
    seen = stamps()
    # Editors replace a settings file, which loses a watch on it: so its time is looked at instead.
    for changes in watchfiles.watch(
        *folders, yield_on_timeout=True, rust_timeout=1000, raise_interrupt=False
    ):
        now = stamps()
        missed, since = since and touched(folders, since), 0
        if changes or missed or now != seen:
            seen = now
            build(content, output, options)


def touched(folders: Sequence[Path], since: int) -> bool:
    """Whether a file below ``folders`` was written after ``since``, in nanoseconds."""
    paths = (path for folder in folders for path in folder.rglob("*"))
    return any(
        path.is_file() and path.stat().st_mtime_ns > since
        for path in paths
        if "__pycache__" not in path.parts  # what the build itself writes there
    )


def stamps() -> list[int]:
    """When each settings file was last written; 0 where there is none."""
    paths = [ROOT / name for name in SETTINGS]
    return [path.stat().st_mtime_ns if path.exists() else 0 for path in paths]
