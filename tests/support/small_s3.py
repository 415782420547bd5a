"""An S3 of a hundred lines, on loopback: what rclone asks of one, with troubles on demand.

Reads   requests in path style; signatures aren't looked at.
Gives   ``SmallS3``: what it holds, and what becomes of the next requests.

It holds everything in memory, so that it can go away and come back with what it had.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from tests.support.sshd import free_port

_KEPT: Final = ("content-type", "cache-control")
_MANY: Final = 1000
Trouble = Callable[[str, str], int | None]
"""Is handed method and path; a status to answer with instead, -1 to hang up, None to go on."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An object, its headers with names in lower case."""

    data: bytes
    headers: dict[str, str]
    since: float

    @property
    def mark(self) -> str:
        return hashlib.md5(self.data).hexdigest()


@dataclass
class SmallS3:
    """``objects`` by bucket and key, ``asked`` every request as method and path."""

    port: int = field(default_factory=free_port)
    objects: dict[str, Stored] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    trouble: Trouble | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer until the block ends; may be run again."""
        handler = type("Handler", (_Handler,), {"store": self})
        server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def files(self, below: str) -> dict[str, bytes]:
        """What lies below a prefix, by the rest of the key."""
        held = sorted(self.objects.items())
        return {key.removeprefix(below): it.data for key, it in held if key.startswith(below)}


class _Handler(BaseHTTPRequestHandler):
    store: SmallS3
    protocol_version = "HTTP/1.1"

    def log_message(self, *_words: object) -> None:
        pass

    def _go(self) -> None:
        parts = urlsplit(self.path)
        key = unquote(parts.path).lstrip("/")
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.store.asked.append(f"{self.command} {key}")
        wrong = self.store.trouble(self.command, key) if self.store.trouble else None
        if wrong == -1:
            self.close_connection = True
            return
        if wrong is not None:
            self._say(wrong, b"")
            return
        self._answer(key, parts.query, data)

    def _answer(self, key: str, asked: str, data: bytes) -> None:
        bucket, _, name = key.partition("/")
        if not name:
            query = {k: v[0] for k, v in parse_qs(asked, keep_blank_values=True).items()}
            self._say(200, _listed(self.store, bucket, query) if self.command == "GET" else b"")
        elif self.command == "PUT":
            held = {k.lower(): v for k, v in self.headers.items()}
            kept = {k: v for k, v in held.items() if k in _KEPT or k.startswith("x-amz-meta-")}
            self.store.objects[key] = one = Stored(data, kept, time.time())
            self._say(200, b"", {"ETag": f'"{one.mark}"'})
        elif self.command == "DELETE":
            self.store.objects.pop(key, None)
            self._say(204, b"")
        elif (found := self.store.objects.get(key)) is None:
            self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            since = formatdate(found.since, usegmt=True)
            told = {"ETag": f'"{found.mark}"', "Last-Modified": since, **found.headers}
            self._say(200, found.data, told)

    def _say(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_PUT = do_DELETE = _go  # noqa: N815 (the library's names)


def _listed(store: SmallS3, bucket: str, query: dict[str, str]) -> bytes:
    """ListObjects, both versions: what rclone reads of the answer."""
    after = query.get("marker") or query.get("continuation-token") or ""
    start = f"{bucket}/{query.get('prefix', '')}"
    between = query.get("delimiter", "")
    entries: dict[str, str] = {}
    for key, one in sorted(store.objects.items()):
        name = key.partition("/")[2]
        if not key.startswith(start) or name <= after:
            continue
        rest = key.removeprefix(start)
        if between and between in rest:
            folder = name[: len(name) - len(rest)] + rest.partition(between)[0] + between
            common = f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>"
            entries.setdefault(folder, common)
            continue
        since = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(one.since))
        entries[name] = (
            f"<Contents><Key>{escape(name)}</Key><LastModified>{since}</LastModified>"
            f"<ETag>&quot;{one.mark}&quot;</ETag><Size>{len(one.data)}</Size>"
            "<StorageClass>STANDARD</StorageClass></Contents>"
        )
    more = len(entries) > _MANY
    shown = list(entries)[:_MANY]
    last = shown[-1] if more else ""
    return (
        f"<ListBucketResult><IsTruncated>{str(more).lower()}</IsTruncated>"
        f"<NextMarker>{escape(last)}</NextMarker>"
        f"<NextContinuationToken>{escape(last)}</NextContinuationToken>"
        f"{''.join(entries[name] for name in shown)}</ListBucketResult>"
    ).encode()
