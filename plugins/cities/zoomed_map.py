"""Parts of a city's map drawn larger, and names put where there is room for them.

Reads   a ``DrawnMap``.
Gives   ``zoomed`` (a district with its village cells), ``zoomed_landmark`` (a point on a circle
        that says how sure it is) and ``place_names`` (names beside one district, not upon it).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from plugins.cities.drawn_map import DistrictShape, DrawnMap, VillageShape
from plugins.cities.geometry import (
    Position,
    Projection,
    Rings,
    label_point,
    move_inside,
    path_data,
    polygon_of,
    rings,
    rounded,
    text_width,
)

# A landmark's frame is at least this share of the city's width, so that neighbours are seen.
NEAREST = 5 / 12

# The smallest circle drawn round a landmark, as a share of the frame's width.
SMALLEST_CIRCLE = 0.04


@dataclass(frozen=True, slots=True)
class ZoomedMap:
    """One district drawn large: its village cells, and of the other districts what the frame shows.

    Shapes are cut a little outside the frame, so that the cut's stroke is not seen; the label's
    point of each is within the frame.
    """

    viewbox: Position
    district: DistrictShape
    villages: tuple[VillageShape, ...]
    neighbours: tuple[DistrictShape, ...]
    others: tuple[DistrictShape, ...]
    projection: Projection


@dataclass(frozen=True, slots=True)
class LandmarkMap:
    """A landmark in the middle of its surroundings, at ``(x, y)``.

    ``radius`` (units) is the circle that says how sure the point is; ``to_scale`` is false where it
    is drawn larger than true to be seen. ``moved``: the point was moved into the district's cell.
    """

    map: ZoomedMap
    x: float
    y: float
    moved: bool
    radius: float
    to_scale: bool


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name with the middle of its text."""

    code: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    top: float
    width: float
    height: float
    factor: float

    def cut(self, shape: Rings) -> BaseGeometry:
        """What the frame shows of ``shape``, and a rim round it, in the frame's own units."""
        rim = 0.05 * max(self.width, self.height)
        right, bottom = self.left + self.width, self.top + self.height
        part = shapely.clip_by_rect(
            polygon_of(shape), self.left - rim, self.top - rim, right + rim, bottom + rim
        )
        return self.scaled(part)

    def scaled(self, geometry: BaseGeometry) -> BaseGeometry:
        """``geometry`` in the frame's own units."""
        return shapely.transform(geometry, lambda c: (c - (self.left, self.top)) * self.factor)

    @property
    def viewbox(self) -> Position:
        return rounded(self.width * self.factor), rounded(self.height * self.factor)


def zoomed(
    city: DrawnMap, district_code: str, width: float = 600.0, margin: float = 8.0
) -> ZoomedMap:
    """The district alone in its frame, ``width`` units wide with ``margin`` units free all round.

    KeyError where the map has no such district.
    """
    left, top, right, bottom = polygon_of(city.district(district_code).rings).bounds
    factor = (width - 2 * margin) / (right - left)
    rim = margin / factor
    frame = _Frame(left - rim, top - rim, right - left + 2 * rim, bottom - top + 2 * rim, factor)
    return _view(city, district_code, frame)


def zoomed_landmark(
    city: DrawnMap,
    district_code: str,
    position: Position,
    uncertain_km: float = 0.0,
    size: Position = (600.0, 420.0),
) -> LandmarkMap:
    """The surroundings of ``position`` (latitude, longitude), a landmark of that district.

    The frame is centred on it and shows the whole district where the city's width allows.
    ``uncertain_km`` is the radius of the circle of uncertainty; 0 gives a radius of 0.
    """
    own = city.district(district_code).rings
    spot = move_inside(city.project(*position), own)
    left, top, right, bottom = polygon_of(own).bounds
    reach_x = max(spot.x - left, right - spot.x)
    reach_y = max(spot.y - top, bottom - spot.y)
    wide, high = size
    needed = 2.1 * max(reach_x, reach_y * wide / high)
    across = min(max(needed, NEAREST * city.viewbox[0]), city.viewbox[0])
    factor = wide / across
    tall = across * high / wide
    view = _view(
        city,
        district_code,
        _Frame(spot.x - across / 2, spot.y - tall / 2, across, tall, factor),
    )
    true = view.projection.length(uncertain_km)
    drawn = max(true, SMALLEST_CIRCLE * wide) if true else 0.0
    return LandmarkMap(
        view, rounded(wide / 2), rounded(high / 2), spot.moved, rounded(drawn), drawn == true
    )


