"""All news, by day.

Reads   the stories of one language, newest first.
Gives   a ``NewsView`` for each page of the listing.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.fingerprints import fingerprint
from plugins.model.frame import Frame, Link
from plugins.model.outputs import Page
from plugins.model.parts import LeaderRow, Pager, Tab
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.newsroom.pagination import ListingPage, listing_pages, pager
from plugins.newsroom.story_lists import (
    ListDay,
    ListNote,
    category_tabs,
    list_days,
    list_note,
    listing_frame,
    listing_needs,
    local_day,
    part_of,
    tabs_print,
)

_MONTHS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class NewsView:
    """One page of all news. ``archive`` is empty on numbered pages, which must not change."""

    template: ClassVar[str] = "news.html"
    frame: Frame
    title: str
    part: str | None
    intro: str
    tabs: tuple[Tab, ...]
    days: tuple[ListDay, ...]
    lead: bool
    archive: tuple[LeaderRow, ...]
    feed: Link
    pager: Pager | None
    note: ListNote | None


def news_pages(site: Site, language: Language) -> Iterator[Page]:
    """The pages of all news, the newest first."""
    base = addresses.all_news(language)
    for page in listing_pages(site.stories_in(language)):
        needs = [
            *listing_needs(site, page),
            tabs_print(site, language, _counted(site, page)),
        ]
        if page.newest:
            needs.append(("archive", fingerprint(sorted(_months(site, language).items()))))
        yield Page(
            page.address(language, base),
            tuple(needs),
            partial(_news_view, site, language, page),
            addresses.all_news("id") if page.newest else "",
        )


def _counted(site: Site, page: ListingPage[Story]) -> Collection[str]:
    """All categories on the newest page, which changes anyway; none on those that stay."""
    return site.registers.categories.keys() if page.newest else ()


def _news_view(site: Site, language: Language, page: ListingPage[Story]) -> NewsView:
    gettext = site.words[language].gettext
    bases = {each: addresses.all_news(each) for each in LANGUAGES}
    base = bases[language]
    title = gettext("Berita")
    intro = _intro(site, language)
    return NewsView(
        frame=listing_frame(
            site, language, "news", page, bases, title=title, description=intro, section=base
        ),
        title=title,
        part=part_of(page, site, language),
        intro=intro,
        tabs=category_tabs(site, language, None, _counted(site, page)),
        days=list_days(site, page.items, language, lead=page.newest),
        lead=page.newest,
        archive=_archive(site, language) if page.newest else (),
        feed=Link(addresses.feed(language), gettext("Umpan Atom")),
        pager=pager(page, language, base, site.words[language]),
        note=list_note(page, site, language, base),
    )


def _intro(site: Site, language: Language) -> str:
    gettext = site.words[language].gettext
    counted = (
        gettext("Semua kabar dari dua kota, terbaru dulu, dikelompokkan menurut hari."),
        gettext("Semua kabar dari tiga kota, terbaru dulu, dikelompokkan menurut hari."),
        gettext("Semua kabar dari empat kota, terbaru dulu, dikelompokkan menurut hari."),
        gettext("Semua kabar dari lima kota, terbaru dulu, dikelompokkan menurut hari."),
        gettext("Semua kabar dari enam kota, terbaru dulu, dikelompokkan menurut hari."),
    )
    if 2 <= len(site.cities) <= 6:
        return counted[len(site.cities) - 2]
    return gettext("Semua kabar, terbaru dulu, dikelompokkan menurut hari.")


def _months(site: Site, language: Language) -> Counter[tuple[int, int]]:
    """How many stories each month has."""
    days = (local_day(site, story) for story in site.stories_in(language))
    return Counter((day.year, day.month) for day in days)


def _archive(site: Site, language: Language) -> tuple[LeaderRow, ...]:
    """The latest months, then every year, each with its number of stories."""
    months = _months(site, language)
    years: Counter[int] = Counter()
    for (year, _month), count in months.items():
        years[year] += count
    rows = [
        LeaderRow(
            formats.month_year(date(year, month, 1), language),
            formats.number(months[year, month], language),
            addresses.news_month(language, year, month),
        )
        for year, month in sorted(months, reverse=True)[:_MONTHS_SHOWN]
    ]
    gettext = site.words[language].gettext
    rows += [
        LeaderRow(
            gettext("Tahun %(year)s") % {"year": year},
            formats.number(years[year], language),
            addresses.news_year(language, year),
        )
        for year in sorted(years, reverse=True)
    ]
    return tuple(rows)
