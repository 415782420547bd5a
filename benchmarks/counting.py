"""Whether all tools did the same work: the pages of an output, by kind.

Reads   an output folder; the first bytes of each page, where our templates for the peers say
        ``data-page``; for the real theme, addresses.
Gives   ``Pages``, and ``refuse_unequal``, which fails loudly.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.corpus import LANGUAGES

TOLERANCE: Final = 0.02
"""How far list pages may differ from those foreseen, as a fraction of them."""

_KIND: Final = re.compile(rb'data-page="?(\w+)')
_ARTICLE: Final = re.compile(r"^(?:berita|en/news)/\d{4}/[^/]*[a-z][^/]*/index\.html$")
_LIST: Final = re.compile(
    r"^(?:(?:berita|en/news)|(?:kategori|tag|en/category|en/tag)/[^/]+)"
    r"(?:/(?:hal|page)/\d+)?/index\.html$"
)
_FEEDS: Final = (".xml", ".atom")


class UnequalWork(Exception):
    """A tool wrote other pages than the corpus makes, so its time says nothing."""


@dataclass(frozen=True, slots=True)
class Pages:
    """``others`` are pages that only this tool writes; ``size`` is all files' bytes."""

    articles: int
    lists: int
    feeds: int
    others: int
    size: int


def count(output: Path) -> Pages:
    """Count what a build left in ``output``."""
    found = {"article": 0, "list": 0, "feed": 0, "other": 0}
    size = 0
    for path in output.rglob("*"):
        if not path.is_file():
            continue
        size += path.stat().st_size
        if path.suffix == ".html":
            found[_kind(path, path.relative_to(output).as_posix())] += 1
        elif path.suffix in _FEEDS and b"<feed" in path.read_bytes()[:600]:
            found["feed"] += 1
    return Pages(found["article"], found["list"], found["feed"], found["other"], size)


def refuse_unequal(
    title: str, found: Pages, foreseen: tuple[int, int], *, equal_lists: bool
) -> None:
    """Raise ``UnequalWork`` unless articles are all there and lists as many as foreseen."""
    articles, lists = foreseen
    if found.articles != articles:
        raise UnequalWork(f"{title}: {found.articles} article pages, not {articles}")
    if found.feeds < len(LANGUAGES):
        raise UnequalWork(f"{title}: {found.feeds} feeds, not one a language")
    if equal_lists and abs(found.lists - lists) > TOLERANCE * lists:
        raise UnequalWork(f"{title}: {found.lists} list pages, foreseen {lists}")


def _kind(path: Path, relative: str) -> str:
    with path.open("rb") as file:
        told = _KIND.search(file.read(400))
    if told:
        kind = told[1].decode()
        return kind if kind in {"article", "list"} else "other"
    if _ARTICLE.match(relative):
        return "article"
    return "list" if _LIST.match(relative) else "other"
