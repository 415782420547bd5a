"""What of a forge the comments need, stood in for: its program ``gh``, and its list of proposals.

Reads   nothing.
Gives   ``FakeGh``, ``Api`` and ``running_api``.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer


class FakeGh:
    """Stands in for GitHub's own program: answers from files, notes what it was asked to write."""

    FILES = ("masalah.json", "nomor.txt")

    def __init__(self, folder, hasil: dict[str, str], head: str) -> None:
        self.folder = folder
        folder.mkdir()
        for name, text in hasil.items():
            (folder / name).write_text(text, "utf-8")
        script = f"""#!/bin/sh
case "$1 $2" in
"run download") mkdir -p hasil; cp {folder}/masalah.json {folder}/nomor.txt hasil/ ;;
"api repos"*) echo {head} ;;
"pr comment") shift 2; echo "$@" >{folder}/komentar-ke; cp komentar.md {folder}/komentar.md ;;
*) exit 9 ;;
esac
"""
        (folder / "gh").write_text(script, "utf-8")
        (folder / "gh").chmod(0o755)


class Api(BaseHTTPRequestHandler):
    """A host with one open proposal that speaks as Forgejo and as GitLab do."""

    commit = ""
    notes: list[dict] = []  # noqa: RUF012 (one host a test)
    asked: list[tuple[str, str, str]] = []  # noqa: RUF012 (as above)

    def do_GET(self) -> None:
        kept = [{**note, "user": note["by"], "author": note["by"]} for note in self.notes]
        if self.path.endswith("/user"):
            self.answer({"id": 1})
        elif "state=open" in self.path:
            self.answer([{"number": 7, "iid": 7, "sha": self.commit, "head": {"sha": self.commit}}])
        else:
            self.answer(kept)
        self.log()

    def do_POST(self) -> None:
        body = self.body()
        self.notes.append({"id": len(self.notes) + 1, "body": body["body"], "by": {"id": 1}})
        self.answer({})
        self.log()

    def do_PATCH(self) -> None:
        number = int(self.path.rpartition("/")[2])
        self.notes[number - 1]["body"] = self.body()["body"]
        self.answer({})
        self.log()

    do_PUT = do_PATCH  # noqa: N815 (the library's own name)

    def body(self) -> dict:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, found: object) -> None:
        data = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log(self) -> None:
        secret = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
        self.asked.append((self.command, self.path, secret))

    def log_message(self, *_words) -> None:
        return


@contextmanager
def running_api() -> Iterator[str]:
    """The address of a host without comments."""
    Api.notes, Api.asked = [], []
    server = HTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
