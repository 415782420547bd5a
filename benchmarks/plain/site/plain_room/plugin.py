"""Ties the plain pages to the build.

Reads   the finished site.
Gives   the same pages as the peers' sites, in both languages.
"""

from plain_room.articles import article_pages
from plain_room.lists import list_pages
from plugins.languages import LANGUAGES, addresses
from plugins.model.generators import connect
from plugins.model.outputs import Outputs
from plugins.model.site import Site
from plugins.publishing.feeds import feed_files


def plain_outputs(site: Site) -> Outputs:
    wanted = {addresses.feed(language) for language in LANGUAGES}
    for language in LANGUAGES:
        yield from article_pages(site, language)
        yield from list_pages(site, language)
    yield from (file for file in feed_files(site) if file.address in wanted)


def register() -> None:
    """Pages are planned with the output, once the whole site is known."""
    connect(plain_outputs)
