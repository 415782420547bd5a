"""Views to bytes: the templates, the writer, the theme's files, and the swap of the output."""

from plugins.rendering.plugin import register

__all__ = ["register"]
