"""Sekar jagad: a cloth parted into rounded islands.

Reads   a generator, a size and a number of points.
Gives   islands: their outline as path data, and which of them touch.

Only sums, products and quotients, so that every machine gets the same digits; no ``sum`` on
floats either, whose rounding changed in Python 3.12.
"""

from dataclasses import dataclass

from plugins.batik.generator import Generator
from plugins.batik.shapes import Point, numbers

# Cells reach this far past the cloth's edge, so that the edge cuts islands instead of rounding
# them.
_BLEED = 20.0
_INSET = 5.0
_LLOYD_STEPS, _LLOYD_DAMPING = 3, 0.6

# A corner and the site across the edge that leaves it; -1 at the cloth's border.
Corner = tuple[Point, int]


@dataclass(frozen=True, slots=True)
class Island:
    """``path`` with one decimal; ``neighbours`` are indices of islands across a shared edge."""

    path: str
    neighbours: tuple[int, ...]


def islands(generator: Generator, width: float, height: float, count: int) -> list[Island]:
    """``count`` islands by Voronoi cells of points evened out by damped Lloyd steps."""
    sites = [(generator.fraction() * width, generator.fraction() * height) for _ in range(count)]
    for _ in range(_LLOYD_STEPS):
        sites = [
            _towards(site, _centroid(_cell(sites, i, width, height, 0)))
            for i, site in enumerate(sites)
        ]
    found = []
    for i in range(count):
        corners = _cell(sites, i, width, height, _INSET)
        across = sorted({other for _, other in corners if other >= 0})
        found.append(Island(_rounded([point for point, _ in corners]), tuple(across)))
    return found


def coloured(found: list[Island], colours: int) -> list[int]:
    """A colour for each island, no two neighbours alike.

    The least worn colour that fits is tried first. The islands' neighbourhood is a planar
    graph, so four colours always do; with fewer, the last resort is taking them in turn.
    """
    worn: list[int] = []

    def clashes(colour: int) -> bool:
        here = len(worn)
        return any(
            colour == worn[other]
            for other in range(here)
            if other in found[here].neighbours or here in found[other].neighbours
        )

    def settle() -> bool:
        if len(worn) == len(found):
            return True
        for colour in sorted(range(colours), key=lambda c: (worn.count(c), c)):
            if not clashes(colour):
                worn.append(colour)
                if settle():
                    return True
                worn.pop()
        return False

    return worn if settle() else [k % colours for k in range(len(found))]


def _cell(
    sites: list[Point], index: int, width: float, height: float, inset: float
) -> list[Corner]:
    """The Voronoi cell of one site, each of its edges moved in by ``inset``."""
    low, right, bottom = inset - _BLEED, width + _BLEED - inset, height + _BLEED - inset
    x, y = sites[index]
    corners: list[Corner] = [
        ((low, low), -1),
        ((right, low), -1),
        ((right, bottom), -1),
        ((low, bottom), -1),
    ]
    for other, (ox, oy) in enumerate(sites):
        if other == index:
            continue
        dx, dy = ox - x, oy - y
        distance = (dx * dx + dy * dy) ** 0.5
        nx, ny = dx / distance, dy / distance
        limit = nx * (x + ox) / 2 + ny * (y + oy) / 2 - inset
        corners = _clipped(corners, nx, ny, limit, other)
    return corners


def _clipped(corners: list[Corner], nx: float, ny: float, limit: float, other: int) -> list[Corner]:
    """The part of a convex polygon where nx·x + ny·y ≤ limit (Sutherland and Hodgman)."""
    kept: list[Corner] = []
    for k, ((ax, ay), edge) in enumerate(corners):
        (bx, by), _ = corners[(k + 1) % len(corners)]
        here, there = nx * ax + ny * ay - limit, nx * bx + ny * by - limit
        if here <= 0:
            kept.append(((ax, ay), edge))
        if (here <= 0) != (there <= 0):
            part = here / (here - there)
            crossing = (ax + (bx - ax) * part, ay + (by - ay) * part)
            kept.append((crossing, other if here <= 0 else edge))
    return kept


def _centroid(corners: list[Corner]) -> Point:
    area = x = y = 0.0
    for k, ((ax, ay), _) in enumerate(corners):
        (bx, by), _ = corners[(k + 1) % len(corners)]
        cross = ax * by - bx * ay
        area += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return x / (3 * area), y / (3 * area)


def _towards(site: Point, goal: Point) -> Point:
    return (
        site[0] + (goal[0] - site[0]) * _LLOYD_DAMPING,
        site[1] + (goal[1] - site[1]) * _LLOYD_DAMPING,
    )


def _rounded(points: list[Point]) -> str:
    """The curve that Chaikin's corner cutting tends to: a quadratic B-spline, mid to mid.

    Written as itself it takes an eighth of the bytes of three passes, and has no corners left.
    """
    path = ""
    for k, (x, y) in enumerate(points):
        px, py = points[k - 1]
        nx, ny = points[(k + 1) % len(points)]
        if k == 0:
            path = "M" + numbers(((px + x) / 2, (py + y) / 2), 1)
        path += "Q" + numbers((x, y, (x + nx) / 2, (y + ny) / 2), 1)
    return path + "z"
