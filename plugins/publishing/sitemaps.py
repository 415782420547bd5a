"""Sitemaps: an index, and below it files that stay small and mostly stay as they are.

Reads   the site, the pages that rooms have planned.
Gives   ``sitemap_group``: ``/sitemap.xml``; in each language the stories of each year, all other
        pages, and while there are any the latest news.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, TypeVar

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.fingerprints import fingerprint
from plugins.model.outputs import File, Group, Outputs
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.publishing.sitemap_entries import (
    changed,
    latest_news,
    page_entries,
    stories_by_year,
    story_entries,
    written,
)
from plugins.publishing.sitemap_files import index_of, news_set, url_set

T = TypeVar("T")

MOST: Final = 5_000
"""Pages in one file. The protocol allows 50,000 and 50 MB; with at most 10 kB a page, a tenth of
the one keeps the other, and what a new story rewrites stays small."""


def sitemap_group(site: Site) -> Iterator[Group]:
    """All sitemaps: no word of a story is in any of them, so an edit of words asks for none."""
    yield Group("sitemaps", site.prints.all_but_words, partial(sitemaps, site), listed=False)


def sitemaps(site: Site) -> Outputs:
    """Every sitemap; asked for once all rooms have planned."""
    prints = site.prints
    told: list[tuple[str, str | None]] = []
    pages = page_entries(site)
    for language in LANGUAGES:
        for number, entries in enumerate(_parts(pages[language]), 1):
            address = addresses.sitemap(language, _named("pages", number))
            told.append((address, None))
            needs = (prints.shared, ("pages", fingerprint(entries)))
            yield File(address, needs, partial(url_set, site, entries))
        for year, of_year in stories_by_year(site, language).items():
            for number, stories in enumerate(_parts(of_year), 1):
                address = addresses.sitemap(language, _named(str(year), number))
                told.append((address, written(max(map(changed, stories)))))
                needs = (prints.shared, prints.cards(stories))
                yield File(address, needs, partial(_of_stories, site, stories, language))
        if news := latest_news(site, language):
            address = addresses.sitemap(language, "news")
            told.append((address, written(max(map(changed, news)))))
            needs = (prints.shared, prints.cards(news))
            yield File(address, needs, partial(news_set, site, news, language))
    needs = (prints.shared, ("pages", fingerprint(told)))
    yield File(addresses.sitemap_index(), needs, partial(index_of, site, told))


def _of_stories(site: Site, stories: Sequence[Story], language: Language) -> bytes:
    return url_set(site, story_entries(stories, language))


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), MOST):
        yield items[start : start + MOST]


def _named(part: str, number: int) -> str:
    """``2026`` for the first file of a year, then ``2026-2``."""
    return part if number == 1 else f"{part}-{number}"
