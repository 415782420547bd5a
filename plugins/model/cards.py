"""Stories as lists show them: one card value for every list on the site.

Reads   stories and registers.
Gives   ``StoryCard`` and ``story_card``.
"""

from dataclasses import dataclass
from datetime import datetime

from plugins.languages import Language, addresses, formats
from plugins.model.frame import Kicker, Moment, Picture
from plugins.model.pictures import story_picture
from plugins.model.records import Story
from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class StoryCard:
    """One story in a list; ``lang`` is set where its words are not in the page's language."""

    href: str
    title: str
    kicker: Kicker | None = None
    picture: Picture | None = None
    standfirst: str | None = None
    moment: Moment | None = None
    note: str | None = None
    lang: Language | None = None
    city_class: str | None = None


def story_card(site: Site, story: Story, language: Language, *, clock: bool = False) -> StoryCard:
    """``story``, which must exist in ``language``, as a card.

    ``clock`` shows the time of day alone, for lists under a date.
    """
    text = story.text(language) or story.texts[0]
    cities = [city for slug in story.cities if (city := site.city(slug)) is not None]
    return StoryCard(
        href=site.story_address(story, text.language) or "",
        title=text.title,
        kicker=kicker(site, story, language),
        picture=story_picture(story, language),
        standfirst=text.standfirst,
        moment=published(story.published, language, clock=clock),
        note=site.words[language].gettext("contoh") if story.sample else None,
        lang=None if text.language == language else text.language,
        city_class=f"city-{cities[0].slug}" if len(cities) == 1 else None,
    )


def kicker(site: Site, story: Story, language: Language, *, link: bool = False) -> Kicker:
    """Category, then the cities: ``Kalender · Semarang``."""
    category = site.registers.categories[story.category]
    names = [city.fields.short_name for slug in story.cities if (city := site.city(slug))]
    rest = tuple(names) if len(names) <= 2 else (site.words[language].gettext("beberapa kota"),)
    href = addresses.category(language, category_slug(site, story.category, language))
    return Kicker(category.name.in_language(language), href if link else None, rest)


def category_slug(site: Site, key: str, language: Language) -> str:
    """The end of a category's address: its key, in English its ``slug_en`` where there is one."""
    return (site.registers.categories[key].slug_en or key) if language == "en" else key


def agency_slug(site: Site, key: str, language: Language) -> str:
    """The end of an agency's address, by the same rule."""
    return (site.registers.agencies[key].slug_en or key) if language == "en" else key


def published(moment: datetime, language: Language, *, clock: bool = False) -> Moment:
    """``Jumat (20/11/2026) 15.40 WIB``, or with ``clock`` the time alone."""
    time = formats.clock(moment, language)
    text = time if clock else f"{formats.press_date(moment.date(), language)} {time}"
    return Moment(moment.isoformat(timespec="minutes"), text)
