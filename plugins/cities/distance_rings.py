"""Places round another one, drawn on rings of equal distance.

Reads   an origin and other places, in degrees.
Gives   ``rings``, a drawing whose names do not overlap; its list beside it tells the same to those
        who can't see it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.cities.compass import bearing, compass_point, distance_km
from plugins.cities.geometry import Anchor, Position, rounded, text_width

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Something to be found round the origin."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class RingCircle:
    """A ring and where its number stands, right of the southern axis."""

    km: float
    radius: float
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class RingSpot:
    """A place on the drawing. ``label_y`` is the text's baseline.

    ``labelled`` is false where its name found no free room: then the list alone names it.
    """

    code: str
    name: str
    km: float
    degrees: float
    point: int
    x: float
    y: float
    label_x: float
    label_y: float
    label_anchor: Anchor
    labelled: bool


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings round ``(centre, centre)`` on a square of ``size`` units; spots, the nearest first.

    ``north_y`` is the baseline of the letter for north; the axes run from ``rim`` to the opposite.
    """

    size: float
    centre: float
    rim: float
    north_y: float
    circles: tuple[RingCircle, ...]
    spots: tuple[RingSpot, ...]


def rings(
    origin: Position,
    others: Sequence[Place],
    max_km: float,
    size: float = 430.0,
    font_size: float = 14.0,
) -> Rings:
    """Draw the places of ``others`` within ``max_km`` of ``origin`` (latitude, longitude).

    One to four rings at round distances, the last one at ``max_km`` or just outside it. Names are
    placed greedily, the nearest place first, each at the first of many positions that is free.
    """
    centre = size / 2
    step = _step(max_km)
    count = max(1, math.ceil(round(max_km / step, 6)))
    outer = centre - 29.0
    scale = outer / (step * count)
    circles = tuple(
        RingCircle(
            km=round(step * n, 3),
            radius=rounded(step * n * scale),
            label_x=rounded(centre + 4),
            label_y=rounded(centre + step * n * scale - 5),
        )
        for n in range(1, count + 1)
    )
    near = []
    for place in others:
        km = distance_km(origin, (place.lat, place.lon))
        if km <= max_km:
            near.append((km, place.code, place))
    near.sort(key=lambda item: item[:2])
    points = []
    for km, _, place in near:
        degrees = bearing(origin, (place.lat, place.lon))
        angle = math.radians(degrees)
        x = centre + math.sin(angle) * km * scale
        y = centre - math.cos(angle) * km * scale
        points.append((place, km, degrees, rounded(x), rounded(y)))

    fixed = [_box(c.label_x, c.label_y, "start", 34.0, 13.0) for c in circles]
    fixed.append((centre - 13, centre - 13, centre + 13, centre + 13))
    fixed.append((centre - 8, 4.0, centre + 8, 24.0))
    fixed += [(x - 6, y - 6, x + 6, y + 6) for _, _, _, x, y in points]
    lines = [(centre, centre, x, y) for _, _, _, x, y in points]
    spots = []
    for place, km, degrees, x, y in points:
        found = _label(place.name, (x, y), centre, font_size, size, fixed=fixed, lines=lines)
        label_x, label_y, anchor, box = found or (x, y, "middle", None)
        if box is not None:
            fixed.append(box)
        spots.append(
            RingSpot(
                place.code,
                place.name,
                round(km, 3),
                round(degrees, 1),
                compass_point(degrees),
                x,
                y,
                rounded(label_x),
                rounded(label_y),
                anchor,
                box is not None,
            )
        )
    return Rings(size, centre, 10.0, 21.0, circles, tuple(spots))


def _step(max_km: float) -> float:
    """The smallest round distance that needs at most four rings; ValueError unless positive."""
    if not max_km > 0:
        raise ValueError("rings need a distance above zero")
    power = 10.0 ** math.floor(math.log10(max_km / 4))
    return next(s * power for s in (1, 2, 2.5, 5, 10, 20) if max_km / (s * power) <= 4.0000001)


def _box(x: float, y: float, anchor: Anchor, width: float, size: float) -> Box:
    """The box of a text with baseline ``y``: its letters reach 0.8 above and 0.25 below."""
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return left, y - 0.8 * size, left + width, y + 0.25 * size


def _label(
    name: str,
    spot: Position,
    centre: float,
    font_size: float,
    size: float,
    *,
    fixed: Sequence[Box],
    lines: Sequence[Box],
) -> tuple[float, float, Anchor, Box] | None:
    """The position with the fewest lines under the name among those that touch nothing else."""
    width = text_width(name, font_size)
    best: tuple[tuple[int, int], tuple[float, float, Anchor, Box]] | None = None
    for order, (x, y, anchor) in enumerate(_positions(spot, centre, font_size)):
        box = _box(x, y, anchor, width, font_size)
        if box[0] < 0 or box[1] < 0 or box[2] > size or box[3] > size:
            continue
        if any(_overlap(box, other) for other in fixed):
            continue
        crossed = sum(_crosses(line, box) for line in lines)
        if best is None or (crossed, order) < best[0]:
            best = (crossed, order), (x, y, anchor, box)
    return best[1] if best else None


def _positions(
    spot: Position, centre: float, font_size: float
) -> list[tuple[float, float, Anchor]]:
    """Round the spot, outwards from the centre first, then farther off."""
    x, y = spot
    outside: Anchor = "start" if x >= centre else "end"
    inside: Anchor = "end" if x >= centre else "start"
    away = 1.0 if x >= centre else -1.0
    down = y >= centre
    places: list[tuple[float, float, Anchor]] = []
    for gap in (10.0, 18.0, 28.0):
        low, high = y + gap + 0.8 * font_size - 2, y - gap + 2
        first, second = (low, high) if down else (high, low)
        places += [
            (x + away * gap, y + 0.35 * font_size, outside),
            (x, first, "middle"),
            (x + away * gap * 0.6, first, outside),
            (x - away * gap * 0.6, first, inside),
            (x - away * gap, y + 0.35 * font_size, inside),
            (x, second, "middle"),
            (x + away * gap * 0.6, second, outside),
            (x - away * gap * 0.6, second, inside),
        ]
    return places


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _crosses(line: Box, box: Box) -> bool:
    """Whether a straight line runs through a box (Liang and Barsky's clipping, ACM TOG 3, 1984)."""
    x0, y0, x1, y1 = line
    enter, leave = 0.0, 1.0
    for step, low, high in (
        (x1 - x0, box[0] - x0, box[2] - x0),
        (y1 - y0, box[1] - y0, box[3] - y0),
    ):
        if step == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / step, high / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
