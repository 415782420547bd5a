"""Pelican's settings: they choose; the rooms in plugins/ decide."""

import sys
from pathlib import Path
from typing import Any

# Plain ``pelican -s pelicanconf.py`` starts from its own folder of programs, not from here.
sys.path.insert(0, str(Path(__file__).parent))


def under_pelican(settings: dict[str, Any]) -> Any:
    """What Pelican runs; loaded late, for whoever reads these settings before Pelican is there."""
    from plugins.rendering.under_pelican import KabarKota  # noqa: PLC0415 (as it says)

    return KabarKota(settings)


PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
SITENAME = "Kabar Kota"
SITEURL = ""

PELICAN_CLASS = under_pelican
PLUGIN_PATHS = ["."]
PLUGINS = [
    "plugins.reading",
    "plugins.newsroom",
    "plugins.cities",
    "plugins.tourism_calendar",
    "plugins.batik",
    "plugins.open_data",
    "plugins.images",
    "plugins.publishing",
    "plugins.rendering",
]
REQUIRED_PLUGINS = tuple(PLUGINS)

# Stories and pages are read by plugins.reading; Pelican's own generators get nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None, "md": None, "markdown": None, "mkd": None, "mdown": None}
CACHE_PATH = ".cache"
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

DEFAULT_LANG = "id"
TIMEZONE = "Asia/Jakarta"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
