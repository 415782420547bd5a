"""rclone's part of a publish: what is there, files up, files away.

Reads   an ``RcloneTarget``; rclone's own settings, which hold the secrets.
Gives   ``Rclone`` and ``Listed``.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from plugins.delivery.programs import Ran, last_words, run
from plugins.delivery.refusals import DeliveryFailed
from plugins.schema.targets import RcloneTarget

_STEADY: Final = (
    *("--retries", "3", "--low-level-retries", "5"),
    *("--contimeout", "15s", "--timeout", "60s", "--log-level", "ERROR"),
)
_NO_FOLDER: Final = frozenset({3, 4})
_LOG_TIME = re.compile(r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d ", re.MULTILINE)


class Listed(msgspec.Struct, frozen=True, rename="pascal"):
    """One file at the target: its size, and the hashes that the service tells without reading it.

    The names of hashes are rclone's: ``md5``, ``sha1``, ``sha256`` and others.
    """

    path: str
    size: int
    hashes: dict[str, str] = {}  # msgspec copies it for each value.


class Rclone:
    """One place in one service."""

    def __init__(self, settings: RcloneTarget) -> None:
        self.place = f"{settings.remote}:{settings.path}"

    def listing(self, below: str = "") -> dict[str, Listed]:
        """Every file by its path from ``below`` on; empty where there is no such folder yet."""
        words = ("lsjson", "--recursive", "--files-only", "--hash", "--no-modtime", "--no-mimetype")
        done = self._run([*words, "--", self._at(below) if below else self.place])
        if done.status in _NO_FOLDER:
            return {}
        self._stop_if_failed(done)
        found = msgspec.json.decode(done.out, type=list[Listed])
        return {each.path: each for each in found}

    def read(self, path: str) -> bytes:
        done = self._run(["cat", "--", self._at(path)])
        self._stop_if_failed(done)
        return done.out

    def write(self, path: str, data: bytes) -> None:
        self._stop_if_failed(self._run(["rcat", "--", self._at(path)], given=data))

    def upload(self, folder: Path, paths: Iterable[str], headers: Mapping[str, str]) -> None:
        """Send files, whatever is there; services that know no headers pass over them."""
        named = [word for name, value in headers.items() for word in _header(name, value)]
        words = ("copy", "--ignore-times", "--no-traverse", "--transfers", "8")
        self._with_list([*words, *named], paths, str(folder), self.place)

    def delete(self, paths: Iterable[str], *, tidy: bool = False) -> None:
        """Away with files; ``tidy`` also with folders that are empty then."""
        self._with_list(["delete"], paths, self.place)
        if tidy:
            # Object storage has no folders; elsewhere empty ones would stay behind.
            self._run(["rmdirs", "--leave-root", "--", self.place])

    def _at(self, path: str) -> str:
        between = "" if self.place.endswith(":") else "/"
        return f"{self.place}{between}{path}"

    def _with_list(self, words: Sequence[str], paths: Iterable[str], *places: str) -> None:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as listed:
            listed.write("".join(f"{path}\n" for path in paths))
            listed.flush()
            done = self._run([*words, "--files-from-raw", listed.name, "--", *places])
        self._stop_if_failed(done)

    @staticmethod
    def _run(words: Sequence[str], given: bytes = b"") -> Ran:
        # A question for a password would wait for ever where nobody sits.
        return run(["rclone", *_STEADY, "--ask-password=false", *words], given=given)

    def _stop_if_failed(self, done: Ran) -> None:
        if done.status:
            said = last_words(_LOG_TIME.sub("", done.err))
            raise DeliveryFailed(
                id=f"rclone gagal di {self.place}; yang terkirim akan dilanjutkan lain kali.\n"
                f"{said}".rstrip(),
                en=f"rclone failed at {self.place}; the next publish goes on from there.\n"
                f"{said}".rstrip(),
            )


def _header(name: str, value: str) -> tuple[str, str]:
    return ("--header-upload", f"{name}: {value}")
