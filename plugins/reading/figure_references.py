"""References to figures in an editor's words, checked against the cities.

Reads   ``{{figure: semarang.area}}`` in words and standfirsts, and the cities' figures.
Gives   ``tell_misspelt``, ``tell_elsewhere``, ``tell_figures`` and ``tell_overdue``, which note
        problems and notices.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from plugins.model.figure_marks import WRITTEN, cited, mark
from plugins.model.records import City
from plugins.problems import Problems
from plugins.reading.library import Library
from plugins.reading.registers import read_document
from plugins.schema.figure_names import Reference, figure_named, names_of, parse_reference
from plugins.schema.figures import Figure

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
                _line(text, reference),
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


def tell_figures(
    references: Iterable[str],
    file: tuple[Library, str],
    cities: Mapping[str, City | None],
    problems: Problems,
) -> None:
    """Note a reference that names no figure, and one whose figure is not what its writer saw.

    ``cities`` are all that have a folder; what a city with problems of its own would know can't
    be judged.
    """
    for written in references:
        reference = parse_reference(written)
        if reference is None or problems.enough(file[0].folder.shown(file[1])):
            continue  # Told while parsing, or too much to tell.
        city = cities.get(reference.city)
        if reference.city not in cities:
            _tell_unknown(written, reference.city, cities, "cities/", file, problems)
        elif city is not None:
            figures = city.fields.figures
            figure = figure_named(figures, reference.name)
            if figure is None:
                where = f"cities/{city.slug}/city.yml"
                _tell_unknown(written, reference.name, names_of(figures), where, file, problems)
            elif reference.seen is not None and reference.seen != figure.value:
                _tell_changed(written, reference, figure, file, problems)


def tell_overdue(library: Library, cities: Iterable[City], today: date, problems: Problems) -> None:
    """Note each figure whose day of review has passed."""
    for city in cities:
        overdue = [
            (index, figure)
            for index, figure in enumerate(city.fields.figures)
            if figure.review_after is not None and figure.review_after < today
        ]
        if not overdue:
            continue
        file = f"cities/{city.slug}/city.yml"
        document = read_document(library, file, Problems())
        for index, figure in overdue:
            problems.add(
                library.folder.shown(file),
                document.line(("figures", index, "review_after")) if document else 0,
                "review_after",
                id=f"{figure.review_after} sudah lewat. Cari angka yang lebih baru; perbarui "
                "value, as_of, dan review_after, atau mundurkan review_after bila belum ada.",
                en=f"{figure.review_after} has passed. Look for a newer figure; bring value, "
                "as_of and review_after up to date, or move review_after where there is none.",
                place=figure.key,
                level="notice",
            )


def _tell_unknown(
    written: str,
    key: str,
    known: Iterable[str],
    where: str,
    file: tuple[Library, str],
    problems: Problems,
) -> None:
    options = sorted(known)
    near = get_close_matches(key, options, n=1, cutoff=0.5)
    hint_id, hint_en = " Periksa lagi.", " Check it."
    if near:
        hint_id, hint_en = f" Mungkin maksudnya: {near[0]}", f" Perhaps you mean: {near[0]}"
    elif options:
        named = ", ".join(options[:8])
        hint_id, hint_en = f" Yang ada: {named}", f" There are: {named}"
    library, path = file
    problems.add(
        library.folder.shown(path),
        _line_in(library, path, written),
        "figure",
        id=f'"{key}" belum ada di {where}.{hint_id}',
        en=f'"{key}" is not in {where}.{hint_en}',
    )


def _tell_changed(
    written: str,
    reference: Reference,
    figure: Figure,
    file: tuple[Library, str],
    problems: Problems,
) -> None:
    library, path = file
    old, new = f"{reference.seen:.10g}", f"{figure.value:.10g}"
    again = f"{{{{figure: {reference.path} = {new}}}}}"
    problems.add(
        library.folder.shown(path),
        _line_in(library, path, written),
        "figure",
        id=f"angka {reference.path} berubah: tulisan ini memakai {old}, "
        f"cities/{reference.city}/city.yml memuat {new}. Baca lagi kalimatnya, lalu tulis {again}",
        en=f"the figure {reference.path} changed: this text says {old}, "
        f"cities/{reference.city}/city.yml says {new}. Read the sentence again, then write {again}",
        level="notice",
    )


def _line_in(library: Library, path: str, reference: str) -> int:
    return _line(library.folder.path(path).read_text("utf-8", errors="replace"), reference)


def _line(text: str, reference: str) -> int:
    """The line of the file ``text`` on which ``reference`` is first written; 0 where it isn't."""
    return _lines(text).get(mark(reference), 0)


@lru_cache(maxsize=2)
def _lines(text: str) -> Mapping[str, int]:
    """The line of each reference, by its mark."""
    found: dict[str, int] = {}
    line, seen = 1, 0
    for match in WRITTEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        found.setdefault(mark(match["reference"]), line)
    return found
