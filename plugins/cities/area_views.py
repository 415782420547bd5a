"""The districts of a city by figure: map, tile map, legends and tables, one for each measure.

Reads   a city, its map and its measures.
Gives   ``AreaSection`` and ``area_section``; a template draws it as it stands.
"""

from dataclasses import dataclass, replace

from plugins.cities.area_maps import MeasuredMap, measured_map
from plugins.cities.charts import share_bars, zero_bars
from plugins.cities.map_marks import MarkGroup, mark_groups
from plugins.cities.measure_words import choice, heads, legend_text, note, value_of
from plugins.cities.measures import Measure, measures_of
from plugins.cities.shadings import Shading, number_of, shading
from plugins.cities.tile_maps import TileMap, tile_map
from plugins.cities.wording import capital
from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.counts import Series
from plugins.schema.districts import District


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one shade of the map means."""

    text: str
    shade: int


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A row of the table; the bar from ``bar_x``, both in percent of its column."""

    number: str
    name: str
    href: str
    count: str | None = None
    value: str | None = None
    shade: int | None = None
    bar_x: float = 0.0
    bar_width: float = 0.0


@dataclass(frozen=True, slots=True)
class SeriesNote:
    """How the people behind the map were counted."""

    text: str
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class MeasurePanel:
    """One measure: its name among the others, its legend, its table.

    ``kind`` is ``change``, ``density`` or ``count``; ``none`` where no year is known for all
    districts, and the table only names them. ``zero`` is where the bars' line stands, in percent.
    The heads are short, their ``_label`` is what they stand for.
    """

    kind: str
    choice: str
    note: str | None
    caption: str
    name_head: str
    count_head: str | None
    count_label: str | None
    value_head: str | None
    value_label: str | None
    computed: bool
    zero: float
    scale: str
    legend: tuple[LegendItem, ...]
    rows: tuple[DistrictRow, ...]
    series: tuple[SeriesNote, ...]


@dataclass(frozen=True, slots=True)
class AreaSection:
    """Maps and tables; ``panels`` one a measure, the first one shown first.

    ``marks`` lists what is marked on the map, by kind.
    """

    title: str
    panels: tuple[MeasurePanel, ...]
    map: MeasuredMap | None
    tiles: TileMap | None
    marks: tuple[MarkGroup, ...]

    @property
    def scale(self) -> str:
        return self.panels[0].scale


def area_section(
    site: Site, city: City, language: Language, words: Words, book: SourceBook
) -> AreaSection:
    """The section for a city that has districts."""
    shadings = [shading(measure) for measure in measures_of(city.districts, city.divisions.series)]
    terms = city.fields.effective_terms
    title = city.fields.map_title
    neutral = words.gettext("Penduduk menurut %(district)s") % {
        "district": terms.district.in_language(language)
    }
    if not shadings:
        neutral = capital(terms.districts.in_language(language))
    panels = [_panel(city, found, language, words, book) for found in shadings]
    return AreaSection(
        title=title.in_language(language) if title and shadings else neutral,
        panels=tuple(panels) or (_bare_panel(city, neutral, language, words),),
        map=(drawing := measured_map(site, city, shadings, words, book)),
        tiles=tile_map(site, city, shadings, words),
        marks=mark_groups(site, city, words) if drawing is not None else (),
    )


def _bare_panel(city: City, caption: str, language: Language, words: Words) -> MeasurePanel:
    district = city.fields.effective_terms.district.in_language(language)
    return MeasurePanel(
        kind="none",
        choice="",
        note=note(None, district, language, words),
        caption=caption,
        name_head=capital(district),
        count_head=None,
        count_label=None,
        value_head=None,
        value_label=None,
        computed=False,
        zero=0.0,
        scale="amount",
        legend=(),
        rows=tuple(_row(city, each, language) for each in city.districts),
        series=(),
    )


def _panel(
    city: City, found: Shading, language: Language, words: Words, book: SourceBook
) -> MeasurePanel:
    measure = found.measure
    district = city.fields.effective_terms.district.in_language(language)
    titles = heads(measure, words)
    told = note(measure, district, language, words)
    zero, rows = _rows(city, found, language)
    return MeasurePanel(
        kind=measure.kind,
        choice=choice(measure, words),
        note=told,
        caption=told or "",
        name_head=capital(district),
        count_head=titles[0],
        count_label=titles[1],
        value_head=titles[2],
        value_label=titles[3],
        computed=measure.computed,
        zero=zero,
        scale=found.scale,
        legend=tuple(
            LegendItem(legend_text(row, measure, language, words), found.shades[row.number])
            for row in found.classes.legend
            if row.count
        ),
        rows=rows,
        series=_series_notes(measure, city.divisions.series, language, book),
    )


def _series_notes(
    measure: Measure, series: tuple[Series, ...], language: Language, book: SourceBook
) -> tuple[SeriesNote, ...]:
    by_key = {item.key: item for item in series}
    used = [by_key[key] for key in dict.fromkeys(measure.series) if key in by_key]
    return tuple(SeriesNote(item.label.in_language(language), book.mark(item)) for item in used)


def _row(city: City, district: District, language: Language) -> DistrictRow:
    return DistrictRow(
        number=number_of(district),
        name=district.name,
        href=addresses.district(language, city.slug, district.slug),
    )


def _rows(city: City, found: Shading, language: Language) -> tuple[float, tuple[DistrictRow, ...]]:
    """Where the bars' line stands, and the rows from the highest figure to the lowest."""
    measure = found.measure
    values = measure.values
    ordered = sorted(city.districts, key=lambda d: (-values[d.code], d.code))
    zero = 0.0
    if measure.kind == "change":
        bars = zero_bars({d.code: values[d.code] for d in ordered})
        zero = bars.zero
        places = [(bar.x, bar.width) for bar in bars.bars]
    else:
        places = [(0.0, width) for width in share_bars([values[d.code] for d in ordered])]
    rows = []
    for district, (x, width) in zip(ordered, places, strict=True):
        count = formats.number(measure.counts[district.code], language)
        rows.append(
            replace(
                _row(city, district, language),
                count=None if measure.kind == "count" else count,
                value=value_of(measure, values[district.code], language),
                shade=found.shade(district.code),
                bar_x=x,
                bar_width=width,
            )
        )
    return zero, tuple(rows)