def _view(city: DrawnMap, district_code: str, frame: _Frame) -> ZoomedMap:
    own = city.district(district_code)
    around = [_district(shape, frame) for shape in city.districts if shape.code != district_code]
    seen = [shape for shape in around if shape is not None]
    return ZoomedMap(
        viewbox=frame.viewbox,
        district=_district(own, frame) or own,
        villages=tuple(
            _village(shape, frame)
            for shape in city.villages
            if shape.district_code == district_code
        ),
        neighbours=tuple(shape for shape in seen if shape.code in own.neighbours),
        others=tuple(shape for shape in seen if shape.code not in own.neighbours),
        projection=city.projection.resized(frame.left, frame.top, frame.factor),
    )


def _district(shape: DistrictShape, frame: _Frame) -> DistrictShape | None:
    part = frame.cut(shape.rings)
    outline = rings(part)
    if not outline:
        return None
    seen = shapely.clip_by_rect(part, 0, 0, *frame.viewbox)
    x, y = label_point(seen if seen.area else part)
    middle = part.centroid
    centroid = (rounded(middle.x), rounded(middle.y))
    return DistrictShape(shape.code, path_data(outline), x, y, centroid, shape.neighbours, outline)


def _village(shape: VillageShape, frame: _Frame) -> VillageShape:
    area = frame.scaled(polygon_of(shape.rings))
    outline = rings(area)
    x, y = label_point(area)
    return VillageShape(shape.code, shape.district_code, path_data(outline), x, y, outline)


def place_names(
    shapes: Sequence[DistrictShape],
    names: Mapping[str, str],
    size: float,
    frame: Position,
    avoid: Rings = (),
) -> tuple[PlacedName, ...]:
    """Where the ``names`` of ``shapes`` go at font size ``size``, inside a frame (width, height).

    A name lies on its own shape as far as it can, never on ``avoid`` nor on an earlier name;
    one without such a place is left out (the page lists it anyway).
    """
    blocked = polygon_of(avoid)
    placed: list[PlacedName] = []
    for shape in shapes:
        box = text_width(names[shape.code], size), 1.2 * size
        area = shapely.clip_by_rect(polygon_of(shape.rings), 0, 0, *frame)
        spots = _spots(shape, area, box, frame) if not area.is_empty else []
        spot = _best_spot(spots, box, area, blocked)
        if spot is not None:
            x, y = spot
            placed.append(PlacedName(shape.code, names[shape.code], rounded(x), rounded(y)))
            blocked = shapely.union(blocked, _box(spot, box))
    return tuple(placed)


def _best_spot(
    spots: Sequence[Position], box: Position, area: BaseGeometry, blocked: BaseGeometry
) -> Position | None:
    """The spot whose box is free and lies most on ``area``, at least by half; None without one.

    Of equal ones the first, and the search ends with a box that lies wholly on ``area``: boxes are
    cheap to make and slow to cut, so that most are never cut.
    """
    best, found = 0.49, None
    shapely.prepare(area)
    shapely.prepare(blocked)
    for spot in spots:
        tried = _box(spot, box)
        if blocked.intersects(tried):
            continue
        inside = area.contains(tried)
        share = 1.0 if inside else round(area.intersection(tried).area / (box[0] * box[1]), 2)
        if share > best:
            best, found = share, spot
        if best >= 1.0:
            break
    return found


def _box(middle: Position, size: Position) -> BaseGeometry:
    (x, y), (wide, high) = middle, size
    return shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _spots(
    shape: DistrictShape, area: BaseGeometry, box: Position, frame: Position
) -> list[Position]:
    """Places to try, from the label's point outwards, those whose box leaves the frame left out."""
    left, top, right, bottom = area.bounds
    x0, y0 = shape.label_x, shape.label_y
    grid = [
        (left + (right - left) * i / 12, top + (bottom - top) * j / 12)
        for i in range(13)
        for j in range(13)
    ]
    grid.sort(key=lambda p: ((p[0] - x0) ** 2 + (p[1] - y0) ** 2, p))
    half_x, half_y = box[0] / 2, box[1] / 2
    return [
        (x, y)
        for x, y in [(x0, y0), *grid]
        if half_x <= x <= frame[0] - half_x and half_y <= y <= frame[1] - half_y
    ]
