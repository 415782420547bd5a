"""A signed release on a server of its own on loopback, into which a test plants what it likes.

Reads   a folder of files.
Gives   ``ServedRelease``: the folder as served, its manifest signed, and ``plants``.

The server is as the project wants one: types, security headers, packed bodies, a page for what
isn't there. A plant sees each request and may change the reply.
"""

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.model.content_types import content_type
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    manifest_bytes,
    manifest_of,
)
from plugins.release.signature import sign

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=()",
    "Strict-Transport-Security": "max-age=63072000",
}


@dataclass(frozen=True)
class Asked:
    """A request: its path as it came, its headers with names in lower case."""

    path: str
    headers: dict[str, str]

    def agent(self, word: str) -> bool:
        return word in self.headers.get("user-agent", "")

    def comes_from(self, word: str) -> bool:
        return word in self.headers.get("referer", "")


@dataclass(frozen=True)
class Reply:
    """``body`` may be an endless row of pieces; ``as_it_is`` keeps the server from packing it."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    as_it_is: bool = False

    def with_header(self, name: str, value: str | None) -> "Reply":
        headers = {each: v for each, v in self.headers.items() if each.lower() != name.lower()}
        return replace(self, headers=headers if value is None else {**headers, name: value})


class HangUp(Exception):
    """The server ends the connection without an answer."""


Plant = Callable[[Asked, Reply], Reply | None]


class ServedRelease:
    """``folder`` on a server; ``release`` makes and signs its manifest as of now."""

    def __init__(self, folder: Path, key: Path, certificate: tuple[Path, Path] | None = None):
        self.folder = folder
        self.key = key
        self.plants: list[Plant] = []
        self.asked: list[tuple[float, Asked]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def release(self, site: str | None = None) -> Manifest:
        """Make the manifest of the folder as it is, and sign it."""
        manifest = manifest_of(self.folder, site or self.url)
        data = manifest_bytes(manifest)
        self.write(MANIFEST, data)
        self.write(SIGNATURE, sign(data, self.key))
        return manifest

    def write(self, name: str, data: bytes | str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def change(self, name: str, old: str, new: str) -> None:
        """Change words of a file, once; they must be there."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def at(self, path: str, reply: Callable[[Asked, Reply], Reply | None]) -> None:
        """Plant something at one address."""
        self.plants.append(lambda asked, usual: reply(asked, usual) if asked.path == path else None)

    def reply(self, asked: Asked) -> Reply:
        reply = self._usual(asked)
        for plant in self.plants:
            reply = plant(asked, reply) or reply
        return reply

    def _usual(self, asked: Asked) -> Reply:
        name = unquote(urlsplit(asked.path).path).lstrip("/")
        name += "index.html" if name.endswith("/") or not name else ""
        path, status = self.folder / name, 200
        if not path.is_file():
            name = "en/404.html" if name.startswith("en/") else "404.html"
            path, status = self.folder / name, 404
        headers = {**HEADERS, "Content-Type": content_type(name)}
        for packing, ending in (("br", ".br"), ("gzip", ".gz")):
            packed = path.with_name(path.name + ending)
            if packed.is_file() and packing in asked.headers.get("accept-encoding", ""):
                headers["Content-Encoding"] = packing
                return Reply(status, headers, packed.read_bytes(), as_it_is=True)
        return Reply(status, headers, path.read_bytes())


def page(words: str, link: str = "") -> str:
    """A page of somebody else's."""
    led = f'<a href="{link}">{link}</a>' if link else ""
    return f"<!doctype html><html><title>{words}</title><body><p>{words}</p>{led}</body></html>"


def html(body: str, status: int = 200) -> Reply:
    """A page of somebody else's, with headers as the server's own."""
    return Reply(status, {**HEADERS, "Content-Type": "text/html; charset=utf-8"}, body.encode())


def endless(piece: bytes) -> Iterator[bytes]:
    while True:
        yield piece


def _handler(served: ServedRelease) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): v for name, v in self.headers.items()})
            served.asked.append((time.monotonic(), asked))
            try:
                reply = served.reply(asked)
                self._send(asked, reply)
            except (HangUp, OSError):
                self.close_connection = True

        def _send(self, asked: Asked, reply: Reply) -> None:
            headers, body = dict(reply.headers), reply.body
            packs = "gzip" in asked.headers.get("accept-encoding", "") and not reply.as_it_is
            if isinstance(body, bytes) and packs:
                body = gzip.compress(body, 1, mtime=0)
                headers["Content-Encoding"] = "gzip"
            self.send_response(reply.status)
            for name, value in headers.items():
                self.send_header(name, value)
            if isinstance(body, bytes):
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_header("Connection", "close")
            self.end_headers()
            for piece in body:
                self.wfile.write(piece)
            self.close_connection = True

        def log_message(self, *arguments: Any) -> None:
            """Say nothing: what was asked is in ``served.asked``."""

    return Handler
