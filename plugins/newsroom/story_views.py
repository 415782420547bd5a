"""Articles as their pages show them, one view for each story and language.

Reads   the site.
Gives   ``ArticleView``, ``article_groups`` and ``article_pages``.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from plugins.languages import Language, addresses, other
from plugins.model.cards import StoryCard, agency_slug, kicker, story_card
from plugins.model.finished_words import plain_words
from plugins.model.frame import Frame, Kicker, Link, Moment, Picture, PrintFoot
from plugins.model.frames import frame
from plugins.model.needs import Needs
from plugins.model.outputs import Group, Page
from plugins.model.parts import FactBox, LeaderRow, ShareItem
from plugins.model.pictures import story_picture
from plugins.model.records import City, Story, Text
from plugins.model.site import Site
from plugins.model.tags import tag_of, tags_print
from plugins.newsroom.bodies import Body, story_body
from plugins.newsroom.desks import desk_name
from plugins.newsroom.event_dates import EventDate, event_dates
from plugins.newsroom.fact_boxes import fact_box
from plugins.newsroom.qr_codes import qr_code
from plugins.newsroom.related import related_stories
from plugins.newsroom.sharing import share_items
from plugins.newsroom.signatures import Byline, byline
from plugins.newsroom.structured_story import news_article
from plugins.newsroom.translations import (
    Translation,
    full_moment,
    shortened,
    translation,
    version_addresses,
)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article in one language; the parts of ``body`` are trusted HTML."""

    template: ClassVar[str] = "article.html"

    frame: Frame
    title: str
    kicker: Kicker
    sample: bool
    standfirst: str | None
    published: Moment
    updated: Moment | None
    translation: Translation
    picture: Picture
    body: Body
    byline: Byline | None
    share: tuple[ShareItem, ...]
    fact_box: FactBox | None
    dates: tuple[EventDate, ...]
    agencies: tuple[LeaderRow, ...]
    tags: tuple[Link, ...]
    related: tuple[StoryCard, ...]
    older: Link | None
    newer: Link | None
    press: PrintFoot


def article_groups(site: Site, language: Language) -> Iterator[Group]:
    """The articles of each month: most edits leave all months but one as they are."""
    prints = site.prints
    stories = site.stories_in(language)
    months: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for position, story in enumerate(stories):
        months[story.published.year, story.published.month].append(position)
    # Neighbours, related stories, tags, links: whatever they are, these four decide it.
    rest = (prints.shared, prints.calendar, prints.every_city, prints.every_card)
    for (year, month), positions in months.items():
        yield Group(
            f"articles {language} {year}-{month}",
            (*rest, prints.words([stories[position] for position in positions])),
            partial(article_pages, site, language, positions),
            listed=False,
        )


def article_pages(
    site: Site, language: Language, positions: Sequence[int] | None = None
) -> Iterator[Page]:
    """The pages of every story that exists in ``language``, newest first.

    ``positions`` chooses some of them by their places among all.
    """
    related = related_stories(site, language)
    stories = site.stories_in(language)
    for position in range(len(stories)) if positions is None else positions:
        story = stories[position]
        newer = stories[position - 1] if position else None
        older = stories[position + 1] if position + 1 < len(stories) else None
        close = related[story.key]
        yield Page(
            site.story_address(story, language) or "",
            _needs(site, story, language, close, older, newer),
            partial(article_view, site, story, language, close, older, newer),
        )


def _needs(
    site: Site,
    story: Story,
    language: Language,
    related: Sequence[Story],
    older: Story | None,
    newer: Story | None,
) -> Needs:
    prints = site.prints
    text = story.text(language)
    assert text is not None
    needs = [
        prints.shared,
        prints.story(story),
        prints.neighbour(newer, "newer"),
        prints.neighbour(older, "older"),
        prints.cards(related, "related"),
        prints.links(text),
    ]
    if story.tags:
        needs.append(tags_print(site, story))
    if story.places:
        needs.append(prints.profile(story.cities))
    if story.events:
        needs.append(prints.calendar)
    if text.figures:
        needs.append(prints.figures(text))
    return tuple(needs)


