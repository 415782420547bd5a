"""The page of a district.

Reads   the site.
Gives   ``district_views``: one ``DistrictView`` for each district of each city.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from plugins.cities import district_figures as figures
from plugins.cities.district_counts import basis
from plugins.cities.landmark_cards import LandmarkCard, landmark_card
from plugins.cities.place_events import event_row, upcoming
from plugins.cities.place_maps import DistrictMap, cloth_pattern, district_map
from plugins.cities.place_titles import TitleSize, district_title, listing, title_size
from plugins.cities.population_views import PopulationChart, district_chart
from plugins.cities.village_maps import VillageMap, VillageRow, village_map, village_rows
from plugins.cities.wording import capital, in_words
from plugins.languages import LANGUAGES, Language, addresses
from plugins.languages.formats import number
from plugins.languages.words import Words
from plugins.model.cards import StoryCard, story_card
from plugins.model.frame import Crumb, Frame, Kicker, Link, structured
from plugins.model.frames import frame
from plugins.model.map_links import map_links
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook, SourceRow
from plugins.model.parts import EventRow, Fact
from plugins.model.records import City
from plugins.model.site import Site
from plugins.model.story_index import by_place
from plugins.schema.districts import District
from plugins.schema.events import Event

_STORIES: Final = 6


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A district that borders this one; ``people`` written out, None where unknown."""

    name: str
    href: str
    code: str
    people: str | None


@dataclass(frozen=True, slots=True)
class DistrictView:
    """Everything that ``district.html`` shows; what a district lacks is empty or None.

    ``standfirst_lang`` is set where the sentence is not in the page's language.
    ``pattern`` is the city's cloth, a trusted
    ``<pattern>`` called ``kain``. ``main_landmark`` is the one whose picture the page shows large.
    """

    template: ClassVar[str] = "district.html"

    frame: Frame
    crumbs: tuple[Crumb, ...]
    kicker: Kicker
    name: str
    title_size: TitleSize
    standfirst: str
    standfirst_lang: Language | None
    facts: tuple[Fact, ...]
    map: DistrictMap | None
    pattern: str
    map_label: str
    map_caption: str
    map_links: tuple[Link, ...]
    villages_title: str
    villages_note: str
    village_map: VillageMap | None
    villages: tuple[VillageRow, ...]
    strips_title: str
    strips: tuple[figures.Strip, ...]
    population: PopulationChart | None
    landmarks_title: str
    main_landmark: LandmarkCard | None
    pictured_landmarks: tuple[LandmarkCard, ...]
    landmarks: tuple[LandmarkCard, ...]
    events_title: str
    events: tuple[EventRow, ...]
    subscription: Link
    neighbours_note: str | None
    neighbours: tuple[Neighbour, ...]
    stories_title: str
    stories: tuple[StoryCard, ...]
    all_stories: Link
    sources: tuple[SourceRow, ...]


def district_view(site: Site, city: City, district: District, language: Language) -> DistrictView:
    """The page of ``district``."""
    words = site.words[language]
    gettext = words.gettext
    book = SourceBook(site, language)
    terms = city.fields.effective_terms
    title = district_title(city, district, language)
    written = district.standfirst
    sentence = (
        written.in_language(language) if written else figures.standfirst(city, district, words)
    )
    drawn = district_map(city, district)
    landmarks = [
        landmark_card(site, city, mark, words, book)
        for mark in city.landmarks
        if mark.district == district.code
    ]
    pictured = sorted((card for card in landmarks if card.picture), key=_prominence)
    neighbours = _neighbours(site, city, district, words)
    count = in_words(len(district.villages), language)
    village = terms.village if len(district.villages) == 1 else terms.villages
    others = in_words(len(city.districts), language)
    near = f"{city.slug}/{district.slug}"
    stories = by_place(site, language).get(near, ())
    name = {"name": district.name}
    return DistrictView(
        frame=_frame(site, city, district, language, title, sentence),
        crumbs=(
            Crumb(gettext("Kota"), addresses.cities(language)),
            Crumb(city.fields.short_name, addresses.city(language, city.slug)),
            Crumb(title),
        ),
        kicker=Kicker(
            capital(terms.district.in_language(language)),
            rest=(
                gettext("kode wilayah %(code)s") % {"code": district.code},
                city.fields.name.in_language(language),
            ),
        ),
        name=district.name,
        title_size=title_size(district.name),
        standfirst=sentence,
        standfirst_lang=written.lang_on(language) if written else None,
        facts=figures.facts(city, district, words, book),
        map=drawn,
        pattern=cloth_pattern(city),
        map_label=_map_label(city, district, neighbours, words),
        map_caption=_map_caption(city, neighbours, district, words, book),
        map_links=map_links(district.lat, district.lon, 13, words)
        if district.lat is not None and district.lon is not None
        else (),
        villages_title=capital(f"{count} {village.in_language(language)}"),
        villages_note=gettext("Kode Kemendagri; luas dihitung dari peta.")
        if any(item.area_km2_computed for item in district.villages)
        else gettext("Kode Kemendagri."),
        village_map=village_map(city, district, words, book),
        villages=village_rows(district, words),
        strips_title=gettext("Di antara %(count)s %(districts)s")
        % {"count": others, "districts": terms.districts.in_language(language)},
        strips=figures.strips(city, district, words),
        population=district_chart(city, district, words, book),
        landmarks_title=gettext("Destinasi di %(name)s") % name,
        main_landmark=pictured[0] if pictured else None,
        pictured_landmarks=tuple(pictured[1:]),
        landmarks=tuple(card for card in landmarks if not card.picture),
        events_title=gettext("Acara di %(name)s") % name,
        events=tuple(
            event_row(site, city, pair, words)
            for pair in upcoming(site, city, lambda event: _is_here(city, district, event))
        ),
        subscription=Link(addresses.calendar_file(language, city.slug), gettext("Berlangganan")),
        neighbours_note=_neighbours_note(city, neighbours, words),
        neighbours=neighbours,
        stories_title=gettext("Kabar yang menyebut %(name)s") % name,
        stories=tuple(story_card(site, story, language) for story in stories[:_STORIES]),
        all_stories=Link(addresses.all_news(language), gettext("Semua berita")),
        sources=book.rows(),
    )


