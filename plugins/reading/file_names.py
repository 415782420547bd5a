"""Which files of the content folder can be used: their names, their size, how many there are.

Reads   a scan of the folder; no file is opened.
Gives   ``usable``: the signatures of those that can, and problems for the others.

A proposal may come from anybody. A name that can't be shown, that two systems spell differently
or that hides its ending is refused here, before it becomes an address or a message.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from plugins.model.file_scan import Scan, Signature
from plugins.problems import Problems

LONGEST_NAME: Final = 120
LONGEST_PATH: Final = 240
"""Characters; Windows opens no path longer than 260."""

MOST_BESIDE: Final = 200
"""Files in one folder of a story or page; a gallery has a few dozen."""

LARGEST: Final = 40_000_000
"""Bytes; photographs of large cameras have 30 MB."""

_PLAIN: Final = re.compile(rf"[A-Za-z0-9_./-]{{1,{LONGEST_PATH}}}\Z")
_FORBIDDEN: Final = frozenset('\\:*?"<>|')
# Controls, invisible signs, halves of surrogate pairs, private and unassigned ones, line ends.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_Words = tuple[str, str]


def usable(found: Scan, root_name: str, problems: Problems) -> Mapping[str, Signature]:
    """The files of ``found`` that can be read; ``root_name`` is how messages call the folder."""
    refused: dict[str, _Words] = dict.fromkeys(found.strange, _NOT_A_FILE)
    owners: dict[str, str] = {}
    for name, signature in found.signatures.items():
        words = _refusal(name, signature)
        if words is None:
            owner = owners.setdefault(name.casefold(), name)
            words = None if owner == name else _clash(owner)
        if words is not None:
            refused[name] = words
    refused.update(_crowded(found.signatures))
    for name, (indonesian, english) in refused.items():
        problems.add(f"{root_name}/{name}", id=indonesian, en=english)
    if not refused:
        return found.signatures
    return {name: told for name, told in found.signatures.items() if name not in refused}


def _both(indonesian: str, english: str) -> _Words:
    return indonesian, english


_NOT_A_FILE: Final = _both(
    "ini bukan berkas biasa, atau foldernya terlalu dalam; hapus.",
    "this is no ordinary file, or its folder lies too deep; delete it.",
)


def _refusal(path: str, signature: Signature) -> _Words | None:
    if signature.size > LARGEST:
        limit = LARGEST // 1_000_000
        return _both(
            f"berkas ini {signature.size // 1_000_000} MB; paling besar {limit} MB. Kecilkan "
            "gambar sampai lebar 4000 piksel.",
            f"this file has {signature.size // 1_000_000} MB; {limit} MB at most. Make pictures "
            "4000 pixels wide at most.",
        )
    # No part of a short path is long: this is said of tens of thousands.
    short = len(path) <= LONGEST_NAME or max(map(len, path.split("/"))) <= LONGEST_NAME
    if short and _PLAIN.match(path):
        return None
    if len(path) > LONGEST_PATH or max(map(len, path.split("/"))) > LONGEST_NAME:
        return _both(
            f"nama ini terlalu panjang; paling panjang {LONGEST_NAME} huruf, dengan foldernya "
            f"{LONGEST_PATH}.",
            f"this name is too long; {LONGEST_NAME} characters at most, {LONGEST_PATH} with its "
            "folders.",
        )
    strange = {sign for sign in path if sign in _FORBIDDEN or unicodedata.category(sign) in _UNSEEN}
    if strange or any(part != part.strip(" .") for part in path.split("/")):
        return _both(
            "nama ini memuat tanda yang tidak tampak atau tidak diterima semua komputer; pakai "
            "huruf, angka, dan tanda hubung.",
            "this name holds signs that can't be seen or that not all computers take; use letters, "
            "digits and hyphens.",
        )
    if unicodedata.normalize("NFC", path) != path:
        return _both(
            "huruf beraksen di nama ini tersusun dua tanda; ketik ulang namanya, sebaiknya tanpa "
            "aksen.",
            "accented letters in this name are made of two signs; type the name again, best "
            "without accents.",
        )
    return None


def _clash(owner: str) -> _Words:
    return _both(
        f'nama ini hanya berbeda huruf besar-kecil dari "{owner}"; di banyak komputer keduanya '
        "satu berkas. Ganti salah satu.",
        f'this name differs from "{owner}" in capitals alone; on many computers the two are one '
        "file. Rename one of them.",
    )


def _crowded(files: Mapping[str, Signature]) -> dict[str, _Words]:
    """The folders of stories and pages that hold too many files; one refusal a folder."""
    counts = Counter(name.rpartition("/")[0] for name in files)
    return {
        folder: _both(
            f"folder ini berisi {count} berkas; paling banyak {MOST_BESIDE}.",
            f"this folder holds {count} files; {MOST_BESIDE} at most.",
        )
        for folder, count in counts.items()
        if count > MOST_BESIDE and folder.startswith(("news/", "pages/"))
    }
