"""The page of a city, and the cloth map that it shows.

Reads   the site.
Gives   ``CityView`` and ``city_views``.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from plugins.cities.area_views import AreaSection, area_section
from plugins.cities.figure_views import FigureRow, KeyFigure, figure_rows, key_figures
from plugins.cities.icon_views import (
    IconPicture,
    KindList,
    SkylineView,
    icon_pictures,
    kind_lists,
    skyline,
)
from plugins.cities.maps import city_map
from plugins.cities.population_views import (
    DayAndNight,
    PopulationChart,
    day_and_night,
    population_chart,
)
from plugins.cities.profile_views import ProfileNote, profile_notes
from plugins.cities.wording import capital, in_words
from plugins.cities.year_views import NextEvent, YearStrip, next_event, year_strip
from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.cards import StoryCard, story_card
from plugins.model.frame import Frame, Kicker, Link, Picture, structured
from plugins.model.frames import frame
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook, SourceRow
from plugins.model.parts import LeaderRow
from plugins.model.records import City, Story
from plugins.model.site import Site
from plugins.model.story_index import by_city

COVERS: Final = 3
MORE_STORIES: Final = 12
MAP_SCRIPT: Final = "js/city-map.js"
LONG_NAME: Final = 11
"""Letters from which a name no longer fits one line on phones."""


@dataclass(frozen=True, slots=True)
class CityView:
    """A city's page in one language; a part that is None or empty is left out."""

    template: ClassVar[str] = "city.html"

    frame: Frame
    kicker: Kicker
    name: str
    long_name: bool
    standfirst: str | None
    standfirst_lang: Language | None
    skyline: SkylineView | None
    next_event: NextEvent | None
    cloth_map: Picture | None
    key_figures: tuple[KeyFigure, ...]
    areas: AreaSection | None
    day_and_night: DayAndNight | None
    population: PopulationChart | None
    year: YearStrip | None
    pictures: tuple[IconPicture, ...]
    kinds: tuple[KindList, ...]
    icons_title: str
    landmark_count: str
    news_title: str
    stories: tuple[StoryCard, ...]
    more_stories: tuple[LeaderRow, ...]
    all_news: Link
    profile: tuple[ProfileNote, ...]
    figures: tuple[FigureRow, ...]
    sources: tuple[SourceRow, ...]
    downloads: tuple[Link, ...]
    bare: str | None
    """What the page says where nothing but a name and a code is known."""


def city_view(site: Site, city: City, language: Language) -> CityView:
    """The page of ``city``."""
    words = site.words[language]
    gettext = words.gettext
    fields = city.fields
    book = SourceBook(site, language)
    name = fields.short_name
    standfirst = fields.standfirst
    stories = _stories(site, city, language)
    kinds = kind_lists(city, language)
    count = len(city.landmarks)
    key = key_figures(city, language, words, book)
    areas = area_section(site, city, language, words, book) if city.districts else None
    bars = day_and_night(city, language, words, book)
    chart = population_chart(city, language, words, book)
    profile = profile_notes(city, language, words, book)
    figures = figure_rows(city, language, words, book)
    strip = year_strip(site, city, language, words)
    return CityView(
        frame=_frame(site, city, language, scripted=areas is not None and areas.map is not None),
        kicker=_kicker(city, language, words),
        name=name,
        long_name=len(name) >= LONG_NAME,
        standfirst=standfirst.in_language(language) if standfirst else None,
        standfirst_lang=standfirst.lang_on(language) if standfirst else None,
        skyline=skyline(city, language, words),
        next_event=next_event(site, city, language, words),
        cloth_map=_cloth_map(city, language, words, book),
        key_figures=key,
        areas=areas,
        day_and_night=bars,
        population=chart,
        year=strip,
        pictures=icon_pictures(city, language),
        kinds=kinds,
        icons_title=gettext("Ikon kota")
        if fields.effective_kind == "kota"
        else gettext("Ikon kabupaten"),
        landmark_count=words.ngettext("%(count)s destinasi", "%(count)s destinasi", count)
        % {"count": formats.number(count, language)},
        news_title=gettext("Kabar dari %(city)s") % {"city": name},
        stories=tuple(story_card(site, story, language) for story in stories[:COVERS]),
        more_stories=tuple(
            _story_row(site, story, language) for story in stories[COVERS : COVERS + MORE_STORIES]
        ),
        all_news=Link(addresses.all_news(language), gettext("Semua berita")),
        profile=profile,
        figures=figures,
        sources=book.rows(),
        downloads=_downloads(city, strip, language, words),
        bare=gettext(
            "Profil ini baru memuat nama dan kode wilayah. Angka, peta, destinasi, dan acara "
            "menyusul bila datanya ada."
        )
        if is_bare(city) and not profile
        else None,
    )


