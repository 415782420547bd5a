"""Plain Pelican's settings, Indonesian; ``pelicanconf_en.py`` changes what English needs."""

SITENAME = "Kabar Kota"
SITEURL = "https://kabarkota.example"
PATH = "content/id"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
LOCALE = ("C",)
OTHER_LANG = "en"
OTHER_HOME = "/en/"
HOME = "/"

PLUGINS = ["pelican.plugins.neighbors"]
MARKDOWN = {
    "extensions": ["markdown.extensions.tables", "markdown.extensions.footnotes"],
    "output_format": "html",
}
# Typographic quotes and dashes, as the other tools set them; the rest of typogrify wraps capitals
# and joins last words, which none of the others does.
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "caps", "initial_quotes", "widont"]

ARTICLE_URL = "berita/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "berita/{date:%Y}/{slug}/index.html"
CATEGORY_URL = "kategori/{slug}/"
CATEGORY_SAVE_AS = "kategori/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
# The two languages are two runs, so a translation is no second text of the same article here.
ARTICLE_TRANSLATION_ID = None

DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
FEED_ATOM = None
FEED_ALL_ATOM = "umpan.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = False
