"""Pictures: their size, and that they are what their names say.

Reads   JPEG, PNG, WebP, AVIF and SVG files.
Gives   ``PictureFile``, or a problem: not a picture, too large, a drawing that could run.
"""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import msgspec
from PIL import ExifTags, Image, UnidentifiedImageError

from plugins.model.records import PictureFile
from plugins.problems import Problems
from plugins.reading.library import Library

_NUMBER: Final = r"-?(?:\d{1,9}(?:\.\d*)?|\.\d+)"
MAX_PIXELS: Final = 60_000_000
"""About 9000 by 6600; a larger file can fill a machine's memory when it is opened."""

_FORMATS: Final = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
}
_ORIENTATION: Final = ExifTags.Base.Orientation
# EXIF 2.32, tag 274: values 5 to 8 turn the picture by a quarter.
_ON_ITS_SIDE: Final = frozenset({5, 6, 7, 8})
_ACTIVE_TAGS: Final = frozenset(
    {"script", "foreignObject", "iframe", "image", "handler", "a", "animate", "set"}
)


def read_picture(
    path: Path, relative: str, shown: str, line: int, problems: Problems
) -> PictureFile | None:
    """The picture at ``path``; problems are told at ``line`` of ``shown``, which names it."""
    if path.suffix.lower() == ".svg":
        return _drawing(path, relative, shown, line, problems)
    try:
        with Image.open(path, formats=[_FORMATS[path.suffix.lower()]]) as image:
            width, height = _upright(image)
            if width * height <= MAX_PIXELS:
                _decode(image)
    except (UnidentifiedImageError, OSError, KeyError, SyntaxError, Image.DecompressionBombError):
        problems.add(
            shown,
            line,
            "image.file",
            id=f'"{relative}" bukan gambar seperti kata akhirannya; simpan ulang sebagai JPEG/PNG.',
            en=f'"{relative}" is not the kind of picture it says; save it again as JPEG or PNG.',
        )
        return None
    if width * height > MAX_PIXELS:
        problems.add(
            shown,
            line,
            "image.file",
            id=f'"{relative}" berukuran {width} x {height} piksel; kecilkan sampai 4000 piksel.',
            en=f'"{relative}" has {width} x {height} pixels; make it 4000 pixels wide at most.',
        )
        return None
    return PictureFile(relative, width, height, digest=_digest(path))


def known_picture(
    library: Library, relative: str, shown: str, line: int, problems: Problems
) -> PictureFile | None:
    """The same, from what an earlier build found out about the same bytes where it can."""
    key = library.key("picture", [relative], relative)
    kept = library.entry(key)
    if kept is not None:
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(kept, type=PictureFile)
    found = read_picture(library.folder.path(relative), relative, shown, line, problems)
    if found is not None:
        library.cache.put({key: msgspec.msgpack.encode(found)})
    return found


def _upright(image: Image.Image) -> tuple[int, int]:
    """Width and height as the picture is meant to be seen: phones lay portraits on their side."""
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE else (width, height)


def _decode(image: Image.Image) -> None:
    """Read to the file's end, small where the format can; OSError for one that breaks off."""
    image.draft(None, (64, 64))
    image.load()


def _drawing(
    path: Path, relative: str, shown: str, line: int, problems: Problems
) -> PictureFile | None:
    text = path.read_bytes()
    unsafe = _unsafe_drawing(text)
    if unsafe is not None:
        problems.add(
            shown,
            line,
            "image.file",
            id=f'gambar SVG "{relative}" memuat {unsafe}; simpan sebagai SVG polos atau PNG.',
            en=f'the SVG drawing "{relative}" holds {unsafe}; save it as plain SVG or PNG.',
        )
        return None
    root = ET.fromstring(text)  # noqa: S314 (as below)
    box = [float(number) for number in re.findall(_NUMBER, root.get("viewBox", ""))]
    width, height = (box[2], box[3]) if len(box) == 4 else (_units(root, "width"), 0.0)
    height = height or _units(root, "height")
    digest = hashlib.sha256(text).digest()
    return PictureFile(relative, max(round(width), 1), max(round(height), 1), True, digest)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _units(root: ET.Element, name: str) -> float:
    match = re.match(_NUMBER, root.get(name, ""))
    return float(match[0]) if match else 1.0


def _unsafe_drawing(data: bytes) -> str | None:
    """What in a drawing could run or load something; None for a plain one."""
    try:
        data.decode("utf-8")  # In UTF-16 the marks looked for below would go unseen.
    except UnicodeDecodeError:
        return "UTF-16"
    if b"<!" in data.replace(b"<!--", b""):
        return "DOCTYPE, ENTITY"
    if b"<?" in data.replace(b"<?xml ", b"", 1):
        return "<?xml-stylesheet?>"
    try:
        root = ET.fromstring(data)  # noqa: S314 (DOCTYPE and ENTITY were refused)
    except (ET.ParseError, LookupError, ValueError):
        return "XML"
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in _ACTIVE_TAGS:
            return f"<{tag}>"
        for name, value in element.attrib.items():
            attribute = name.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                return f"{attribute}="
            if attribute == "href" and not value.startswith("#"):
                return f'href="{value[:40]}"'
            if re.search(r"url\(\s*['\"]?(?!#)", value):
                return "url(…)"
        if tag == "style" and re.search(r"@import|url\(\s*['\"]?(?!#)", element.text or ""):
            return "@import, url(…)"
    return None
