"""Ties images to the build.

Reads   the pictures that the site's records show.
Gives   their files below ``/gambar/``, and no other file of the content folder.
"""

from functools import partial
from pathlib import Path

from plugins.model.generators import connect
from plugins.model.outputs import File, Outputs
from plugins.model.pictures import served_addresses
from plugins.model.records import PictureFile
from plugins.model.site import Site


def picture_files(site: Site) -> Outputs:
    """Every size of every picture that some page shows."""
    for file in site.pictures():
        needs = (site.prints.picture(file), ("code", site.code))
        for address in served_addresses(file):
            yield File(address, needs, partial(_served, site.content, file, address))


def _served(content: Path, file: PictureFile, address: str) -> bytes:
    from plugins.images.sizes import served  # noqa: PLC0415 (loads Pillow)

    return served(content, file, address)


def register() -> None:
    """Pictures are planned with the output: only then is it known which ones pages show."""
    connect(picture_files)
