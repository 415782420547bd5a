"""Where sources differ: counts of people beside one another, and every area of each city.

Reads   the cities of a site.
Gives   ``counts_table`` and ``area_spreads``; None and nothing where no two figures differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.cities.comparison import CityCell, CityTable, city_row, figure_cell
from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.figure_words import says_when, value_text
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.counts import CountKind
from plugins.schema.figures import Figure, of_group, primary


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area of a city; ``chosen`` is the one that the table above shows."""

    value: str
    text: str
    chosen: bool
    provenance: Provenance | None = None
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class AreaSpread:
    """Every area of one city, largest first; ``spread`` says how far they are apart."""

    name: str
    city_class: str
    spread: str
    lines: tuple[AreaLine, ...]


def counts_table(cities: Sequence[City], book: SourceBook, words: Words) -> CityTable | None:
    """The latest register beside the latest census; None where no city has both."""
    gettext = words.gettext
    rows = []
    for city in cities:
        registered, census = (_latest(city, kind) for kind in ("registered", "census"))
        if registered is None or census is None:
            continue
        more = registered.value - census.value
        percent = formats.signed(100 * more / census.value, words.language)
        difference = CityCell(
            ("+" if more > 0 else "−" if more < 0 else "")
            + formats.number(abs(more), words.language, 0),
            more,
            gettext("%(percent)s persen, dihitung") % {"percent": percent},
            computed=True,
        )
        cells = (
            figure_cell(registered, book, words, decimals=0),
            figure_cell(census, book, words, decimals=0),
            difference,
        )
        rows.append(city_row(city, words.language, cells))
    if not rows:
        return None
    return CityTable(
        caption=gettext("Registrasi dan sensus"),
        columns=(gettext("Registrasi"), gettext("Sensus"), gettext("Selisih")),
        rows=tuple(rows),
    )


def _latest(city: City, kind: CountKind) -> Figure | None:
    found = [
        figure
        for figure in of_group(city.fields.figures, "population")
        if figure.kind == kind and figure.as_of is not None and figure.value
    ]
    return max(found, key=lambda figure: figure.as_of or "", default=None)


def area_spreads(cities: Sequence[City], book: SourceBook, words: Words) -> tuple[AreaSpread, ...]:
    """Each city whose area differs by source, its figures from the largest to the smallest."""
    found = []
    for city in cities:
        every = [f for f in of_group(city.fields.figures, "area") if f.unit == "km2"]
        chosen = primary(city.fields.figures, "area", "km2")
        if chosen is None or len({figure.value for figure in every}) < 2:
            continue
        every.sort(key=lambda figure: -figure.value)
        apart = every[0].value - every[-1].value
        decimals = max(_decimals(figure) for figure in every)
        values = {
            "km2": formats.number(apart, words.language, decimals),
            "percent": formats.number(100 * apart / chosen.value, words.language, 1),
        }
        found.append(
            AreaSpread(
                name=city.fields.name.in_language(words.language),
                city_class=f"city-{city.slug}",
                spread=words.gettext("Selisih %(km2)s km², %(percent)s persen.") % values,
                lines=tuple(_line(f, f is chosen, book, words) for f in every),
            )
        )
    return tuple(found)


def _decimals(figure: Figure) -> int:
    if figure.decimals is not None:
        return figure.decimals
    return len(f"{figure.value:.10g}".partition(".")[2])


def _line(figure: Figure, chosen: bool, book: SourceBook, words: Words) -> AreaLine:
    text = figure.label.in_language(words.language)
    if figure.as_of is None:
        text = f"{text}, {words.gettext('tanggal tidak disebut')}"
    elif not says_when(text, day := formats.as_of(figure.as_of, words.language)):
        text = f"{text}, {day}"
    return AreaLine(
        value=value_text(figure, words),
        text=text,
        chosen=chosen,
        provenance=book.mark(figure),
        lang=figure.label.lang_on(words.language),
    )