def article_view(
    site: Site,
    story: Story,
    language: Language,
    related: Sequence[Story] = (),
    older: Story | None = None,
    newer: Story | None = None,
) -> ArticleView:
    """The page of ``story``, which must exist in ``language``."""
    text = story.text(language)
    assert text is not None
    cities = [city for slug in story.cities if (city := site.city(slug)) is not None]
    picture = story_picture(story, language, sizes="(min-width: 82rem) 76rem, 100vw")
    body = story_body(site, text.body, language, text.dateline)
    address = site.story_address(story, language) or ""
    return ArticleView(
        frame=_frame(site, story, text, picture, cities),
        title=text.title,
        kicker=_kicker(site, story, language),
        sample=story.sample,
        standfirst=text.standfirst,
        published=full_moment(story.published, language),
        updated=full_moment(story.updated, language) if story.updated else None,
        translation=translation(site, story, text),
        picture=picture,
        body=body,
        byline=byline(site, story, language),
        share=share_items(site, text.title, site.url + address, language),
        fact_box=fact_box(site, cities[0], language) if cities else None,
        dates=event_dates(site, story, language),
        agencies=_agencies(site, story, language),
        tags=_tags(site, story, language),
        related=tuple(
            replace(story_card(site, found, language), standfirst=None, moment=None)
            for found in related
        ),
        older=_neighbour(site, older, language),
        newer=_neighbour(site, newer, language),
        press=_press(site, story, address, language),
    )


def _frame(
    site: Site,
    story: Story,
    text: Text,
    picture: Picture,
    cities: list[City],
) -> Frame:
    language = text.language
    versions = version_addresses(site, story)
    english = story.text("en")
    social = None
    if story.picture is not None and not story.picture.vector:
        social = replace(picture, src=site.url + picture.src, srcset=None, sizes=None)
    return frame(
        site,
        language,
        "article",
        title=text.title,
        description=text.standfirst or shortened(plain_words(site, text)),
        versions=versions,
        section=addresses.all_news(language),
        city=cities[0] if len(cities) == 1 else None,
        outdated=english is not None and english.outdated,
        fallback=addresses.all_news(other(language)),
        social_image=social,
        structured_data=news_article(site, story, text, versions[language], picture),
    )


def _kicker(site: Site, story: Story, language: Language) -> Kicker:
    """Category, then the agency where there is one and the cities else, then the desk."""
    plain = kicker(site, story, language, link=True)
    rest = plain.rest
    if len(story.agencies) == 1:
        agency = site.registers.agencies[story.agencies[0]]
        rest = (agency.short or agency.name.in_language(language),)
    if story.desk is not None:
        rest = (*rest, desk_name(site, story.desk, language))
    return replace(plain, rest=rest)


def _agencies(site: Site, story: Story, language: Language) -> tuple[LeaderRow, ...]:
    """The agencies that the story comes from, each with its city."""
    gettext = site.words[language].gettext
    rows = []
    for key in story.agencies:
        agency = site.registers.agencies[key]
        city = site.city(agency.city) if agency.city else None
        rows.append(
            LeaderRow(
                text=agency.name.in_language(language),
                value=city.fields.short_name if city else agency.short or gettext("OPD"),
                href=addresses.agency(language, agency_slug(site, key, language)),
                lang=agency.name.lang_on(language),
            )
        )
    return tuple(rows)


def _tags(site: Site, story: Story, language: Language) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for words in story.tags:
        tag = tag_of(site, words)
        link = Link(tag.address(language), tag.name_in(language), tag.lang(language))
        links.setdefault(tag.key, link)
    return tuple(links.values())


def _neighbour(site: Site, story: Story | None, language: Language) -> Link | None:
    if story is None:
        return None
    text = story.text(language) or story.texts[0]
    return Link(site.story_address(story, text.language) or "", text.title)


def _press(site: Site, story: Story, address: str, language: Language) -> PrintFoot:
    """The address in words that may break after each slash, its QR code, and the version."""
    gettext = site.words[language].gettext
    version = gettext("Terbit %(moment)s") % {"moment": full_moment(story.published, language).text}
    if story.updated is not None:
        version += " · " + gettext("diperbarui %(moment)s") % {
            "moment": full_moment(story.updated, language).text
        }
    url = site.url + address
    return PrintFoot(url.partition("//")[2], qr_code(url), version)
