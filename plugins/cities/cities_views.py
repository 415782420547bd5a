"""The list of cities: as cloths on a line, and side by side in a table.

Reads   the site.
Gives   ``CitiesView`` and ``cities_views``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from plugins.cities.wording import capital, in_words
from plugins.cities.year_views import next_event
from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.cloths import cloths
from plugins.model.frame import Frame, Provenance, structured
from plugins.model.frames import frame
from plugins.model.origins import SourceBook, SourceRow
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.figures import Figure, primary


@dataclass(frozen=True, slots=True)
class HungEvent:
    """A city's next event."""

    name: str
    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class HungCity:
    """One cloth: ``height`` in pixels in all; ``tile`` and ``hem`` are files.

    ``facts`` and ``line`` stay empty, because the table below tells them.
    """

    name: str
    href: str
    city_class: str
    tile: str
    hem: str
    height: int
    population: str | None
    next: HungEvent | None
    facts: tuple[str, ...] = ()
    line: str = ""


@dataclass(frozen=True, slots=True)
class ClothLine:
    """The line; ``columns`` is how many cloths have room side by side."""

    title: str
    columns: int
    cities: tuple[HungCity, ...]


@dataclass(frozen=True, slots=True)
class CityCell:
    """One figure in the table; ``note`` says of when, ``computed`` that it was worked out here."""

    text: str
    note: str | None = None
    computed: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class CityRow:
    """One city in the table."""

    name: str
    href: str
    city_class: str
    people: CityCell | None
    area: CityCell | None
    density: CityCell | None
    districts: CityCell | None
    villages: CityCell | None


@dataclass(frozen=True, slots=True)
class CitiesView:
    """The page in one language; ``line`` is None where there is no city."""

    template: ClassVar[str] = "cities.html"

    frame: Frame
    title: str
    standfirst: str | None
    line: ClothLine | None
    line_note: str | None
    rows: tuple[CityRow, ...]
    caveat: str | None
    sources: tuple[SourceRow, ...]


def cities_view(site: Site, language: Language) -> CitiesView:
    """The list of cities."""
    words = site.words[language]
    book = SourceBook(site, language)
    people = [primary(city.fields.figures, "population", "jiwa") for city in site.cities]
    rows = tuple(_row(city, language, book) for city in site.cities)
    title = _title(site, words)
    tagline = site.registers.site.tagline
    return CitiesView(
        frame=_frame(site, title, language),
        title=title,
        standfirst=tagline.in_language(language) if tagline else None,
        line=_line(site, people, language, words) if site.cities else None,
        line_note=_line_note(people, words) if any(people) else None,
        rows=rows,
        caveat=_caveat(people, words) if any(row.density for row in rows) else None,
        sources=book.rows(),
    )


def _title(site: Site, words: Words) -> str:
    """``Empat kota``; a kabupaten among them counts as a city here, as in everyday speech."""
    count = len(site.cities)
    if count == 0:
        return words.gettext("Kota")
    told = words.ngettext("%(count)s kota", "%(count)s kota", count)
    return told % {"count": capital(in_words(count, words.language))}


def _frame(site: Site, title: str, language: Language) -> Frame:
    words = site.words[language]
    names = ", ".join(city.fields.short_name for city in site.cities)
    description = title if not names else f"{title}: {names}."
    return frame(
        site,
        language,
        "cities",
        title=words.gettext("Kota"),
        description=description,
        versions={each: addresses.cities(each) for each in LANGUAGES},
        section=addresses.cities(language),
        structured_data=structured(
            {
                "@context": "https://schema.org",
                "@type": "ItemList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": place,
                        "name": city.fields.name.in_language(language),
                        "url": site.url + addresses.city(language, city.slug),
                    }
                    for place, city in enumerate(site.cities, start=1)
                ],
            }
        ),
    )


def _line(
    site: Site, people: Sequence[Figure | None], language: Language, words: Words
) -> ClothLine:
    gettext = words.gettext
    counts = [None if figure is None else round(figure.value) for figure in people]
    # Without a single count, all hang alike and nothing is said of scale.
    hung = cloths(counts) if any(counts) else cloths([1] * len(counts), longest=200)
    found = []
    for city, count, cloth in zip(site.cities, counts, hung, strict=True):
        coming = next_event(site, city, language, words)
        found.append(
            HungCity(
                name=city.fields.short_name,
                href=addresses.city(language, city.slug),
                city_class=f"city-{city.slug}",
                tile=addresses.cloth(city.fields.motif, city.slug),
                hem=addresses.cloth("tumpal", city.slug),
                height=round(cloth.height),
                population=None if count is None else formats.number(count, language),
                next=HungEvent(coming.name, coming.date, coming.iso) if coming else None,
            )
        )
    title = gettext("Dijemur menurut penduduk") if any(counts) else gettext("Kota di situs ini")
    return ClothLine(title, min(max(len(found), 3), 4), tuple(found))


def _line_note(people: Sequence[Figure | None], words: Words) -> str:
    gettext = words.gettext
    told = gettext("Panjang kain sebanding dengan jumlah penduduk.")
    if None in people:
        told += " " + gettext("Kota tanpa angka penduduk digantung pendek.")
    return told


def _row(city: City, language: Language, book: SourceBook) -> CityRow:
    figures = city.fields.figures
    people = primary(figures, "population", "jiwa")
    area = primary(figures, "area", "km2")
    districts, villages = _divisions(city)
    terms = city.fields.effective_terms
    density = None
    if people is not None and area is not None and area.value:
        per_km2 = formats.number(round(people.value / area.value), language)
        density = CityCell(per_km2, computed=True)
    return CityRow(
        name=city.fields.name.in_language(language),
        href=addresses.city(language, city.slug),
        city_class=f"city-{city.slug}",
        people=_cell(people, language, book, 0),
        area=_cell(area, language, book, 1),
        density=density,
        districts=_count(districts, terms.districts.in_language(language), language),
        villages=_count(villages, terms.villages.in_language(language), language),
    )


def _cell(
    figure: Figure | None, language: Language, book: SourceBook, decimals: int
) -> CityCell | None:
    if figure is None:
        return None
    return CityCell(
        text=formats.number(figure.value, language, decimals),
        note=formats.as_of(figure.as_of, language) if figure.as_of is not None else None,
        provenance=book.mark(figure),
    )


def _divisions(city: City) -> tuple[int, int]:
    """How many districts and villages: as the city counts them, else as its files list them."""
    told = [f for f in city.fields.figures if f.group == "divisions" and f.primary]
    if len(told) >= 2:
        return round(told[0].value), round(told[1].value)
    return len(city.districts), sum(len(district.villages) for district in city.districts)


def _count(count: int, term: str, language: Language) -> CityCell | None:
    return CityCell(formats.number(count, language), note=term) if count else None


def _caveat(people: Sequence[Figure | None], words: Words) -> str:
    """Whether the cities' people can be compared as they stand."""
    gettext = words.gettext
    known = [figure for figure in people if figure is not None]
    alike = len({(figure.source, figure.as_of, figure.kind) for figure in known}) <= 1
    told = gettext(
        "Kepadatan dihitung dari kedua angka di sebelahnya dan bukan angka resmi. Luas berbeda "
        "menurut sumbernya; halaman setiap kota memuat semuanya."
    )
    if not known or alike:
        return told
    differ = gettext("Penduduk dihitung dengan cara atau pada tahun yang berbeda.")
    return f"{differ} {told}"
