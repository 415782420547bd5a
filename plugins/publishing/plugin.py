"""Ties publishing to Pelican: what concerns the output as a whole.

Reads   the finished site.
Gives   the Atom feeds.
"""

from plugins.model.generators import connect
from plugins.publishing.feeds import feed_files


def register() -> None:
    """Feeds are planned with the output, once every story is known."""
    connect(feed_files)
