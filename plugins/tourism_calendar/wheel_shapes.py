"""Lines of a year drawn as a wheel: 1 January at the top, clockwise.

Reads   days and radii; x grows to the right and y downwards from the wheel's centre.
Gives   ``turn``, ``point``, ``arc``, ``band``, ``spoke``, ``mark``; SVG path data.
"""

from datetime import date
from math import cos, pi, sin
from typing import Final

MARKS: Final = 4
"""Shapes that ``mark`` knows: circle, square, diamond, triangle."""

_SQUARE: Final = 0.42
_DIAMOND: Final = 0.58
_TRIANGLE: Final = ((0.0, -0.6), (0.58, 0.45), (-0.58, 0.45))
"""Half measures that give the shapes about the area of a circle of diameter 1."""


def turn(day: date, year: int, *, part: float = 0.0) -> float:
    """Where ``day`` lies on the wheel of ``year``: 0 at its first moment, 1 at its last.

    ``part`` of a day is added: .5 for noon, 1 for midnight. A day of another year lies at the end
    of the wheel that is nearer.
    """
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    return min(max(((day - first).days + part) / length, 0.0), 1.0)


def point(radius: float, at: float) -> tuple[float, float]:
    """Coordinates of a turn: a quarter lies to the right of the centre."""
    angle = 2 * pi * at
    return round(radius * sin(angle), 1) + 0.0, round(-radius * cos(angle), 1) + 0.0


def arc(radius: float, start: float, end: float, *, back: bool = False) -> str:
    """The line along a circle from ``start`` to ``end``; ``back``: drawn against the clock."""
    far = int(end - start > 0.5)
    first, last = (end, start) if back else (start, end)
    sweep = int(not back)
    return f"M{_at(radius, first)}A{radius:g} {radius:g} 0 {far} {sweep} {_at(radius, last)}"


def band(inner: float, outer: float, start: float, end: float) -> str:
    """The outline of what lies between two circles from ``start`` to ``end``."""
    far = int(end - start > 0.5)
    return (
        f"{arc(outer, start, end)}L{_at(inner, end)}"
        f"A{inner:g} {inner:g} 0 {far} 0 {_at(inner, start)}Z"
    )


def spoke(inner: float, outer: float, at: float) -> str:
    """A straight line away from the centre."""
    return f"M{_at(inner, at)}L{_at(outer, at)}"


def mark(shape: int, size: float, x: float = 0.0, y: float = 0.0) -> str:
    """The outline of a shape around a point; after the last shape the first comes again."""
    kind = shape % MARKS
    if kind == 0:
        r = size / 2
        return f"M{x - r:.1f} {y:.1f}a{r:g} {r:g} 0 1 1 {size:g} 0a{r:g} {r:g} 0 1 1 {-size:g} 0Z"
    if kind == 1:
        corners = [(-_SQUARE, -_SQUARE), (_SQUARE, -_SQUARE), (_SQUARE, _SQUARE)]
        corners.append((-_SQUARE, _SQUARE))
    elif kind == 2:
        corners = [(0.0, -_DIAMOND), (_DIAMOND, 0.0), (0.0, _DIAMOND), (-_DIAMOND, 0.0)]
    else:
        corners = list(_TRIANGLE)
    return "M" + "L".join(f"{x + a * size:.1f} {y + b * size:.1f}" for a, b in corners) + "Z"


def _at(radius: float, at: float) -> str:
    x, y = point(radius, at)
    return f"{x:g} {y:g}"
