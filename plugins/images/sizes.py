"""One picture file to the files that the site serves.

Reads   a photograph or a drawing that the reading room has checked.
Gives   WebP in the widths that pages name, turned upright, without EXIF: a photograph may tell
        where it was taken and with whose camera. Drawings are served as they are.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image

from plugins.model.pictures import served_addresses
from plugins.model.records import PictureFile

# EXIF 2.32, tag 274. Nothing else of EXIF is read: a stranger may have written it.
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

QUALITY: Final = 78
"""WebP quality; at 78 a 1600 px street scene has about 200 kB and no visible blocks."""


def served(content: Path, file: PictureFile, address: str) -> bytes:
    """The bytes served at ``address`` for ``file``, which lies below ``content``."""
    path = content / file.path
    width = served_addresses(file)[address]
    if not width:
        return path.read_bytes()
    return _webp(_upright(path, path.stat().st_mtime_ns), width)


@lru_cache(maxsize=1)
def _upright(path: Path, _modified: int) -> Image.Image:
    """The photograph as it is meant to be seen; kept while its sizes are made one by one."""
    with Image.open(path) as opened:
        turn = _TURNS.get(opened.getexif().get(ExifTags.Base.Orientation, 1))
        image = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
    return image if turn is None else image.transpose(turn)


def _webp(image: Image.Image, width: int) -> bytes:
    height = max(1, round(image.height * width / image.width))
    sized = image.resize((width, height), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    # Method 4 is libwebp's default; named, so that another Pillow gives the same file.
    sized.save(buffer, "WEBP", quality=QUALITY, method=4)
    return buffer.getvalue()
