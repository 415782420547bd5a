"""Plain articles: title, date, category, words, tags, older and newer, the other language.

Reads   the site.
Gives   ``article_pages``.
"""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from plain_room.frame import MACHINE, WRITTEN, PlainFrame, PlainLink, link_to, plain_frame
from plugins.languages import Language, addresses, other
from plugins.model.cards import category_slug
from plugins.model.fingerprints import fingerprint
from plugins.model.links import with_addresses
from plugins.model.outputs import Outputs, Page
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.tags import tag_of


@dataclass(frozen=True, slots=True)
class ArticleView:
    """``body`` is trusted HTML."""

    template: ClassVar[str] = "article.html"

    frame: PlainFrame
    title: str
    summary: str
    moment: str
    written: str
    category: PlainLink
    body: str
    tags: tuple[PlainLink, ...]
    older: PlainLink | None
    newer: PlainLink | None


def article_pages(site: Site, language: Language) -> Outputs:
    prints = site.prints
    stories = site.stories_in(language)
    for position, story in enumerate(stories):
        newer = stories[position - 1] if position else None
        older = stories[position + 1] if position + 1 < len(stories) else None
        text = story.text(language)
        assert text is not None
        needs = (
            prints.shared,
            prints.story(story),
            prints.cards((newer,) if newer else (), "newer"),
            prints.cards((older,) if older else (), "older"),
            prints.links(text),
            ("tags", fingerprint([tag_of(site, words) for words in story.tags])),
        )
        address = site.story_address(story, language) or ""
        yield Page(address, needs, partial(_view, site, story, language, older, newer))


def _view(
    site: Site, story: Story, language: Language, older: Story | None, newer: Story | None
) -> ArticleView:
    text = story.text(language)
    assert text is not None
    category = site.registers.categories[story.category]
    slug = category_slug(site, story.category, language)
    tags = [tag_of(site, words) for words in story.tags]
    return ArticleView(
        frame=plain_frame(
            site,
            language,
            site.story_address(story, language) or "",
            text.title,
            site.story_address(story, other(language)),
        ),
        title=text.title,
        summary=text.standfirst or "",
        moment=story.published.strftime(MACHINE),
        written=story.published.strftime(WRITTEN),
        category=PlainLink(addresses.category(language, slug), category.name.in_language(language)),
        body=with_addresses(text.body, language, site),
        tags=tuple(PlainLink(tag.address(language), tag.name_in(language)) for tag in tags),
        older=link_to(site, older, language) if older else None,
        newer=link_to(site, newer, language) if newer else None,
    )
