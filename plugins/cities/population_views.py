"""How many people: the line through the counts, and who is there by day and by night.

Reads   a city's figures and its districts' counts.
Gives   ``population_chart``, ``district_chart`` and ``day_and_night``, ready to draw.
"""

from dataclasses import dataclass

from plugins.cities.charts import share_bars
from plugins.cities.population_line import Count, PopulationLine, population_line
from plugins.cities.wording import MILLION, in_words, rough, value_text
from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.counts import COUNT_KIND_LABELS, CountKind
from plugins.schema.districts import District
from plugins.schema.figures import of_group


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count in the table: ``2020``, ``sensus``, the number; ``shape`` is its mark's."""

    year: str
    way: str
    value: str
    shape: CountKind
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class AxisLevel:
    """A line across the chart with its number."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class PopulationChart:
    """The table of counts, and the chart as another view of it."""

    title: str
    label: str
    line: PopulationLine
    levels: tuple[AxisLevel, ...]
    rows: tuple[CountRow, ...]
    axis_note: str


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A bar ``width`` percent of the longest."""

    label: str
    value: str
    width: float
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class DayAndNight:
    """Who is in the city when, as bars of cloth."""

    title: str
    bars: tuple[ShareBar, ...]
    note: str | None


def population_chart(
    city: City, language: Language, words: Words, book: SourceBook
) -> PopulationChart | None:
    """The city's chart; None for counts of fewer than two years, which tell no change."""
    dated = [
        (int(figure.as_of[:4]), figure)
        for figure in of_group(city.fields.figures, "population")
        if figure.unit == "jiwa" and figure.as_of is not None
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].kind != "census", pair[1].value))
    counts = [Count(year, round(f.value), f.kind or "other", f.kind or f.key) for year, f in dated]
    gettext, ngettext = words.gettext, words.ngettext
    kinds = len({figure.kind or "other" for _, figure in dated})
    ways = ngettext("%(count)s cara menghitung", "%(count)s cara menghitung", kinds) % {
        "count": in_words(kinds, language)
    }
    if city.fields.effective_kind == "kota":
        title = gettext("Penduduk kota, %(ways)s") % {"ways": ways}
    else:
        title = gettext("Penduduk kabupaten, %(ways)s") % {"ways": ways}
    rows = tuple(
        _row(count, _kind(count, language), words, book.mark(figure))
        for count, (_, figure) in zip(counts, dated, strict=True)
    )
    return _chart(title, city.fields.short_name, counts, rows, words)


def district_chart(
    city: City, district: District, words: Words, book: SourceBook
) -> PopulationChart | None:
    """The same of a district, whose counts name their series."""
    found = city.divisions.counts(district)
    if len({count.year for count in found}) < 2:
        return None
    counts = [Count(one.year, one.value, one.kind, one.series) for one in found]
    rows = tuple(
        _row(count, one.label.in_language(words.language), words, book.mark(one))
        for count, one in zip(counts, found, strict=True)
    )
    title = words.gettext("Penduduk %(name)s menurut tahun") % {"name": district.name}
    return _chart(title, district.name, counts, rows, words)


def _chart(
    title: str, name: str, counts: list[Count], rows: tuple[CountRow, ...], words: Words
) -> PopulationChart | None:
    line = population_line(counts)
    years = sorted({count.year for count in counts})
    if line is None or len(years) < 2:
        return None
    gettext = words.gettext
    note = [gettext("Sumbu tegak mulai dari %(number)s.") % {"number": _round(line.floor, words)}]
    if len({count.way for count in counts}) > 1:
        note.append(gettext("Hitungan yang caranya berbeda tidak disambung."))
    return PopulationChart(
        title=title,
        label=gettext(
            "Grafik penduduk %(city)s %(first)s sampai %(last)s; angkanya ada di tabel di bawah"
        )
        % {"city": name, "first": years[0], "last": years[-1]},
        line=line,
        levels=tuple(AxisLevel(level.y, _round(level.value, words)) for level in line.levels),
        rows=rows,
        axis_note=" ".join(note),
    )


def _row(count: Count, way: str, words: Words, provenance: Provenance | None) -> CountRow:
    value = formats.number(count.value, words.language, 0)
    return CountRow(str(count.year), way, value, count.kind, provenance)


def _kind(count: Count, language: Language) -> str:
    return COUNT_KIND_LABELS[count.kind].in_language(language)


def _round(number: int, words: Words) -> str:
    return rough(number, words) if number >= MILLION else formats.number(number, words.language)


def day_and_night(
    city: City, language: Language, words: Words, book: SourceBook
) -> DayAndNight | None:
    """Bars of who is there when; None for fewer than two figures, which compare nothing."""
    figures = [f for f in of_group(city.fields.figures, "day-and-night") if f.unit == "jiwa"]
    if len(figures) < 2:
        return None
    widths = share_bars([figure.value for figure in figures])
    bars = tuple(
        ShareBar(
            figure.label.in_language(language),
            value_text(figure, words, unit=False),
            width,
            book.mark(figure),
        )
        for figure, width in zip(figures, widths, strict=True)
    )
    gettext = words.gettext
    dates = {figure.as_of for figure in figures}
    as_of = figures[0].as_of
    note = None
    if len(dates) == 1 and as_of is not None:
        told = formats.as_of(as_of, language)
        note = gettext("Angka bulat, keadaan %(date)s.") % {"date": told}
        if not all(figure.approximate for figure in figures):
            note = gettext("Keadaan %(date)s.") % {"date": told}
    return DayAndNight(gettext("Siang dan malam"), bars, note)
