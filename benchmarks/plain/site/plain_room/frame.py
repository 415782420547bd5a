"""What both plain templates show around their page.

Reads   the site.
Gives   ``PlainFrame``, ``PlainLink`` and ``link_to``.
"""

from dataclasses import dataclass

from plugins.languages import Language, addresses, other
from plugins.model.records import Story
from plugins.model.site import Site

WRITTEN = "%Y-%m-%d %H:%M"
MACHINE = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class PlainLink:
    """An address and the words that lead there."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class PlainFrame:
    """``elsewhere`` is the page in the other language, or its home page."""

    language: Language
    address: str
    title: str
    site_name: str
    home: str
    elsewhere: str
    other: Language
    feed: str


def plain_frame(
    site: Site, language: Language, address: str, title: str, elsewhere: str | None = None
) -> PlainFrame:
    there = other(language)
    return PlainFrame(
        language=language,
        address=address,
        title=title,
        site_name=site.registers.site.name,
        home=addresses.home(language),
        elsewhere=elsewhere or addresses.home(there),
        other=there,
        feed=addresses.feed(language),
    )


def link_to(site: Site, story: Story, language: Language) -> PlainLink:
    text = story.text(language)
    assert text is not None
    return PlainLink(site.story_address(story, language) or "", text.title)
