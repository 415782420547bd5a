"""The pages that most edits leave as they are, loaded only where one is made.

Reads   the site.
Gives   the functions of the same names in the modules that they come from; ``list_pages``.
"""
# ruff: noqa: PLC0415 - importing late is what this module is for.

from collections.abc import Iterator

from plugins.languages import Language
from plugins.model.outputs import Page, PageView
from plugins.model.site import Site
from plugins.newsroom.answers import Status


def home_view(site: Site, language: Language) -> PageView:
    from plugins.newsroom import home_views

    return home_views.home_view(site, language)


def not_found_view(site: Site, language: Language, status: Status) -> PageView:
    from plugins.newsroom import not_found_views

    return not_found_views.not_found_view(site, language, status)


def list_pages(site: Site, language: Language) -> Iterator[Page]:
    """Every page that shows stories without their words, in one language."""
    from plugins.newsroom.agency_views import agency_pages
    from plugins.newsroom.archive_views import month_pages, year_pages
    from plugins.newsroom.category_views import category_pages
    from plugins.newsroom.index_views import index_page
    from plugins.newsroom.list_views import news_pages
    from plugins.newsroom.tag_views import tag_pages

    yield from news_pages(site, language)
    yield from category_pages(site, language)
    yield from tag_pages(site, language)
    yield from agency_pages(site, language)
    yield from month_pages(site, language)
    yield from year_pages(site, language)
    yield index_page(site, language)
