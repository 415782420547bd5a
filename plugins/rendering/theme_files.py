"""The theme's files: stylesheets by kind, city colours, fonts and icons, under stable names.

Reads   ``theme/static`` and the accents of the cities.
Gives   ``ThemeFiles``: every served file's bytes, and ``Assets``, the addresses that views name.
        Addresses carry a hash of the bytes, so that browsers may keep the files for ever.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.batik import tile_size
from plugins.languages import addresses
from plugins.model.assets import Assets
from plugins.model.memory import Memory
from plugins.model.records import City
from plugins.rendering.stylesheets import print_stylesheet, stylesheets

_COPIED: Final = ("fonts", "icons", "js")
_ROOT: Final = "root"
"""What browsers ask for at the root of a site, whatever its pages say."""
_NAMED_BY_BYTES: Final = ".js"
"""Of the copied files, those whose names change with their bytes; fonts are named in the frame."""

_BARS: Final = 0.62
"""How large a cloth fills bars and months, beside its natural size."""


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """``files`` maps served addresses to bytes."""

    assets: Assets
    files: dict[str, bytes] = field(default_factory=dict)


def theme_files(theme: Path, cities: Sequence[City], memory: Memory | None = None) -> ThemeFiles:
    """Everything that the theme serves, in the order of its addresses."""
    static = theme / "static"
    files: dict[str, bytes] = {}
    copied: dict[str, str] = {}
    for folder in _COPIED:
        for path in sorted((static / folder).glob("**/*")):
            if path.is_file() and path.suffix not in {".txt", ".md"}:
                relative, data = path.relative_to(static).as_posix(), path.read_bytes()
                address = f"/theme/{_served_name(relative, data)}"
                files[address] = data
                copied[relative] = address
    for path in sorted((static / _ROOT).glob("*")):
        files[f"/{path.name}"] = path.read_bytes()
    sheets: dict[str, str] = {}
    for kind, text in stylesheets(static / "css", memory).items():
        data = (text + _of_cities(cities, text)).encode()
        address = f"/theme/css/{kind}.{_hash(data)}.css"
        files[address] = data
        sheets[kind] = address
    paper = print_stylesheet(static / "css").encode()
    printed = f"/theme/css/print.{_hash(paper)}.css"
    files[printed] = paper
    version = _hash(b"".join(address.encode() + data for address, data in sorted(files.items())))
    return ThemeFiles(
        Assets(stylesheets=sheets, printed=printed, files=copied, version=version), files
    )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _served_name(relative: str, data: bytes) -> str:
    if not relative.endswith(_NAMED_BY_BYTES):
        return relative
    return f"{relative.removesuffix(_NAMED_BY_BYTES)}.{_hash(data)}{_NAMED_BY_BYTES}"


def _of_cities(cities: Sequence[City], sheet: str) -> str:
    """One class a city that sets the accent, light and dark, and the cloths that ``sheet`` hangs.

    They can't stand in the pages: a page that may carry styles of its own may carry anybody's.
    """
    cities = sorted(cities, key=lambda city: city.slug)
    light = [_rule(c, c.fields.accent.light, c.fields.accent.ground_light, sheet) for c in cities]
    dark = [_rule(c, c.fields.accent.dark, c.fields.accent.ground_dark) for c in cities]
    if not cities:
        return ""
    night = f"@media(prefers-color-scheme:dark){{{''.join(dark)}}}"
    return f"@layer tokens{{{''.join(light)}{night}}}\n"


def _rule(city: City, accent: str, ground: str, sheet: str = "") -> str:
    colours = f"--accent:{accent};--accent-ground:{ground}"
    return f".city-{city.slug}{{{colours}{_cloths(city, sheet)}}}"


def _cloths(city: City, sheet: str) -> str:
    motif = city.fields.motif
    width, height = tile_size(motif, _BARS)
    known = {
        "--tile": f"url({addresses.cloth(motif, city.slug)})",
        "--tile-size": f"{width}px {height}px",
        "--hem": f"url({addresses.cloth('tumpal', city.slug)})",
    }
    return "".join(f";{name}:{value}" for name, value in known.items() if f"var({name})" in sheet)
