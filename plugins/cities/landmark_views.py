"""The page of a landmark.

Reads   the site.
Gives   ``landmark_views``: one ``LandmarkView`` for each landmark of each city.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from plugins.cities import landmark_maps as maps
from plugins.cities.landmark_cards import KINDS, LandmarkCard, landmark_card, landmark_picture
from plugins.cities.landmark_facts import FactRow, checked_on, fact_rows
from plugins.cities.place_events import EventColumn, Pair, event_column, upcoming
from plugins.cities.place_maps import DistrictMap, cloth_pattern, district_map
from plugins.cities.place_titles import TitleSize, district_title, title_size
from plugins.cities.structured_landmark import tourist_attraction
from plugins.languages import LANGUAGES, Language, addresses
from plugins.languages.words import Words
from plugins.model.frame import Crumb, Frame, Kicker, Link, Moment, Picture, Provenance
from plugins.model.frames import frame
from plugins.model.map_links import map_links
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook, SourceRow
from plugins.model.parts import LeaderRow
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark, Point

_EVENTS: Final = 6
_NEARBY: Final = 2
_REACH_KM: Final = 12.0
"""Beyond this a landmark is no longer near."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How to get there, and when somebody last checked it."""

    text: str
    checked: Moment
    provenance: Provenance | None = None
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class LandmarkView:
    """Everything that ``landmark.html`` shows; what a landmark lacks is empty or None.

    ``fact_lang`` is set where name and fact are not in the page's language. ``pattern`` is
    the city's cloth, a trusted ``<pattern>`` called ``kain``; without ``picture`` the page opens
    with a band of it. ``spot`` is the map
    of a landmark with a point; for one without, ``map`` shows its district.
    """

    template: ClassVar[str] = "landmark.html"

    frame: Frame
    crumbs: tuple[Crumb, ...]
    kicker: Kicker
    name: str
    name_lang: Language | None
    sample: bool
    title_size: TitleSize
    fact: str
    fact_lang: Language | None
    fact_provenance: Provenance | None
    picture: Picture | None
    pattern: str
    rows: tuple[FactRow, ...]
    spot: maps.SpotMap | None
    map: DistrictMap | None
    map_label: str
    map_caption: str
    map_links: tuple[Link, ...]
    ways_title: str
    ways_note: str
    compass: maps.Compass | None
    compass_label: str
    ways: tuple[LeaderRow, ...]
    arrival: Arrival | None
    events: tuple[EventColumn, ...]
    calendar: Link
    sources: tuple[SourceRow, ...]
    nearby: tuple[LandmarkCard, ...]


def landmark_view(site: Site, city: City, mark: Landmark, language: Language) -> LandmarkView:
    """The page of the landmark ``mark``."""
    words = site.words[language]
    gettext = words.gettext
    book = SourceBook(site, language)
    provenance = book.mark(mark)
    name = mark.name.in_language(language)
    short = mark.short_name.in_language(language)
    shown = landmark_picture(city, mark, language)
    spot = maps.spot_map(city, mark)
    district = city.district(mark.district)
    around = maps.ways(city, mark, words)
    rows = fact_rows(site, city, mark, words, book)
    arrival = _arrival(mark, words, book)
    events = tuple(
        event_column(site, city, pair, words, book) for pair in _events(site, city, mark)
    )
    return LandmarkView(
        frame=_frame(site, city, mark, language, shown),
        crumbs=(
            Crumb(gettext("Kota"), addresses.cities(language)),
            Crumb(city.fields.short_name, addresses.city(language, city.slug)),
            Crumb(short),
        ),
        kicker=Kicker(
            KINDS[mark.kind].in_language(language),
            rest=(district_title(city, district, language),) if district else (),
        ),
        name=name,
        name_lang=mark.name.lang_on(language),
        sample=mark.sample,
        title_size=title_size(name),
        fact=mark.fact.in_language(language),
        fact_lang=mark.fact.lang_on(language),
        fact_provenance=provenance,
        picture=shown,
        pattern=cloth_pattern(city),
        rows=rows,
        spot=spot,
        map=None if spot or district is None else district_map(city, district),
        map_label=_map_label(city, mark, words),
        map_caption=_map_caption(city, mark, spot, words, book),
        map_links=_map_links(mark.point, words) if mark.point else (),
        ways_title=gettext("Dari %(name)s ke mana") % {"name": short},
        ways_note=_ways_note(city, mark, words),
        compass=maps.around(mark, around, words),
        compass_label=gettext(
            "Arah dan jarak lurus dari %(name)s; isinya sama dengan daftar di sebelahnya"
        )
        % {"name": short},
        ways=tuple(_way_row(site, city, way, words) for way in around[: maps.NEAREST]),
        arrival=arrival,
        events=events,
        calendar=Link(addresses.calendar(language), gettext("Kalender wisata")),
        sources=book.rows(),
        nearby=_nearby(site, city, around, words),
    )


