"""Marks on a city's map: its landmarks, and the events of the month that are not over yet.

Reads   the city's landmarks, events and occurrences, and its map.
Gives   ``MapMark`` for the drawing, ``MarkGroup``, the same as a list of links, and
        ``marks_of_districts``, how many there are in each district.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import Position
from plugins.cities.mark_places import free_place
from plugins.cities.wording import capital, day_range
from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event
from plugins.schema.landmarks import LANDMARK_KIND_LABELS

APART: Final = 19.0
"""Drawing units between two marks, and between a mark and a district's number."""


@dataclass(frozen=True, slots=True)
class MapMark:
    """A mark by its middle; ``kind`` is a landmark's kind or ``event``."""

    kind: str
    label: str
    href: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MarkLink:
    """A mark in the list; ``rest`` says when, or in which district."""

    text: str
    href: str
    rest: str | None = None
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """The marks of one kind."""

    kind: str
    title: str
    links: tuple[MarkLink, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A mark that is to stand near ``point`` in the district ``code``."""

    kind: str
    label: str
    href: str
    code: str
    point: Position | None


def mark_groups(site: Site, city: City, words: Words) -> tuple[MarkGroup, ...]:
    """The events of the month first, then landmarks kind by kind."""
    language = words.language
    events = [
        MarkLink(
            event.name.in_language(language),
            _address(site, city, "events", event.slug, language),
            _when(found, words),
            event.name.lang_on(language),
        )
        for event, found in _events(site, city)
    ]
    month = formats.month_year(site.today, language)
    title = words.gettext("Acara %(month)s") % {"month": month}
    groups = [MarkGroup("event", title, tuple(events))] if events else []
    for kind, label in LANDMARK_KIND_LABELS.items():
        links = tuple(
            MarkLink(
                mark.short_name.in_language(language),
                _address(site, city, "landmarks", mark.slug, language),
                district.name if (district := city.district(mark.district)) else None,
                mark.short_name.lang_on(language),
            )
            for mark in city.landmarks
            if mark.kind == kind
        )
        if links:
            groups.append(MarkGroup(kind, label.in_language(language), links))
    return tuple(groups)


def map_marks(site: Site, city: City, drawn: DrawnMap, words: Words) -> tuple[MapMark, ...]:
    """Marks within their districts, apart from one another and from the districts' numbers.

    What has no point and no district is not on the map. The centre of a village is no place of a
    landmark, but its mark stands in the district, as the list says.
    """
    taken = [(shape.label_x, shape.label_y) for shape in drawn.districts]
    found = []
    for wish in (*_event_wishes(site, city, words), *_landmark_wishes(site, city, words)):
        place = free_place(drawn, wish.code, wish.point, taken, APART)
        if place is not None:
            taken.append(place)
            found.append(MapMark(wish.kind, wish.label, wish.href, *place))
    return tuple(found)


def marks_of_districts(site: Site, city: City) -> tuple[Counter[str], Counter[str]]:
    """How many landmarks, and how many events of the month, the district of each code has.

    What has no district is in neither; a landmark whose point is not known counts as well.
    """
    events = (_event_district(city, event) for event, _ in _events(site, city))
    return (
        Counter(mark.district for mark in city.landmarks),
        Counter(code for code in events if code is not None),
    )


def _event_district(city: City, event: Event) -> str | None:
    """That of its landmark with a point, else its own, else that of its first landmark."""
    marks = [mark for slug in event.landmarks if (mark := city.landmark(slug)) is not None]
    placed = [mark for mark in marks if mark.point is not None]
    if placed:
        return placed[0].district
    return event.district or (marks[0].district if marks else None)


def _events(site: Site, city: City) -> list[tuple[Event, Occurrence]]:
    """Each event once, with what of it is left of the month of the build."""
    today = site.today
    first = today.replace(day=1)
    following = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    found: dict[str, tuple[Event, Occurrence]] = {}
    for one in site.occurrences:
        event = city.event(one.event) if one.city == city.slug else None
        running = one.end >= first and one.start < following and not one.over(today)
        if event is not None and running:
            found.setdefault(event.slug, (event, one))
    return list(found.values())


def _when(found: Occurrence, words: Words) -> str:
    if found.month_only:
        month = formats.month_year(found.start, words.language)
        return words.gettext("%(month)s, tanggal menyusul") % {"month": capital(month)}
    days = day_range(found.start, found.end, words.language)
    if found.provisional:
        return words.gettext("%(days)s, sementara") % {"days": days}
    return days


def _event_wishes(site: Site, city: City, words: Words) -> Iterator[_Wish]:
    language = words.language
    for event, found in _events(site, city):
        marks = [mark for slug in event.landmarks if (mark := city.landmark(slug)) is not None]
        placed = next((mark for mark in marks if mark.point is not None), None)
        code = _event_district(city, event)
        point = None
        if placed is not None and placed.point is not None:
            point = (placed.point.lat, placed.point.lon)
        if code is not None:
            label = f"{event.name.in_language(language)}, {_when(found, words)}"
            href = _address(site, city, "events", event.slug, language)
            yield _Wish("event", label, href, code, point)


def _landmark_wishes(site: Site, city: City, words: Words) -> Iterator[_Wish]:
    language = words.language
    for mark in city.landmarks:
        if mark.point is None:
            continue
        kind = LANDMARK_KIND_LABELS[mark.kind].in_language(language)
        label = f"{mark.short_name.in_language(language)}, {kind.lower()}"
        href = _address(site, city, "landmarks", mark.slug, language)
        yield _Wish(mark.kind, label, href, mark.district, (mark.point.lat, mark.point.lon))


def _address(site: Site, city: City, kind: str, slug: str, language: Language) -> str:
    found = site.address(f"{city.key}/{kind}/{slug}", language)
    return found[0] if found else ""
