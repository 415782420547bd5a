"""Ties the newsroom to the build.

Reads   the finished site.
Gives   home pages, articles, standing pages, every list and the page for what is missing.
"""

from collections.abc import Iterator
from functools import partial

from plugins.languages import LANGUAGES, addresses
from plugins.model.generators import connect
from plugins.model.outputs import Group, Output, Page
from plugins.model.site import Site
from plugins.newsroom.answers import ANSWERS
from plugins.newsroom.late import home_view, list_pages, not_found_view
from plugins.newsroom.page_views import standing_pages
from plugins.newsroom.story_views import article_groups


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


def register() -> None:
    """Pages are planned with the output, once the whole site is known."""
    connect(newsroom_outputs)
