"""What a district's page says in figures: the sentence, six facts, and its place among others.

Reads   a city's districts.
Gives   ``standfirst``, ``facts`` and ``strips``.
"""

import math
from dataclasses import dataclass

from plugins.cities import district_counts as counts
from plugins.cities.charts import dot_strip
from plugins.cities.compass import COMPASS_NAMES, bearing, compass_point, distance_km
from plugins.cities.geometry import Anchor
from plugins.cities.ordinals import ordinal
from plugins.cities.wording import capital, in_words
from plugins.languages import Language
from plugins.languages.formats import number, signed
from plugins.languages.words import Words
from plugins.model.origins import SourceBook
from plugins.model.parts import Fact
from plugins.model.records import City
from plugins.schema.counts import Count
from plugins.schema.districts import District

NARROW = 328.0
"""Width in pixels of the column on a phone; a strip whose names fit there fits everywhere."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One figure of all districts on a line; ``dots``, ``x`` and ``label_x`` in percent of it."""

    title: str
    label: str
    name: str
    dots: tuple[float, ...]
    x: float
    label_x: float
    anchor: Anchor
    low: str | None
    high: str | None


def standfirst(city: City, district: District, words: Words) -> str:
    """One sentence from what is known: rank by computed area, side of the city, villages."""
    language, gettext = words.language, words.gettext
    terms = city.fields.effective_terms
    names = {
        "district": terms.district.in_language(language),
        "city": city.fields.name.in_language(language),
        "count": in_words(len(city.districts), language),
    }
    if language == "id":
        names["district"] = capital(names["district"])
    parts = [_rank_words(city, district, words) % names]
    side = _side(city, district)
    if side is not None:
        where = gettext("tengah") if side < 0 else COMPASS_NAMES[language][side]
        parts.append(gettext("di bagian %(side)s") % {"side": where})
    if district.villages:
        found = len(district.villages)
        term = terms.village if found == 1 else terms.villages
        parts.append(
            gettext("dengan %(count)s %(villages)s")
            % {"count": in_words(found, language), "villages": term.in_language(language)}
        )
    return ", ".join(parts) + "."


def _rank_words(city: City, district: District, words: Words) -> str:
    """The sentence's opening, with ``%(…)s`` for names and the rank already in it."""
    gettext = words.gettext
    areas = {item.code: item.area_km2_computed for item in city.districts}
    place, total = counts.rank(areas, district.code), counts.known(areas)
    if place is None or total < 2:
        return gettext("%(district)s di %(city)s")
    last = total + 1 - place
    if place == 1:
        return gettext("%(district)s terluas di %(city)s menurut hitungan peta")
    if last == 1:
        return gettext("%(district)s terkecil di %(city)s menurut hitungan peta")
    if place <= 3 or last > 3:
        opening = gettext("%(district)s terluas %(rank)s di %(city)s menurut hitungan peta")
        return opening.replace("%(rank)s", ordinal(place, words.language))
    opening = gettext("%(district)s terkecil %(rank)s di %(city)s menurut hitungan peta")
    return opening.replace("%(rank)s", ordinal(last, words.language))


def _side(city: City, district: District) -> int | None:
    """The compass point of its centre seen from the middle of all; -1 near that middle."""
    points = [(d.lat, d.lon) for d in city.districts if d.lat is not None and d.lon is not None]
    if district.lat is None or district.lon is None or len(points) < 4:
        return None
    middle = (
        math.fsum(lat for lat, _ in points) / len(points),
        math.fsum(lon for _, lon in points) / len(points),
    )
    own = (district.lat, district.lon)
    usual = math.fsum(distance_km(middle, point) for point in points) / len(points)
    if distance_km(middle, own) < usual / 2:
        return -1
    return compass_point(bearing(middle, own))


def facts(city: City, district: District, words: Words, book: SourceBook) -> tuple[Fact, ...]:
    """At most six figures: people, change, villages, area, density, rank; others fill gaps."""
    language, gettext = words.language, words.gettext
    terms = city.fields.effective_terms
    found: list[Fact | None] = [
        _people(city, district, words, book),
        _change(city, district, words),
    ]
    if district.villages:
        term = terms.village if len(district.villages) == 1 else terms.villages
        found.append(
            Fact(
                capital(term.in_language(language)),
                number(len(district.villages), language),
                gettext("kode Kemendagri"),
                provenance=book.mark(city.divisions.names),
            )
        )
    found += _areas(city, district, words, book)
    found.append(_rank(city, district, words))
    if district.neighbours:
        found.append(
            Fact(
                gettext("Tetangga"),
                number(len(district.neighbours), language),
                gettext("%(districts)s yang berbatasan")
                % {"districts": terms.districts.in_language(language)},
            )
        )
    return tuple(fact for fact in found if fact is not None)[:6]


def count_name(count: Count, language: Language) -> str:
    """``Sensus 2020``; the year is added where the series spans several."""
    label = count.label.in_language(language)
    return label if str(count.year) in label else f"{label}, {count.year}"


