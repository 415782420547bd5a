"""Ties publishing to Pelican: what concerns the output as a whole.

Reads   the finished site.
Gives   the Atom feeds.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.publishing.feeds import feeds


class FeedGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Writes the feeds; pages announce them by their addresses."""

    def generate_output(self, writer: Any) -> None:
        for address, data in feeds(self.context["site"]):
            writer.write_bytes(address, data)


def _generators(_pelican: object) -> type[Generator]:
    return FeedGenerator


def register() -> None:
    """Feeds are written with the output, once every story is known."""
    signals.get_generators.connect(_generators)
