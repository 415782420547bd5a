"""Rules to dates: one function a type of rule.

Reads   the ``rule:`` of an event and a year.
Gives   ``dates_by_rule``: the days that begin in that year. Relative rules are not among them;
        they need other events and are followed in ``expansion``.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from plugins.languages import javanese
from plugins.languages.calendars import pasaran, wuku
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.schema.event_rules import (
    ChineseRule,
    DatesRule,
    FixedRule,
    HijriRule,
    MonthRule,
    NthWeekdayRule,
    RelativeRule,
    Rule,
)
from plugins.schema.week_rules import JavaneseRule, PasaranRule
from plugins.schema.weekdays import ISO_WEEKDAYS
from plugins.tourism_calendar import found_dates
from plugins.tourism_calendar.anchors import hijri_days, hijri_years
from plugins.tourism_calendar.chinese import lunar_date
from plugins.tourism_calendar.found_dates import (
    Found,
    candidates,
    months_between,
    span,
    undated,
    weekend_near,
)


def dates_by_rule(rule: Rule, year: int, kept: HijriCalendar) -> tuple[Found, ...]:
    """The days in ``year`` by date; with ``rule.provisional`` all of them are provisional."""
    found = _found(rule, year, kept)
    if rule.provisional:
        found = tuple(one.because(found_dates.CITY) for one in found)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _found(rule: Rule, year: int, kept: HijriCalendar) -> tuple[Found, ...]:
    match rule:
        case FixedRule():
            last = monthrange(year, rule.month)[1]
            return (span(date(year, rule.month, min(rule.day, last)), rule.days),)
        case DatesRule():
            return tuple(_listed(rule, year))
        case NthWeekdayRule():
            return tuple(_nth_weekday(rule, year))
        case HijriRule():
            return _hijri(rule, year, kept)
        case JavaneseRule():
            return _javanese(rule, year)
        case PasaranRule():
            return _pasaran(rule, year)
        case ChineseRule():
            return tuple(_chinese(rule, year))
        case MonthRule():
            return undated((year, month) for month in rule.months)
        case RelativeRule():
            raise TypeError("a relative rule needs its anchor")


def _listed(rule: DatesRule, year: int) -> Iterator[Found]:
    for written in rule.dates:
        if written.start.year == year:
            found = Found(written.start, written.last)
            yield found.because(found_dates.LISTED) if written.provisional else found


def _nth_weekday(rule: NthWeekdayRule, year: int) -> Iterator[Found]:
    days = [
        day
        for day in _days(date(year, rule.month, 1), monthrange(year, rule.month)[1])
        if day.isoweekday() == ISO_WEEKDAYS[rule.weekday]
    ]
    place = len(days) if rule.nth == "last" else rule.nth
    if place <= len(days):
        yield span(days[place - 1], rule.days)


def _hijri(rule: HijriRule, year: int, kept: HijriCalendar) -> tuple[Found, ...]:
    if rule.day is None:
        starts = (kept.start(each, rule.month) for each in hijri_years(year))
        return _somewhere_in(((start, 29) for start in starts), year)
    offset = timedelta(days=rule.offset_days)
    return tuple(
        span(day + offset, rule.days, found_dates.MOON if open_ else None)
        for each in (year - 1, year, year + 1)
        for day, open_ in hijri_days(each, rule.month, rule.day, kept=kept)
        if (day + offset).year == year
    )


def _javanese(rule: JavaneseRule, year: int) -> tuple[Found, ...]:
    months = [
        (start, javanese.month_length(each, rule.month), each)
        for each in _javanese_years(year)
        for start in [javanese.month_start(each, rule.month)]
        if start is not None
    ]
    if rule.day is None and not (rule.weekdays or rule.pasaran or rule.wuku):
        return _somewhere_in(((start, length) for start, length, _ in months), year)
    offset = timedelta(days=rule.offset_days)
    found: list[Found] = []
    for start, length, each in months:
        if rule.day is not None:
            day = javanese.from_javanese(each, rule.month, rule.day)
            days = [] if day is None else [day]
        else:
            days = _fitting(rule, list(_days(start, length)))
        several = candidates(
            tuple(span(day + offset, rule.days, found_dates.JAVANESE) for day in days)
        )
        found.extend(one for one in several if one.start.year == year)
    return tuple(found)


def _pasaran(rule: PasaranRule, year: int) -> tuple[Found, ...]:
    every = [
        day
        for month in rule.months
        for day in _days(date(year, month, 1), monthrange(year, month)[1])
    ]
    offset = timedelta(days=rule.offset_days)
    return candidates(tuple(span(day + offset, rule.days) for day in _fitting(rule, every)))


def _chinese(rule: ChineseRule, year: int) -> Iterator[Found]:
    for lunar_year in (year - 1, year, year + 1):
        day = lunar_date(lunar_year, rule.month, rule.day) + timedelta(days=rule.offset_days)
        found = near(day, rule.days, weekend=rule.nearest is not None)
        if found.start.year == year:
            yield found


def near(day: date, days: int, *, weekend: bool) -> Found:
    """``days`` days from ``day``, or the nearest weekend, Saturday and Sunday at least."""
    return span(weekend_near(day), max(days, 2)) if weekend else span(day, days)


def _fitting(rule: JavaneseRule | PasaranRule, days: list[date]) -> list[date]:
    wanted = {ISO_WEEKDAYS[name] for name in rule.weekdays}
    fitting = [
        day
        for day in days
        if (not wanted or day.isoweekday() in wanted)
        and (rule.pasaran is None or pasaran(day).lower() == rule.pasaran)
        and (rule.wuku is None or wuku(day).lower() == rule.wuku)
    ]
    picked: dict[str, Callable[[], list[date]]] = {
        "every": lambda: fitting,
        "first": lambda: fitting[:1],
        "last": lambda: fitting[-1:],
    }
    return picked[rule.pick]()


def _somewhere_in(stretches: Iterator[tuple[date, int]], year: int) -> tuple[Found, ...]:
    """The months of ``year`` that these stretches of days (first day, length) touch."""
    return tuple(
        one
        for start, length in stretches
        for one in undated(months_between(start, start + timedelta(days=length - 1)))
        if one.start.year == year
    )


def _javanese_years(year: int) -> range:
    """The Javanese years that meet a Gregorian one; a year's first day is at most one off."""
    middle = javanese.javanese(date(year, 7, 1))
    return range(0) if middle is None else range(middle.year - 2, middle.year + 3)


def _days(start: date, length: int) -> Iterator[date]:
    return (start + timedelta(days=ahead) for ahead in range(length))
