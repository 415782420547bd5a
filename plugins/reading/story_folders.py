"""Which folders hold stories and pages, and that their names can become addresses.

Reads   the names of the files below ``news/`` and ``pages/``.
Gives   the folders and their files of words; problems for files in the wrong place, of an
        unknown language or kind.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from plugins.languages import LANGUAGES
from plugins.problems import Problems
from plugins.reading.content_folder import PICTURES, ContentFolder

_FILE = re.compile(r"index\.(?P<language>[A-Za-z-]+)\.md$")
_FOLDER = re.compile(r"^(?:news/(?P<year>[^/]+)|pages)/(?P<slug>[^/]+)$")
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def story_folders(folder: ContentFolder, files: Iterable[str], problems: Problems) -> Iterator[str]:
    """The folders of ``files`` that hold a story or page, in order of their names."""
    seen: dict[str, None] = {}
    for file in files:
        parent, _, name = file.rpartition("/")
        if name.endswith((".md", ".markdown")):
            if _belongs(folder, file, parent, name, problems):
                seen[parent] = None
        elif PurePosixPath(name).suffix.lower() not in PICTURES:
            _tell_stray(folder, file, problems)
    yield from seen


def index_files(folder: ContentFolder, story: str) -> tuple[str, ...]:
    """The files of a story's folder that hold words, Indonesian first."""
    names = (f"{story}/index.{language}.md" for language in ("id", "en"))
    return tuple(name for name in names if name in folder.signatures)


def _belongs(folder: ContentFolder, file: str, parent: str, name: str, problems: Problems) -> bool:
    shown = folder.shown(file)
    match = _FILE.match(name)
    place = _FOLDER.match(parent)
    year = place["year"] if place else None
    if match is None or place is None or (year and not re.match(r"^[12]\d{3}$", year)):
        problems.add(
            shown,
            id="berita disimpan sebagai news/TAHUN/NAMA/index.id.md dan index.en.md, "
            "halaman sebagai pages/NAMA/index.id.md.",
            en="stories are kept as news/YEAR/NAME/index.id.md and index.en.md, "
            "pages as pages/NAME/index.id.md.",
        )
        return False
    if match["language"] not in LANGUAGES:
        problems.add(
            shown,
            id=f'bahasa "{match["language"]}" tidak dikenal; pakai index.id.md atau index.en.md.',
            en=f'the language "{match["language"]}" is not known; use index.id.md or index.en.md.',
        )
        return False
    if not _SLUG.match(place["slug"]):
        problems.add(
            shown,
            id=f'nama folder "{place["slug"]}" menjadi alamat; pakai huruf kecil, angka, '
            "dan tanda hubung, seperti pawai-budaya.",
            en=f'the folder\'s name "{place["slug"]}" becomes an address; use lower-case '
            "letters, digits and hyphens, like pawai-budaya.",
        )
        return False
    return True


def _tell_stray(folder: ContentFolder, file: str, problems: Problems) -> None:
    problems.add(
        folder.shown(file),
        id="berkas jenis ini tidak diterbitkan dari sini; hapus, atau simpan gambar sebagai "
        "JPEG, PNG, WebP, atau SVG.",
        en="files of this kind aren't published from here; delete it, or save pictures as "
        "JPEG, PNG, WebP or SVG.",
    )
