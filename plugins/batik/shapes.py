"""The few shapes that all motifs are made of, as SVG path data.

Reads   coordinates in tile units, angles in degrees (clockwise, as SVG turns).
Gives   path data and ``<path>`` elements painted in a role: ``g`` ground, ``b`` line,
        ``c`` second dye, taken from the custom properties ``--g``, ``--b``, ``--c``.
"""

import math
from collections.abc import Iterable
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Role: TypeAlias = Literal["g", "b", "c"]


def number(value: float, places: int = 2) -> str:
    """The shortest decimal text of ``value`` with at most ``places`` decimals."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def numbers(values: Iterable[float], places: int = 2) -> str:
    """Numbers as path data, with a space only where a minus sign does not already part them."""
    text = ""
    for value in values:
        item = number(value, places)
        text += item if not text or item.startswith("-") else f" {item}"
    return text


def turn(degrees: float) -> Point:
    """Cosine and sine, cut at twelve decimals.

    C libraries differ in the last bit; what is drawn must not.
    """
    radians = math.radians(degrees)
    return round(math.cos(radians), 12), round(math.sin(radians), 12)


def polar(centre: Point, radius: float, degrees: float) -> Point:
    cos, sin = turn(degrees)
    return centre[0] + radius * cos, centre[1] + radius * sin


def placed(points: Iterable[Point], at: Point, degrees: float) -> list[float]:
    """The points turned about the origin and moved to ``at``, as flat coordinates."""
    cos, sin = turn(degrees)
    flat: list[float] = []
    for x, y in points:
        flat += [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos]
    return flat


def curve(start: Point, *cubics: tuple[Point, Point, Point], at: Point, degrees: float) -> str:
    """A closed figure of cubic Béziers, turned by ``degrees`` and moved to ``at``."""
    path = "M" + numbers(placed([start], at, degrees))
    return path + "C" + numbers(placed([p for c in cubics for p in c], at, degrees)) + "z"


def lens(length: float, width: float, at: Point, degrees: float = 0) -> str:
    """A pointed leaf about ``at``; screens.md "Motifs": controls at ±.225 L, ±.66 W."""
    end, near, far = length / 2, length * 0.225, width * 0.66
    return curve(
        (-end, 0),
        ((-near, -far), (near, -far), (end, 0)),
        ((near, far), (-near, far), (-end, 0)),
        at=at,
        degrees=degrees,
    )


def ray_lens(length: float, width: float, centre: Point, radius: float, degrees: float) -> str:
    """A lens lying on a ray from ``centre``, its middle ``radius`` away."""
    return lens(length, width, polar(centre, radius, degrees), degrees)


def polygon(points: Iterable[Point]) -> str:
    return "M" + "L".join(numbers(point) for point in points) + "z"


def diamond(at: Point, half_width: float, half_height: float | None = None) -> str:
    x, y = at
    rise = half_width if half_height is None else half_height
    return polygon([(x, y - rise), (x + half_width, y), (x, y + rise), (x - half_width, y)])


def star(centre: Point, rays: int, outer: float, inner: float) -> str:
    step = 180 / rays
    return polygon(
        polar(centre, inner if corner % 2 else outer, corner * step) for corner in range(2 * rays)
    )


def ring(centre: Point, radius: float, count: int, first: float = 0) -> list[Point]:
    """``count`` points evenly around ``centre``, the first at ``first`` degrees."""
    return [polar(centre, radius, first + 360 / count * k) for k in range(count)]


def fill(role: Role, *paths: str) -> str:
    return f'<path fill="var(--{role})" d="{"".join(paths)}"/>'


def line(role: Role, width: float, *paths: str, more: str = "") -> str:
    """Stroked paths; ``more`` holds further attributes, each led by a space."""
    stroke = f'stroke="var(--{role})" stroke-width="{number(width)}"{more}'
    return f'<path fill="none" {stroke} d="{"".join(paths)}"/>'


def dots(role: Role, radius: float, points: Iterable[Point]) -> str:
    """Discs as round caps of empty strokes: a third of the bytes of circles."""
    path = "".join(f"M{numbers(point)}h0" for point in points)
    return line(role, radius * 2, path, more=' stroke-linecap="round"')