def _people(city: City, district: District, words: Words, book: SourceBook) -> Fact | None:
    count = counts.headline(city.divisions, district)
    if count is None:
        return None
    return Fact(
        words.gettext("Penduduk"),
        number(count.value, words.language),
        count_name(count, words.language),
        computed=count.kind == "derived",
        wide=True,
        provenance=book.mark(count),
    )


def _change(city: City, district: District, words: Words) -> Fact | None:
    found = counts.growth(city.divisions, district)
    if found is None:
        return None
    language, gettext = words.language, words.gettext
    years = {"first": found.first.year, "last": found.last.year}
    shown = counts.headline(city.divisions, district)
    newest = shown is not None and shown.year == found.last.year
    return Fact(
        gettext("Sejak %(first)s") % years if newest else f"{found.first.year}–{found.last.year}",
        f"{signed(found.percent, language)}%",
        gettext("dari %(value)s, sensus") % {"value": number(found.first.value, language)},
    )


def _areas(city: City, district: District, words: Words, book: SourceBook) -> list[Fact | None]:
    """Area, then density from that area and the headline's people."""
    language, gettext = words.language, words.gettext
    size = counts.area(district)
    if size is None:
        return []
    published = district.area_published
    found: list[Fact | None] = [
        Fact(
            gettext("Luas"),
            f"{number(size, language, 1)} km²",
            gettext("menurut angka yang terbit")
            if published
            else gettext("dihitung dari peta, bukan angka resmi"),
            computed=published is None,
            provenance=book.mark(published or city.divisions.geometry),
        )
    ]
    count = counts.headline(city.divisions, district)
    if count is not None:
        density = count.value / size
        digits = 2 - math.floor(math.log10(density)) if density > 0 else 0
        found.append(
            Fact(
                gettext("Kepadatan"),
                number(round(density, min(digits, 0)), language),
                gettext("jiwa per km², dari dua angka ini"),
                computed=True,
            )
        )
    return found


def _rank(city: City, district: District, words: Words) -> Fact | None:
    base = counts.basis(city)
    place = counts.rank(base.values, district.code) if base else None
    if base is None or place is None or counts.known(base.values) < 2:
        return None
    kind = city.fields.effective_kind
    gettext = words.gettext
    return Fact(
        gettext("Urutan di kota") if kind == "kota" else gettext("Urutan di kabupaten"),
        number(place, words.language),
        gettext("dari %(count)s menurut penduduk %(year)s")
        % {"count": counts.known(base.values), "year": base.sample.year},
    )


def strips(city: City, district: District, words: Words) -> tuple[Strip, ...]:
    """People, change and computed area of all districts; a figure that few have is left out."""
    language, gettext = words.language, words.gettext
    base, change = counts.basis(city), counts.spread(city)
    found: list[tuple[str, dict[str, float | None]]] = []
    if base is not None:
        name = count_name(base.sample, language)
        found.append((gettext("Penduduk, %(count)s") % {"count": name}, base.values))
    if change is not None:
        years = {"first": change.first, "last": change.last}
        found.append((gettext("Perubahan %(first)s–%(last)s") % years, change.values))
    areas = {item.code: item.area_km2_computed for item in city.districts}
    found.append((gettext("Luas, dihitung"), areas))
    drawn = (_strip(title, values, city, district, words) for title, values in found)
    return tuple(strip for strip in drawn if strip is not None)


def _strip(
    title: str, values: dict[str, float | None], city: City, district: District, words: Words
) -> Strip | None:
    names = {item.code: item.name for item in city.districts}
    if counts.known(values) < 3:
        return None
    drawn = dot_strip(values, district.code, district.name, width=NARROW, rim=9.0)
    if drawn is None:
        return None
    low, high = drawn.lowest or district.code, drawn.highest or district.code
    label = words.gettext("%(title)s: %(low)s terendah, %(high)s tertinggi; %(name)s %(rank)s") % {
        "title": title,
        "low": names[low],
        "high": names[high],
        "name": district.name,
        "rank": words.gettext("urutan %(rank)s dari %(count)s")
        % {"rank": drawn.rank, "count": drawn.count},
    }
    whole = drawn.count == len(city.districts)
    shares = {"title": title, "known": drawn.count, "count": len(city.districts)}
    return Strip(
        title=title
        if whole
        else words.gettext("%(title)s (%(known)s dari %(count)s diketahui)") % shares,
        label=label,
        name=district.name,
        dots=tuple(_percent(dot.x) for dot in drawn.dots),
        x=_percent(drawn.chosen.x),
        label_x=_percent(drawn.label_x),
        anchor=drawn.label_anchor,
        low=names[drawn.lowest] if drawn.lowest else None,
        high=names[drawn.highest] if drawn.highest else None,
    )


def _percent(x: float) -> float:
    return round(100 * x / NARROW, 1)
