"""Ties images to the build.

Reads   the pictures that the site's records show.
Gives   their files below ``/gambar/``.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.images.sizes import served_files


class PictureGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes every picture that some page shows, and no other file of the content folder."""

    def generate_output(self, writer: Any) -> None:
        site = self.context["site"]
        for file in site.pictures():
            for address, data in served_files(site.content, file).items():
                writer.write_bytes(address, data)


def _generators(_pelican: object) -> type[Generator]:
    return PictureGenerator


def register() -> None:
    """Pictures are written with the output: only then is it known which ones pages show."""
    signals.get_generators.connect(_generators)
