"""The plain row's settings: this project's engine and reader with one plain room.

Take the place of the project's own ``pelicanconf.py`` in the copy that the benchmark builds with.
"""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))


def under_pelican(settings: dict[str, Any]) -> Any:
    from plugins.rendering.under_pelican import KabarKota  # noqa: PLC0415 (as there)

    return KabarKota(settings)


PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
SITENAME = "Kabar Kota"
SITEURL = ""

PELICAN_CLASS = under_pelican
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins.reading", "plain_room", "plugins.rendering"]
REQUIRED_PLUGINS = tuple(PLUGINS)

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
"""As in the project's own settings, which say why."""
