"""Atom feeds: the latest stories of the site, of each category and of each agency.

Reads   the site.
Gives   ``feed_files``: every feed in both languages.

An entry's id is a tag URI (RFC 4151) made of the site's host, the story's year, its key and the
language, so that readers see no story twice when its address or title changes. A feed's id is its
own address.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from plugins.languages import LANGUAGES, Language, addresses, other
from plugins.model.cards import agency_slug, category_slug
from plugins.model.fingerprints import fingerprint
from plugins.model.finished_words import finished_words
from plugins.model.outputs import File, Outputs
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.story_index import by_agency, by_category

if TYPE_CHECKING:
    from plugins.publishing.atom_feed import AtomFeed

LATEST: Final = 20
_ROOTED: Final = re.compile(r'((?:href|src|srcset)=")([^"]*)"')


@dataclass(frozen=True, slots=True)
class _Plan:
    """One feed: its title, its own address, the page it belongs to, the other language's feed."""

    title: str
    address: str
    page: str
    other: str
    stories: Sequence[Story]


def feed_files(site: Site) -> Outputs:
    """Every feed, in a fixed order; the same site gives the same bytes."""
    prints = site.prints
    for language in LANGUAGES:
        for plan in _plans(site, language):
            latest = plan.stories[:LATEST]
            texts = [text for s in latest if (text := s.text(language))]
            links = [prints.links(text) for text in texts]
            figures = [prints.figures(text) for text in texts if text.figures]
            needs = (
                prints.shared,
                ("stories", fingerprint([prints.story(story) for story in latest])),
                ("links", fingerprint(links)),
                *((("figures", fingerprint(figures)),) if figures else ()),
            )
            yield File(plan.address, needs, partial(_written, site, plan, language))


def _plans(site: Site, language: Language) -> Iterator[_Plan]:
    there = other(language)
    name = site.registers.site.name
    stories = site.stories_in(language)
    yield _Plan(
        name, addresses.feed(language), addresses.all_news(language), addresses.feed(there), stories
    )
    for key, category in site.registers.categories.items():
        here, elsewhere = (category_slug(site, key, each) for each in (language, there))
        yield _Plan(
            f"{category.name.in_language(language)} · {name}",
            addresses.category_feed(language, here),
            addresses.category(language, here),
            addresses.category_feed(there, elsewhere),
            by_category(site, language).get(key, ()),
        )
    for key, agency in site.registers.agencies.items():
        here, elsewhere = (agency_slug(site, key, each) for each in (language, there))
        city = site.city(agency.city) if agency.city else None
        parts = [agency.name.in_language(language)]
        parts += [city.fields.name.in_language(language)] if city else []
        yield _Plan(
            f"{', '.join(parts)} · {name}",
            addresses.agency_feed(language, here),
            addresses.agency(language, here),
            addresses.agency_feed(there, elsewhere),
            by_agency(site, language).get(key, ()),
        )


def _written(site: Site, plan: _Plan, language: Language) -> bytes:
    from plugins.publishing.atom_feed import AtomFeed  # noqa: PLC0415 (most builds write no feed)

    words = site.registers.site
    feed = AtomFeed(
        title=plan.title,
        link=site.url + plan.page,
        description=words.tagline.in_language(language) if words.tagline else None,
        language=language,
        author_name=words.outlet,
        feed_url=site.url + plan.address,
        feed_guid=site.url + plan.address,
        other=(other(language), site.url + plan.other),
    )
    for story in plan.stories[:LATEST]:
        _add(feed, site, story, language)
    text = StringIO()
    feed.write(text, "utf-8")
    return f"{text.getvalue()}\n".encode()


def _add(feed: "AtomFeed", site: Site, story: Story, language: Language) -> None:
    text = story.text(language)
    address = site.story_address(story, language)
    assert text is not None
    assert address is not None
    there = site.story_address(story, other(language))
    category = site.registers.categories[story.category].name.in_language(language)
    page = site.url + address
    feed.add_item(
        title=text.title,
        link=page,
        description=None,
        summary=text.standfirst,
        content=absolute(finished_words(site, text), site.url, page),
        pubdate=story.published,
        updateddate=story.updated or story.published,
        unique_id=entry_id(site, story, language),
        categories=(category, *story.tags),
        other=(other(language), site.url + there) if there is not None else None,
    )


def entry_id(site: Site, story: Story, language: Language) -> str:
    """``tag:kabarkota.example,2026:news/2026/pawai-budaya/id``.

    The date is the year that the folder carries: the one part of a story's date that stays.
    """
    host = urlsplit(site.url).hostname
    return f"tag:{host},{story.key.split('/')[1]}:{story.key}/{language}"


def absolute(markup: str, url: str, page: str) -> str:
    """``markup`` with links that also lead somewhere outside the site's own pages.

    ``url`` goes before addresses within the site, ``page`` before fragments of the page.
    """

    def one(address: str) -> str:
        if address.startswith("/") and not address.startswith("//"):
            return url + address
        return page + address if address.startswith("#") else address

    def replaced(match: re.Match[str]) -> str:
        name, value = match.groups()
        if name.startswith("srcset"):
            return f'{name}{", ".join(one(each.strip()) for each in value.split(","))}"'
        return f'{name}{one(value)}"'

    return _ROOTED.sub(replaced, markup)
