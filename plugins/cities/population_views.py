"""How many people: the line through the counts, and who is there by day and by night.

Reads   a city's figures.
Gives   ``population_chart`` and ``day_and_night``, ready to draw.
"""

from dataclasses import dataclass

from plugins.cities.charts import Count, PopulationLine, population_line, share_bars
from plugins.cities.wording import MILLION, in_words, rough, value_text
from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.figures import COUNT_KIND_LABELS, Figure, of_group


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count under the chart: ``2020, sensus`` and the number."""

    text: str
    value: str
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class PopulationChart:
    """The chart, its words and the same numbers as a list."""

    title: str
    label: str
    line: PopulationLine
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
    """The chart; None for fewer than two dated counts, which make no line."""
    dated = [
        (int(figure.as_of[:4]), figure)
        for figure in of_group(city.fields.figures, "population")
        if figure.unit == "jiwa" and figure.as_of is not None
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].kind != "census", pair[1].value))
    counts = [Count(year, round(f.value), f.kind == "census") for year, f in dated]
    line = population_line(counts)
    if line is None or len({year for year, _ in dated}) < 2:
        return None
    gettext, ngettext = words.gettext, words.ngettext
    kinds = len({figure.kind or "other" for _, figure in dated})
    ways = ngettext("%(count)s cara menghitung", "%(count)s cara menghitung", kinds) % {
        "count": in_words(kinds, language)
    }
    if city.fields.effective_kind == "kota":
        title = gettext("Penduduk kota, %(ways)s") % {"ways": ways}
    else:
        title = gettext("Penduduk kabupaten, %(ways)s") % {"ways": ways}
    span = {"city": city.fields.short_name, "first": dated[0][0], "last": dated[-1][0]}
    return PopulationChart(
        title=title,
        label=gettext(
            "Grafik penduduk %(city)s %(first)s sampai %(last)s; angkanya ada di daftar di bawah"
        )
        % span,
        line=line,
        rows=tuple(_row(year, figure, language, book) for year, figure in dated),
        axis_note=gettext("Sumbu tegak mulai dari %(number)s.")
        % {"number": _floor_text(line.floor, words)},
    )


def _row(year: int, figure: Figure, language: Language, book: SourceBook) -> CountRow:
    kind = COUNT_KIND_LABELS[figure.kind or "other"].in_language(language)
    return CountRow(f"{year}, {kind}", formats.number(figure.value, language, 0), book.mark(figure))


def _floor_text(floor: int, words: Words) -> str:
    return rough(floor, words) if floor >= MILLION else formats.number(floor, words.language)


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
