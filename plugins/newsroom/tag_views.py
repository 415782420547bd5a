"""Tags: the stories that carry the same words.

Reads   the stories of one language and their tags.
Gives   a ``TagView`` for each page of each tag.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.cards import StoryCard
from plugins.model.fingerprints import fingerprint
from plugins.model.frame import Frame
from plugins.model.outputs import Page
from plugins.model.parts import LeaderRow, Pager
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.tags import Tag, tag_key, tags
from plugins.newsroom.pagination import ListingPage, listing_pages, pager
from plugins.newsroom.story_lists import (
    ListNote,
    list_note,
    listing_frame,
    listing_needs,
    part_of,
    topic_cards,
)

_TAGS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class TagView:
    """One page of a tag; ``related`` are the tags that its stories carry beside it."""

    template: ClassVar[str] = "tag.html"
    frame: Frame
    title: str
    lang: Language | None
    part: str | None
    intro: str
    list_title: str
    cards: tuple[StoryCard, ...]
    lead: bool
    related: tuple[LeaderRow, ...]
    pager: Pager | None
    note: ListNote | None


def tag_pages(site: Site, language: Language) -> Iterator[Page]:
    """The tags that stories carry in ``language``; one without any has no page there."""
    carried = {each: _by_tag(site, each) for each in LANGUAGES}
    every = tags(site)
    for tag in every.values():
        if tag.key not in carried[language]:
            continue
        bases = {each: tag.address(each) for each in LANGUAGES if tag.key in carried[each]}
        stories = carried[language][tag.key]
        own = fingerprint(tag)
        for page in listing_pages(stories):
            related = _related(stories, tag) if page.newest else ()
            needs = (
                *listing_needs(site, page, bases.values()),
                ("tags", own),
                ("tags", fingerprint([(every[key], count) for key, count in related])),
            )
            view = partial(_tag_view, site, tag, page, bases, related, language)
            subject = tag.address("id") if page.newest else ""
            yield Page(page.address(language, bases[language]), needs, view, subject)


def _tag_view(
    site: Site,
    tag: Tag,
    page: ListingPage[Story],
    bases: Mapping[Language, str],
    related: Sequence[tuple[str, int]],
    language: Language,
) -> TagView:
    gettext = site.words[language].gettext
    name = tag.name_in(language)
    intro = gettext("Semua berita dengan kata kunci “%(name)s”.") % {"name": name}
    return TagView(
        frame=listing_frame(
            site,
            language,
            "tag",
            page,
            bases,
            title=name,
            description=intro,
            section=addresses.all_news(language),
        ),
        title=name,
        lang=tag.lang(language),
        part=part_of(page, site, language),
        intro=gettext("Semua berita dengan kata kunci ini, terbaru dulu."),
        list_title=gettext("Berita dengan kata kunci ini"),
        cards=topic_cards(site, page, language),
        lead=page.newest,
        related=_related_rows(site, related, language),
        pager=pager(page, language, bases[language], site.words[language]),
        note=list_note(page, site, language, bases[language]),
    )


def _by_tag(site: Site, language: Language) -> dict[str, list[Story]]:
    found: dict[str, list[Story]] = defaultdict(list)
    for story in site.stories_in(language):
        for key in dict.fromkeys(map(tag_key, story.tags)):
            found[key].append(story)
    return dict(found)


def _related(stories: Sequence[Story], tag: Tag) -> Sequence[tuple[str, int]]:
    """Keys of other tags of the same stories, those they share most first, with their numbers."""
    found = Counter([key for story in stories for key in {*map(tag_key, story.tags)}])
    del found[tag.key]
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_TAGS_SHOWN]


def _related_rows(
    site: Site, related: Sequence[tuple[str, int]], language: Language
) -> tuple[LeaderRow, ...]:
    every = tags(site)
    return tuple(
        LeaderRow(
            every[key].name_in(language),
            formats.number(count, language),
            every[key].address(language),
            lang=every[key].lang(language),
        )
        for key, count in related
    )
