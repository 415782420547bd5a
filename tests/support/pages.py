"""The pages of a built site: their kinds, languages and addresses.

Reads   ``<body data-kind="…">`` and ``<html lang="…">`` of each output page.
Gives   ``Page``, ``pages`` and ``first_of_each_kind``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

KIND = re.compile(rb'<body\b[^>]*?\bdata-kind="?([\w-]+)')
LANGUAGE = re.compile(rb'<html\b[^>]*?\blang="?([\w-]+)')


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """One output page; ``kind`` is empty where the page names none."""

    kind: str
    language: str
    address: str
    file: Path


def pages(output: Path) -> list[Page]:
    """Every HTML page, in order of kind, language and address."""
    found = []
    for file in output.rglob("*.html"):
        text = file.read_bytes()
        kind, language = KIND.search(text), LANGUAGE.search(text)
        address = "/" + file.relative_to(output).as_posix().removesuffix("index.html")
        found.append(
            Page(
                kind[1].decode() if kind else "",
                language[1].decode() if language else "",
                address,
                file,
            )
        )
    return sorted(found)


def first_of_each_kind(output: Path, language: str | None = None) -> list[Page]:
    """One page of each kind in each language (or one), always the same ones; at least one page."""
    first: dict[tuple[str, str], Page] = {}
    for page in pages(output):
        if page.kind and language in {None, page.language}:
            first.setdefault((page.kind, page.language), page)
    assert first, "no page says its kind: <body data-kind=…>"
    return list(first.values())
