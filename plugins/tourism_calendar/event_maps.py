"""The map on an event's page: a drawing of the cities' room, and the same told in words.

Reads   the event's ground.
Gives   ``EventMap`` and ``event_map``.
"""

from dataclasses import dataclass

from plugins.languages import addresses
from plugins.languages.words import Words
from plugins.model.event_grounds import FRAME, EventGround, event_ground
from plugins.model.frame import Link, Picture
from plugins.model.map_links import map_links
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark
from plugins.tourism_calendar.almanac import spoken


@dataclass(frozen=True, slots=True)
class MapSpot:
    """A lettered mark: its landmark, the district, and its point in other map programs."""

    letter: str
    link: Link
    district: str | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EventMap:
    """The drawing with its caption, and its marks as a list."""

    picture: Picture
    caption: str
    spots: tuple[MapSpot, ...]


def event_map(city: City, event: Event, book: SourceBook, words: Words) -> EventMap | None:
    """The map, or None where neither a district nor a landmark of the event is on the city's."""
    ground = event_ground(city, event)
    if ground is None:
        return None
    own = _districts(city, ground, words)
    spots = tuple(_spot(city, letter, mark, words) for letter, mark in ground.spots)
    told = [words.gettext("Peta %(city)s; berkain: %(districts)s") % own]
    if spots:
        marks = ", ".join(f"{spot.letter} {spot.link.text}" for spot in spots)
        told.append(words.gettext("bertanda: %(marks)s") % {"marks": marks})
    return EventMap(
        picture=Picture(addresses.event_map(city.slug, event.slug), *FRAME, alt="; ".join(told)),
        caption=_caption(city, ground, own, book, words),
        spots=spots,
    )


def _districts(city: City, ground: EventGround, words: Words) -> dict[str, str]:
    """``kecamatan Gayamsari dan Semarang Tengah``, for the sentences that say so."""
    language = words.language
    names = [d.name for code in ground.districts if (d := city.district(code)) is not None]
    terms = city.fields.effective_terms
    term = terms.district if len(names) == 1 else terms.districts
    listed = ", ".join(names)
    if len(names) > 1:
        pair = {"first": ", ".join(names[:-1]), "second": names[-1]}
        listed = words.gettext("%(first)s dan %(second)s") % pair
    told = {"term": term.in_language(language), "names": listed}
    return {
        "city": city.fields.name.in_language(language),
        "districts": words.gettext("%(term)s %(names)s") % told,
    }


def _spot(city: City, letter: str, mark: Landmark, words: Words) -> MapSpot:
    name, lang = spoken(mark.name, words.language)
    district = city.district(mark.district)
    point = mark.point
    # The centre of a village is not where the landmark stands: nobody is sent there.
    exact = point is not None and point.precision != "village-centre"
    return MapSpot(
        letter=letter,
        link=Link(addresses.landmark(words.language, city.slug, mark.slug), name, lang),
        district=district.name if district is not None else None,
        links=map_links(point.lat, point.lon, 17, words) if exact and point else (),
    )


def _caption(
    city: City, ground: EventGround, own: dict[str, str], book: SourceBook, words: Words
) -> str:
    gettext = words.gettext
    parts = [gettext("Berkain: %(districts)s.") % own]
    kinds = {mark.point.precision for _, mark in ground.spots if mark.point is not None}
    if "village-centre" in kinds:
        village = city.fields.effective_terms.village.in_language(words.language)
        parts.append(
            gettext("Tanda tanpa tautan peta: baru %(village)snya yang diketahui.")
            % {"village": village}
        )
    if kinds & {"approximate"}:
        parts.append(gettext("Letak tanda kira-kira."))
    return " ".join([*parts, outline_note(city, words, book)])
