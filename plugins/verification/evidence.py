"""What was seen where something wasn't as signed, kept for those who look into it.

Reads   answers.
Gives   ``Evidence``: each body once as ``<sha256>.bin``, and ``index.jsonl`` with a line for each
        answer: time, address, view, status, headers.

Bodies get an ending that no program opens by itself: they may be somebody's malware.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from plugins.verification.answers import Answer
from plugins.verification.views import View


class Evidence:
    """Keeps answers in ``folder``; keeps nothing where it is None. Many threads may use it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = Lock()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self, address: str, view: View, answer: Answer) -> None:
        """Keep one answer; raises OSError where the folder can't be written."""
        if self._folder is None:
            return
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "address": address,
            "view": view.name,
            "status": answer.status,
            "sha256": answer.sha256,
            "whole": answer.whole,
            "headers": answer.headers,
        }
        body = self._folder / f"{answer.sha256}.bin"
        with self._lock:
            if not body.exists():
                body.write_bytes(answer.body)
            with (self._folder / "index.jsonl").open("a", encoding="utf-8", newline="\n") as index:
                index.write(json.dumps(line) + "\n")
