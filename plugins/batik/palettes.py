"""Which colours the three roles take, by day and after the indigo bath.

Reads   a city's accent, as its ``city.yml`` gives it.
Gives   the four palettes of screens.md, "Colour"; ``FOOTER`` for the tumpal that rises into
        the band; and ``style`` and ``dyed``, which put a palette's colours into SVG.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

PaletteName: TypeAlias = Literal["p1", "p2", "p3", "p4"]
# "auto" follows the reader's preference; the others fix the colours for programs that turn
# SVG into pixels without knowing custom properties.
Scheme: TypeAlias = Literal["auto", "light", "dark"]

PALETTES: tuple[PaletteName, ...] = ("p1", "p2", "p3", "p4")


@dataclass(frozen=True, slots=True)
class Accent:
    """A city's colours as ``#rrggbb``: its accent, and the ground of its own cloth."""

    light: str
    dark: str
    ground_light: str
    ground_dark: str


@dataclass(frozen=True, slots=True)
class Dyes:
    """Colours of the roles g, b and c as ``#rrggbb``."""

    ground: str
    line: str
    second: str

    def roles(self) -> str:
        return f"--g:{self.ground};--b:{self.line};--c:{self.second}"


@dataclass(frozen=True, slots=True)
class Palette:
    """Dyes for both schemes; ``name`` is the CSS class that carries them."""

    name: str
    light: Dyes
    dark: Dyes


# What belongs to no city takes the brand's nila on the band.
NILA = Accent(light="#22346f", dark="#a5bfec", ground_light="#162351", ground_dark="#17234b")

FOOTER = Palette(
    "foot", Dyes("#fdfaf2", "#162351", "#f0b135"), Dyes("#0e1424", "#17234b", "#f0b135")
)


def palette(name: PaletteName, accent: Accent = NILA) -> Palette:
    """One of the four palettes, p1 and p2 with the accent's colours in it."""
    kunyit, gold, copper = "#f0b135", "#e9a94a", "#d9a579"
    match name:
        case "p1":
            light = Dyes(accent.ground_light, "#f8efdc", kunyit)
            dark = Dyes(accent.ground_dark, "#e6dcc6", kunyit)
        case "p2":
            light = Dyes("#f5ead2", "#71401b", accent.light)
            dark = Dyes("#1a2440", copper, accent.dark)
        case "p3":
            light = Dyes("#162351", "#dbe2f0", copper)
            dark = Dyes("#17234b", "#dbe2f0", copper)
        case "p4":
            light = Dyes("#5d351a", "#f3dfb8", gold)
            dark = Dyes("#47290f", "#f3dfb8", gold)
    return Palette(name, light, dark)


def style(rules: Iterable[tuple[str, Palette]], scheme: Scheme = "auto") -> str:
    """A ``<style>`` with each selector's roles, light and dark; nothing for a fixed scheme."""
    if scheme != "auto":
        return ""
    return f"<style>{role_rules(rules)}</style>"


def role_rules(rules: Iterable[tuple[str, Palette]]) -> str:
    """CSS that gives each selector the roles ``--g``, ``--b``, ``--c``, light and dark."""
    light = dark = ""
    for selector, dyes in rules:
        light += f"{selector}{{{dyes.light.roles()}}}"
        dark += f"{selector}{{{dyes.dark.roles()}}}"
    return f"{light}@media(prefers-color-scheme:dark){{{dark}}}"


def dyed(markup: str, colours: Palette, scheme: Scheme = "auto") -> str:
    """``markup`` with its roles replaced by plain colours where the scheme is fixed."""
    if scheme == "auto":
        return markup
    dyes = colours.dark if scheme == "dark" else colours.light
    for role, colour in (("g", dyes.ground), ("b", dyes.line), ("c", dyes.second)):
        markup = markup.replace(f"var(--{role})", colour)
    return markup
