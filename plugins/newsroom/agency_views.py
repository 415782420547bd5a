"""Agencies (OPD): what one of them published, read like a table of contents.

Reads   agencies, their stories, their cities.
Gives   an ``AgencyView`` for each page of each agency.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.cards import agency_slug
from plugins.model.frame import Feed, Frame, Kicker, Link, Moment
from plugins.model.outputs import Page
from plugins.model.parts import LeaderRow, Pager
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.story_index import by_agency
from plugins.newsroom.pagination import ListingPage, listing_pages, pager
from plugins.newsroom.story_lists import (
    ListNote,
    list_note,
    listing_frame,
    listing_needs,
    local_day,
    part_of,
)


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One story in the table; ``sample`` where it was made up for a demonstration."""

    moment: Moment
    link: Link
    category: str
    category_lang: Language | None
    sample: bool


@dataclass(frozen=True, slots=True)
class AgencyView:
    """One page of an agency; ``lang`` and ``standfirst_lang`` where English is missing."""

    template: ClassVar[str] = "agency.html"
    frame: Frame
    kicker: Kicker
    title: str
    lang: Language | None
    part: str | None
    standfirst: str | None
    standfirst_lang: Language | None
    contacts: tuple[LeaderRow, ...]
    rows: tuple[AgencyRow, ...]
    feed: Link
    others_title: str
    others: tuple[Link, ...]
    pager: Pager | None
    note: ListNote | None


def agency_pages(site: Site, language: Language) -> Iterator[Page]:
    """Every agency has its page in both languages, also while it published nothing."""
    for key in site.registers.agencies:
        base = agency_address(site, key, language)
        for page in listing_pages(by_agency(site, language).get(key, ())):
            needs = listing_needs(site, page)
            view = partial(_agency_view, site, key, language, page)
            subject = agency_address(site, key, "id") if page.newest else ""
            yield Page(page.address(language, base), needs, view, subject)


def _agency_view(site: Site, key: str, language: Language, page: ListingPage[Story]) -> AgencyView:
    agency = site.registers.agencies[key]
    gettext = site.words[language].gettext
    city = site.city(agency.city) if agency.city else None
    bases: dict[Language, str] = {each: agency_address(site, key, each) for each in LANGUAGES}
    name = agency.name.in_language(language)
    titled = f"{name}, {city.fields.name.in_language(language)}" if city else name
    feed = addresses.agency_feed(language, agency_slug(site, key, language))
    about = agency.description
    description = about.in_language(language) if about else titled
    return AgencyView(
        frame=listing_frame(
            site,
            language,
            "agency",
            page,
            bases,
            title=titled,
            description=description,
            city=city,
            feeds=(Feed(gettext("Umpan Atom %(name)s") % {"name": titled}, feed),),
        ),
        kicker=Kicker(
            gettext("Perangkat daerah"),
            rest=(city.fields.name.in_language(language),) if city else (),
        ),
        title=name,
        lang=agency.name.lang_on(language),
        part=part_of(page, site, language),
        standfirst=about.in_language(language) if about else None,
        standfirst_lang=about.lang_on(language) if about else None,
        contacts=_contacts(site, language),
        rows=tuple(_row(site, story, language) for story in page.items),
        feed=Link(feed, gettext("Umpan OPD ini")),
        others_title=gettext("OPD lain"),
        others=_others(site, key, language),
        pager=pager(page, language, bases[language], site.words[language]),
        note=list_note(page, site, language, bases[language]),
    )


def agency_address(site: Site, key: str, language: Language) -> str:
    return addresses.agency(language, agency_slug(site, key, language))


def _contacts(site: Site, language: Language) -> tuple[LeaderRow, ...]:
    complaints = site.registers.site.complaints
    if complaints is None:
        return ()
    host = complaints.split("//")[1].removeprefix("www.").strip("/")
    return (LeaderRow(site.words[language].gettext("Aduan warga"), host, complaints),)


def _row(site: Site, story: Story, language: Language) -> AgencyRow:
    text = story.text(language) or story.texts[0]
    day = local_day(site, story)
    category = site.registers.categories[story.category].name
    return AgencyRow(
        moment=Moment(day.isoformat(), formats.short_date(day, language)),
        link=Link(site.story_address(story, text.language) or "", text.title),
        category=category.in_language(language),
        category_lang=category.lang_on(language),
        sample=story.sample,
    )


def _others(site: Site, key: str, language: Language) -> tuple[Link, ...]:
    """The other agencies of its city; of those without a city, the others without one."""
    here = site.registers.agencies[key].city
    return tuple(
        Link(
            agency_address(site, other, language),
            agency.name.in_language(language),
            agency.name.lang_on(language),
        )
        for other, agency in site.registers.agencies.items()
        if other != key and agency.city == here
    )
