"""Files to records: front matter, Markdown, YAML, sanitising."""

from plugins.reading.generator import register

__all__ = ["register"]
