"""News: articles, standing pages, the home page and every list of stories."""

from plugins.newsroom.plugin import register

__all__ = ["register"]
