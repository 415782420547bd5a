"""References to figures in an editor's words, told where they are none.

Reads   ``{{figure: semarang.area}}`` in words and standfirsts.
Gives   ``tell_misspelt`` and ``tell_elsewhere``, which note problems.
"""

import re

from plugins.model.figure_marks import WRITTEN, cited
from plugins.problems import Problems
from plugins.reading.figure_lines import line_of
from plugins.schema.figure_names import parse_reference

_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_LIKE = re.compile(r"\{\{\s*\w+\s*:\s*[\w-]+\.[\w-]+|\{\{\s*figure\b", re.IGNORECASE)


def tell_misspelt(text: str, marked: str, shown: str, problems: Problems) -> None:
    """Note what in ``text``, a whole file, looks like a reference and is none.

    ``marked`` are its words and its standfirst as they were parsed.
    """
    for reference in cited(marked):
        if parse_reference(reference) is None and not problems.enough(shown):
            problems.add(
                shown,
                line_of(text, reference),
                id=f'tulis acuan angka sebagai {{{{figure: kota.kunci}}}}, bukan "{reference}"; '
                "nilai sesudah = tanpa titik ribuan, desimal dengan titik.",
                en=f'write a figure as {{{{figure: city.key}}}}, not "{reference}"; a value after '
                "= has no thousands separators and a point before decimals.",
            )
    if "{{" not in marked:
        return
    for found in _LIKE.finditer(_CODE.sub("", marked)):
        if problems.enough(shown):
            return
        start = text.find(found[0])
        problems.add(
            shown,
            text.count("\n", 0, start) + 1 if start >= 0 else 0,
            id=f'"{found[0]}…" tidak dibaca sebagai angka di sini; tulis '
            "{{figure: kota.kunci}} di luar HTML, atau apit dengan ` bila tulisan itu sendiri "
            "yang dimaksud.",
            en=f'"{found[0]}…" isn\'t read as a figure here; write '
            "{{figure: city.key}} outside HTML, or put it between ` where the typing itself is "
            "meant.",
        )


def tell_elsewhere(words: str | None, field: str, line: int, shown: str, at: Problems) -> None:
    """Note a reference in a field that can't hold one."""
    if words is not None and WRITTEN.search(words):
        at.add(
            shown,
            line,
            field,
            id="acuan angka hanya dibaca dalam isi dan standfirst; tulis angkanya di sini.",
            en="references to figures are read in words and standfirst only; write the number.",
        )
