"""The home page: what is new, what is on, and where.

Reads   the site.
Gives   ``HomeView`` and ``home_view``.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.cards import StoryCard, story_card
from plugins.model.frame import Frame, Kicker, Link, structured
from plugins.model.frames import frame
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.newsroom.agenda import Agenda, agenda
from plugins.newsroom.desks import desk_name, desk_title
from plugins.newsroom.line_of_cities import ClothLine, line_of_cities
from plugins.newsroom.take_home import TakeHome, take_home

BESIDE: Final = 4
DESKS: Final = 3
A_DESK: Final = 3

_LEAD_SIZES: Final = "(min-width: 82rem) 50rem, (min-width: 60rem) 62vw, 100vw"
_WIDE_SIZES: Final = "(min-width: 82rem) 24rem, (min-width: 60rem) 30vw, 100vw"
_THUMB_SIZES: Final = "5.5rem"


@dataclass(frozen=True, slots=True)
class DeskList:
    """The newest stories of one desk; ``sample`` where made-up news is among them."""

    title: str
    sample: bool
    cards: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page in one language; ``heading`` is shown where there is no story to lead."""

    template: ClassVar[str] = "home.html"

    frame: Frame
    heading: str
    lead: StoryCard | None
    beside: tuple[StoryCard, ...]
    agenda: Agenda
    line: ClothLine | None
    desks: tuple[DeskList, ...]
    all_news: Link
    take_home: TakeHome


def home_view(site: Site, language: Language) -> HomeView:
    """The home page in ``language``: pinned stories first, then the newest."""
    gettext = site.words[language].gettext
    stories = site.stories_in(language)
    ordered = [story for story in stories if story.pinned]
    ordered += [story for story in stories if not story.pinned]
    top, rest = ordered[: BESIDE + 1], ordered[BESIDE + 1 :]
    return HomeView(
        frame=_frame(site, language),
        heading=site.registers.site.name,
        lead=_lead(site, top[0], language) if top else None,
        beside=tuple(
            _beside(site, story, language, wide=position == 0)
            for position, story in enumerate(top[1:])
        ),
        agenda=agenda(site, language),
        line=line_of_cities(site, language),
        desks=_desks(site, rest, language),
        all_news=Link(addresses.all_news(language), gettext("Semua berita")),
        take_home=take_home(site, language),
    )


def _frame(site: Site, language: Language) -> Frame:
    words = site.registers.site
    tagline = words.tagline.in_language(language) if words.tagline else words.name
    address = addresses.home(language)
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "description": tagline,
        "inLanguage": language,
        "name": words.name,
        "url": site.url + address,
    }
    return frame(
        site,
        language,
        "home",
        title=words.name,
        description=tagline,
        versions={each: addresses.home(each) for each in LANGUAGES},
        structured_data=structured(data),
        day=True,
    )


def _lead(site: Site, story: Story, language: Language) -> StoryCard:
    card = story_card(site, story, language)
    kicker = card.kicker
    if kicker is not None and story.desk is not None:
        kicker = Kicker(
            kicker.subject, kicker.href, (*kicker.rest, desk_name(site, story.desk, language))
        )
    return _sized(replace(card, kicker=kicker, moment=None, note=None), _LEAD_SIZES)


def _beside(site: Site, story: Story, language: Language, *, wide: bool) -> StoryCard:
    card = replace(story_card(site, story, language), moment=None, note=None, standfirst=None)
    return _sized(card, _WIDE_SIZES if wide else _THUMB_SIZES)


def _sized(card: StoryCard, sizes: str) -> StoryCard:
    picture = card.picture
    if picture is None or picture.srcset is None:
        return card
    return replace(card, picture=replace(picture, sizes=sizes))


def _desks(site: Site, stories: list[Story], language: Language) -> tuple[DeskList, ...]:
    """The desks with the newest stories, three stories each; made-up news comes last."""
    by_desk: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.desk is not None and len(by_desk[story.desk]) < A_DESK:
            by_desk[story.desk].append(story)
    shown = sorted(by_desk.items(), key=lambda item: any(story.sample for story in item[1]))
    return tuple(
        DeskList(
            desk_title(site, key, language),
            any(story.sample for story in found),
            tuple(_sized(story_card(site, story, language), _WIDE_SIZES) for story in found),
        )
        for key, found in shown[:DESKS]
    )
