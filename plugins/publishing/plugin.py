"""Ties publishing to Pelican: what concerns the output as a whole.

Reads   the finished site, and the pages that the other rooms have planned.
Gives   feeds, sitemaps, the files and the page of well-known addresses, stories as plain text.
"""

from plugins.model.generators import connect
from plugins.publishing.feeds import feed_files
from plugins.publishing.plain_text import plain_text_outputs
from plugins.publishing.sitemaps import sitemap_group
from plugins.publishing.standard_files import standard_files
from plugins.publishing.well_known_views import well_known_pages


def register() -> None:
    """All are planned with the output, once every story is known."""
    for outputs in (
        feed_files,
        sitemap_group,
        standard_files,
        well_known_pages,
        plain_text_outputs,
    ):
        connect(outputs)
