"""The calendar's entry, and a year of it.

Reads   the site.
Gives   ``CalendarView`` and ``calendar_view``, ``CalendarYearView`` and ``calendar_year_view``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.calendars import pasaran
from plugins.languages.words import Words
from plugins.model.frame import Frame
from plugins.model.parts import Leaf
from plugins.model.site import Site
from plugins.tourism_calendar.almanac import Almanac, Entry, almanac
from plugins.tourism_calendar.calendar_parts import (
    CalendarHead,
    Filters,
    Step,
    Subscription,
    calendar_frame,
    coming,
    filters,
    hijri_span,
    subscriptions,
)
from plugins.tourism_calendar.calendar_rows import (
    CalendarLine,
    CalendarRow,
    calendar_line,
    calendar_row,
)
from plugins.tourism_calendar.month_grid import MiniMonth, mini_month
from plugins.tourism_calendar.phrases import sentence
from plugins.tourism_calendar.year_wheel import YearWheel, year_wheel

SCRIPT: Final = "js/year-wheel.js"
NEXT: Final = 9
"""How many coming days the entry shows."""
WAITING: Final = 8
"""How many events whose date is not known yet."""


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What comes next, the twelve months that begin with this one, a year's wheel in small."""

    template: ClassVar[str] = "calendar.html"

    frame: Frame
    head: CalendarHead
    filters: Filters | None
    leaf: Leaf
    next: tuple[CalendarRow, ...]
    without_events: bool
    waiting: tuple[CalendarLine, ...]
    months: tuple[MiniMonth, ...]
    wheel: YearWheel
    wheel_page: str
    listing: str
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of the year page; ``cloths`` hang from its line, one for each event."""

    month: MiniMonth
    cloths: tuple[str, ...]
    lines: tuple[CalendarLine, ...]


@dataclass(frozen=True, slots=True)
class CalendarYearView:
    """The year as a wheel, then twelve months with all that falls in them."""

    template: ClassVar[str] = "calendar-year.html"

    frame: Frame
    head: CalendarHead
    filters: Filters | None
    summary: str
    wheel: YearWheel
    months: tuple[YearMonth, ...]
    subscriptions: tuple[Subscription, ...]


def calendar_view(site: Site, language: Language) -> CalendarView:
    """The calendar's first page."""
    words, days, today = site.words[language], almanac(site, language), site.today
    found = coming(days, today)
    shown = [e for e in found if not e.month_only and e.type != "leave"][:NEXT]
    waiting = [e for e in found if e.month_only][:WAITING]
    first, last = days.years[0], days.years[-1]
    own = addresses.calendar(language)
    year = _wheel_year(days, today)
    return CalendarView(
        frame=calendar_frame(
            site,
            language,
            "calendar",
            title=words.gettext("Kalender"),
            description=words.gettext("Acara kota, hari libur, pasaran, dan tanggal Hijriah."),
            versions={each: addresses.calendar(each) for each in LANGUAGES},
            day=True,
        ),
        head=CalendarHead(
            strong=words.gettext("Kalender"),
            light=f"{first}–{last}",
            iso=None,
            text=sentence(words.gettext("Acara kota, hari libur, pasaran, dan tanggal Hijriah.")),
            steps=(
                Step(addresses.calendar_weekend(language), words.gettext("Akhir pekan ini")),
                _month_step(today, language),
                *(_year_step(year, language) for year in days.years),
                list_step(words),
            ),
        ),
        filters=filters(site, days, everything=own, kinds=()),
        leaf=Leaf(
            iso=today.isoformat(),
            weekday=formats.weekday(today, language),
            day=str(today.day),
            pasaran=pasaran(today),
            month=formats.month_year(today, language),
            hijri=site.hijri.line(today, language),
        ),
        next=tuple(calendar_row(entry, words) for entry in shown),
        without_events=not any(entry.type == "event" for entry in found),
        waiting=tuple(
            calendar_line(site, entry, words, place=False, waiting=True) for entry in waiting
        ),
        months=tuple(
            mini_month(days, year, month, words, with_year=True)
            for year, month in _next_months(days, today)
        ),
        wheel=year_wheel(site, days, year, words),
        wheel_page=addresses.calendar_year(language, year),
        listing=addresses.calendar_list(language),
        subscriptions=subscriptions(site, words),
    )


