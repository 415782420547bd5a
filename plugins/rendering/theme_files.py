"""The theme's files: stylesheets by kind, city colours, fonts and icons, under stable names.

Reads   ``theme/static`` and the accents of the cities.
Gives   ``ThemeFiles``: every served file's bytes, and ``Assets``, the addresses that views name.
        Addresses carry a hash of the bytes, so that browsers may keep the files for ever.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.model.assets import Assets
from plugins.model.records import City
from plugins.rendering.stylesheets import print_stylesheet, stylesheets

_COPIED = ("fonts", "icons", "js")
_ROOT = "root"
"""What browsers ask for at the root of a site, whatever its pages say."""


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """``files`` maps served addresses to bytes."""

    assets: Assets
    files: dict[str, bytes] = field(default_factory=dict)


def theme_files(theme: Path, cities: Sequence[City]) -> ThemeFiles:
    """Everything that the theme serves, in the order of its addresses."""
    static = theme / "static"
    files: dict[str, bytes] = {}
    copied: dict[str, str] = {}
    for folder in _COPIED:
        for path in sorted((static / folder).glob("**/*")):
            if path.is_file() and path.suffix not in {".txt", ".md"}:
                relative = path.relative_to(static).as_posix()
                address = f"/theme/{relative}"
                files[address] = path.read_bytes()
                copied[relative] = address
    for path in sorted((static / _ROOT).glob("*")):
        files[f"/{path.name}"] = path.read_bytes()
    sheets: dict[str, str] = {}
    colours = _city_colours(cities)
    for kind, text in stylesheets(static / "css").items():
        data = (text + colours).encode()
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


def _city_colours(cities: Sequence[City]) -> str:
    """One class a city that sets the accent, light and dark."""
    cities = sorted(cities, key=lambda city: city.slug)
    light = [_rule(c.slug, c.fields.accent.light, c.fields.accent.ground_light) for c in cities]
    dark = [_rule(c.slug, c.fields.accent.dark, c.fields.accent.ground_dark) for c in cities]
    if not cities:
        return ""
    night = f"@media(prefers-color-scheme:dark){{{''.join(dark)}}}"
    return f"@layer tokens{{{''.join(light)}{night}}}\n"


def _rule(slug: str, accent: str, ground: str) -> str:
    return f".city-{slug}{{--accent:{accent};--accent-ground:{ground}}}"
