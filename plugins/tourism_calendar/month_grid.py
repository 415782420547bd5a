"""A month as people hang it on the wall: weeks from Sunday, pasaran, Hijri days, events.

Reads   the almanac.
Gives   ``MonthGrid`` and ``month_grid``; ``MiniMonth`` and ``mini_month`` for a year at a glance.
"""

from calendar import Calendar, monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from plugins.languages import Language, addresses, formats
from plugins.languages.calendars import HIJRI_MONTHS, pasaran
from plugins.languages.words import Words
from plugins.tourism_calendar.almanac import Almanac, Entry, EntryType

WEEKS: Final = Calendar(firstweekday=6)
"""Weeks here begin on Sunday."""

_A_SUNDAY: Final = date(2023, 1, 1)
_REPEATED: Final = 3
"""Days for which an event's name stands on each of them; a longer one is named once a week."""

_BREAKS: Final = {"Rabiul": "Rabiul\u00ad", "Jumadil": "Jumadil\u00ad", "Zul": "Zul\u00ad"}
"""Where the long month names may break, so that they fit beside the date."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One thing in a day's square; ``continued`` where its name stands on an earlier day.

    ``gone``: called off or moved away, as ``fate`` says.
    """

    text: str
    type: EntryType
    href: str | None = None
    lang: Language | None = None
    provisional: bool = False
    city_class: str | None = None
    continued: bool = False
    gone: bool = False
    fate: str | None = None
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class DaySquare:
    """A day; ``outside`` the month it is shown without its events."""

    iso: str
    day: str
    pasaran: str
    hijri: str
    hijri_month: str | None
    red: bool
    outside: bool
    today: bool
    entries: tuple[DayEntry, ...]


@dataclass(frozen=True, slots=True)
class WeekdayHead:
    """A column's name, short for the eye and long for the ear."""

    short: str
    long: str
    red: bool


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """Weeks of seven days each."""

    caption: str
    weekdays: tuple[WeekdayHead, ...]
    weeks: tuple[tuple[DaySquare, ...], ...]


@dataclass(frozen=True, slots=True)
class MiniDay:
    """A day without room for words; ``marks`` are the classes of its cities, at most three."""

    day: str
    red: bool = False
    marks: tuple[str, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class MiniMonth:
    """A month of a year at a glance; ``first`` is the column of its first day, Sunday being 1.

    ``summary`` says in words what the marks show.
    """

    iso: str
    name: str
    href: str
    first: int
    days: tuple[MiniDay, ...]
    summary: str
    current: bool = False


def month_grid(days: Almanac, year: int, month: int, caption: str) -> MonthGrid:
    """The weeks that hold the month."""
    language = days.language
    return MonthGrid(
        caption=caption,
        weekdays=tuple(
            WeekdayHead(
                formats.short_weekday(day, language),
                formats.weekday(day, language),
                day.isoweekday() == 7,
            )
            for day in (_A_SUNDAY.replace(day=number) for number in range(1, 8))
        ),
        weeks=tuple(
            tuple(_square(days, day, month) for day in week)
            for week in WEEKS.monthdatescalendar(year, month)
        ),
    )


def _square(days: Almanac, day: date, month: int) -> DaySquare:
    _, hijri_month, number = days.hijri.of(day)
    outside = day.month != month
    named = number == 1 or (day.day == 1 and not outside)
    return DaySquare(
        iso=day.isoformat(),
        day=str(day.day),
        pasaran=pasaran(day),
        hijri=str(number),
        hijri_month=_breakable(HIJRI_MONTHS[days.language][hijri_month - 1]) if named else None,
        red=not outside and days.red(day),
        outside=outside,
        today=day == days.today,
        entries=() if outside else tuple(_day_entry(entry, day) for entry in days.on(day)),
    )


def _breakable(name: str) -> str:
    for start, broken in _BREAKS.items():
        if name.startswith(start):
            return broken + name[len(start) :]
    return name


def _day_entry(entry: Entry, day: date) -> DayEntry:
    long = (entry.end - entry.start).days >= _REPEATED
    return DayEntry(
        text=entry.title,
        type=entry.type,
        href=entry.href,
        lang=entry.lang,
        provisional=entry.provisional,
        city_class=entry.city_class,
        gone=entry.gone,
        fate=entry.fate,
        hours=entry.hours,
        continued=long and day not in {entry.start, day.replace(day=1)} and day.isoweekday() != 7,
    )


def mini_month(
    days: Almanac,
    year: int,
    month: int,
    words: Words,
    *,
    with_year: bool = False,
) -> MiniMonth:
    """The month small; ``with_year`` where the year doesn't stand above it."""
    first = date(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    name = formats.month_name(month, days.language)
    return MiniMonth(
        iso=f"{year}-{month:02d}",
        name=f"{name} {year}" if with_year else name,
        href=addresses.calendar_month(days.language, year, month),
        first=first.isoweekday() % 7 + 1,
        days=tuple(_mini_day(days, first.replace(day=number)) for number in range(1, last.day + 1)),
        summary=_summary(days.between(first, last), days.today, words),
    )


def _mini_day(days: Almanac, day: date) -> MiniDay:
    events = [entry for entry in days.on(day) if entry.type == "event" and not entry.gone]
    marks = dict.fromkeys(entry.city_class or "" for entry in events)
    return MiniDay(
        day=str(day.day),
        red=days.red(day),
        marks=tuple(marks)[:3],
        provisional=bool(events) and all(entry.provisional for entry in events),
    )


def _summary(entries: tuple[Entry, ...], today: date, words: Words) -> str:
    """``4 acara bertanggal, 1 menyusul, 1 hari libur``, or that there is nothing."""
    events = [entry for entry in entries if entry.type == "event" and not entry.gone]
    dated = sum(not entry.month_only for entry in events)
    waiting = sum(entry.month_only and not entry.over(today) for entry in events)
    off = sum(entry.red for entry in entries)
    parts = []
    if dated:
        told = words.ngettext("%(num)d acara bertanggal", "%(num)d acara bertanggal", dated)
        parts.append(told % {"num": dated})
    if waiting:
        parts.append(words.gettext("%(num)d menyusul") % {"num": waiting})
    if off:
        told = words.ngettext("%(num)d hari libur", "%(num)d hari libur", off)
        parts.append(told % {"num": off})
    return ", ".join(parts) or words.gettext("belum ada acara")