def _next_months(days: Almanac, today: date) -> Iterator[tuple[int, int]]:
    """This month and the eleven after it, as far as the calendar reaches."""
    for ahead in range(12):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if year in days.years:
            yield year, month + 1


def _wheel_year(days: Almanac, today: date) -> int:
    """The year in which most of the coming twelve months lie, as far as the calendar reaches."""
    ahead = today.year + (today.month > 6)
    return ahead if ahead in days.years else days.years[-1]


def calendar_year_view(site: Site, year: int, language: Language) -> CalendarYearView:
    """The page of a year."""
    days = almanac(site, language)
    words = site.words[language]
    months = tuple(_year_month(site, days, year, month, words) for month in range(1, 13))
    entries = days.between(date(year, 1, 1), date(year, 12, 31))
    summary = _summary(entries, site.today, words)
    before, after = (
        [_year_step(y, language) for y in days.years if y < year],
        [_year_step(y, language) for y in days.years if y > year],
    )
    script = site.assets.files.get(SCRIPT)
    made = calendar_frame(
        site,
        language,
        "calendar-year",
        title=words.gettext("Kalender %(year)s") % {"year": year},
        description=summary,
        versions={each: addresses.calendar_year(each, year) for each in LANGUAGES},
    )
    return CalendarYearView(
        frame=replace(made, scripts=(script,)) if script else made,
        head=CalendarHead(
            strong=str(year),
            light="",
            iso=str(year),
            text=hijri_span(site.hijri, date(year, 1, 1), date(year, 12, 31), words),
            steps=(
                *(Step(step.href, step.text, "back") for step in before[-1:]),
                *(Step(step.href, step.text, "on") for step in after[:1]),
                list_step(words),
            ),
        ),
        filters=filters(site, days, everything=addresses.calendar_year(language, year), kinds=()),
        summary=summary,
        wheel=year_wheel(site, days, year, words),
        months=months,
        subscriptions=subscriptions(site, words),
    )


def _year_month(site: Site, days: Almanac, year: int, month: int, words: Words) -> YearMonth:
    """Each entry once, in the month in which it begins; collective leave is left to the months.

    What began before the year stands in January.
    """
    first = date(year, month, 1)
    begun = [
        entry
        for entry in days.between(date(year, 1, 1), date(year, 12, 31))
        if max(entry.start, date(year, 1, 1)).replace(day=1) == first and entry.type != "leave"
    ]
    begun.sort(key=lambda entry: entry.month_only)
    cloths = []
    for entry in begun:
        city = site.city(entry.city) if entry.city and not entry.gone else None
        if city is not None:
            cloths.append(addresses.cloth(city.fields.motif, city.slug))
    return YearMonth(
        month=mini_month(days, year, month, words),
        cloths=tuple(cloths),
        lines=tuple(calendar_line(site, e, words, month=first, place=False) for e in begun),
    )


def _summary(entries: tuple[Entry, ...], today: date, words: Words) -> str:
    """How many events have a date, how many wait for one, and how many days are off."""
    every = [entry for entry in entries if entry.type == "event"]
    events = [entry for entry in every if not entry.gone]
    if not every:
        return words.gettext("Belum ada acara yang tercatat; hari libur tetap tampil.")
    dated = sum(not entry.month_only for entry in events)
    return words.gettext(
        "%(dated)d acara bertanggal, %(waiting)d menunggu tanggal, %(off)d hari libur."
    ) % {
        "dated": dated,
        "waiting": sum(e.month_only and not e.over(today) for e in events),
        "off": sum(entry.red for entry in entries),
    }


def list_step(words: Words) -> Step:
    """The way to the list."""
    return Step(addresses.calendar_list(words.language), words.gettext("Daftar"))


def _year_step(year: int, language: Language) -> Step:
    return Step(addresses.calendar_year(language, year), str(year))


def _month_step(day: date, language: Language) -> Step:
    href = addresses.calendar_month(language, day.year, day.month)
    return Step(href, formats.month_year(day, language))
