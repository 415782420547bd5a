"""What concerns the output as a whole: feeds, sitemaps, well-known addresses, plain text."""

from plugins.publishing.plugin import register

__all__ = ["register"]
