"""The skyline (cakrawala): landmarks of a city as silhouettes on one line.

Reads   ``skyline:`` of ``cities/<slug>/city.yml``.
Gives   ``Skyline`` and ``skyline_misfits``, the landmarks in it that the city doesn't have.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field
from pydantic_core import PydanticCustomError

from plugins.schema.areas import Place
from plugins.schema.fields import Model, field, refuse
from plugins.schema.landmarks import Landmarks, PictureName
from plugins.schema.texts import Bilingual, Slug

Percent = Annotated[float, Field(ge=0, le=100)]


class SkylineItem(Model):
    """One landmark of the skyline."""

    landmark: Slug = field(
        id="slug destinasinya.", en="The landmark's slug.", example="lawang-sewu"
    )
    at: Percent = field(
        id="Letak tengahnya di gambar, persen dari kiri.",
        en="Where its middle is in the drawing, in percent from the left.",
        example=47.1,
    )
    name: Bilingual | None = field(
        None, id="Nama pendek di bawahnya.", en="The short name under it."
    )


class Skyline(Model):
    """Landmarks as silhouettes above the city's name (*cakrawala*)."""

    file: PictureName = field(
        id="Berkas SVG siluet, dihitung dari folder kota.",
        en="The SVG file of the silhouettes, counted from the city's folder.",
        example="images/cakrawala.svg",
    )
    items: tuple[SkylineItem, ...] = field(
        id="Destinasi dari kiri ke kanan.", en="The landmarks from left to right."
    )


def skyline_misfits(
    skyline: Skyline | None, landmarks: Landmarks
) -> Iterator[tuple[Place, PydanticCustomError]]:
    """Each item whose landmark is not in ``landmarks.yml``, with its place in ``city.yml``."""
    known = {landmark.slug for landmark in landmarks.landmarks}
    for index, item in enumerate(skyline.items if skyline else ()):
        if item.landmark not in known:
            yield (
                ("skyline", "items", index, "landmark"),
                refuse(
                    id=f'"{item.landmark}" tidak ada di landmarks.yml kota ini.',
                    en=f'"{item.landmark}" is not in this city\'s landmarks.yml.',
                ),
            )
