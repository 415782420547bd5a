"""What a schematic map is drawn from: the points of villages, or of districts.

Reads   districts.
Gives   ``VillagePoint``, ``village_points``, and ``points_fingerprint``, which tells whether a map
        was drawn from the points that are there now.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from plugins.schema.districts import District


@dataclass(frozen=True, slots=True)
class VillagePoint:
    """A village as the recipe needs it: degrees, km²; an area of 0 means that none is known."""

    code: str
    district_code: str
    lat: float
    lon: float
    area_km2: float


def village_points(districts: Sequence[District]) -> tuple[VillagePoint, ...]:
    """What the map is drawn from: villages with a point, else the district's own point."""
    points: list[VillagePoint] = []
    for district in districts:
        own = [
            VillagePoint(v.code, district.code, v.lat, v.lon, v.area_km2_computed or 0.0)
            for v in district.villages
            if v.lat is not None and v.lon is not None
        ]
        if not own and district.lat is not None and district.lon is not None:
            area = district.area_km2_computed or 0.0
            own = [VillagePoint(district.code, district.code, district.lat, district.lon, area)]
        points += own
    return tuple(points)


def points_fingerprint(points: Sequence[VillagePoint]) -> str:
    """``v1-`` and 16 hexadecimal digits; the order of ``points`` does not matter."""
    plain = json.dumps(sorted(astuple(point) for point in points))
    return f"v1-{hashlib.sha256(plain.encode()).hexdigest()[:16]}"
