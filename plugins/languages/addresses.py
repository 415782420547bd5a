"""Every address of the site, in one place: the contract that links, feeds and tests rely on.

Reads   slugs, dates and a language.
Gives   site-absolute paths ending in ``/``, such as ``/berita/2024/pawai-budaya/``.
"""

from urllib.parse import quote

from plugins.languages import Language


def _prefix(language: Language) -> str:
    return "/" if language == "id" else "/en/"


def home(language: Language) -> str:
    return _prefix(language)


def page(language: Language, slug: str) -> str:
    return f"{_prefix(language)}{slug}/"


def all_news(language: Language) -> str:
    return "/berita/" if language == "id" else "/en/news/"


def story(language: Language, year: int, slug: str) -> str:
    return f"{all_news(language)}{year}/{slug}/"


def news_year(language: Language, year: int) -> str:
    return f"{all_news(language)}{year}/"


def news_month(language: Language, year: int, month: int) -> str:
    """Months share the year's folder with stories; two digits can't clash with a slug's letters."""
    return f"{all_news(language)}{year}/{month:02d}/"


def category(language: Language, slug: str) -> str:
    return f"/kategori/{slug}/" if language == "id" else f"/en/category/{slug}/"


def tag(language: Language, slug: str) -> str:
    return f"{_prefix(language)}tag/{slug}/"


def agency(language: Language, slug: str) -> str:
    return f"/opd/{slug}/" if language == "id" else f"/en/agency/{slug}/"


def listing_page(language: Language, listing: str, number: int) -> str:
    """Page ``number`` of a listing; pages count from the oldest, so their content stays."""
    return f"{listing}hal/{number}/" if language == "id" else f"{listing}page/{number}/"


def cities(language: Language) -> str:
    return "/kota/" if language == "id" else "/en/cities/"


def city(language: Language, slug: str) -> str:
    return f"{cities(language)}{slug}/"


def district(language: Language, city_slug: str, slug: str) -> str:
    middle = "kecamatan" if language == "id" else "districts"
    return f"{city(language, city_slug)}{middle}/{slug}/"


def cloth_map(city_slug: str) -> str:
    """A city's map as a cloth; it has no words, so both languages show one file."""
    return f"{city('id', city_slug)}sekar-jagad.svg"


def landmark(language: Language, city_slug: str, slug: str) -> str:
    middle = "destinasi" if language == "id" else "landmarks"
    return f"{city(language, city_slug)}{middle}/{slug}/"


def event(language: Language, city_slug: str, slug: str) -> str:
    middle = "acara" if language == "id" else "events"
    return f"{city(language, city_slug)}{middle}/{slug}/"


def event_map(city_slug: str, slug: str) -> str:
    """Where an event takes place; names alone, so both languages show one file."""
    return f"{event('id', city_slug, slug)}peta.svg"


def calendar(language: Language) -> str:
    return "/kalender/" if language == "id" else "/en/calendar/"


def calendar_year(language: Language, year: int) -> str:
    return f"{calendar(language)}{year}/"


def calendar_month(language: Language, year: int, month: int) -> str:
    return f"{calendar(language)}{year}/{month:02d}/"


def calendar_list(language: Language) -> str:
    return f"{calendar(language)}daftar/" if language == "id" else f"{calendar(language)}list/"


def calendar_city(language: Language, slug: str) -> str:
    """What one city has in the calendar."""
    return f"{calendar(language)}{'kota' if language == 'id' else 'city'}/{slug}/"


def calendar_kind(language: Language, kind: str) -> str:
    """One kind of event in every city; its file to subscribe to lies beside it."""
    return f"{calendar(language)}{'jenis' if language == 'id' else 'kind'}/{kind}/"


def calendar_weekend(language: Language) -> str:
    """This weekend, or the coming one."""
    return f"{calendar(language)}{'akhir-pekan' if language == 'id' else 'weekend'}/"


