"""Why a page was made anew, or why not.

Reads   the plan of a build, its comparison with the last one, and what was made.
Gives   ``explained``: a few lines about what a path, an address or a text leads to.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.languages import LANGUAGES
from plugins.model.outputs import Output
from plugins.model.site import Site
from plugins.rendering.build_report import BuildReport
from plugins.rendering.plan import file_of
from plugins.rendering.staleness import DAMAGED, NEW, TEMPLATE

_TEXT: Final = re.compile(
    r"(?:^|/)(?P<key>(?:news/\d{4}|pages|cities)/[^/]+)(?:/[^/]+\.(?:md|yml))?/?$"
)

NEED_WORDS: Final = {
    NEW: ("belum pernah dibangun", "it was never built"),
    DAMAGED: ("berkasnya diubah atau hilang", "its file was changed or is gone"),
    "archive": ("isi arsip", "the archive"),
    "calendar": ("tanggal acara", "the dates of events"),
    "cards": ("daftar beritanya", "the stories that it lists"),
    "city": ("data kota", "the city's data"),
    "code": ("program", "the program"),
    "day": ("tanggal hari ini", "today's date"),
    "events": ("acara yang diberitakan", "the events told of"),
    "file": ("berkas tema", "a file of the theme"),
    "links": ("alamat yang ditautkan", "addresses that it links to"),
    "newer": ("berita sesudahnya", "the story after it"),
    "news": ("daftar berita", "the stories"),
    "older": ("berita sebelumnya", "the story before it"),
    "page": ("naskahnya", "its text"),
    "picture": ("gambarnya", "the picture"),
    "place": ("urutannya di daftar", "its place in the list"),
    "places": ("kota yang diberitakan", "the city it is about"),
    "related": ("berita terkait", "related stories"),
    "shared": ("yang ada di semua halaman", "what all pages share"),
    "stories": ("naskah berita", "texts of stories"),
    "story": ("naskahnya", "its text"),
    TEMPLATE: ("templat tema", "the theme's template"),
    "tabs": ("kategori", "the categories"),
    "tags": ("kata kunci", "the tags"),
}
SHARED_WORDS: Final = {
    "assets": ("berkas tema", "the theme's files"),
    "cities": ("nama atau warna kota", "names or colours of cities"),
    "code": ("program", "the program"),
    "pages": ("halaman tetap", "standing pages"),
    "registers": ("registers/", "registers/"),
    "words": ("kata antarmuka", "words of the interface"),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a build knows of itself; ``before`` and ``now`` are the prints of what pages share."""

    site: Site
    planned: Mapping[str, Output]
    report: BuildReport
    before: Mapping[str, bytes]
    now: Mapping[str, bytes]


def explained(wanted: str, told: Explanation, folder: str, *, english: bool) -> str:
    """Lines about ``wanted``: an address, a file of the output, or a text of the content."""
    paths = [path for path in _paths(wanted, told, folder) if path in told.planned]
    if not paths:
        sentence = (
            f"{wanted}: tidak ada halaman atau berkas seperti itu di situs.",
            f"{wanted}: the site has no such page or file.",
        )
        return sentence[english] + "\n"
    return "".join(_line(path, told, english=english) + "\n" for path in paths)


def _paths(wanted: str, told: Explanation, folder: str) -> Iterable[str]:
    plain = wanted.replace("\\", "/").removeprefix("./")
    if plain.startswith("/") and not Path(wanted).exists():
        return [file_of(plain)]
    text = _TEXT.search(plain)
    key = text["key"] if text else ""
    found = [told.site.address(key, language) for language in LANGUAGES]
    pages = [file_of(address) for one in found if one is not None for address in one[:1]]
    if pages:
        return dict.fromkeys(pages)
    path = plain.removeprefix(f"{folder}/")
    return [path, file_of(f"{path.rstrip('/')}/")]


def _line(path: str, told: Explanation, *, english: bool) -> str:
    needs = list(dict.fromkeys(name for name, _ in told.planned[path].needs))
    reasons = told.report.reasons.get(path)
    if reasons is None:
        words = ("tetap; tidak ada yang berubah dari", "kept; unchanged are")
        return f"{path}: {words[english]}: {_listed(needs, told, english=english)}."
    why = _listed(reasons, told, english=english)
    if told.report.made.get(path):
        words = ("dibuat lagi, karena berubah", "made again, because of a change in")
    else:
        words = (
            "diperiksa dan sama seperti semula; yang berubah",
            "looked at and found the same; what changed",
        )
    if not reasons:
        asked = ("dibuat lagi, diminta --full.", "made again, as --full asks.")
        return f"{path}: {asked[english]}"
    return f"{path}: {words[english]}: {why}."


def _listed(names: Iterable[str], told: Explanation, *, english: bool) -> str:
    return ", ".join(
        _shared(told, english=english) if name == "shared" else NEED_WORDS[name][english]
        for name in names
    )


def _shared(told: Explanation, *, english: bool) -> str:
    """What all pages share, and which part of it has changed."""
    word = NEED_WORDS["shared"][english]
    changed = [
        SHARED_WORDS[name][english]
        for name, print_ in told.now.items()
        if told.before and told.before.get(name) != print_
    ]
    return f"{word} ({', '.join(changed)})" if changed else word
