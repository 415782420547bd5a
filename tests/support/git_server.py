"""A forge's repositories over HTTP on loopback, for whoever shows the token and nobody else.

Reads   bare repositories below a folder; the system's ``git http-backend``.
Gives   ``git_server``.
"""

import base64
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.programs import program

_PASSED = ("Content-Type", "Content-Encoding", "Git-Protocol")


@contextmanager
def git_server(folder: Path, token: str) -> Iterator[str]:
    """The address of a server of ``folder``/OWNER/NAME.git, which also answers to OWNER/NAME."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.is_known():
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="git"')
                self.end_headers()
                return
            path, _, query = self.path.partition("?")
            owner, name, rest = path.lstrip("/").split("/", 2)
            given = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told = {f"HTTP_{key.upper().replace('-', '_')}": self.headers[key] for key in _PASSED}
            done = subprocess.run(
                [program("git"), "http-backend"],
                input=given,
                env={
                    "PATH": os.environ["PATH"],
                    "GIT_PROJECT_ROOT": str(folder),
                    "GIT_HTTP_EXPORT_ALL": "1",
                    # The test's own repositories, whoever runs it.
                    "GIT_CONFIG_COUNT": "1",
                    "GIT_CONFIG_KEY_0": "safe.directory",
                    "GIT_CONFIG_VALUE_0": "*",
                    "PATH_INFO": f"/{owner}/{name.removesuffix('.git')}.git/{rest}",
                    "QUERY_STRING": query,
                    "REQUEST_METHOD": self.command,
                    "CONTENT_TYPE": self.headers.get("Content-Type") or "",
                    "CONTENT_LENGTH": str(len(given)),
                    "GIT_PROTOCOL": self.headers.get("Git-Protocol") or "",
                    **{key: value for key, value in told.items() if value},
                },
                capture_output=True,
                check=True,
            )
            head, _, body = done.stdout.partition(b"\r\n\r\n")
            fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
            self.send_response(int(fields.pop("Status", "200")[:3]))
            for key, value in fields.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 (the library's own name)

        def is_known(self) -> bool:
            kind, _, words = (self.headers.get("Authorization") or "").partition(" ")
            said = base64.b64decode(words).decode() if kind == "Basic" else ""
            return said.partition(":")[2] == token

        def log_message(self, *_words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
