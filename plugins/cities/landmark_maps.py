"""Where a landmark stands: its surroundings drawn large, and what lies in which direction.

Reads   a landmark's point, the city's map and its other landmarks.
Gives   ``SpotMap`` and ``spot_map``; ``Compass``, ``around`` and ``Way``, the way to another
        landmark.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plugins.cities.compass import bearing, bearing_name, distance_km
from plugins.cities.distance_rings import Place, Rings, RingSpot, rings
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import Position
from plugins.cities.landmark_facts import uncertainty_km
from plugins.cities.place_maps import (
    MapName,
    framed_map,
    placed_names,
    shape_of,
)
from plugins.cities.zoomed_map import zoomed_landmark
from plugins.languages import Language
from plugins.languages.formats import number
from plugins.languages.words import Words
from plugins.model.records import City
from plugins.schema.landmarks import Landmark

SIZE: Final = (600.0, 420.0)
NEAREST: Final = 8
"""How many other landmarks the rings show."""
FONT: Final = 14.0
PHONE_FONT: Final = 18.0


@dataclass(frozen=True, slots=True)
class SpotMap:
    """The landmark in the middle of its surroundings, its district in cloth.

    ``radius`` (units) of the dashed circle that says how sure the point is, 0 for none.
    """

    view_box: str
    own: str
    others: str
    names: tuple[MapName, ...]
    phone_names: tuple[MapName, ...]
    x: float
    y: float
    radius: float
    to_scale: bool
    moved: bool


def spot_map(city: City, mark: Landmark) -> SpotMap | None:
    """The map, or None where the landmark or its district has no point."""
    drawing = framed_map(city)
    if mark.point is None or drawing is None or shape_of(drawing, mark.district) is None:
        return None
    return _spot_map(
        drawing,
        mark.district,
        (mark.point.lat, mark.point.lon),
        round(uncertainty_km(city, mark), 3),
        tuple((item.code, item.name) for item in city.districts),
    )


# Both languages show the same drawing.
@lru_cache(maxsize=256)
def _spot_map(
    drawing: DrawnMap,
    code: str,
    position: Position,
    uncertain: float,
    names: tuple[tuple[str, str], ...],
) -> SpotMap:
    found = zoomed_landmark(drawing, code, position, uncertain, SIZE)
    view = found.map
    others = sorted((*view.neighbours, *view.others), key=lambda shape: shape.code)
    wide, phone = placed_names(others, dict(names), SIZE, view.district.rings)
    return SpotMap(
        view_box=f"0 0 {SIZE[0]:g} {SIZE[1]:g}",
        own=view.district.path_d,
        others="".join(shape.path_d for shape in others),
        names=wide,
        phone_names=phone,
        x=found.x,
        y=found.y,
        radius=found.radius,
        to_scale=found.to_scale,
        moved=found.moved,
    )


@dataclass(frozen=True, slots=True)
class Way:
    """The way to another landmark: how far it is, and where, in words."""

    mark: Landmark
    km: float
    text: str


@dataclass(frozen=True, slots=True)
class RingLabel:
    """A name beside its spot, or a ring's distance."""

    text: str
    x: float
    y: float
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Compass:
    """The drawing of rings, ``size`` units wide and high with its middle at ``centre``.

    ``spots`` are (x, y); ``names`` for wide screens, ``phone_names``, larger, for narrow ones.
    """

    size: float
    centre: float
    axes: str
    north: RingLabel
    radii: tuple[float, ...]
    distances: tuple[RingLabel, ...]
    spots: tuple[tuple[float, float], ...]
    names: tuple[RingLabel, ...]
    phone_names: tuple[RingLabel, ...]


def ways(city: City, mark: Landmark, words: Words) -> tuple[Way, ...]:
    """The other landmarks that have a point, the nearest first.

    Two that stand for the same village's centre have no distance: they share the village.
    """
    if mark.point is None:
        return ()
    here = (mark.point.lat, mark.point.lon)
    found = []
    for other in city.landmarks:
        if other.slug == mark.slug or other.point is None:
            continue
        there = (other.point.lat, other.point.lon)
        km = distance_km(here, there)
        found.append(Way(other, km, _way_text(city, mark, here, there, words)))
    return tuple(sorted(found, key=lambda way: (way.km, way.mark.slug)))


def _way_text(city: City, mark: Landmark, here: Position, there: Position, words: Words) -> str:
    if here == there:
        term = city.fields.effective_terms.village.in_language(words.language)
        if mark.point is not None and mark.point.precision == "village-centre":
            return words.gettext("di %(village)s yang sama") % {"village": term}
        return words.gettext("di tempat yang sama")
    away = distance_text(distance_km(here, there), words.language)
    return f"{away}, {bearing_name(bearing(here, there), words.language)}"


def distance_text(km: float, language: Language) -> str:
    """``160 m``; from one kilometre on ``1,5 km``."""
    metres = round(100 * km) * 10
    if metres < 1000:
        return f"{number(metres, language)} m"
    return f"{number(km, language, 1)} km"


def _ring_text(km: float, language: Language) -> str:
    """Rings stand at round distances: ``1 km``, ``2,5 km``."""
    return f"{number(km, language)} km" if km >= 1 else distance_text(km, language)


def around(mark: Landmark, found: tuple[Way, ...], words: Words) -> Compass | None:
    """The nearest of ``found`` on rings; None where nothing lies at a distance."""
    near = [way for way in found[:NEAREST] if way.km > 0]
    if mark.point is None or not near:
        return None
    origin = (mark.point.lat, mark.point.lon)
    places = [
        Place(
            way.mark.slug,
            way.mark.short_name.in_language(words.language),
            way.mark.point.lat,
            way.mark.point.lon,
        )
        for way in near
        if way.mark.point is not None
    ]
    # A little more than the farthest, so that rounding never leaves it out.
    reach = near[-1].km * 1.001
    wide = rings(origin, places, reach, font_size=FONT)
    phone = rings(origin, places, reach, font_size=PHONE_FONT)
    return _compass(wide, phone, words)


def _compass(wide: Rings, phone: Rings, words: Words) -> Compass:
    low, high = wide.rim, wide.size - wide.rim
    return Compass(
        size=wide.size,
        centre=wide.centre,
        axes=f"M{wide.centre:g} {low:g}V{high:g}M{low:g} {wide.centre:g}H{high:g}",
        north=RingLabel(words.gettext("U"), wide.centre, wide.north_y, "middle"),
        radii=tuple(circle.radius for circle in wide.circles),
        distances=tuple(
            RingLabel(_ring_text(circle.km, words.language), circle.label_x, circle.label_y)
            for circle in wide.circles
        ),
        spots=tuple((spot.x, spot.y) for spot in wide.spots),
        names=_labels(wide.spots),
        phone_names=_labels(phone.spots),
    )


def _labels(spots: tuple[RingSpot, ...]) -> tuple[RingLabel, ...]:
    return tuple(
        RingLabel(spot.name, spot.label_x, spot.label_y, spot.label_anchor)
        for spot in spots
        if spot.labelled
    )
