"""What the lists of stories share: days, rows, tabs, and the frame of a numbered page.

Reads   the site's stories in one language.
Gives   ``ListDay`` and ``StoryCard`` values, ``category_tabs`` and ``listing_frame``.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, Final, TypeVar

from plugins.languages import Language, addresses, formats, other
from plugins.languages.calendars import pasaran
from plugins.model.cards import StoryCard, category_slug, story_card
from plugins.model.fingerprints import fingerprint
from plugins.model.frame import Frame, Link, Switch
from plugins.model.frames import frame
from plugins.model.needs import Needs
from plugins.model.parts import Tab
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.story_index import by_category
from plugins.newsroom.pagination import ListingPage

T = TypeVar("T")

LEAD_SIZES: Final = "(min-width: 60rem) 43rem, 100vw"
ROW_SIZES: Final = "8rem"
_COVERS_A_DAY: Final = 2
"""Covers of batik give a day rhythm; with more of them none is seen."""


@dataclass(frozen=True, slots=True)
class ListDay:
    """The stories of one day, with its number large and its name as people here say it."""

    iso: str
    number: str
    weekday: str
    month: str
    cards: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class ListNote:
    """The sentence under the pages of a list; its last words are a link."""

    text: str
    link: Link


def local_day(site: Site, story: Story) -> date:
    """The day of publication in the site's own zone, so that days follow one another."""
    return story.published.astimezone(site.now.tzinfo).date()


def list_days(
    site: Site, stories: Sequence[Story], language: Language, *, lead: bool, pictures: bool = True
) -> tuple[ListDay, ...]:
    """``stories``, newest first, by day.

    With ``lead`` the newest day opens with its newest story that has a picture of its own. Only
    the first of a day has its standfirst. Without ``pictures`` all rows are words.
    """
    days: list[ListDay] = []
    for day, group in groupby(stories, key=lambda story: local_day(site, story)):
        of_day = list(group)
        if lead and not days:
            first = next((s for s in of_day if s.picture is not None), of_day[0])
            of_day.remove(first)
            of_day.insert(0, first)
        days.append(
            ListDay(
                iso=day.isoformat(),
                number=str(day.day),
                weekday=f"{formats.weekday(day, language)} {pasaran(day)}",
                month=formats.month_year(day, language),
                cards=tuple(_day_cards(site, of_day, language, lead and not days, pictures)),
            )
        )
    return tuple(days)


def _day_cards(
    site: Site, stories: Sequence[Story], language: Language, lead: bool, pictures: bool
) -> Iterable[StoryCard]:
    covers = 0
    for position, story in enumerate(stories):
        card = list_card(site, story, language, clock=True, lead=lead and position == 0)
        if story.picture is None and not (lead and position == 0):
            bare = story.sample or covers == _COVERS_A_DAY
            covers += not bare
        else:
            bare = False
        yield replace(
            card,
            picture=None if bare or not pictures else card.picture,
            standfirst=card.standfirst if position == 0 and pictures else None,
        )


def list_card(
    site: Site, story: Story, language: Language, *, clock: bool = False, lead: bool = False
) -> StoryCard:
    """A story as lists show it, with the day on which it was last changed."""
    card = story_card(site, story, language, clock=clock)
    words = site.words[language]
    notes = [card.note] if card.note else []
    if story.updated is not None:
        day = story.updated.astimezone(site.now.tzinfo).date()
        other_year = day.year != local_day(site, story).year
        shown = formats.date_range(day, day, language, year=other_year)
        notes.insert(0, words.gettext("diperbarui %(day)s") % {"day": shown})
    picture = card.picture
    if picture is not None and picture.srcset:
        picture = replace(picture, sizes=LEAD_SIZES if lead else ROW_SIZES)
    return replace(card, note=" · ".join(notes) or None, picture=picture)