def _frame(
    site: Site, city: City, district: District, language: Language, title: str, sentence: str
) -> Frame:
    versions = {each: addresses.district(each, city.slug, district.slug) for each in LANGUAGES}
    place: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "name": title,
        "identifier": district.code,
        "description": sentence,
        "url": site.url + versions[language],
        "containedInPlace": {
            "@type": "AdministrativeArea",
            "name": city.fields.name.in_language(language),
            "url": site.url + addresses.city(language, city.slug),
        },
    }
    if district.lat is not None and district.lon is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": district.lat,
            "longitude": district.lon,
        }
    return frame(
        site,
        language,
        "district",
        title=f"{title}, {city.fields.short_name}",
        description=sentence,
        versions=versions,
        section=addresses.cities(language),
        city=city,
        structured_data=structured(place),
    )


def _prominence(card: LandmarkCard) -> tuple[bool, int]:
    """Those that the city shows large first, by rank."""
    return card.featured is None, card.featured or 0


def _is_here(city: City, district: District, event: Event) -> bool:
    """Whether the event names the district, or a landmark that lies in it."""
    if event.district == district.code:
        return True
    marks = (city.landmark(slug) for slug in event.landmarks)
    return any(mark is not None and mark.district == district.code for mark in marks)


def _neighbours(site: Site, city: City, district: District, words: Words) -> tuple[Neighbour, ...]:
    base = basis(city)
    found = []
    for code in district.neighbours:
        other = city.district(code)
        link = site.address(f"{city.key}/districts/{other.slug}", words.language) if other else None
        if other is None or link is None:
            continue
        people = base.values.get(code) if base else None
        shown = (
            words.gettext("%(number)s jiwa") % {"number": number(people, words.language)}
            if people is not None
            else None
        )
        found.append(Neighbour(other.name, link[0], code, shown))
    return tuple(found)


def _neighbours_note(city: City, neighbours: tuple[Neighbour, ...], words: Words) -> str | None:
    base = basis(city)
    if base is None or not any(neighbour.people for neighbour in neighbours):
        return None
    return figures.count_name(base.sample, words.language)


def _map_label(
    city: City, district: District, neighbours: tuple[Neighbour, ...], words: Words
) -> str:
    names = {"name": district.name, "city": city.fields.name.in_language(words.language)}
    if not neighbours:
        return words.gettext("Letak %(name)s di %(city)s") % names
    listed = listing([neighbour.name for neighbour in neighbours], words)
    return words.gettext("Letak %(name)s di %(city)s, bersebelahan dengan %(neighbours)s") % {
        **names,
        "neighbours": listed,
    }


def _map_caption(
    city: City,
    neighbours: tuple[Neighbour, ...],
    district: District,
    words: Words,
    book: SourceBook,
) -> str:
    gettext = words.gettext
    parts = [gettext("Berkain: %(name)s.") % {"name": district.name}]
    if neighbours:
        term = city.fields.effective_terms.districts.in_language(words.language)
        parts.append(gettext("Lebih pekat: %(districts)s tetangga.") % {"districts": term})
    parts.append(outline_note(city, words, book))
    return " ".join(parts)
