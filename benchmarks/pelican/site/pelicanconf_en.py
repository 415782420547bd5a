"""The English half: the same settings with English addresses, below ``/en/``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 (Pelican's own way to derive settings)

PATH = "content/en"
OUTPUT_PATH = "output/en"
SITEURL = "https://kabarkota.example/en"
DEFAULT_LANG = "en"
OTHER_LANG = "id"
OTHER_HOME = "/"
HOME = "/en/"
ARTICLE_URL = "news/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "news/{date:%Y}/{slug}/index.html"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = "category/{slug}/index.html"
