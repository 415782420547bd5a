"""Distances and directions on the globe.

Reads   two places, in degrees.
Gives   ``distance_km``, ``bearing``, ``compass_point``, ``bearing_name`` and ``COMPASS_NAMES``.
"""

import math

from plugins.cities.geometry import EARTH_RADIUS_KM, Position

COMPASS_NAMES = {
    "id": (
        "utara",
        "timur laut",
        "timur",
        "tenggara",
        "selatan",
        "barat daya",
        "barat",
        "barat laut",
    ),
    "en": (
        "north",
        "north-east",
        "east",
        "south-east",
        "south",
        "south-west",
        "west",
        "north-west",
    ),
}


def distance_km(a: Position, b: Position) -> float:
    """Great-circle distance between (latitude, longitude) points, in km, by the haversine formula.

    On a sphere of the earth's mean radius; good to 0.5 percent. Source: R. W. Sinnott, "Virtues of
    the Haversine", Sky and Telescope 68 (1984), 159.
    """
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b[1] - a[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def bearing(a: Position, b: Position) -> float:
    """The direction in which one sets out from ``a`` to ``b``: degrees from north, clockwise.

    From 0 up to 360; 0 where both are one point. Source: initial course of a great circle, Snyder,
    Map Projections (USGS PP 1395), formula 5-4b.
    """
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    east = math.sin(turn) * math.cos(lat_b)
    north = math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(turn)
    # The second remainder: a tiny negative angle becomes exactly 360.0 in the first.
    return math.degrees(math.atan2(east, north)) % 360.0 % 360.0


def compass_point(degrees: float) -> int:
    """Which of the eight points a direction is nearest to: 0 north, 1 north-east … 7 north-west."""
    return math.floor((degrees % 360.0) / 45.0 + 0.5) % 8


def bearing_name(degrees: float, language: str) -> str:
    """The name of the nearest of eight points in ``language``; KeyError for an unknown one."""
    return COMPASS_NAMES[language][compass_point(degrees)]
