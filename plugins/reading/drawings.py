"""Drawings (SVG): their size, and that they are plain, so that they neither run, load nor explode.

Reads   the bytes of an SVG file.
Gives   ``drawing_size``; raises ``UnsafeDrawing`` with what the drawing holds.

The file is walked through once and no tree is kept: names of elements joined with a long namespace
would otherwise fill a machine's memory from a file of a few kilobytes.
"""

import re
from typing import Any, Final
from xml.parsers.expat import ExpatError, ParserCreate

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 200
MAX_USES: Final = 5_000
"""Copies that a reader's browser draws, those within copies counted each time."""

_DEEPEST_USE: Final = 10

_NUMBER: Final = r"-?(?:\d{1,9}(?:\.\d*)?|\.\d+)"
_ACTIVE: Final = frozenset(
    {
        *("script", "foreignObject", "iframe", "image", "feImage", "handler", "a"),
        *("animate", "animateMotion", "animateTransform", "animateColor", "set"),
    }
)
# What may load something, and the escapes that would hide it.
_LOADS: Final = re.compile(
    r"@import|@font-face|image-set\(|\bsrc\(|\\|url\((?!\s*['\"]?\s*#)", re.IGNORECASE
)
_ENCODING: Final = re.compile(rb"\A<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)")


class UnsafeDrawing(Exception):
    """The drawing can't be published; its text says in a few words what it holds."""


def drawing_size(data: bytes) -> tuple[int, int]:
    """Width and height of a plain drawing, in pixels, 1 at least."""
    if len(data) > MAX_BYTES:
        raise UnsafeDrawing(f"{len(data) // 1000} kB")
    try:
        data.decode("utf-8")  # In UTF-16 the marks looked for below would go unseen.
    except UnicodeDecodeError:
        raise UnsafeDrawing("UTF-16") from None
    if b"<!" in data.replace(b"<!--", b""):
        raise UnsafeDrawing("DOCTYPE, ENTITY")
    if b"<?" in data.replace(b"<?xml ", b"", 1):
        raise UnsafeDrawing("<?xml-stylesheet?>")
    named = _ENCODING.match(data)
    if named is not None and named[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise UnsafeDrawing(f"XML encoding={named[1][:20].decode('ascii', 'replace')}")
    walker = _Walker()
    try:
        walker.parser.Parse(data, True)
    except (ExpatError, ValueError):
        raise UnsafeDrawing("XML") from None
    walker.refuse_many_copies()
    return walker.size()


class _Walker:
    """Looks at each element as it comes; ``open`` are the ids of the elements it stands in."""

    def __init__(self) -> None:
        self.parser: Any = ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.root: dict[str, str] = {}
        self.open: list[str] = []
        self.uses: list[str] = []
        self.inside: dict[str, list[str]] = {}
        self.style: list[str] = []
        self.in_style = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if not self.open:
            if tag != "svg":
                raise UnsafeDrawing(f"<{tag[:40]}>")
            self.root = attributes
        self.open.append(attributes.get("id", ""))
        if len(self.open) > MAX_DEPTH:
            raise UnsafeDrawing(f"> {MAX_DEPTH} × <{tag[:40]}>")
        if tag in _ACTIVE:
            raise UnsafeDrawing(f"<{tag}>")
        self.in_style += tag == "style"
        for attribute, value in attributes.items():
            self._look_at(tag, attribute.rpartition(":")[2].lower(), value)

    def _look_at(self, tag: str, attribute: str, value: str) -> None:
        if attribute.startswith("on"):
            raise UnsafeDrawing(f"{attribute[:40]}=")
        if attribute == "href":
            if not value.startswith("#"):
                raise UnsafeDrawing(f'href="{value[:40]}"')
            if tag == "use":
                self.uses.append(value[1:])
                if len(self.uses) > MAX_USES:
                    raise UnsafeDrawing(f"> {MAX_USES} × <use>")
                for id_ in filter(None, self.open):
                    self.inside.setdefault(id_, []).append(value[1:])
        elif _LOADS.search(value):
            raise UnsafeDrawing("url(…)")

    def _text(self, text: str) -> None:
        if self.in_style:
            self.style.append(text)

    def _end(self, name: str) -> None:
        self.open.pop()
        if name.rpartition(":")[2] == "style":
            self.in_style -= 1
            if _LOADS.search("".join(self.style)):
                raise UnsafeDrawing("@import, url(…)")
            self.style.clear()

    def refuse_many_copies(self) -> None:
        """Copies of copies double, or worse, with each level what a browser has to draw."""
        known: dict[str, int] = {}

        def copies(target: str, depth: int) -> int:
            if depth > _DEEPEST_USE:
                raise UnsafeDrawing("<use> → <use>")
            if target not in known:
                known[target] = sum(
                    1 + copies(one, depth + 1) for one in self.inside.get(target, ())
                )
            return known[target]

        if sum(1 + copies(target, 0) for target in self.uses) > MAX_USES:
            raise UnsafeDrawing(f"> {MAX_USES} × <use>")

    def size(self) -> tuple[int, int]:
        box = [float(number) for number in re.findall(_NUMBER, self.root.get("viewBox", "")[:200])]
        width, height = (box[2], box[3]) if len(box) == 4 else (self._units("width"), 0.0)
        return max(round(width), 1), max(round(height or self._units("height")), 1)

    def _units(self, name: str) -> float:
        match = re.match(_NUMBER, self.root.get(name, ""))
        return float(match[0]) if match else 1.0
