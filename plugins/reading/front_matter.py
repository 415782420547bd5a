"""The YAML between ``---`` lines that opens a story.

Reads   a file's text.
Gives   the YAML, the words below it, and the line on which each begins; or a problem.
"""

from dataclasses import dataclass
from typing import Final

from plugins.problems import Problems

MAX_CHARACTERS: Final = 64_000
"""Of the YAML; title and standfirst need a few hundred."""

MAX_VALUES: Final = 2_000
"""Of the YAML, as ``yaml_files`` counts them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A story's file in its two parts; lines count from 1."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str, shown: str, problems: Problems) -> Parts | None:
    """The two parts of ``text``; None where a ``---`` line is missing."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != "---":
        problems.add(
            shown,
            start + 1,
            id="baris pertama harus --- lalu kolom seperti title: dan date:, lalu --- lagi.",
            en="the first line must be --- then fields such as title: and date:, then --- again.",
        )
        return None
    for end in range(start + 1, len(lines)):
        if lines[end].rstrip() == "---":
            yaml = "\n".join(lines[start + 1 : end])
            if len(yaml) > MAX_CHARACTERS:
                break
            return Parts(yaml, start + 2, "\n".join(lines[end + 1 :]), end + 2)
    else:
        problems.add(
            shown,
            start + 1,
            id="bagian kolom belum ditutup; tambahkan baris --- sebelum isi berita.",
            en="the fields aren't closed; add a line --- before the story's words.",
        )
        return None
    problems.add(
        shown,
        start + 1,
        id=f"bagian kolom lebih dari {MAX_CHARACTERS // 1000} ribu huruf; pindahkan isi berita ke "
        "bawah baris ---.",
        en=f"the fields have more than {MAX_CHARACTERS // 1000} thousand characters; move the "
        "story's words below the line ---.",
    )
    return None
