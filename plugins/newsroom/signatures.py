"""Who signs a story.

Reads   a story's signatures.
Gives   ``Byline``: ``(ari/yon)`` and what each of them did.
"""

from dataclasses import dataclass

from plugins.languages import Language
from plugins.languages.words import Words
from plugins.model.records import Story
from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class Byline:
    """``initials`` in their brackets; ``people`` is one sentence about them."""

    initials: str
    people: str


def byline(site: Site, story: Story, language: Language) -> Byline | None:
    """The names under ``story``; initials alone for sample people, who are nobody."""
    if not story.byline:
        return None
    words = site.words[language]
    roles = _roles(words)
    people = "; ".join(
        f"{one.initials if one.sample else one.name}, {roles[one.role]}" for one in story.byline
    )
    if any(one.sample for one in story.byline):
        people += ". " + words.gettext("Inisial contoh.")
    return Byline(f"({'/'.join(one.initials for one in story.byline)})", people)


def _roles(words: Words) -> dict[str, str]:
    return {
        "writer": words.gettext("penulis"),
        "editor": words.gettext("penyunting"),
        "photographer": words.gettext("fotografer"),
        "translator": words.gettext("penerjemah"),
    }
