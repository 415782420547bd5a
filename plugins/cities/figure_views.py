"""A city's figures as its page tells them: the key ones large, and all of them in a table.

Reads   a city's figures; where a count of areas is missing, the districts themselves.
Gives   ``key_figures`` and ``figure_rows``.
"""

from dataclasses import dataclass

from plugins.cities.wording import capital, in_words, value_text
from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.figure_words import says_when
from plugins.model.frame import Link, Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.figures import (
    FIGURE_GROUP_LABELS,
    UNIT_LABELS,
    Figure,
    of_group,
    primary,
)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in a disclosure: what it counts, when, whose word that is, and its mark."""

    text: str
    value: str | None = None
    source: Link | None = None
    provenance: Provenance | None = None
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure shown large; ``summary`` opens its sources."""

    label: str
    value: str
    summary: str
    lines: tuple[FigureLine, ...]
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in the table of all."""

    label: str
    value: str
    as_of: str
    definition: str
    note: str | None = None
    provenance: Provenance | None = None


def key_figures(
    city: City, language: Language, words: Words, book: SourceBook
) -> tuple[KeyFigure, ...]:
    """At most four: people, area, districts, villages; those that nobody knows are left out."""
    figures = city.fields.figures
    found: list[KeyFigure] = []
    people = primary(figures, "population", "jiwa")
    if people is not None:
        found.append(_key_figure(people, (people,), language, words, book))
    area = primary(figures, "area", "km2")
    if area is not None:
        alike = tuple(f for f in of_group(figures, "area") if f.unit == "km2")
        found.append(_key_figure(area, alike, language, words, book))
    found += _divisions(city, language, words, book)
    return tuple(found)


def _key_figure(
    figure: Figure,
    alike: tuple[Figure, ...],
    language: Language,
    words: Words,
    book: SourceBook,
) -> KeyFigure:
    """``alike`` are all figures that answer the same question, itself among them."""
    gettext = words.gettext
    several = len(alike) > 1
    if several:
        count = {"count": capital(in_words(len(alike), language))}
        summary = gettext("%(count)s angka beredar") % count
    elif figure.as_of is not None:
        summary = gettext("Sumber dan tanggal")
    else:
        summary = gettext("Sumber")
    shown = sorted(alike, key=lambda other: other.key != figure.key)
    lines = [
        FigureLine(
            text=_line_text(other, language, words),
            value=value_text(other, words) if several else None,
            source=book.link(other),
            provenance=book.mark(other),
            lang=other.definition.lang_on(language),
        )
        for other in shown
    ]
    if figure.parts:
        shares = ", ".join(
            f"{formats.number(part.value, language)} {part.label.in_language(language)}"
            for part in figure.parts
        )
        lines.append(FigureLine(f"{capital(shares)}."))
    return KeyFigure(
        label=figure.label.in_language(language),
        value=_large(figure, language, words),
        summary=summary,
        lines=tuple(lines),
        provenance=_doubt(book.mark(figure)),
    )


def _doubt(mark: Provenance | None) -> Provenance | None:
    """The mark, unless it is a full disc: beside large digits that reads as a point."""
    return mark if mark is not None and mark.kind != "document" else None


def _large(figure: Figure, language: Language, words: Words) -> str:
    """The number at the size of a headline: areas to a tenth, counts without their unit."""
    if figure.unit in {"km2", "m"}:
        decimals = 1 if isinstance(figure.value, float) else 0
        number = formats.number(figure.value, language, decimals)
        return f"{number} {UNIT_LABELS[figure.unit].in_language(language)}"
    return value_text(figure, words, unit=False)


def _line_text(figure: Figure, language: Language, words: Words) -> str:
    text = figure.definition.in_language(language)
    if figure.as_of is None:
        return text
    told = formats.as_of(figure.as_of, language)
    if says_when(text, told):
        return text
    return f"{text} {words.gettext('Keadaan %(date)s.') % {'date': told}}"


def _divisions(city: City, language: Language, words: Words, book: SourceBook) -> list[KeyFigure]:
    """How many districts and villages: as the city counts them, else as its files list them."""
    told = [f for f in of_group(city.fields.figures, "divisions") if f.primary]
    if len(told) >= 2:
        return [_key_figure(f, (f,), language, words, book) for f in told[:2]]
    villages = sum(len(district.villages) for district in city.districts)
    terms = city.fields.effective_terms
    names = city.divisions.names
    listed = FigureLine(
        words.gettext("Dihitung dari daftar kode wilayah."),
        source=book.link(names),
        provenance=book.mark(names),
    )
    return [
        KeyFigure(
            capital(term.in_language(language)),
            formats.number(count, language),
            words.gettext("Sumber"),
            (listed,),
            _doubt(book.mark(names)),
        )
        for count, term in ((len(city.districts), terms.districts), (villages, terms.villages))
        if count
    ]


def figure_rows(
    city: City, language: Language, words: Words, book: SourceBook
) -> tuple[FigureRow, ...]:
    """Every figure of the city, group by group, in the file's order within each."""
    figures = city.fields.figures
    ordered = [figure for group in FIGURE_GROUP_LABELS for figure in of_group(figures, group)]
    return tuple(
        FigureRow(
            label=figure.label.in_language(language),
            value=value_text(figure, words),
            as_of=formats.as_of(figure.as_of, language)
            if figure.as_of
            else words.gettext("tanggal tidak disebut"),
            definition=figure.definition.in_language(language),
            note=figure.note.in_language(language) if figure.note else None,
            provenance=book.mark(figure),
        )
        for figure in ordered
    )
