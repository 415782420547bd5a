"""References to figures, checked against the cities once all is read.

Reads   what stories cite, and the cities' figures.
Gives   ``tell_figures`` and ``tell_overdue``, which note problems and notices.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from plugins.model.records import City
from plugins.problems import Problems
from plugins.reading.figure_lines import line_of
from plugins.reading.library import Library
from plugins.reading.registers import read_document
from plugins.schema.figure_names import Reference, figure_named, names_of, parse_reference
from plugins.schema.figures import Figure


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
    return line_of(library.folder.path(path).read_text("utf-8", errors="replace"), reference)
