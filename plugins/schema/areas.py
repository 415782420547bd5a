"""Official area codes, points on the map, and many refusals at once.

Reads   nothing.
Gives   code types by level, ``Latitude``, ``Longitude``, ``Bounds``, ``HexColour``, and
        ``refuse_each``, which a validator of a list uses to name every faulty item by its place.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from plugins.schema.fields import Model, field, refuse

Place = tuple[int | str, ...]
"""Where in a model: field names and positions, as in ``("districts", 3, "code")``."""

_LEVELS: Final = {
    1: ("NN.NN", "33.74"),
    2: ("NN.NN.NN", "33.74.01"),
    3: ("NN.NN.NN.NNNN", "33.74.01.1001"),
}
_PATTERNS: Final = {
    1: re.compile(r"\d{2}\.\d{2}"),
    2: re.compile(r"\d{2}\.\d{2}\.\d{2}"),
    3: re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}"),
}


def _code(value: object, level: int) -> str:
    shape, example = _LEVELS[level]
    if not isinstance(value, str):
        # YAML would read 33.70 as the number 33.7.
        raise refuse(
            id=f'tulis kode di dalam tanda kutip, seperti "{example}".',
            en=f'write the code within quotes, like "{example}".',
        )
    if not _PATTERNS[level].fullmatch(value.strip()):
        raise refuse(
            id=f'tulis kode wilayah Kemendagri {shape}, seperti "{example}", bukan "{value}".',
            en=f'write the official area code {shape}, like "{example}", not "{value}".',
        )
    return value.strip()


CityCode = Annotated[str, BeforeValidator(lambda value: _code(value, 1))]
DistrictCode = Annotated[str, BeforeValidator(lambda value: _code(value, 2))]
VillageCode = Annotated[str, BeforeValidator(lambda value: _code(value, 3))]


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise refuse(
            id=f'tulis warna seperti "#005866": tanda pagar dan enam angka heksadesimal, '
            f'bukan "{value}".',
            en=f'write the colour like "#005866", a hash and six hexadecimal digits, '
            f'not "{value}".',
        )
    return value.lower()


HexColour = Annotated[str, AfterValidator(_hex)]

# Indonesia from Rote to Sabang and from Sabang to Merauke: a swapped pair can't pass both.
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5


def _latitude(value: float) -> float:
    if not _SOUTH <= value <= _NORTH:
        raise refuse(
            id=f"lintang di Indonesia antara {_SOUTH} dan {_NORTH}, bukan {value}; "
            "mungkin tertukar dengan bujur.",
            en=f"latitudes in Indonesia lie between {_SOUTH} and {_NORTH}, not at {value}; "
            "perhaps it was swapped with the longitude.",
        )
    return value


def _longitude(value: float) -> float:
    if not _WEST <= value <= _EAST:
        raise refuse(
            id=f"bujur di Indonesia antara {_WEST} dan {_EAST}, bukan {value}; "
            "mungkin tertukar dengan lintang.",
            en=f"longitudes in Indonesia lie between {_WEST} and {_EAST}, not at {value}; "
            "perhaps it was swapped with the latitude.",
        )
    return value


Latitude = Annotated[float, AfterValidator(_latitude)]
"""Degrees, south negative (WGS 84)."""
Longitude = Annotated[float, AfterValidator(_longitude)]
"""Degrees, east positive (WGS 84)."""

MARGIN: Final = 0.02
"""Degrees, about 2.2 km: outlines are rough and a pier or a viewpoint may stand outside."""


class Bounds(Model):
    """The box round a city, in degrees."""

    west: Longitude = field(id="Bujur paling barat.", en="Westernmost longitude.", example=110.2697)
    south: Latitude = field(id="Lintang paling selatan.", en="Southernmost latitude.")
    east: Longitude = field(id="Bujur paling timur.", en="Easternmost longitude.")
    north: Latitude = field(id="Lintang paling utara.", en="Northernmost latitude.")

    def contains(self, lat: float, lon: float) -> bool:
        """Whether the point lies in the box, ``MARGIN`` degrees allowed on every side."""
        return (
            self.south - MARGIN <= lat <= self.north + MARGIN
            and self.west - MARGIN <= lon <= self.east + MARGIN
        )


def refuse_each(model: str, refusals: Iterable[tuple[Place, PydanticCustomError]]) -> None:
    """Raise every refusal with its place in ``model``; nothing happens where there is none."""
    details = [InitErrorDetails(type=error, loc=place, input=None) for place, error in refusals]
    if details:
        # pydantic merges a ValidationError raised in a validator and keeps each place.
        raise ValidationError.from_exception_data(model, details)
