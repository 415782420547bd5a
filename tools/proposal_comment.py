"""What ``check --format json`` found, as a comment on a proposal: in Indonesian, for its writer.

Reads   a JSON file that may come from a stranger's proposal.
Gives   Markdown, or GitLab's code quality report, on standard output. Python's standard library
        only: the job that comments installs nothing.

Nothing of what the file holds is taken for markup: it stands in blocks of code, so that it calls
nobody by name, links to nothing, loads no picture and closes no other proposal.
"""

import argparse
import hashlib
import json
import re
import sys
import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

MARK: Final = "<!-- kabar-kota: periksa -->"
"""The first line of every comment, by which the next one finds it."""

MOST: Final = 200
LONGEST: Final = 55_000
"""Characters; the hosts take 65,000 and more."""

_WIDTH: Final = 92
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")

Row = dict[str, Any]

_AGAIN: Final = (
    "Perbaiki berkasnya di usulan ini; pemeriksaan berjalan lagi dengan sendirinya. Arti pesan ada "
    "di panduan editor, bagian *Kalau ada masalah*."
)
_UNFINISHED: Final = (
    "**Pemeriksaan tidak selesai**, sehingga usulan ini belum dapat dinilai. Lihat catatan "
    "pemeriksaan, atau tanyakan kepada pengelola situs."
)


def rows_in(path: Path) -> list[Row] | None:
    """The problems in the file, cleaned; None where it isn't what ``check`` writes."""
    try:
        found = json.loads(path.read_bytes()[:20_000_000])
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, list):
        return None
    return [_row(one) for one in found[: MOST + 1] if isinstance(one, dict)]


def _row(given: dict[Any, Any]) -> Row:
    line = given.get("line")
    level = "notice" if given.get("level") == "notice" else "error"
    texts = {name: _plain(given.get(name)) for name in ("path", "field", "place", "message")}
    return {**texts, "level": level, "line": line if isinstance(line, int) and line > 0 else 0}


def _plain(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return _UNSEEN.sub(" ", text)[:1_000].encode("utf-8", "replace").decode("utf-8").strip()


def comment(rows: Sequence[Row] | None) -> str:
    """The comment, in Markdown."""
    if rows is None:
        return f"{MARK}\n{_UNFINISHED}\n"
    errors = [row for row in rows if row["level"] == "error"]
    notices = [row for row in rows if row["level"] == "notice"]
    parts = [MARK]
    if errors:
        more = " atau lebih" if len(rows) > MOST else ""
        parts += [
            f"**Belum bisa terbit: {len(errors)}{more} hal perlu diperbaiki.**",
            *_files(errors),
        ]
    else:
        parts.append("**Naskah usulan ini siap ditinjau: tidak ada yang perlu diperbaiki.**")
    if notices:
        parts.append(f"Perlu dilihat, tetapi tidak menahan terbit: {len(notices)} hal.")
        parts += _files(notices)
    if errors:
        parts.append(_AGAIN)
    else:
        parts.append("Pratinjaunya ada pada hasil pemeriksaan, bernama `pratinjau`.")
    return _shortened("\n\n".join(parts)) + "\n"


def _files(rows: Sequence[Row]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row["path"], row["line"]))
    return [_file(path, list(group)) for path, group in groupby(ordered, lambda row: row["path"])]


def _file(path: str, rows: Sequence[Row]) -> str:
    lines = [path or "(semua berkas)"]
    for row in rows:
        where = ", ".join(
            [*([f"baris {row['line']}"] if row["line"] else []), *filter(None, [row["place"]])]
        )
        words = f"{row['field']}: {row['message']}" if row["field"] else row["message"]
        lines += ["", f"  {where}"] if where else [""]
        lines += textwrap.wrap(words, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    text = "\n".join(lines)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n\n")[0]
    # What is cut may be inside a block, which then has to end.
    fences = re.findall("^(`{3,})", kept, re.MULTILINE)
    closed = f"{kept}\n{fences[-1]}" if len(fences) % 2 else kept
    return f"{closed}\n\nMasih ada yang lain; perbaiki ini dulu."


def codequality(rows: Sequence[Row] | None) -> str:
    """GitLab's report, which a merge request shows beside its changes."""
    if rows is None:
        rows = [_row({"path": "content", "message": "Pemeriksaan tidak selesai."})]
    report = [
        {
            "description": f"{row['field']}: {row['message']}" if row["field"] else row["message"],
            "check_name": "kabar-kota",
            "fingerprint": hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest(),
            "severity": "major" if row["level"] == "error" else "info",
            "location": {"path": row["path"], "lines": {"begin": max(row["line"], 1)}},
        }
        for row in rows[:MOST]
    ]
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the report that was asked for; gives 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--form", choices=("markdown", "codequality"), default="markdown")
    chosen = parser.parse_args(arguments)
    rows = rows_in(chosen.file)
    text = comment(rows) if chosen.form == "markdown" else codequality(rows)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
