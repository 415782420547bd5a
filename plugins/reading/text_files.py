"""A file's bytes to text, or problems.

Reads   UTF-8 with or without BOM, with any line ends.
Gives   text with Unix line ends; a problem for other encodings, for marks of an unfinished
        merge and for control characters.
"""

import re
from pathlib import Path

from plugins.problems import Problems

MAX_BYTES = 1_000_000
"""A story of a million bytes is a mistake: a picture pasted as text, or an attack."""

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(path: Path, shown: str, problems: Problems) -> str | None:
    """The text of ``path``, told as ``shown`` in messages; None where it can't be read."""
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        problems.add(
            shown,
            id=f"berkas ini {len(data) // 1000} kB, terlalu besar; simpan gambar sebagai berkas.",
            en=f"this file has {len(data) // 1000} kB, too many; save pictures as files.",
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
    marks = list(_CONFLICT.finditer(text))
    if any(mark[1].startswith(("<", ">")) for mark in marks):
        problems.add(
            shown,
            text.count("\n", 0, marks[0].start()) + 1,
            id="ada tanda gabungan yang belum selesai (<<<<<<<); pilih satu isi, hapus tandanya.",
            en="there are marks of an unfinished merge (<<<<<<<); keep one text, delete the marks.",
        )
        return True
    control = _CONTROL.search(text)
    if control is not None:
        problems.add(
            shown,
            text.count("\n", 0, control.start()) + 1,
            id="ada huruf kendali yang tidak tampak; hapus lalu ketik ulang baris ini.",
            en="there is an invisible control character; delete and type this line again.",
        )
    return control is not None
