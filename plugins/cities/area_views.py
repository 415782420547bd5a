"""The map of districts by figure, and the table beside it.

Reads   a city, its map and its measure.
Gives   ``AreaSection`` and ``area_section``; a template draws it as it stands.
"""

from dataclasses import dataclass
from typing import Final

from plugins.cities.charts import share_bars, zero_bars
from plugins.cities.choropleth import Choropleth, classes
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.map_origins import outline_note
from plugins.cities.measure_words import heads, legend_text, note, spoken, value_of
from plugins.cities.measures import Measure, measure_of
from plugins.cities.place_maps import WIDTH, framed_map
from plugins.cities.wording import capital
from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.districts import District
from plugins.schema.figures import Series

# Which of the five shades fewer classes take, so that the ends stay apart.
_SHADES: Final = {0: (), 1: (3,), 2: (2, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


@dataclass(frozen=True, slots=True)
class MapArea:
    """One district on the map; ``shade`` 1 to 5, or None where its figure is unknown."""

    href: str
    label: str
    number: str
    path: str
    x: float
    y: float
    shade: int | None = None


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one shade of the map means."""

    text: str
    shade: int


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """``scale``: "change" has a colour for falling and one for rising, "amount" one alone."""

    view_box: str
    label: str
    scale: str
    areas: tuple[MapArea, ...]
    legend: tuple[LegendItem, ...]
    note: str


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
class AreaSection:
    """Map and table; ``zero`` is where the bars' line stands, in percent.

    The heads are short, their ``_label`` is what they stand for.
    """

    title: str
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
    rows: tuple[DistrictRow, ...]
    series: tuple[SeriesNote, ...]
    map: DistrictMap | None = None


def number_of(district: District) -> str:
    """The number on the map: the last part of the code, without its zero."""
    return str(int(district.code[-2:]))


def area_section(city: City, language: Language, words: Words, book: SourceBook) -> AreaSection:
    """The section for a city that has districts."""
    series = city.divisions.series
    measure = measure_of(city.districts, series)
    district = city.fields.effective_terms.district.in_language(language)
    title = city.fields.map_title
    gettext = words.gettext
    titles = heads(measure, words)
    scale = "change" if measure is not None and measure.kind == "change" else "amount"
    zero, rows = _rows(city, measure, language)
    neutral = gettext("Penduduk menurut %(district)s") % {"district": district}
    if measure is None:
        neutral = capital(city.fields.effective_terms.districts.in_language(language))
    return AreaSection(
        title=title.in_language(language) if title and measure else neutral,
        note=note(measure, district, language, words),
        caption=neutral,
        name_head=capital(district),
        count_head=titles[0],
        count_label=titles[1],
        value_head=titles[2],
        value_label=titles[3],
        computed=measure.computed if measure is not None else False,
        zero=zero,
        scale=scale,
        rows=rows,
        series=_series_notes(measure, series, language, book),
        map=_map(city, measure, scale, language, words, book),
    )


def _series_notes(
    measure: Measure | None, series: tuple[Series, ...], language: Language, book: SourceBook
) -> tuple[SeriesNote, ...]:
    if measure is None:
        return ()
    by_key = {item.key: item for item in series}
    used = [by_key[key] for key in measure.series if key in by_key]
    return tuple(SeriesNote(item.label.in_language(language), book.mark(item)) for item in used)


def _classes(measure: Measure) -> Choropleth:
    return classes(dict(measure.values), measure.breaks)


def _shades(measure: Measure) -> dict[int, int]:
    """The shade of each class, by the class's number."""
    count = len(measure.breaks) + 1
    return dict(zip(range(1, count + 1), _SHADES[count], strict=True))


def _rows(
    city: City, measure: Measure | None, language: Language
) -> tuple[float, tuple[DistrictRow, ...]]:
    def row(district: District) -> DistrictRow:
        return DistrictRow(
            number=number_of(district),
            name=district.name,
            href=addresses.district(language, city.slug, district.slug),
        )

    if measure is None:
        return 0.0, tuple(row(district) for district in city.districts)
    values = measure.values
    found, shades = _classes(measure), _shades(measure)
    ordered = sorted(city.districts, key=lambda d: (-values[d.code], d.code))
    if measure.kind == "change":
        bars = zero_bars({d.code: values[d.code] for d in ordered})
        zero = bars.zero
        places = [(bar.x, bar.width) for bar in bars.bars]
    else:
        zero = 0.0
        places = [(0.0, width) for width in share_bars([values[d.code] for d in ordered])]
    rows = []
    for district, (x, width) in zip(ordered, places, strict=True):
        plain = row(district)
        count = formats.number(measure.counts[district.code], language)
        rows.append(
            DistrictRow(
                number=plain.number,
                name=plain.name,
                href=plain.href,
                count=None if measure.kind == "count" else count,
                value=value_of(measure, values[district.code], language),
                shade=shades[found.class_of(district.code) or 1],
                bar_x=x,
                bar_width=width,
            )
        )
    return zero, tuple(rows)


def _map(
    city: City,
    measure: Measure | None,
    scale: str,
    language: Language,
    words: Words,
    book: SourceBook,
) -> DistrictMap | None:
    drawn = framed_map(city)
    if drawn is None:
        return None
    wide, high = drawn.viewbox
    side = (WIDTH - wide) / 2
    gettext = words.gettext
    terms = city.fields.effective_terms
    found = _classes(measure) if measure is not None else None
    shades = _shades(measure) if measure is not None else {}
    areas = []
    for shape in drawn.districts:
        district = city.district(shape.code)
        if district is None:
            continue
        label = f"{number_of(district)} {district.name}"
        shade = None
        if measure is not None and found is not None:
            label += ", " + spoken(measure, measure.values[shape.code], language, words)
            shade = shades[found.class_of(shape.code) or 1]
        areas.append(
            MapArea(
                href=addresses.district(language, city.slug, district.slug),
                label=label,
                number=number_of(district),
                path=shape.path_d,
                x=shape.label_x,
                y=shape.label_y,
                shade=shade,
            )
        )
    rows = found.legend if found is not None else ()
    legend = tuple(
        LegendItem(legend_text(row, measure, language, words), shades[row.number])
        for row in rows
        if measure is not None and row.count
    )
    name = city.fields.short_name
    district_word = terms.district.in_language(language)
    return DistrictMap(
        view_box=f"{-side:g} 0 {wide + 2 * side:g} {high:g}",
        label=gettext("Peta %(city)s menurut %(district)s")
        % {"city": name, "district": district_word},
        scale=scale,
        areas=tuple(areas),
        legend=legend,
        note=_note(city, drawn, words, book),
    )


def _note(city: City, drawn: DrawnMap, words: Words, book: SourceBook) -> str:
    gettext, language = words.gettext, words.language
    terms = city.fields.effective_terms
    numbered = gettext("Nomor mengikuti kode %(district)s.") % {
        "district": terms.district.in_language(language)
    }
    if not drawn.schematic:
        return f"{outline_note(city, words, book)} {numbered}"
    told = gettext(
        "Peta skematis dari %(points)s titik %(village)s; tepi luar hanya petunjuk, bukan batas "
        "resmi."
    ) % {
        "points": formats.number(len(drawn.villages), language),
        "village": terms.village.in_language(language),
    }
    return f"{told} {numbered}"
