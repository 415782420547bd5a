"""The settings file, without Pelican.

Reads   ``pelicanconf.py`` or another file in its place.
Gives   ``settings_in``; ``without_pelican``, whether it asks for our own rooms alone; ``cache_of``.
"""

import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_EMPTY: Final = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES")
_ABSENT: Final = ("TEMPLATE_PAGES", "OUTPUT_SOURCES")
"""Settings that give Pelican's own generators something to do unless they are empty, or if set."""

Settings = dict[str, Any]


def settings_in(path: Path) -> Settings:
    """The settings that a file writes, as Pelican finds them before it fills in its own."""
    return {name: value for name, value in runpy.run_path(str(path)).items() if name.isupper()}


def without_pelican(settings: Mapping[str, Any]) -> bool:
    """Whether ``settings`` ask for our own rooms alone."""
    ours = set(settings.get("REQUIRED_PLUGINS", ()))
    return (
        ours.issuperset(settings.get("PLUGINS", [""]))
        and all(name in settings and not settings[name] for name in _EMPTY)
        and not any(settings.get(name) for name in _ABSENT)
    )


def cache_of(path: Path, settings: Mapping[str, Any]) -> Path:
    """The folder of the content cache: a relative one counts from the settings in ``path``."""
    return path.parent / str(settings.get("CACHE_PATH", "cache"))
