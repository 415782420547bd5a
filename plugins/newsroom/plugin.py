"""Ties the newsroom to the build.

Reads   the finished site.
Gives   home pages, articles, standing pages, every list and the page for what is missing.
"""

from collections.abc import Iterator
from functools import partial

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.generators import connect
from plugins.model.outputs import Group, Output, Page
from plugins.model.site import Site
from plugins.newsroom.agency_views import agency_pages
from plugins.newsroom.archive_views import month_pages, year_pages
from plugins.newsroom.category_views import category_pages
from plugins.newsroom.home_views import home_view
from plugins.newsroom.index_views import index_page
from plugins.newsroom.list_views import news_pages
from plugins.newsroom.not_found_views import ANSWERS, not_found_view
from plugins.newsroom.page_views import standing_pages
from plugins.newsroom.story_views import article_groups
from plugins.newsroom.tag_views import tag_pages


def newsroom_outputs(site: Site) -> Iterator[Output | Group]:
    """Every page of the room in both languages, in a fixed order."""
    prints = site.prints
    everything = prints.all_but_words
    for language in LANGUAGES:
        yield Page(
            addresses.home(language),
            everything,
            partial(home_view, site, language),
            addresses.home("id"),
        )
        yield from article_groups(site, language)
        yield from standing_pages(site, language)
        yield Group(f"lists {language}", everything, partial(list_pages, site, language))
        for status, address in ANSWERS.items():
            yield Page(
                address(language),
                (prints.shared,),
                partial(not_found_view, site, language, status),
                subject=None,
            )


def list_pages(site: Site, language: Language) -> Iterator[Page]:
    """Every page that shows stories without their words, in one language."""
    yield from news_pages(site, language)
    yield from category_pages(site, language)
    yield from tag_pages(site, language)
    yield from agency_pages(site, language)
    yield from month_pages(site, language)
    yield from year_pages(site, language)
    yield index_page(site, language)


def register() -> None:
    """Pages are planned with the output, once the whole site is known."""
    connect(newsroom_outputs)
