"""Where an event takes place, as far as a map can show it.

Reads   a city and one of its events.
Gives   ``EventGround`` and ``event_ground``: the city's room draws the map from it, the event's
        page tells the same in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from plugins.model.records import City
from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark

FRAME: Final = (720, 540)
"""Units of the drawing, whatever the city's shape, so that a page can keep its place free."""


@dataclass(frozen=True, slots=True)
class EventGround:
    """``districts`` are codes, in cloth on the map; ``spots`` bear a letter there.

    The programme's parts are numbered, so that marks are not.
    """

    districts: tuple[str, ...]
    spots: tuple[tuple[str, Landmark], ...]


def event_ground(city: City, event: Event) -> EventGround | None:
    """The event's districts and the landmarks that have a point; None where no map shows them."""
    found = (city.landmark(slug) for slug in event.landmarks)
    marks = [mark for mark in found if mark is not None]
    named = [event.district] if event.district is not None else []
    drawn = set(_drawn(city))
    codes = dict.fromkeys([*named, *(mark.district for mark in marks)])
    districts = tuple(code for code in codes if code in drawn)
    if not districts:
        return None
    spots = (mark for mark in marks if mark.point is not None and mark.district in drawn)
    return EventGround(districts, tuple(zip(ascii_uppercase, spots, strict=False)))


def _drawn(city: City) -> Iterator[str]:
    """The districts that the city's map shows: by its own boundaries, as kept, else by points."""
    if city.outlines:
        for outline in city.outlines:
            # A district's code is the first eight letters of its villages'.
            yield outline.code[:8]
        return
    if city.schematic is not None:
        for outline in city.schematic.districts:
            yield outline.code
        return
    for district in city.districts:
        placed = district.lat is not None and district.lon is not None
        if placed or any(v.lat is not None and v.lon is not None for v in district.villages):
            yield district.code
