"""Ties the newsroom to the build.

Reads   the finished site.
Gives   home pages, articles, standing pages, every list and the page for what is missing.
"""

from functools import partial

from plugins.languages import LANGUAGES, addresses
from plugins.model.generators import connect
from plugins.model.outputs import Outputs, Page
from plugins.model.site import Site
from plugins.newsroom.agency_views import agency_pages
from plugins.newsroom.archive_views import month_pages, year_pages
from plugins.newsroom.category_views import category_pages
from plugins.newsroom.home_views import home_view
from plugins.newsroom.index_views import index_page
from plugins.newsroom.list_views import news_pages
from plugins.newsroom.not_found_views import not_found_view
from plugins.newsroom.page_views import standing_pages
from plugins.newsroom.story_views import article_pages
from plugins.newsroom.tag_views import tag_pages


def newsroom_outputs(site: Site) -> Outputs:
    """Every page of the room in both languages, in a fixed order."""
    prints = site.prints
    for language in LANGUAGES:
        news = prints.cards(site.stories_in(language), "news")
        yield Page(
            addresses.home(language),
            (prints.shared, prints.day, prints.calendar, prints.every_city, news),
            partial(home_view, site, language),
        )
        yield from article_pages(site, language)
        yield from standing_pages(site, language)
        yield from news_pages(site, language)
        yield from category_pages(site, language)
        yield from tag_pages(site, language)
        yield from agency_pages(site, language)
        yield from month_pages(site, language)
        yield from year_pages(site, language)
        yield index_page(site, language)
        yield Page(
            addresses.not_found(language), (prints.shared,), partial(not_found_view, site, language)
        )


def register() -> None:
    """Pages are planned with the output, once the whole site is known."""
    connect(newsroom_outputs)
