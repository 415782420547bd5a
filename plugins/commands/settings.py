"""The settings file, before Pelican reads it.

Reads   ``pelicanconf.py`` or another file in its place.
Gives   ``settings_in``; ``cache_of``.
"""

import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Settings = dict[str, Any]


def settings_in(path: Path) -> Settings:
    """The settings that a file writes, as Pelican finds them before it fills in its own."""
    return {name: value for name, value in runpy.run_path(str(path)).items() if name.isupper()}


def cache_of(path: Path, settings: Mapping[str, Any]) -> Path:
    """The folder of the content cache: a relative one counts from the settings in ``path``."""
    return path.parent / str(settings.get("CACHE_PATH", "cache"))
