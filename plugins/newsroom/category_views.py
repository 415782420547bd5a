"""Categories: the stories of one kind, under the edge of its own motif.

Reads   the stories of one language, categories, and the dates of events.
Gives   a ``CategoryView`` for each page of each category.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.cards import StoryCard, category_slug
from plugins.model.fingerprints import fingerprint
from plugins.model.frame import Cloth, Feed, Frame, Link
from plugins.model.occurrences import Occurrence
from plugins.model.outputs import Page
from plugins.model.parts import LeaderRow, Pager, Tab
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.story_index import by_category
from plugins.newsroom.pagination import ListingPage, listing_pages, pager
from plugins.newsroom.story_lists import (
    ListNote,
    category_tabs,
    list_note,
    listing_frame,
    listing_needs,
    part_of,
    tabs_print,
    topic_cards,
)

_EVENTS_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class CategoryView:
    """One page of a category. ``lang`` is set where its name is not in the page's language.

    ``events`` are the next dates of events that its stories tell of; empty on numbered pages.
    ``events_provisional`` where none of them is settled, which is then said once.
    """

    template: ClassVar[str] = "category.html"
    frame: Frame
    title: str
    lang: Language | None
    part: str | None
    intro: str
    tabs: tuple[Tab, ...]
    list_title: str
    cards: tuple[StoryCard, ...]
    lead: bool
    events: tuple[LeaderRow, ...]
    events_provisional: bool
    feed: Link
    pager: Pager | None
    note: ListNote | None


def category_pages(site: Site, language: Language) -> Iterator[Page]:
    """Every category has its page in both languages, also while no story is in it."""
    prints = site.prints
    for key in site.registers.categories:
        stories = by_category(site, language).get(key, ())
        base = addresses.category(language, category_slug(site, key, language))
        subject = addresses.category("id", category_slug(site, key, "id"))
        for page in listing_pages(stories):
            needs = [
                *listing_needs(site, page),
                tabs_print(site, language, _counted(page, key)),
            ]
            if page.newest:
                told = sorted({event for story in stories for event in story.events})
                needs += [("events", fingerprint(told)), prints.calendar, prints.day]
            view = partial(_category_view, site, key, language, page)
            own = subject if page.newest else ""
            yield Page(page.address(language, base), tuple(needs), view, own)


def _counted(page: ListingPage[Story], key: str) -> tuple[str, ...]:
    """Its own stories alone: others' counts would change all categories with every story."""
    return (key,) if page.newest else ()


def _category_view(
    site: Site, key: str, language: Language, page: ListingPage[Story]
) -> CategoryView:
    category = site.registers.categories[key]
    gettext = site.words[language].gettext
    bases: dict[Language, str] = {
        each: addresses.category(each, category_slug(site, key, each)) for each in LANGUAGES
    }
    name = category.name.in_language(language)
    feed = Link(
        addresses.category_feed(language, category_slug(site, key, language)),
        gettext("Umpan Atom %(name)s") % {"name": name},
    )
    described = category.description.in_language(language) if category.description else ""
    intro = " ".join(filter(None, (described, _motif_sentence(site, key, language))))
    stories = by_category(site, language).get(key, ()) if page.newest else ()
    events = _next_events(site, stories, language)
    uncertain = bool(events) and all(row.provisional for row in events)
    shown = tuple(replace(row, provisional=False) for row in events) if uncertain else events
    return CategoryView(
        frame=listing_frame(
            site,
            language,
            "category",
            page,
            bases,
            title=name,
            description=described or gettext("Berita %(name)s") % {"name": name},
            section=addresses.all_news(language),
            cloths=(Cloth(addresses.edge(category.motif, "nila")),),
            feeds=(Feed(feed.text, feed.href),),
        ),
        title=name,
        lang=category.name.lang_on(language),
        part=part_of(page, site, language),
        intro=intro,
        tabs=category_tabs(site, language, key, _counted(page, key)),
        list_title=gettext("Berita %(name)s") % {"name": name},
        cards=topic_cards(site, page, language),
        lead=page.newest,
        events=shown,
        events_provisional=uncertain,
        feed=feed,
        pager=pager(page, language, bases[language], site.words[language]),
        note=list_note(page, site, language, bases[language]),
    )


def _motif_sentence(site: Site, key: str, language: Language) -> str:
    """What the edge means, where the motif is this category's alone."""
    motif = site.registers.categories[key].motif
    if [c.motif for c in site.registers.categories.values()].count(motif) > 1:
        return ""
    sentence = site.words[language].gettext("Pinggir %(motif)s menandai kategori ini.")
    return sentence % {"motif": motif.replace("-", " ")}


def _next_events(site: Site, stories: Sequence[Story], language: Language) -> tuple[LeaderRow, ...]:
    """The next date of each event that the stories tell of, soonest first."""
    told = {key for story in stories for key in story.events}
    rows: dict[str, LeaderRow] = {}
    for occurrence in sorted(site.occurrences):
        key = f"{occurrence.city}/{occurrence.event}"
        if occurrence.cancelled:
            continue
        if key in told and key not in rows and occurrence.end >= site.today:
            row = _event_row(site, occurrence, language)
            if row is not None:
                rows[key] = row
    return tuple(rows.values())[:_EVENTS_SHOWN]


def _event_row(site: Site, occurrence: Occurrence, language: Language) -> LeaderRow | None:
    city = site.city(occurrence.city)
    event = city.event(occurrence.event) if city is not None else None
    if event is None:
        return None
    start, end = occurrence.start, occurrence.end
    if occurrence.month_only:
        iso, text = f"{start:%Y-%m}", formats.month_year(start, language)
    else:
        this_year = start.year == end.year == site.today.year
        iso, text = start.isoformat(), formats.date_range(start, end, language, year=not this_year)
    return LeaderRow(
        text=event.name.in_language(language),
        value=text,
        href=addresses.event(language, occurrence.city, occurrence.event),
        iso=iso,
        provisional=occurrence.provisional,
    )
