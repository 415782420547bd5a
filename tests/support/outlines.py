"""Boundaries made up for tests: the schematic map's own cells, written as a city would give them.

Reads   a drawn map.
Gives   ``geojson``: its districts, or its villages, as a FeatureCollection in degrees.
"""

import json
import math
from typing import Any

from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import KM_PER_DEGREE, Position, Projection, Ring


def geojson(drawn: DrawnMap, *, villages: bool = False) -> dict[str, Any]:
    """A file that says of itself what it is."""
    return {
        "type": "FeatureCollection",
        "description": "Made up for tests: cells round points, no boundary of anything.",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": shape.code},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [_degrees(ring, drawn.projection) for ring in shape.rings],
                },
            }
            for shape in (drawn.villages if villages else drawn.districts)
        ],
    }


def text(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=1)


def _degrees(ring: Ring, projection: Projection) -> list[list[float]]:
    found = [_point(position, projection) for position in ring]
    return [*found, found[0]]


def _point(position: Position, projection: Projection) -> list[float]:
    """``Projection.project`` turned round."""
    km = KM_PER_DEGREE * projection.scale
    latitude = projection.latitude - (position[1] - projection.y) / km
    narrow = math.cos(math.radians(projection.latitude))
    longitude = projection.longitude + (position[0] - projection.x) / km / narrow
    return [round(longitude, 6), round(latitude, 6)]
