"""The list of cities: as cloths on a line, and side by side in a table.

Reads   the site.
Gives   ``CitiesView`` and ``cities_views``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from plugins.cities.comparison import CityTable, caveats, city_table
from plugins.cities.rival_figures import AreaSpread, area_spreads, counts_table
from plugins.cities.wording import capital, in_words
from plugins.cities.year_views import next_event
from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.cloths import cloths, side_by_side
from plugins.model.frame import Frame, structured
from plugins.model.frames import frame
from plugins.model.origins import SourceBook, SourceRow
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
    """One cloth: ``height`` in pixels in all.

    ``facts`` and ``line`` stay empty, because the table below tells them.
    """

    name: str
    href: str
    city_class: str
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
class CitiesView:
    """The page in one language; ``line`` is None where there is no city."""

    template: ClassVar[str] = "cities.html"

    frame: Frame
    title: str
    standfirst: str | None
    line: ClothLine | None
    line_note: str | None
    table: CityTable | None
    caveats: tuple[str, ...]
    counts: CityTable | None
    areas: tuple[AreaSpread, ...]
    sources: tuple[SourceRow, ...]


def cities_view(site: Site, language: Language) -> CitiesView:
    """The list of cities."""
    words = site.words[language]
    book = SourceBook(site, language)
    people = [primary(city.fields.figures, "population", "jiwa") for city in site.cities]
    table = city_table(site.cities, book, words) if site.cities else None
    counts = counts_table(site.cities, book, words)
    areas = area_spreads(site.cities, book, words)
    title = _title(site, words)
    tagline = site.registers.site.tagline
    return CitiesView(
        frame=_frame(site, title, language, sortable=len(site.cities) > 1),
        title=title,
        standfirst=tagline.in_language(language) if tagline else None,
        line=_line(site, people, language, words) if site.cities else None,
        line_note=_line_note(people, words) if any(people) else None,
        table=table if table is not None and table.columns else None,
        caveats=caveats(site.cities, words),
        counts=counts,
        areas=areas,
        sources=book.rows(),
    )


def _title(site: Site, words: Words) -> str:
    """``Empat kota``; a kabupaten among them counts as a city here, as in everyday speech."""
    count = len(site.cities)
    if count == 0:
        return words.gettext("Kota")
    told = words.ngettext("%(count)s kota", "%(count)s kota", count)
    return told % {"count": capital(in_words(count, words.language))}


def _frame(site: Site, title: str, language: Language, *, sortable: bool) -> Frame:
    words = site.words[language]
    names = ", ".join(city.fields.short_name for city in site.cities)
    description = title if not names else f"{title}: {names}."
    made = frame(
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
    script = site.assets.files.get("js/table-sort.js")
    return replace(made, scripts=(script,)) if sortable and script else made


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
                height=round(cloth.height),
                population=None if count is None else formats.number(count, language),
                next=HungEvent(coming.name, coming.date, coming.iso) if coming else None,
            )
        )
    title = gettext("Dijemur menurut penduduk") if any(counts) else gettext("Kota di situs ini")
    return ClothLine(title, max(side_by_side(len(found)), 3), tuple(found))


def _line_note(people: Sequence[Figure | None], words: Words) -> str:
    gettext = words.gettext
    told = gettext("Panjang kain sebanding dengan jumlah penduduk.")
    if None in people:
        told += " " + gettext("Kota tanpa angka penduduk digantung pendek.")
    return told
