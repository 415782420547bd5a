"""Whether a set of CSS declarations takes something out of a reader's sight.

Reads   declarations as a dictionary of names and values, small letters.
Gives   ``hides`` (by any means) and ``colours``.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(r"(-?\d*\.?\d+)([a-z%]*)")
_PIXELS: Final = {
    "": 1.0, "px": 1.0, "pt": 1.33, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "em": 16.0,
    "rem": 16.0, "ch": 8.0, "ex": 8.0, "vw": 10.0, "vh": 8.0, "dvh": 8.0, "svh": 8.0, "lh": 24.0,
    "%": 4.0,
}  # fmt: skip
_FAR: Final = 400
"""Pixels beyond the edge from where nothing is seen; a popup's own offset is far less."""

_COLOUR_NAMES: Final = {
    "white": "ffffff", "black": "000000", "snow": "fffafa", "ivory": "fffff0", "azure": "f0ffff",
    "ghostwhite": "f8f8ff", "whitesmoke": "f5f5f5", "floralwhite": "fffaf0", "mintcream": "f5fffa",
    "seashell": "fff5ee", "linen": "faf0e6", "beige": "f5f5dc",
}  # fmt: skip
_HEX: Final = re.compile(r"#([0-9a-f]{3,8})")
_PARTS: Final = re.compile(r"(?:rgba?|hsla?)\(([^)]*)\)")

Declarations = Mapping[str, str]


class Colours(NamedTuple):
    """Colour of text and of the ground, six hex digits; None where not said or not known."""

    text: str | None
    ground: str | None


def hides(style: Declarations) -> bool:
    """Whether nobody would see what wears ``style``, whatever is around it."""
    return _gone(style) or _too_small(style) or _out_of_the_way(style) or _cut_away(style)


def _gone(style: Declarations) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or style.get("content-visibility") == "hidden"
        or _below(style.get("opacity"), 0.06)
        or re.search(r"opacity\(\s*0?\.?0\d*%?\s*\)", style.get("filter", "")) is not None
        or re.search(r"scale[xy3d]*\(\s*0*\.?0+\d?\s*[,)]", style.get("transform", "")) is not None
        or style.get("scale") in {"0", "0%"}
    )


def _too_small(style: Declarations) -> bool:
    if _below(style.get("font-size"), 3):
        return True
    shorthand = re.match(r"(?:[a-z]+ |\d{3} )*(\d*\.?\d+(?:px|pt|em|rem))", style.get("font", ""))
    if shorthand is not None and _below(shorthand[1], 3):
        return True
    covered = any(
        word in style.get(name, "")
        for name in ("overflow", "overflow-x", "overflow-y")
        for word in ("hidden", "clip")
    )
    sizes = ("width", "height", "max-width", "max-height", "inline-size", "block-size")
    return (covered and any(_below(style.get(name), 2) for name in sizes)) or (
        _below(style.get("width"), 1) and _below(style.get("height"), 1)
    )


def _out_of_the_way(style: Declarations) -> bool:
    if style.get("position") in {"absolute", "fixed", "relative", "sticky"}:
        sides = (
            "left",
            "top",
            "right",
            "bottom",
            "inset",
            "inset-inline-start",
            "inset-block-start",
        )
        if any(
            abs(size) >= _FAR * 2 or size <= -_FAR for name in sides for size in _sizes(style, name)
        ):
            return True
    moved = ("text-indent", "margin-left", "margin-top", "margin-inline-start", "margin")
    if any(size <= -_FAR for name in moved for size in _sizes(style, name)):
        return True
    return any(
        abs(size) >= _FAR * 2
        for name in ("transform", "translate")
        if "translate" in name or "translate" in style.get(name, "")
        for size in _sizes(style, name)
    )


def _cut_away(style: Declarations) -> bool:
    clip = style.get("clip", "").replace(" ", "").replace(",", "")
    if clip.startswith("rect(") and set(clip[5:].rstrip(")")) <= set("01px"):
        return True
    path = style.get("clip-path", "").replace(" ", "")
    inset = re.match(r"inset\((\d+)%", path)
    return (inset is not None and int(inset[1]) >= 50) or path.startswith(
        ("circle(0", "polygon(00")
    )


def colours(style: Declarations) -> Colours:
    """The colours that ``style`` names; ``transparent`` text has the colour "none"."""
    ground = _colour(style.get("background-color", "") or style.get("background", ""))
    return Colours(_colour(style.get("color", "")), None if ground == "none" else ground)


def _colour(value: str) -> str | None:
    if "transparent" in value:
        return "none"
    for name, digits in _COLOUR_NAMES.items():
        if re.search(rf"\b{name}\b", value):
            return digits
    found = _HEX.search(value)
    if found is not None:
        digits = found[1]
        if len(digits) in {3, 4}:
            digits = "".join(each * 2 for each in digits)
        return "none" if digits[6:] in {"00", "01", "02"} else digits[:6]
    parts = _PARTS.search(value)
    if parts is None:
        return None
    numbers = [float(each) for each in re.findall(r"\d*\.?\d+", parts[1])]
    if len(numbers) == 4 and numbers[3] < 0.05:
        return "none"
    if len(numbers) < 3 or not value.startswith("rgb"):
        return None
    return "".join(f"{min(255, round(each)):02x}" for each in numbers[:3])


def alike(text: str | None, ground: str | None) -> bool:
    """Whether text of one colour can't be told from its ground; no ground said is paper."""
    if text is None:
        return False
    if text == "none":
        return True
    pairs = (
        (int(text[at : at + 2], 16), int((ground or "fdfaf2")[at : at + 2], 16)) for at in (0, 2, 4)
    )
    return all(abs(one - other) <= 20 for one, other in pairs)


def _sizes(style: Declarations, name: str) -> list[float]:
    return [
        float(number) * _PIXELS.get(unit, 0)
        for number, unit in _NUMBER.findall(style.get(name, ""))
    ]


def _below(value: str | None, limit: float) -> bool:
    if not value:
        return False
    found = _NUMBER.fullmatch(value.removesuffix("!important").strip())
    return (
        found is not None
        and float(found[1]) * (_PIXELS.get(found[2], 1000) if found[2] != "%" else 0.16) < limit
    )
