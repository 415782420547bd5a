"""Events to occurrences: rules expanded over years, then what was written of single dates.

Reads   a city's events, years, and the first days of Hijri months that were announced.
Gives   ``expand``, and ``Expansion`` for one event at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from plugins.languages.hijri_calendar import HijriCalendar
from plugins.model.occurrences import Occurrence
from plugins.schema.event_rules import RelativeRule
from plugins.schema.events import ANCHORS, Event
from plugins.schema.weekdays import ISO_WEEKDAYS
from plugins.tourism_calendar import found_dates
from plugins.tourism_calendar.anchors import Announced, kept_calendar, national_days
from plugins.tourism_calendar.found_dates import Found, months_between, undated, weekday_from
from plugins.tourism_calendar.rules import dates_by_rule, near
from plugins.tourism_calendar.written_dates import standing_dates, with_written_dates


def expand(
    city: str, events: Sequence[Event], years: Iterable[int], announced: Announced | None = None
) -> tuple[Occurrence, ...]:
    """Every occurrence that begins in one of ``years``, sorted by start.

    ``city`` is its slug. A date in ``past`` or ``announced`` of an event replaces what its rule
    gives nearby and isn't provisional. Hijri months begin as the decreed holidays say, and as
    ``announced`` says where the two differ. The same arguments give the same result; no clock is
    read.
    """
    wanted = set(years)
    expansion = Expansion(events, announced or {})
    occurrences = [
        _occurrence(city, event, found, uid)
        for event in events
        for year in sorted(wanted | {one.was.year for one in event.moved})
        for uid, found in _named(expansion.dates(event, year), year)
        if found.start.year in wanted
    ]
    return tuple(sorted(occurrences))


def _named(every: Sequence[Found], year: int) -> Iterator[tuple[str, Found]]:
    """Each with the end of its UID: the year it was first meant for, and which of that year.

    A date that was moved keeps its name, and an extra one takes none of another's away.
    """
    number = 0
    for found in every:
        if found.extra:
            yield f"{found.first:%Y%m%d}", found
            continue
        number += 1
        yield (f"{year}" if number == 1 else f"{year}-{number}"), found


def _occurrence(city: str, event: Event, found: Found, name: str) -> Occurrence:
    hours = None if found.month_only else found.hours or event.hours
    return Occurrence(
        start=found.start,
        end=found.end,
        city=city,
        event=event.slug,
        uid=f"{city}-{event.slug}-{name}",
        provisional=found.provisional,
        month_only=found.month_only,
        reason=found.reason,
        cancelled=found.cancelled,
        was=found.was,
        note=found.note,
        opens=hours.start if hours else None,
        closes=hours.end if hours else None,
    )


class Expansion:
    """The dates of a city's events, each event and year worked out once."""

    def __init__(self, events: Sequence[Event], announced: Announced) -> None:
        self._events = {event.slug: event for event in events}
        self._announced = announced
        self._calendars: dict[int, HijriCalendar] = {}
        self._done: dict[tuple[str, int], tuple[Found, ...]] = {}
        self._open: set[str] = set()

    def dates(self, event: Event, year: int) -> tuple[Found, ...]:
        """What was first meant for ``year``, by the days it was meant for."""
        key = (event.slug, year)
        if key not in self._done:
            if event.slug in self._open:
                # Counted from itself, which the schema refuses: such an event has no dates.
                return ()
            self._open.add(event.slug)
            self._done[key] = with_written_dates(event, self._computed(event, year), year)
            self._open.discard(event.slug)
        return self._done[key]

    def standing(self, event: Event, year: int) -> tuple[Found, ...]:
        """The dates of ``year`` before any is left out, moved or called off; in no order."""
        return standing_dates(event, self._computed(event, year), year)

    def _kept(self, year: int) -> HijriCalendar:
        if year not in self._calendars:
            self._calendars[year] = kept_calendar([year], self._announced)
        return self._calendars[year]

    def _computed(self, event: Event, year: int) -> tuple[Found, ...]:
        rule = event.rule
        if isinstance(rule, RelativeRule):
            return self._relative(rule, year)
        return dates_by_rule(rule, year, self._kept(year))

    def _relative(self, rule: RelativeRule, year: int) -> tuple[Found, ...]:
        found: list[Found] = []
        for anchor_year in (year - 1, year, year + 1):
            for anchor in self._anchors(rule.anchor, anchor_year):
                found.extend(one for one in _counted(rule, anchor) if one.start.year == year)
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    def _anchors(self, name: str, year: int) -> tuple[Found, ...]:
        if name in self._events:
            return self.dates(self._events[name], year)
        if name not in ANCHORS:
            return ()
        days = national_days(name, year, self._kept(year))
        return tuple(
            found_dates.span(day, 1, found_dates.ANCHOR if open_ else None) for day, open_ in days
        )


def _counted(rule: RelativeRule, anchor: Found) -> tuple[Found, ...]:
    """The days that ``rule`` counts from one occurrence of its anchor."""
    first = anchor.start + timedelta(days=rule.offset_days)
    if rule.until_offset is not None or anchor.month_only:
        open_end = anchor.end if anchor.month_only else anchor.start
        until = rule.offset_days if rule.until_offset is None else rule.until_offset
        last = open_end + timedelta(days=until)
        if rule.weekday is not None:
            weekday = ISO_WEEKDAYS[rule.weekday]
            first, last = (weekday_from(day, weekday, rule.nth) for day in (first, last))
        return undated(months_between(first, last))
    if rule.weekday is not None:
        first = weekday_from(first, ISO_WEEKDAYS[rule.weekday], rule.nth)
    found = near(first, rule.days, weekend=rule.nearest is not None)
    if anchor.provisional:
        found = found.because(found_dates.ANCHOR)
    return (found.because(found_dates.CITY) if rule.provisional else found,)
