"""A month of the calendar, one page each.

Reads   the site.
Gives   ``CalendarMonthView`` and ``calendar_month_view``.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Frame, Link
from plugins.model.site import Site
from plugins.tourism_calendar.almanac import Almanac, Entry, almanac
from plugins.tourism_calendar.calendar_parts import (
    CalendarHead,
    Filters,
    Step,
    Subscription,
    calendar_frame,
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
from plugins.tourism_calendar.calendar_views import list_step
from plugins.tourism_calendar.month_grid import MiniMonth, MonthGrid, mini_month, month_grid

NAMED = 3
"""Events that a page's description names."""


@dataclass(frozen=True, slots=True)
class CalendarMonthView:
    """The grid of a month, its list, what waits for a date in it, and the year around it."""

    template: ClassVar[str] = "calendar-month.html"

    frame: Frame
    head: CalendarHead
    filters: Filters | None
    grid: MonthGrid
    rows: tuple[CalendarRow, ...]
    waiting: tuple[CalendarLine, ...]
    waiting_title: str
    list_title: str
    without_events: bool
    subscriptions: tuple[Subscription, ...]
    year: Link
    months: tuple[MiniMonth, ...]


def calendar_month_view(site: Site, first: date, language: Language) -> CalendarMonthView:
    """The month that begins on ``first``."""
    words, days = site.words[language], almanac(site, language)
    minis = _minis(site, first.year, language)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    entries = days.between(first, last)
    name = formats.month_year(first, language)
    own = addresses.calendar_month(language, first.year, first.month)
    year = str(first.year)
    return CalendarMonthView(
        frame=calendar_frame(
            site,
            language,
            "calendar-month",
            title=words.gettext("Kalender %(month)s") % {"month": name},
            description=_description(name, entries, words),
            versions={
                each: addresses.calendar_month(each, first.year, first.month) for each in LANGUAGES
            },
        ),
        head=CalendarHead(
            strong=formats.month_name(first.month, language),
            light=year,
            iso=f"{first:%Y-%m}",
            text=hijri_span(site.hijri, first, last, words),
            steps=(*_neighbours(days, first), list_step(words)),
        ),
        filters=filters(site, days, everything=own, kinds=days.kinds(entries)),
        grid=month_grid(
            days,
            first.year,
            first.month,
            words.gettext("%(month)s dengan pasaran dan tanggal Hijriah") % {"month": name},
        ),
        rows=tuple(calendar_row(e, words, month=first) for e in entries if not e.month_only),
        waiting=tuple(
            calendar_line(site, e, words, month=first, waiting=True)
            for e in entries
            if e.month_only
        ),
        waiting_title=words.gettext("Menunggu tanggal")
        if last >= site.today
        else words.gettext("Tanpa tanggal tercatat"),
        list_title=words.gettext("Daftar acara %(month)s") % {"month": name},
        without_events=not any(entry.type == "event" for entry in entries),
        subscriptions=subscriptions(site, words),
        year=Link(
            addresses.calendar_year(language, first.year),
            words.gettext("Tahun %(year)s") % {"year": year},
        ),
        months=tuple(
            replace(mini, current=number == first.month) for number, mini in enumerate(minis, 1)
        ),
    )


def _minis(site: Site, year: int, language: Language) -> tuple[MiniMonth, ...]:
    days, words = almanac(site, language), site.words[language]
    return site.once(
        f"minis {year} {language}",
        lambda: tuple(mini_month(days, year, month, words) for month in range(1, 13)),
    )


def _neighbours(days: Almanac, first: date) -> Iterator[Step]:
    """The months before and after; the year is named where it changes."""
    for ahead, way in ((-1, "back"), (1, "on")):
        year, month = divmod(first.year * 12 + first.month - 1 + ahead, 12)
        if year not in days.years:
            continue
        name = formats.month_name(month + 1, days.language)
        text = name if year == first.year else f"{name} {year}"
        href = addresses.calendar_month(days.language, year, month + 1)
        yield Step(href, text, "back" if way == "back" else "on")


def _description(month: str, entries: tuple[Entry, ...], words: Words) -> str:
    """The month, and the first of its events by name."""
    names = list(dict.fromkeys(entry.title for entry in entries if entry.type == "event"))
    if not names:
        told = words.gettext("belum ada acara yang tercatat; pasaran, Hijriah, dan hari libur")
    elif len(names) <= NAMED:
        told = ", ".join(names)
    else:
        rest = words.ngettext("%(num)d acara lain", "%(num)d acara lain", len(names) - NAMED)
        told = ", ".join([*names[:NAMED], rest % {"num": len(names) - NAMED}])
    return f"{month}: {told}."
