"""The cities as cloths on a line, each as long as its number of people.

Reads   the cities' figures and their next events.
Gives   ``ClothLine`` and ``line_of_cities``.
"""

from dataclasses import dataclass

from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.cloths import cloths, side_by_side
from plugins.model.records import City
from plugins.model.site import Site
from plugins.newsroom.agenda import next_of_city
from plugins.newsroom.fact_boxes import written
from plugins.schema.figures import Figure, of_group, primary


@dataclass(frozen=True, slots=True)
class NextEvent:
    """A city's next event."""

    name: str
    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class CityFact:
    """One line under a cloth: ``value`` joined to ``label`` by dots."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class HungCity:
    """One cloth: ``height`` in pixels in all, ``field`` above the hem.

    ``line`` is what phones show in place of the facts.
    """

    name: str
    href: str
    city_class: str
    height: int
    field: int
    population: str | None
    facts: tuple[CityFact, ...]
    line: str
    next: NextEvent | None


@dataclass(frozen=True, slots=True)
class ClothLine:
    """The line; ``columns`` is how many cloths hang side by side."""

    title: str
    note: str | None
    columns: int
    cities: tuple[HungCity, ...]


def line_of_cities(site: Site, language: Language) -> ClothLine | None:
    """Every city in the site's order; None where there is no city."""
    if not site.cities:
        return None
    words = site.words[language]
    counts = [primary(city.fields.figures, "population") for city in site.cities]
    people = [None if count is None else int(count.value) for count in counts]
    known = any(people)
    # Without a single count, all hang alike and nothing is said of scale.
    hung = cloths(people) if known else cloths([1] * len(people), longest=200)
    note = _note(site, counts, all(cloth.to_scale for cloth in hung), language)
    return ClothLine(
        title=_title(len(site.cities), words),
        note=note if known else None,
        columns=side_by_side(len(site.cities)),
        cities=tuple(
            _hung(site, city, count, (round(cloth.height), round(cloth.field)), language)
            for city, count, cloth in zip(site.cities, counts, hung, strict=True)
        ),
    )


def _hung(
    site: Site, city: City, count: Figure | None, size: tuple[int, int], language: Language
) -> HungCity:
    figures = city.fields.figures
    area = primary(figures, "area")
    shown = ([area] if area else []) + [f for f in of_group(figures, "divisions") if f.primary][:2]
    facts = tuple(
        CityFact(figure.label.in_language(language), written(figure, language)) for figure in shown
    )
    following = next_of_city(site, city, language)
    return HungCity(
        name=city.fields.short_name,
        href=addresses.city(language, city.slug),
        city_class=f"city-{city.slug}",
        height=size[0],
        field=size[1],
        population=None if count is None else formats.number(count.value, language),
        facts=facts,
        line=" · ".join(_with_unit(figure, language) for figure in shown),
        next=NextEvent(*following) if following else None,
    )


def _with_unit(figure: Figure, language: Language) -> str:
    """``374,7 km²``, ``16 kecamatan``."""
    value = written(figure, language)
    return (
        value if figure.unit == "km2" else f"{value} {figure.label.in_language(language).lower()}"
    )


def _title(count: int, words: Words) -> str:
    """``Empat kota dijemur``: numbers up to twelve are written as words."""
    names = _numbers(words)
    number = names[count - 1] if count <= len(names) else formats.number(count, words.language)
    one, other = "%(number)s kota dijemur", "%(number)s kota dijemur"
    return words.ngettext(one, other, count) % {"number": number}


def _numbers(words: Words) -> tuple[str, ...]:
    gettext = words.gettext
    return (
        gettext("Satu"),
        gettext("Dua"),
        gettext("Tiga"),
        gettext("Empat"),
        gettext("Lima"),
        gettext("Enam"),
        gettext("Tujuh"),
        gettext("Delapan"),
        gettext("Sembilan"),
        gettext("Sepuluh"),
        gettext("Sebelas"),
        gettext("Dua belas"),
    )


def _note(site: Site, counts: list[Figure | None], to_scale: bool, language: Language) -> str:
    """What the lengths mean, and whose numbers they are where all come from one source."""
    gettext = site.words[language].gettext
    parts = [gettext("Panjang kain sebanding dengan jumlah penduduk.")]
    if not to_scale:
        parts.append(gettext("Kain terpendek dipanjangkan agar ujungnya terlihat."))
    keys = {count.source for count in counts if count is not None}
    source = site.registers.sources.get(min(keys)) if len(keys) == 1 else None
    if source is not None:
        parts.append(f"{source.title.in_language(language)}.")
    return " ".join(parts)