def _frame(
    site: Site, city: City, mark: Landmark, language: Language, shown: Picture | None
) -> Frame:
    versions = {each: addresses.landmark(each, city.slug, mark.slug) for each in LANGUAGES}
    name = mark.name.in_language(language)
    fact = mark.fact.in_language(language)
    return frame(
        site,
        language,
        "landmark",
        title=f"{name}, {city.fields.short_name}",
        description=fact,
        versions=versions,
        section=addresses.cities(language),
        city=city,
        # Programs that gather sights would take a made-up one for real.
        structured_data=None
        if mark.sample
        else tourist_attraction(site, city, mark, language, shown),
    )


def _map_label(city: City, mark: Landmark, words: Words) -> str:
    district = city.district(mark.district)
    place = (
        district_title(city, district, words.language)
        if district
        else city.fields.name.in_language(words.language)
    )
    return words.gettext("Letak %(name)s di %(place)s") % {
        "name": mark.short_name.in_language(words.language),
        "place": place,
    }


def _map_caption(
    city: City, mark: Landmark, spot: maps.SpotMap | None, words: Words, book: SourceBook
) -> str:
    gettext = words.gettext
    terms = city.fields.effective_terms
    names = {
        "village": terms.village.in_language(words.language),
        "district": terms.district.in_language(words.language),
    }
    parts = []
    if spot is None or mark.point is None:
        parts.append(gettext("Letak tepatnya belum diketahui; berkain: %(district)snya."))
    elif mark.point.precision == "village-centre":
        parts.append(gettext("Lingkaran putus-putus: titik tengah %(village)s, bukan tempatnya."))
    elif spot.radius:
        parts.append(gettext("Lingkaran putus-putus: letak kira-kira."))
    if spot is not None and spot.moved:
        parts.append(gettext("Titik digeser ke dalam bentuk %(district)s."))
    return " ".join([*(part % names for part in parts), outline_note(city, words, book)])


def _map_links(point: Point, words: Words) -> tuple[Link, ...]:
    zoom = 15 if point.precision == "village-centre" else 17
    return map_links(point.lat, point.lon, zoom, words)


def _ways_note(city: City, mark: Landmark, words: Words) -> str:
    if mark.point is not None and mark.point.precision == "village-centre":
        terms = city.fields.effective_terms
        return words.gettext(
            "Jarak garis lurus antara titik tengah %(village)s, bukan antara tempatnya"
        ) % {
            "village": terms.village.in_language(words.language),
            "villages": terms.villages.in_language(words.language),
        }
    if mark.point is not None and mark.point.precision == "exact":
        return words.gettext("Jarak garis lurus; jalan kaki lebih jauh")
    return words.gettext("Jarak garis lurus antartitik kira-kira; jalan kaki lebih jauh")


def _way_row(site: Site, city: City, way: maps.Way, words: Words) -> LeaderRow:
    found = site.address(f"{city.key}/landmarks/{way.mark.slug}", words.language)
    return LeaderRow(
        text=way.mark.short_name.in_language(words.language),
        value=way.text,
        href=found[0] if found else None,
    )


def _arrival(mark: Landmark, words: Words, book: SourceBook) -> Arrival | None:
    if mark.transport is None:
        return None
    text = mark.transport.text
    return Arrival(
        text.in_language(words.language),
        checked=checked_on(mark.transport, words),
        provenance=book.mark(mark.transport),
        lang=text.lang_on(words.language),
    )


def _events(site: Site, city: City, mark: Landmark) -> tuple[Pair, ...]:
    """Events that name the landmark, then others in its district; shown in order of date."""

    def wanted(event: Event) -> bool:
        return mark.slug in event.landmarks or event.district == mark.district

    found = upcoming(site, city, wanted)
    own = sorted(found, key=lambda pair: mark.slug not in pair[0].landmarks)[:_EVENTS]
    return tuple(pair for pair in found if pair in own)


def _nearby(
    site: Site, city: City, around: tuple[maps.Way, ...], words: Words
) -> tuple[LandmarkCard, ...]:
    """The nearest ones that have a picture."""
    near = [way for way in around if way.km <= _REACH_KM]
    cards = (landmark_card(site, city, way.mark, words, away=way.text) for way in near)
    return tuple(card for card in cards if card.picture)[:_NEARBY]
