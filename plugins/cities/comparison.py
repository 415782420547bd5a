"""Cities side by side: a table of their figures, with what keeps them from being compared.

Reads   the cities of a site.
Gives   ``CityTable`` and ``city_table``; ``caveats``, the notes below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.counts import COUNT_KIND_LABELS
from plugins.schema.figures import Figure, FigureGroup, Unit, primary


@dataclass(frozen=True, slots=True)
class CityCell:
    """One figure; ``note`` says of when and how, ``computed`` that it was worked out here.

    ``value`` is what the table can be sorted by, ``length`` of its bar in percent of the longest.
    """

    text: str
    value: float
    note: str | None = None
    computed: bool = False
    provenance: Provenance | None = None
    length: float | None = None


@dataclass(frozen=True, slots=True)
class CityRow:
    """One city; a cell is None where nobody knows."""

    name: str
    href: str
    city_class: str
    cells: tuple[CityCell | None, ...]


@dataclass(frozen=True, slots=True)
class CityTable:
    """``columns`` name the cells of every row, units included."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[CityRow, ...]


def city_row(city: City, language: Language, cells: tuple[CityCell | None, ...]) -> CityRow:
    """A row that leads to the city's page."""
    return CityRow(
        name=city.fields.name.in_language(language),
        href=addresses.city(language, city.slug),
        city_class=f"city-{city.slug}",
        cells=cells,
    )


def city_table(cities: Sequence[City], book: SourceBook, words: Words) -> CityTable:
    """People, area, density, districts and villages; a column that nobody can fill is left out."""
    gettext = words.gettext
    columns = (
        gettext("Penduduk"),
        gettext("Luas, km²"),
        gettext("Jiwa per km²"),
        gettext("Kecamatan"),
        gettext("Kelurahan atau desa"),
    )
    rows = [city_row(city, words.language, _cells(city, book, words)) for city in cities]
    kept = [n for n in range(len(columns)) if any(row.cells[n] for row in rows)]
    rows = [replace(row, cells=tuple(row.cells[n] for n in kept)) for row in rows]
    bars = [n for n, old in enumerate(kept) if old < 3]  # Districts differ in kind, not in length.
    return CityTable(
        caption=gettext("Kota menurut penduduk, luas, dan pembagian wilayah"),
        columns=tuple(columns[n] for n in kept),
        rows=tuple(with_bars(rows, bars)),
    )


def with_bars(rows: Sequence[CityRow], columns: Sequence[int]) -> list[CityRow]:
    """``rows`` with bars in ``columns``, from nought, the longest of a column at 100 percent.

    Nothing is drawn where only one city has a value.
    """
    longest: dict[int, float] = {}
    for n in columns:
        values = [cell.value for row in rows if (cell := row.cells[n])]
        if len(values) > 1 and max(values) > 0:
            longest[n] = max(values)

    def drawn(n: int, cell: CityCell | None) -> CityCell | None:
        if cell is None or n not in longest:
            return cell
        return replace(cell, length=round(100 * cell.value / longest[n], 1))

    return [
        replace(row, cells=tuple(drawn(n, cell) for n, cell in enumerate(row.cells)))
        for row in rows
    ]


def _cells(city: City, book: SourceBook, words: Words) -> tuple[CityCell | None, ...]:
    figures = city.fields.figures
    people = primary(figures, "population", "jiwa")
    area = primary(figures, "area", "km2")
    density = None
    if people is not None and area is not None and area.value:
        per_km2 = round(people.value / area.value)
        text = formats.number(per_km2, words.language)
        density = CityCell(text, per_km2, words.gettext("dihitung"), computed=True)
    return (
        figure_cell(people, book, words, decimals=0),
        figure_cell(area, book, words, decimals=1),
        density,
        *_divisions(city, book, words),
    )


def figure_cell(
    figure: Figure | None, book: SourceBook, words: Words, *, decimals: int
) -> CityCell | None:
    """A figure with its date, and how people were counted."""
    if figure is None:
        return None
    language = words.language
    notes = []
    if figure.kind is not None and figure.kind != "other":
        notes.append(COUNT_KIND_LABELS[figure.kind].in_language(language))
    if figure.as_of is not None:
        notes.append(formats.as_of(figure.as_of, language))
    else:
        notes.append(words.gettext("tanggal tidak disebut"))
    return CityCell(
        text=formats.number(figure.value, language, decimals),
        value=figure.value,
        note=", ".join(notes),
        provenance=book.mark(figure),
    )


def _divisions(city: City, book: SourceBook, words: Words) -> list[CityCell | None]:
    """How many districts and villages: as the city counts them, else as its files list them."""
    language = words.language
    terms = city.fields.effective_terms
    names = [term.in_language(language) for term in (terms.districts, terms.villages)]
    told = [f for f in city.fields.figures if f.group == "divisions" and f.primary]
    if len(told) >= 2:
        cells: list[CityCell | None] = []
        for figure, term in zip(told[:2], names, strict=True):
            day = formats.as_of(figure.as_of, language) if figure.as_of else None
            text = formats.number(figure.value, language, 0)
            note = term if day is None else f"{term}, {day}"
            cells.append(CityCell(text, figure.value, note, provenance=book.mark(figure)))
        return cells
    villages = sum(len(district.villages) for district in city.districts)
    mark = book.mark(city.divisions.names) if city.districts else None
    return [
        CityCell(formats.number(count, language), count, term, provenance=mark) if count else None
        for count, term in zip((len(city.districts), villages), names, strict=True)
    ]


_SELF_GOVERNED: frozenset[Unit] = frozenset({"desa", "kalurahan"})


def caveats(cities: Sequence[City], words: Words) -> tuple[str, ...]:
    """What a reader must know before comparing; only what is so among these ``cities``."""
    gettext = words.gettext
    told = []
    people = _primaries(cities, "population", "jiwa")
    areas = _primaries(cities, "area", "km2")
    if len({(figure.source, figure.as_of, figure.kind) for figure in people}) > 1:
        told.append(gettext("Penduduk dihitung dengan cara atau pada tahun yang berbeda."))
    if len({(figure.source, figure.as_of) for figure in areas}) > 1:
        told.append(gettext("Luas diukur oleh sumber atau pada tahun yang berbeda."))
    if people and areas:
        told.append(
            gettext("Kepadatan dihitung dari kedua angka di sebelahnya dan bukan angka resmi.")
        )
    villages = {
        figure.unit
        for city in cities
        for figure in city.fields.figures
        if figure.group == "divisions" and figure.primary
    }
    if villages & _SELF_GOVERNED and "kelurahan" in villages:
        told.append(
            gettext(
                "Kelurahan bagian dari perangkat kecamatan, sedangkan desa dan kalurahan "
                "memerintah diri sendiri; banyaknya tidak dapat dibandingkan."
            )
        )
    return tuple(told)


def _primaries(cities: Sequence[City], group: FigureGroup, unit: Unit) -> list[Figure]:
    found = (primary(city.fields.figures, group, unit) for city in cities)
    return [figure for figure in found if figure is not None]
