"""When the moon is new and where the sun stands, to the minute, 1900 to 2100.

Reads   numbers of new moons (0 is 6 January 2000) and Julian days.
Gives   ``new_moon`` (Julian ephemeris day), ``sun_longitude`` (degrees), ``universal_time``.

J. Meeus, Astronomical Algorithms, 2nd edition: chapter 49 for new moons (a few seconds off),
chapter 25, lower accuracy, for the sun (0.01 degree, a quarter of an hour of its way);
F. Espenak and J. Meeus, Polynomial Expressions for Delta T, for the years 1900 to 2150.
"""

from math import radians, sin
from typing import Final

J2000: Final = 2_451_545.0

# Days; powers of E, then multiples of M (sun's anomaly), M' (moon's), F (latitude), Omega.
_TERMS: Final = (
    (-0.40720, 0, 0, 1, 0, 0),
    (0.17241, 1, 1, 0, 0, 0),
    (0.01608, 0, 0, 2, 0, 0),
    (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0),
    (-0.00514, 1, 1, 1, 0, 0),
    (0.00208, 2, 2, 0, 0, 0),
    (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0),
    (0.00056, 1, 1, 2, 0, 0),
    (-0.00042, 0, 0, 3, 0, 0),
    (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0),
    (-0.00024, 1, -1, 2, 0, 0),
    (-0.00017, 0, 0, 0, 0, 1),
    (-0.00007, 0, 2, 1, 0, 0),
    (0.00004, 0, 0, 2, -2, 0),
    (0.00004, 0, 3, 0, 0, 0),
    (0.00003, 0, 1, 1, -2, 0),
    (0.00003, 0, 0, 2, 2, 0),
    (-0.00003, 0, 1, 1, 2, 0),
    (0.00003, 0, -1, 1, 2, 0),
    (-0.00002, 0, -1, 1, -2, 0),
    (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
)

# The planets' pull: days, degrees at new moon 0, degrees a new moon.
_PLANETS: Final = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)


def new_moon(number: int) -> float:
    """Julian ephemeris day of a new moon; ``number`` counts from 6 January 2000."""
    t = number / 1236.85
    mean = 2_451_550.09766 + 29.530588861 * number + 0.00015437 * t**2
    sun = 2.5534 + 29.10535670 * number - 0.0000014 * t**2
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t**2
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t**2
    node = 124.7746 - 1.56375588 * number + 0.0020672 * t**2
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    angles = (sun, moon, latitude, node)
    periodic = sum(
        size * e**power * sin(radians(sum(n * a for n, a in zip(multiples, angles, strict=True))))
        for size, power, *multiples in _TERMS
    )
    planets = sum(size * sin(radians(at + rate * number)) for size, at, rate in _PLANETS)
    return mean + periodic + planets


def sun_longitude(day: float) -> float:
    """The sun's apparent longitude in degrees, at a Julian ephemeris day."""
    t = (day - J2000) / 36_525
    mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t**2
    anomaly = radians(357.52911 + 35_999.05029 * t - 0.0001537 * t**2)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1_934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * sin(node)) % 360


def universal_time(day: float) -> float:
    """A Julian ephemeris day as a Julian day of universal time; a minute or so earlier."""
    year = 2000 + (day - J2000) / 365.25
    t = year - 2000
    if year < 2005:
        # Between 0 and 66 seconds in that century; half a minute decides no day here.
        seconds = 33.0
    elif year < 2050:
        seconds = 62.92 + 0.32217 * t + 0.005589 * t**2
    else:
        seconds = -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
    return day - seconds / 86_400
