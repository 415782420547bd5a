"""What concerns the output as a whole: the Atom feeds."""

from plugins.publishing.plugin import register

__all__ = ["register"]
