"""Plain lists of ten: all news, each category, each tag.

Reads   the site.
Gives   ``list_pages``.

Pages are numbered from the oldest, as in the project: a new story changes the newest page of each
of its lists, and no other unless that page was full. The newest page holds one to ten stories, so
there are as many pages as in the peers' lists.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from plain_room.frame import MACHINE, WRITTEN, PlainFrame, PlainLink, link_to, plain_frame
from plugins.languages import Language, addresses
from plugins.model.cards import category_slug
from plugins.model.fingerprints import fingerprint
from plugins.model.outputs import Outputs, Page
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.tags import tag_of

PAGE_SIZE: Final = 10


@dataclass(frozen=True, slots=True)
class Item:
    """A story as a list shows it."""

    link: PlainLink
    moment: str
    written: str
    summary: str


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list."""

    template: ClassVar[str] = "list.html"

    frame: PlainFrame
    name: str
    items: tuple[Item, ...]
    older: PlainLink | None
    newer: PlainLink | None


def list_pages(site: Site, language: Language) -> Outputs:
    for base, name, stories in _lists(site, language):
        full = (len(stories) - 1) // PAGE_SIZE
        oldest_first = stories[::-1]
        for number in range(1, full + 2):
            part = oldest_first[(number - 1) * PAGE_SIZE : number * PAGE_SIZE][::-1]
            older = _link(language, base, number - 1, full) if number > 1 else None
            newer = _link(language, base, number + 1, full) if number <= full else None
            address = base if number > full else addresses.listing_page(language, base, number)
            needs = (
                site.prints.shared,
                site.prints.cards(part),
                ("neighbours", fingerprint((name, older, newer))),
            )
            yield Page(
                address, needs, partial(_view, site, language, address, name, part, older, newer)
            )


def _lists(site: Site, language: Language) -> Iterator[tuple[str, str, Sequence[Story]]]:
    """Address, name and stories of each list, newest first."""
    stories = site.stories_in(language)
    yield addresses.home(language), site.registers.site.name, stories
    groups: dict[tuple[str, str], list[Story]] = defaultdict(list)
    for story in stories:
        slug = category_slug(site, story.category, language)
        name = site.registers.categories[story.category].name.in_language(language)
        groups[addresses.category(language, slug), name].append(story)
        for tag in dict.fromkeys(tag_of(site, words) for words in story.tags):
            groups[tag.address(language), tag.name_in(language)].append(story)
    for (address, name), found in groups.items():
        yield address, name, found


def _link(language: Language, base: str, number: int, full: int) -> PlainLink:
    address = base if number > full else addresses.listing_page(language, base, number)
    return PlainLink(address, str(number))


def _view(
    site: Site,
    language: Language,
    address: str,
    name: str,
    stories: Sequence[Story],
    older: PlainLink | None,
    newer: PlainLink | None,
) -> ListView:
    return ListView(
        frame=plain_frame(site, language, address, name),
        name=name,
        items=tuple(_item(site, story, language) for story in stories),
        older=older,
        newer=newer,
    )


def _item(site: Site, story: Story, language: Language) -> Item:
    text = story.text(language)
    assert text is not None
    return Item(
        link_to(site, story, language),
        story.published.strftime(MACHINE),
        story.published.strftime(WRITTEN),
        text.standfirst or "",
    )
