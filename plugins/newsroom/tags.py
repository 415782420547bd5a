"""Tags: free words that become pages.

Reads   the tags of stories, and their English names in the register.
Gives   ``tag_slug`` and ``tag_name``; "Imlek" and "imlek" are one tag.
"""

import re
import unicodedata

from plugins.languages import Language
from plugins.model.site import Site


def tag_slug(site: Site, tag: str, language: Language) -> str:
    """The end of a tag's address: its letters and digits, in English its ``slug_en`` if any."""
    entry = site.registers.tags.get(tag)
    if language == "en" and entry is not None and entry.slug_en is not None:
        return entry.slug_en
    name = tag if entry is None else entry.name.in_language(language)
    return _slug(name) or _slug(tag) or "tag"


def tag_name(site: Site, tag: str, language: Language) -> tuple[str, Language]:
    """The tag's name, and the language that it is in."""
    entry = site.registers.tags.get(tag)
    if entry is None:
        return tag, "id"
    spoken: Language = "en" if entry.name.language_of(language) == "en" else "id"
    return entry.name.in_language(language), spoken


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
