"""What must agree among the files of one city.

Reads   the models of ``city.yml``, ``districts.yml`` and ``landmarks.yml``, the keys of the
        register of sources.
Gives   ``misfits``: what is wrong between them, each with the file and the place to put right.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic_core import PydanticCustomError

from plugins.schema.areas import Place
from plugins.schema.cities import City
from plugins.schema.districts import Districts
from plugins.schema.fields import Model, refuse
from plugins.schema.landmarks import Landmarks
from plugins.schema.skylines import skyline_misfits
from plugins.schema.sources import named_sources

FileName = Literal["city.yml", "districts.yml", "landmarks.yml"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that doesn't agree with another file: which file, where in it, and the words."""

    file: FileName
    place: Place
    error: PydanticCustomError


def misfits(
    city: City, districts: Districts, landmarks: Landmarks, sources: Container[str]
) -> Iterator[Misfit]:
    """What is wrong between the files of one city; ``sources`` are the keys of the register."""
    yield from _codes(city, districts)
    yield from _points(city, districts, landmarks)
    yield from _landmark_areas(districts, landmarks)
    for place, error in skyline_misfits(city.skyline, landmarks):
        yield Misfit("city.yml", place, error)
    files: tuple[tuple[FileName, Model], ...] = (
        ("city.yml", city),
        ("districts.yml", districts),
        ("landmarks.yml", landmarks),
    )
    for file, model in files:
        for place, key in named_sources(model, ()):
            if key not in sources:
                error = refuse(
                    id=f'sumber "{key}" belum ada di registers/sources.yml.',
                    en=f'the source "{key}" is not in registers/sources.yml.',
                )
                yield Misfit(file, place, error)


def _codes(city: City, districts: Districts) -> Iterator[Misfit]:
    for index, district in enumerate(districts.districts):
        if not district.code.startswith(f"{city.code}."):
            error = refuse(
                id=f'kode "{district.code}" harus berawalan kode kotanya, {city.code}.',
                en=f'the code "{district.code}" must begin with its city\'s, {city.code}.',
            )
            yield Misfit("districts.yml", ("districts", index, "code"), error)


def _points(city: City, districts: Districts, landmarks: Landmarks) -> Iterator[Misfit]:
    if city.bounds is None:
        return
    found: list[tuple[FileName, Place, float | None, float | None]] = []
    for index, district in enumerate(districts.districts):
        here: Place = ("districts", index)
        found.append(("districts.yml", here, district.lat, district.lon))
        for position, village in enumerate(district.villages):
            place = (*here, "villages", position)
            found.append(("districts.yml", place, village.lat, village.lon))
    for index, landmark in enumerate(landmarks.landmarks):
        if landmark.point is not None:
            place = ("landmarks", index, "point")
            found.append(("landmarks.yml", place, landmark.point.lat, landmark.point.lon))
    for file, place, lat, lon in found:
        if lat is None or lon is None or city.bounds.contains(lat, lon):
            continue
        error = refuse(
            id=f"titik {lat}, {lon} ada di luar {city.name.id}; periksa lintang dan bujurnya.",
            en=f"the point {lat}, {lon} lies outside {city.name.id}; check latitude and longitude.",
        )
        yield Misfit(file, (*place, "lat"), error)


def _landmark_areas(districts: Districts, landmarks: Landmarks) -> Iterator[Misfit]:
    if not districts.districts:
        return
    for index, landmark in enumerate(landmarks.landmarks):
        here: Place = ("landmarks", index)
        if districts.by_code(landmark.district) is None:
            error = refuse(
                id=f'"{landmark.district}" tidak ada di districts.yml kota ini.',
                en=f'"{landmark.district}" is not in this city\'s districts.yml.',
            )
            yield Misfit("landmarks.yml", (*here, "district"), error)
        elif landmark.village and districts.village(landmark.village.code) is None:
            error = refuse(
                id=f'"{landmark.village.code}" tidak ada di districts.yml kota ini.',
                en=f'"{landmark.village.code}" is not in this city\'s districts.yml.',
            )
            yield Misfit("landmarks.yml", (*here, "village", "code"), error)
