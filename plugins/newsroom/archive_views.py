"""The archive: each month's stories by day, each year's months.

Reads   the stories of one language.
Gives   ``MonthView`` and ``YearView`` for every month and year that has stories.

A month is one page, in words alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar, Final, TypeAlias

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.fingerprints import fingerprint
from plugins.model.frame import Frame
from plugins.model.frames import frame
from plugins.model.outputs import Page
from plugins.model.parts import Tab
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.newsroom.story_lists import ListDay, list_days, local_day

_FULL: Final = 10
"""So many stories fill a column at least: a year's only story doesn't look like many."""
_LONGEST: Final = 20
"""Em of the longest column."""

Month: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MonthView:
    """The stories of one month, newest day first."""

    template: ClassVar[str] = "archive.html"
    frame: Frame
    title: str
    year: str
    year_address: str
    intro: str
    tabs: tuple[Tab, ...]
    days: tuple[ListDay, ...]


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """One month of a year; its part of the busiest month, as a length.

    ``width`` is in percent, for narrow screens, ``height`` in em, for wide ones. ``number`` is None
    in months that have not begun.
    """

    iso: str
    name: str
    count: int
    number: str | None
    width: float
    height: float
    href: str | None


@dataclass(frozen=True, slots=True)
class YearView:
    """The twelve months of a year, each as long as its number of stories."""

    template: ClassVar[str] = "archive-year.html"
    frame: Frame
    title: str
    intro: str
    tabs: tuple[Tab, ...]
    columns: tuple[MonthColumn, ...]


def month_pages(site: Site, language: Language) -> Iterator[Page]:
    """Every month that has stories in ``language``."""
    every = {each: _by_month(site, each) for each in LANGUAGES}
    prints = site.prints
    for month in sorted(every[language]):
        months = [number for year, number in every[language] if year == month[0]]
        written = [each for each in LANGUAGES if month in every[each]]
        needs = (
            prints.shared,
            prints.cards(every[language][month]),
            ("archive", fingerprint((sorted(months), written))),
        )
        yield Page(
            addresses.news_month(language, *month),
            needs,
            partial(_month_view, site, month, every, language),
            addresses.news_month("id", *month),
        )


def _month_view(
    site: Site,
    month: Month,
    every: Mapping[Language, Mapping[Month, Sequence[Story]]],
    language: Language,
) -> MonthView:
    stories = every[language][month]
    name = formats.month_name(month[1], language)
    title = formats.month_year(date(*month, 1), language)
    counted = _counted(site, len(stories), language)
    made = frame(
        site,
        language,
        "archive",
        title=f"{site.words[language].gettext('Berita')}, {title}",
        description=f"{title}: {counted}",
        versions={
            each: addresses.news_month(each, *month) for each in LANGUAGES if month in every[each]
        },
        section=addresses.all_news(language),
        fallback=addresses.all_news("en" if language == "id" else "id"),
    )
    return MonthView(
        frame=made,
        title=name,
        year=str(month[0]),
        year_address=addresses.news_year(language, month[0]),
        intro=counted,
        tabs=tuple(
            Tab(
                addresses.news_month(language, *each),
                formats.month_name(each[1], language),
                each == month,
            )
            for each in sorted(every[language])
            if each[0] == month[0]
        ),
        days=list_days(site, stories, language, lead=False, pictures=False),
    )


def year_pages(site: Site, language: Language) -> Iterator[Page]:
    """Every year that has stories in ``language``."""
    every = {each: _by_month(site, each) for each in LANGUAGES}
    years = {each: {year for year, _ in every[each]} for each in LANGUAGES}
    for year in sorted(years[language]):
        counts = {month: len(every[language].get((year, month), ())) for month in range(1, 13)}
        begun = sum((year, month) <= (site.today.year, site.today.month) for month in counts)
        told = (list(counts.values()), begun, [sorted(years[each]) for each in LANGUAGES])
        yield Page(
            addresses.news_year(language, year),
            (site.prints.shared, ("archive", fingerprint(told))),
            partial(_year_view, site, year, counts, years, language),
            addresses.news_year("id", year),
        )


def _year_view(
    site: Site,
    year: int,
    counts: Mapping[int, int],
    years: Mapping[Language, set[int]],
    language: Language,
) -> YearView:
    counted = _counted(site, sum(counts.values()), language)
    return YearView(
        frame=frame(
            site,
            language,
            "archive",
            title=f"{site.words[language].gettext('Berita')}, {year}",
            description=f"{year}: {counted}",
            versions={
                each: addresses.news_year(each, year) for each in LANGUAGES if year in years[each]
            },
            section=addresses.all_news(language),
            fallback=addresses.all_news("en" if language == "id" else "id"),
        ),
        title=str(year),
        intro=counted,
        tabs=tuple(
            Tab(addresses.news_year(language, each), str(each), each == year)
            for each in sorted(years[language], reverse=True)
        ),
        columns=tuple(_column(site, year, month, counts, language) for month in counts),
    )


def _column(
    site: Site, year: int, month: int, counts: Mapping[int, int], language: Language
) -> MonthColumn:
    count = counts[month]
    begun = (year, month) <= (site.today.year, site.today.month)
    share = round(count / max(_FULL, *counts.values()), 3)
    return MonthColumn(
        iso=f"{year}-{month:02d}",
        name=formats.month_name(month, language),
        count=count,
        number=formats.number(count, language) if begun or count else None,
        width=round(100 * share, 1),
        height=round(_LONGEST * share, 2),
        href=addresses.news_month(language, year, month) if count else None,
    )


def _by_month(site: Site, language: Language) -> dict[Month, list[Story]]:
    found: dict[Month, list[Story]] = defaultdict(list)
    for story in site.stories_in(language):
        day = local_day(site, story)
        found[day.year, day.month].append(story)
    return dict(found)


def _counted(site: Site, count: int, language: Language) -> str:
    words = site.words[language].ngettext("%(num)s berita", "%(num)s berita", count)
    return words % {"num": formats.number(count, language)}
