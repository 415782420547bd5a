"""Sitemaps as bytes: sitemaps.org 0.9 with the extensions for languages, pictures and news.

Reads   ``Entry`` values and stories.
Gives   ``url_set``, ``news_set`` and ``index_of``.

https://www.sitemaps.org/protocol.html, and for the extensions
https://developers.google.com/search/docs/crawling-indexing/sitemaps/overview
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from plugins.languages import Language
from plugins.model.frames import alternates
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.publishing.sitemap_entries import Entry, written

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CORE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LINKS: Final = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_IMAGES: Final = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_NEWS: Final = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def url_set(site: Site, entries: Sequence[Entry]) -> bytes:
    """One sitemap of pages, each with its languages and its pictures."""
    return _file("urlset", f"{_CORE} {_LINKS} {_IMAGES}", (_url(site, one) for one in entries))


def news_set(site: Site, stories: Sequence[Story], language: Language) -> bytes:
    """The sitemap of the latest news: publication, day and title of each story."""
    name = escape(site.registers.site.name)
    lines = []
    for story in stories:
        text, address = story.text(language), site.story_address(story, language)
        assert text is not None
        assert address is not None
        lines.append(
            f"<url><loc>{escape(site.url + address)}</loc><news:news>"
            f"<news:publication><news:name>{name}</news:name>"
            f"<news:language>{language}</news:language></news:publication>"
            f"<news:publication_date>{written(story.published)}</news:publication_date>"
            f"<news:title>{escape(text.title)}</news:title></news:news></url>"
        )
    return _file("urlset", f"{_CORE} {_NEWS}", lines)


def index_of(site: Site, sitemaps: Iterable[tuple[str, str | None]]) -> bytes:
    """The index: the address of each sitemap, and when a story in it was last changed."""
    lines = (
        f"<sitemap><loc>{escape(site.url + address)}</loc>{_modified(day)}</sitemap>"
        for address, day in sitemaps
    )
    return _file("sitemapindex", _CORE, lines)


def _url(site: Site, entry: Entry) -> str:
    return "".join(_parts(site, entry))


def _parts(site: Site, entry: Entry) -> Iterator[str]:
    yield f"<url><loc>{escape(site.url + entry.address)}</loc>{_modified(entry.modified)}"
    for one in alternates(site, entry.versions):
        yield f'<xhtml:link rel="alternate" hreflang="{one.language}" href={quoteattr(one.url)}/>'
    for address in entry.pictures:
        location = escape(site.url + address)
        yield f"<image:image><image:loc>{location}</image:loc></image:image>"
    yield "</url>"


def _modified(day: str | None) -> str:
    return "" if day is None else f"<lastmod>{day}</lastmod>"


def _file(name: str, spaces: str, lines: Iterable[str]) -> bytes:
    body = "".join(f"{line}\n" for line in lines)
    return f"{_HEAD}<{name} {spaces}>\n{body}</{name}>\n".encode()
