"""Tags: the words of stories as things with a name and an address in each language.

Reads   the tags of stories and ``registers/tags.yml``.
Gives   ``Tag``, ``tags`` of a site, ``tag_of`` words as a story writes them.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.fingerprints import fingerprint
from plugins.model.records import Story
from plugins.model.site import Site

_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag. Spellings that differ only in capitals or spaces are one tag, ``key``.

    ``name_en`` is None where nobody translated it; ``slugs`` are in the order of ``LANGUAGES``.
    """

    key: str
    name: str
    name_en: str | None
    slugs: tuple[str, str]

    def name_in(self, language: Language) -> str:
        return self.name_en if language == "en" and self.name_en is not None else self.name

    def lang(self, language: Language) -> Language | None:
        """What ``lang`` must say of the name on a page in ``language``, None where it fits."""
        return "id" if language == "en" and self.name_en is None else None

    def address(self, language: Language) -> str:
        return addresses.tag(language, self.slugs[LANGUAGES.index(language)])


@lru_cache(maxsize=100_000)
def tag_key(words: str) -> str:
    """What makes two spellings one tag: the words without capitals and surplus spaces."""
    return " ".join(words.split()).casefold()


def tag_slug(words: str) -> str:
    """The end of an address from a tag's words: ``wisata-budaya``; ``tag`` if nothing is left."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    ascii_only = plain.encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", ascii_only).strip("-") or "tag"


def tags(site: Site) -> dict[str, Tag]:
    """Every tag that a story carries by its key, in the order of the keys."""
    return site.once("tags", lambda: _tags(site))


def tag_of(site: Site, words: str) -> Tag:
    """The tag that some story writes as ``words``."""
    return tags(site)[tag_key(words)]


def tags_print(site: Site, story: Story) -> tuple[str, bytes]:
    """The need of a page that shows a story's tags: their names and addresses."""
    prints: dict[str, bytes] = site.once(
        "prints of tags", lambda: {key: fingerprint(tag) for key, tag in tags(site).items()}
    )
    return "tags", b"".join([prints[tag_key(words)] for words in story.tags])


def _tags(site: Site) -> dict[str, Tag]:
    written: dict[str, str] = {}
    for story in site.stories:
        for words in story.tags:
            key = tag_key(words)
            written[key] = min(written.get(key, words), words)
    registered = {tag_key(words): entry for words, entry in site.registers.tags.items()}
    names: dict[str, tuple[str, str | None]] = {}
    wanted: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for key in sorted(written):
        entry = registered.get(key)
        name = entry.name.id if entry else written[key]
        name_en = entry.name.en if entry else None
        names[key] = (name, name_en)
        wanted[0][key] = tag_slug(name)
        wanted[1][key] = (entry.slug_en if entry else None) or tag_slug(name_en or name)
    slugs = [_told_apart(each) for each in wanted]
    return {key: Tag(key, *names[key], (slugs[0][key], slugs[1][key])) for key in names}


def _told_apart(wanted: dict[str, str]) -> dict[str, str]:
    """One slug a tag: of several that want the same, the first spelt like it has it.

    The others add four hex digits of their own words' SHA-256, so that no other tag's coming or
    going moves them.
    """
    wanting: defaultdict[str, list[str]] = defaultdict(list)
    for key, slug in wanted.items():
        wanting[slug].append(key)
    owners = {slug: _owner(slug, keys) for slug, keys in wanting.items()}
    return {
        key: slug
        if owners[slug] == key
        else f"{slug}-{hashlib.sha256(key.encode()).hexdigest()[:4]}"
        for key, slug in wanted.items()
    }


def _owner(slug: str, keys: Iterable[str]) -> str:
    return min(keys, key=lambda key: (key.replace(" ", "-") != slug, key))