def is_bare(city: City) -> bool:
    """Whether the city's folder has neither words of it, nor figures, places or events."""
    told = (city.fields.figures, city.districts, city.landmarks, city.events)
    return not (city.fields.standfirst or any(told))


def _kicker(city: City, language: Language, words: Words) -> Kicker:
    gettext = words.gettext
    kota = city.fields.effective_kind == "kota"
    subject = gettext("Profil kota") if kota else gettext("Profil kabupaten")
    rest = [gettext("kode wilayah %(code)s") % {"code": city.fields.code}]
    if city.fields.province is not None:
        rest.append(city.fields.province.in_language(language))
    return Kicker(subject, None, tuple(rest))


def _cloth_map(city: City, language: Language, words: Words, book: SourceBook) -> Picture | None:
    drawn = city_map(city)
    if drawn is None:
        return None
    terms = city.fields.effective_terms
    district = terms.district.in_language(language)
    count = len(drawn.districts)
    plural = terms.district if count == 1 else terms.districts
    told = f"{capital(in_words(count, language))} {plural.in_language(language)}"
    return Picture(
        src=addresses.cloth_map(city.slug),
        width=round(drawn.viewbox[0]),
        height=round(drawn.viewbox[1]),
        alt=words.gettext("Peta %(city)s sebagai kain sekar jagad, satu motif setiap %(district)s")
        % {"city": city.fields.short_name, "district": district},
        caption=" ".join(
            (
                words.gettext("%(districts)s sebagai kain sekar jagad.") % {"districts": told},
                outline_note(city, words, book),
            )
        ),
    )


def _stories(site: Site, city: City, language: Language) -> list[Story]:
    """Stories of the city, newest first, but those about it alone open the list."""
    found = by_city(site, language).get(city.slug, ())
    covers = sorted(found, key=lambda story: len(story.cities) > 1)[:COVERS]
    return [*covers, *(story for story in found if story not in covers)]


def _story_row(site: Site, story: Story, language: Language) -> LeaderRow:
    text = story.text(language) or story.texts[0]
    day = story.published.date()
    return LeaderRow(
        text=text.title,
        value=formats.short_date(day, language),
        href=site.story_address(story, language),
        iso=day.isoformat(),
    )


def _downloads(
    city: City, strip: YearStrip | None, language: Language, words: Words
) -> tuple[Link, ...]:
    links = []
    if city.districts and city_map(city) is not None:
        links.append(Link(addresses.cloth_map(city.slug), words.gettext("Peta kain, SVG")))
    if strip is not None:
        calendar = addresses.calendar_file(language, city.slug)
        links.append(Link(calendar, words.gettext("Kalender, ICS")))
    data = f"{addresses.open_data(language)}#kota-{city.slug}"
    links.append(Link(data, words.gettext("Data kota ini, CSV dan JSON")))
    return tuple(links)


def _frame(site: Site, city: City, language: Language, *, scripted: bool) -> Frame:
    fields = city.fields
    words = site.words[language]
    name = fields.name.in_language(language)
    description = words.gettext("Profil %(city)s: penduduk, peta, destinasi, acara, dan kabar.") % {
        "city": name
    }
    if is_bare(city):
        description = words.gettext("Profil %(city)s, kode wilayah %(code)s.") % {
            "city": name,
            "code": fields.code,
        }
    if fields.standfirst is not None:
        description = f"{name}. {fields.standfirst.in_language(language)}"
    address = addresses.city(language, city.slug)
    script = site.assets.files.get(MAP_SCRIPT)
    made = frame(
        site,
        language,
        "city",
        title=name,
        description=description,
        versions={each: addresses.city(each, city.slug) for each in LANGUAGES},
        section=addresses.cities(language),
        city=city,
        structured_data=structured(_structured(site, city, language, site.url + address)),
    )
    return replace(made, scripts=(script,)) if scripted and script else made


def _structured(site: Site, city: City, language: Language, url: str) -> dict[str, object]:
    """Schema.org's City, with what is known of it."""
    fields = city.fields
    kind = "City" if fields.effective_kind == "kota" else "AdministrativeArea"
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": f"{site.url}{addresses.city('id', city.slug)}#kota",
        "name": fields.name.in_language(language),
        "alternateName": fields.short_name,
        "identifier": fields.code,
        "url": url,
    }
    if fields.standfirst is not None:
        found["description"] = fields.standfirst.in_language(language)
    if fields.province is not None:
        found["containedInPlace"] = {
            "@type": "State",
            "name": fields.province.in_language(language),
        }
    if fields.bounds is not None:
        box = fields.bounds
        found["geo"] = {
            "@type": "GeoShape",
            "box": f"{box.south} {box.west} {box.north} {box.east}",
        }
    return found
