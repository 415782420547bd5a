"""The icons that phones and old browsers want as pixels, drawn from the theme's own icon.

Reads   ``theme/static/icons/icon.svg``: one ``<rect>`` as the ground, then ``<path>`` elements of
        lines and cubic curves, filled by themselves or by the ``<g>`` around them.
Gives   ``icons``: the bytes of each file by its path below ``theme/static``; ``write_icons``.

The files are kept with the theme, so that a build draws nothing and its bytes depend on no library.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from PIL import Image, ImageDraw

Point = tuple[float, float]

FINE: Final = 8
"""Each pixel is drawn as 8 x 8 and averaged."""

STEPS: Final = 48
"""Straight pieces of one curve; at 512 pixels none is longer than 6."""

MASKED: Final = 0.66
"""Phones cut a maskable icon to a circle four fifths as wide; the petals reach the corners of a
square, so they are drawn smaller. https://www.w3.org/TR/appmanifest/#icon-masks"""

PNG: Final = {
    "icons/icon-192.png": (192, 1.0),
    "icons/icon-512.png": (512, 1.0),
    "icons/icon-mask-512.png": (512, MASKED),
    "root/apple-touch-icon.png": (180, 0.86),
}
ICO: Final = "root/favicon.ico"
ICO_SIZES: Final = (16, 32, 48)

_SVG: Final = "{http://www.w3.org/2000/svg}"
_TOKEN: Final = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Drawing:
    """``size`` is the side of the square view box; shapes are filled one over the other."""

    size: float
    ground: str
    shapes: tuple[tuple[str, tuple[Point, ...]], ...]


def icons(svg: bytes) -> dict[str, bytes]:
    """Every icon; raises ValueError where the drawing holds what this can't draw."""
    drawing = read_drawing(svg)
    made = {path: _png(drawn(drawing, size, scale)) for path, (size, scale) in PNG.items()}
    made[ICO] = _ico([drawn(drawing, size) for size in ICO_SIZES])
    return made


def write_icons(static: Path) -> int:
    """Draw all icons anew below ``static``; gives the command's exit status."""
    for path, data in icons((static / "icons" / "icon.svg").read_bytes()).items():
        (static / path).parent.mkdir(exist_ok=True)
        (static / path).write_bytes(data)
    return 0


def read_drawing(svg: bytes) -> Drawing:
    """The shapes of an icon."""
    root = ET.fromstring(svg)  # noqa: S314 (the theme's own file)
    ground = root.find(f"{_SVG}rect")
    box = [float(number) for number in root.get("viewBox", "").split()]
    if ground is None or len(box) != 4 or box[:2] != [0, 0] or box[2] != box[3]:
        raise ValueError("the icon needs a square viewBox from 0 0 and a <rect> as its ground")
    return Drawing(box[2], ground.get("fill", ""), tuple(_shapes(root, None)))


def _shapes(element: ET.Element, fill: str | None) -> Iterator[tuple[str, tuple[Point, ...]]]:
    for child in element:
        own = child.get("fill", fill)
        if child.tag == f"{_SVG}g":
            yield from _shapes(child, own)
        elif child.tag == f"{_SVG}path":
            for points in outlines(child.get("d", "")):
                yield own or "#000", points
        elif child.tag != f"{_SVG}rect":
            raise ValueError(f"the icon holds <{child.tag.removeprefix(_SVG)}>; draw it as paths")


def outlines(path: str) -> list[tuple[Point, ...]]:
    """The outlines of a path of M, L, H, V, C and Z, as points.

    https://www.w3.org/TR/SVG2/paths.html
    """
    pen = _Pen(deque(_TOKEN.findall(path)))
    while pen.tokens:
        pen.step()
    pen.lift()
    return pen.outlines


@dataclass(slots=True)
class _Pen:
    """Follows a path; a command without a new letter is the last one again."""

    tokens: deque[str]
    command: str = ""
    points: list[Point] = field(default_factory=list)
    outlines: list[tuple[Point, ...]] = field(default_factory=list)

    def step(self) -> None:
        if self.tokens[0].isalpha():
            self.command = self.tokens.popleft()
        elif self.command in {"M", "m"}:
            self.command = "L" if self.command == "M" else "l"
        match self.command.upper():
            case "Z":
                self.points.append(self.points[0])
                self.lift()
            case "M":
                start = self.point()
                self.lift()
                self.points = [start]
            case "L":
                self.points.append(self.point())
            case "H" | "V":
                self.points.append(self.along())
            case "C":
                self.points += _curve(self.here, self.point(), self.point(), self.point())
            case _:
                raise ValueError(f"the icon's paths may not use {self.command}")

    @property
    def here(self) -> Point:
        return self.points[-1] if self.points else (0.0, 0.0)

    def point(self) -> Point:
        x, y = self.here if self.command.islower() else (0.0, 0.0)
        return x + float(self.tokens.popleft()), y + float(self.tokens.popleft())

    def along(self) -> Point:
        """The end of a line across or down."""
        x, y = self.here
        told = float(self.tokens.popleft())
        if self.command in {"H", "h"}:
            return told + (x if self.command == "h" else 0.0), y
        return x, told + (y if self.command == "v" else 0.0)

    def lift(self) -> None:
        """End an outline; what follows begins where it ended."""
        if len(self.points) > 2:
            self.outlines.append(tuple(self.points))
        self.points = self.points[-1:]


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        )


def drawn(drawing: Drawing, size: int, scale: float = 1.0) -> Image.Image:
    """The icon in ``size`` pixels; its shapes ``scale`` times as large around the middle."""
    fine = size * FINE
    unit = fine / drawing.size * scale
    margin = fine * (1 - scale) / 2
    image = Image.new("RGB", (fine, fine), drawing.ground)
    pen = ImageDraw.Draw(image)
    for fill, points in drawing.shapes:
        pen.polygon([(x * unit + margin, y * unit + margin) for x, y in points], fill=fill)
    return image.reduce(FINE)


def _png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _ico(images: list[Image.Image]) -> bytes:
    buffer = BytesIO()
    sizes = [image.size for image in images]
    images[-1].save(buffer, "ICO", sizes=sizes, append_images=images[:-1])
    return buffer.getvalue()