def calendar_file(language: Language, city_slug: str | None = None) -> str:
    """The subscription of one city, or of all of them."""
    everything = "semua" if language == "id" else "all"
    return f"{calendar(language)}{city_slug or everything}.ics"


def calendar_kind_file(language: Language, kind: str) -> str:
    """The calendar of one kind of event in every city."""
    return f"{calendar(language)}{'jenis' if language == 'id' else 'kind'}/{kind}.ics"


def event_file(language: Language, city_slug: str, slug: str) -> str:
    """One event's dates, beside its page."""
    return f"{event(language, city_slug, slug)}{slug}.ics"


def feed(language: Language) -> str:
    return "/umpan/atom.xml" if language == "id" else "/en/feed/atom.xml"


def category_feed(language: Language, slug: str) -> str:
    folder = "/umpan/kategori/" if language == "id" else "/en/feed/category/"
    return f"{folder}{slug}.xml"


def agency_feed(language: Language, slug: str) -> str:
    folder = "/umpan/opd/" if language == "id" else "/en/feed/agency/"
    return f"{folder}{slug}.xml"


def not_found(language: Language) -> str:
    return f"{_prefix(language)}404.html"


def gone(language: Language) -> str:
    """What a server answers with for an address that was withdrawn."""
    return f"{_prefix(language)}410.html"


def cover(story_key: str) -> str:
    """The generated cover of a story without a photograph; ``story_key`` is its folder's name."""
    return f"/sampul/{story_key}.svg"


def edge(motif: str, ground: str) -> str:
    """The strip of cloth under the masthead; ``ground`` is a city's slug, or ``nila``."""
    return f"/kain/pinggir-{motif}-{ground}.svg"


def cloth(motif: str, ground: str) -> str:
    """One repeat of a cloth, for backgrounds; ``ground`` is a city's slug, or ``nila``."""
    return f"/kain/{motif}-{ground}.svg"


def search(language: Language) -> str:
    return "/cari/" if language == "id" else "/en/search/"


def picture(path: str) -> str:
    """A picture that came with the content, by its path below the content folder.

    Percent-encoded, since editors' cameras and telephones name files with spaces.
    """
    return quote(f"/gambar/{path}")


def open_data(language: Language) -> str:
    """The catalogue of open data; its files are the same for both languages."""
    return f"{_prefix(language)}data/"


def data_file(name: str, city_slug: str | None = None) -> str:
    """A file of open data by its name: of one city, or of all of them."""
    return f"{open_data('id')}{city_slug}/{name}" if city_slug else f"{open_data('id')}{name}"


def language_of(address: str) -> Language:
    """The language of the page at ``address``."""
    return "en" if address.startswith("/en/") else "id"


def sitemap_index() -> str:
    return "/sitemap.xml"


def sitemap(language: Language, part: str) -> str:
    """Beside the index: by the protocol a sitemap may name only what lies below its own folder."""
    return f"/sitemap-{language}-{part}.xml"


def app_manifest(language: Language) -> str:
    """What a phone is told when somebody puts the site on its first screen."""
    return f"{_prefix(language)}situs.webmanifest"


def icon(name: str) -> str:
    """An icon of the theme, such as ``icon-192.png``."""
    return f"/theme/icons/{name}"


def robots() -> str:
    return "/robots.txt"


def humans() -> str:
    return "/humans.txt"


def well_known(language: Language) -> str:
    """The page that explains what lies at addresses that machines know (RFC 8615).

    Servers keep folders with a dot closed but for the one at the root, so English has none.
    """
    return "/.well-known/" if language == "id" else "/en/well-known/"


def security_contact() -> str:
    """Where RFC 9116 wants it."""
    return "/.well-known/security.txt"


def plain_index() -> str:
    """The entry to the stories as plain text, where the site offers them."""
    return "/llms.txt"


def plain_year(language: Language, year: int) -> str:
    return f"{news_year(language, year)}index.txt"


def plain_story(language: Language, year: int, slug: str) -> str:
    return f"{story(language, year, slug)}index.txt"
