"""One picture file to the files that the site serves.

Reads   a photograph or a drawing that the reading room has checked.
Gives   WebP in the widths that pages name, turned upright, without EXIF: a photograph may tell
        where it was taken and with whose camera. Drawings are served as they are.
"""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from plugins.languages import addresses
from plugins.model.pictures import sized_address, widths_of
from plugins.model.records import PictureFile

QUALITY: Final = 78
"""WebP quality; at 78 a 1600 px street scene has about 200 kB and no visible blocks."""


def served_files(content: Path, file: PictureFile) -> dict[str, bytes]:
    """Address to bytes of everything served for ``file``, which lies below ``content``."""
    path = content / file.path
    if file.vector:
        return {addresses.picture(file.path): path.read_bytes()}
    with Image.open(path) as opened:
        upright = ImageOps.exif_transpose(opened).convert(
            "RGBA" if "A" in opened.getbands() else "RGB"
        )
    return {sized_address(file, width): _webp(upright, width) for width in widths_of(file)}


def _webp(image: Image.Image, width: int) -> bytes:
    height = max(1, round(image.height * width / image.width))
    sized = image.resize((width, height), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    # Method 4 is libwebp's default; named, so that another Pillow gives the same file.
    sized.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()
