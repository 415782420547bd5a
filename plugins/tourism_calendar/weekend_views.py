"""This weekend, or the coming one, in all cities.

Reads   the site.
Gives   ``CalendarWeekendView`` and ``calendar_weekend_view``.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.calendars import pasaran
from plugins.languages.words import Words
from plugins.model.frame import Frame, Moment
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
    subscriptions,
)
from plugins.tourism_calendar.calendar_rows import CalendarRow, calendar_row
from plugins.tourism_calendar.calendar_views import list_step
from plugins.tourism_calendar.phrases import sentence
from plugins.tourism_calendar.weekend import Weekend, weekend_of

EVENING: Final = time(16)
"""What is known to end before it on Friday doesn't belong to the weekend."""
LATER: Final = 6
"""How many events after the weekend are shown."""


@dataclass(frozen=True, slots=True)
class WeekendDay:
    """A day with what falls on it; ``text`` is its pasaran and Hijri day."""

    iso: str
    weekday: str
    date: str
    text: str
    red: bool
    rows: tuple[CalendarRow, ...]


@dataclass(frozen=True, slots=True)
class CalendarWeekendView:
    """Friday to Sunday, longer where days off touch them, then what comes after."""

    template: ClassVar[str] = "calendar-weekend.html"

    frame: Frame
    head: CalendarHead
    filters: Filters | None
    long: str | None
    without_events: bool
    days: tuple[WeekendDay, ...]
    later: tuple[CalendarRow, ...]
    subscriptions: tuple[Subscription, ...]


def calendar_weekend_view(site: Site, language: Language) -> CalendarWeekendView:
    """The weekend as of the site's day."""
    words, days, today = site.words[language], almanac(site, language), site.today
    found = weekend_of(days, today)
    shown = tuple(_day(site, days, found, day, words) for day in found.days())
    later = [
        entry
        for entry in coming(days, today)
        if entry.type == "event" and not entry.month_only and entry.start > found.last
    ][:LATER]
    dates = formats.date_range(found.first, found.last, language)
    return CalendarWeekendView(
        frame=calendar_frame(
            site,
            language,
            "calendar-weekend",
            title=words.gettext("Akhir pekan ini"),
            description=words.gettext("Acara di semua kota pada akhir pekan %(dates)s.")
            % {"dates": dates},
            versions={each: addresses.calendar_weekend(each) for each in LANGUAGES},
            day=True,
        ),
        head=CalendarHead(
            strong=words.gettext("Akhir pekan"),
            light=formats.date_range(found.first, found.last, language, year=False),
            iso=None,
            text=sentence(
                words.gettext("Dari %(first)s sampai %(last)s"),
                first=Moment(found.first.isoformat(), formats.full_date(found.first, language)),
                last=Moment(found.last.isoformat(), formats.full_date(found.last, language)),
            ),
            steps=(Step(addresses.calendar(language), words.gettext("Kalender")), list_step(words)),
        ),
        filters=filters(site, days, everything=addresses.calendar_weekend(language), kinds=()),
        long=_long(found, words),
        without_events=not any(
            row.city_class and not row.gone for day in shown for row in day.rows
        ),
        days=shown,
        later=tuple(calendar_row(entry, words, kind=True) for entry in later),
        subscriptions=subscriptions(site, words),
    )


def _day(site: Site, days: Almanac, found: Weekend, day: date, words: Words) -> WeekendDay:
    language = words.language
    ended = _ended(site, found.friday) if day == found.friday and not days.red(day) else frozenset()
    entries = [e for e in days.on(day) if (e.city, e.event) not in ended or e.end > day]
    return WeekendDay(
        iso=day.isoformat(),
        weekday=formats.weekday(day, language),
        date=formats.long_date(day, language),
        text=f"{pasaran(day)} · {site.hijri.line(day, language)}",
        red=days.red(day),
        rows=tuple(calendar_row(entry, words, month=day, kind=True) for entry in entries),
    )


def _ended(site: Site, friday: date) -> frozenset[tuple[str | None, str | None]]:
    """Events that are over before Friday's evening."""
    return frozenset(
        (o.city, o.event)
        for o in site.occurrences
        if o.end == friday and o.closes is not None and o.closes <= EVENING
    )


def _long(found: Weekend, words: Words) -> str | None:
    """How many days off run together and why; or which holiday falls on the weekend itself."""
    if not found.reasons:
        return None
    names = _names(found.reasons, words)
    if not found.long:
        return words.gettext("Libur di akhir pekan ini: %(names)s.") % {"names": names}
    return words.gettext(
        "Akhir pekan panjang: %(num)d hari berturut-turut, %(days)s, dengan %(names)s."
    ) % {
        "num": found.off_days,
        "days": formats.date_range(found.off_first, found.off_last, words.language),
        "names": names,
    }


def _names(reasons: tuple[Entry, ...], words: Words) -> str:
    told = dict.fromkeys(
        f"{one.title} ({words.gettext('sementara')})" if one.provisional else one.title
        for one in reasons
    )
    return "; ".join(told)
