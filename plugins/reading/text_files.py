"""A file's bytes to text, or problems.

Reads   UTF-8 with or without BOM, with any line ends.
Gives   text with Unix line ends; a problem for other encodings, for marks of an unfinished
        merge and for control characters.
"""

import re
from pathlib import Path
from typing import Final

from plugins.problems import Problems

MAX_BYTES: Final = 1_000_000
"""A file of facts larger than that is a mistake, or an attack."""

MAX_STORY: Final = 120_000
"""About seventeen thousand words: a story that long is several."""

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_MERGING: Final = ("<<<<<<< ", ">>>>>>> ")
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Signs that neither a page nor a feed may hold (XML 1.0, 2.2)."""


def read_text(path: Path, shown: str, problems: Problems, most: int = MAX_BYTES) -> str | None:
    """The text of ``path``, told as ``shown`` in messages; None where it can't be read.

    A file of more than ``most`` bytes is refused.
    """
    data = path.read_bytes()
    if len(data) > most:
        problems.add(
            shown,
            id=f"berkas ini {len(data) // 1000} kB; paling besar {most // 1000} kB. Pecah menjadi "
            "beberapa, dan simpan gambar sebagai berkas.",
            en=f"this file has {len(data) // 1000} kB; {most // 1000} kB at most. Split it, and "
            "save pictures as files.",
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(
            shown,
            data.count(b"\n", 0, error.start) + 1,
            id="berkas ini bukan UTF-8; simpan ulang dengan pengodean UTF-8.",
            en="this file is not UTF-8; save it again with the encoding UTF-8.",
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return None if _broken(text, shown, problems) else text


def _broken(text: str, shown: str, problems: Problems) -> bool:
    marks = list(_CONFLICT.finditer(text)) if any(mark in text for mark in _MERGING) else []
    if any(mark[1].startswith(("<", ">")) for mark in marks):
        problems.add(
            shown,
            text.count("\n", 0, marks[0].start()) + 1,
            id="ada tanda gabungan yang belum selesai (<<<<<<<); pilih satu isi, hapus tandanya.",
            en="there are marks of an unfinished merge (<<<<<<<); keep one text, delete the marks.",
        )
        return True
    control = CONTROL.search(text)
    if control is not None:
        problems.add(
            shown,
            text.count("\n", 0, control.start()) + 1,
            id="ada huruf kendali yang tidak tampak; hapus lalu ketik ulang baris ini.",
            en="there is an invisible control character; delete and type this line again.",
        )
    return control is not None