def topic_cards(site: Site, page: ListingPage[Story], language: Language) -> tuple[StoryCard, ...]:
    """Rows with their times in full; the newest page opens with a large one."""
    cards = []
    for position, story in enumerate(page.items):
        lead = page.newest and position == 0
        card = list_card(site, story, language, lead=lead)
        cards.append(card if lead else replace(card, standfirst=None))
    return tuple(cards)


def category_tabs(
    site: Site, language: Language, current: str | None, counted: Collection[str]
) -> tuple[Tab, ...]:
    """All news, then each category that has stories in ``language``, by name.

    Those in ``counted`` say how many: every count changes its page with a story of that category.
    """
    stories = by_category(site, language)
    shown = [key for key in site.registers.categories if key in stories or key == current]
    names = {key: site.registers.categories[key].name for key in shown}
    everything = Tab(
        addresses.all_news(language), site.words[language].gettext("Semua"), current is None
    )
    return (
        everything,
        *(
            Tab(
                addresses.category(language, category_slug(site, key, language)),
                names[key].in_language(language),
                key == current,
                formats.number(len(stories.get(key, ())), language) if key in counted else None,
                names[key].lang_on(language),
            )
            for key in sorted(shown, key=lambda k: (names[k].in_language(language).casefold(), k))
        ),
    )


def listing_needs(site: Site, page: ListingPage[Story], others: Iterable[str] = ()) -> Needs:
    """What any page of a list needs: its stories, its place, the list's other language.

    ``others`` are the addresses that say in which languages the list exists.
    """
    prints = site.prints
    place = (page.number, page.newest, page.follows, *others)
    return (prints.shared, prints.cards(page.items), ("place", fingerprint(place)))


def tabs_print(site: Site, language: Language, counted: Collection[str]) -> tuple[str, bytes]:
    """The need of ``category_tabs``: which categories have stories, and how many if counted."""
    stories = by_category(site, language)

    def told() -> bytes:
        shown = ((key, len(found) if key in counted else 0) for key, found in stories.items())
        return fingerprint(sorted(shown))

    return "tabs", site.once(f"tabs {language} {sorted(counted)}", told)


def part_of(page: ListingPage[T], site: Site, language: Language) -> str | None:
    """``halaman 3``, beside the title of a numbered page."""
    if page.newest:
        return None
    return site.words[language].gettext("halaman %(number)s") % {"number": page.number}


def list_note(page: ListingPage[T], site: Site, language: Language, base: str) -> ListNote | None:
    """Why pages count from the oldest, and where the newest is; None where there is one page."""
    if page.newest and page.number == 1:
        return None
    gettext = site.words[language].gettext
    if page.newest:
        text = gettext(
            "Halaman 1 berisi berita tertua, maka isi halaman bernomor tidak berubah. "
            "Halaman terbaru, %(number)s, selalu ada di"
        ) % {"number": page.number}
    else:
        text = gettext(
            "Halaman 1 berisi berita tertua, maka isi halaman ini tidak berubah. "
            "Berita terbaru selalu ada di"
        )
    return ListNote(text, Link(base, base))


def listing_frame(
    site: Site,
    language: Language,
    kind: str,
    page: ListingPage[T],
    bases: Mapping[Language, str],
    *,
    title: str,
    **more: Any,
) -> Frame:
    """The frame of one page of a listing; ``bases`` are its bare addresses.

    The bare pages of both languages are translations of each other. Numbered pages are not:
    fewer stories exist in English, so page 3 holds other stories there. They name no other
    language in ``hreflang``, and their switch leads to the other language's newest page.
    """
    if page.newest:
        return frame(site, language, kind, title=title, versions=bases, **more)
    part = part_of(page, site, language)
    address = page.address(language, bases[language])
    made = frame(
        site, language, kind, title=f"{title}, {part}", versions={language: address}, **more
    )
    there = other(language)
    if there not in bases:
        return made
    return replace(made, switch=Switch(there, bases[there], made.switch.text))
