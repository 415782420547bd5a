"""Events to occurrences: rules expanded over years, recorded and announced dates put first.

Reads   a city's events, years, and the first days of Hijri months that were announced.
Gives   ``expand``.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from plugins.model.occurrences import Occurrence
from plugins.schema.event_rules import MonthRule, RelativeRule
from plugins.schema.events import ANCHORS, Event
from plugins.tourism_calendar import found_dates
from plugins.tourism_calendar.anchors import Announced, known_months, national_days
from plugins.tourism_calendar.found_dates import Found, months_between, undated
from plugins.tourism_calendar.rules import dates_by_rule, near

_SAME: Final = timedelta(days=45)
"""A computed date this close to a recorded one is the same occurrence."""


def expand(
    city: str, events: Sequence[Event], years: Iterable[int], announced: Announced | None = None
) -> tuple[Occurrence, ...]:
    """Every occurrence that begins in one of ``years``, sorted by start.

    ``city`` is its slug. A date in ``past`` or ``announced`` of an event replaces what its rule
    gives nearby and isn't provisional. Without ``announced`` the decreed holidays say when Hijri
    months begin. The same arguments give the same result; no clock is read.
    """
    expansion = _Expansion(events, announced)
    occurrences = [
        _occurrence(city, event, found, number)
        for event in events
        for year in sorted(set(years))
        for number, found in enumerate(expansion.dates(event, year), 1)
    ]
    return tuple(sorted(occurrences))


def _occurrence(city: str, event: Event, found: Found, number: int) -> Occurrence:
    suffix = "" if number == 1 else f"-{number}"
    return Occurrence(
        start=found.start,
        end=found.end,
        city=city,
        event=event.slug,
        uid=f"{city}-{event.slug}-{found.start.year}{suffix}",
        provisional=found.provisional,
        month_only=found.month_only,
        reason=found.reason,
    )


class _Expansion:
    """The dates of a city's events, each event and year worked out once."""

    def __init__(self, events: Sequence[Event], announced: Announced | None) -> None:
        self._events = {event.slug: event for event in events}
        self._announced = announced
        self._done: dict[tuple[str, int], tuple[Found, ...]] = {}
        self._open: set[str] = set()

    def dates(self, event: Event, year: int) -> tuple[Found, ...]:
        key = (event.slug, year)
        if key not in self._done:
            if event.slug in self._open:
                # Counted from itself, which the schema refuses: such an event has no dates.
                return ()
            self._open.add(event.slug)
            known = [Found(one.start, one.last) for one in (*event.announced, *event.past)]
            rest = [one for one in self._computed(event, year) if not _known(event, one, known)]
            own = {one.start: one for one in reversed(known) if one.start.year == year}
            found = sorted((*own.values(), *rest), key=lambda one: (one.start, one.end))
            self._done[key] = tuple(found)
            self._open.discard(event.slug)
        return self._done[key]

    def _computed(self, event: Event, year: int) -> tuple[Found, ...]:
        rule = event.rule
        if isinstance(rule, RelativeRule):
            return self._relative(rule, year)
        announced = known_months(year) if self._announced is None else self._announced
        return dates_by_rule(rule, year, announced)

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
        days = national_days(name, year, self._announced)
        return tuple(
            found_dates.span(day, 1, found_dates.ANCHOR if open_ else None) for day, open_ in days
        )


def _counted(rule: RelativeRule, anchor: Found) -> tuple[Found, ...]:
    """The days that ``rule`` counts from one occurrence of its anchor."""
    first = anchor.start + timedelta(days=rule.offset_days)
    if rule.until_offset is not None or anchor.month_only:
        open_end = anchor.end if anchor.month_only else anchor.start
        until = rule.offset_days if rule.until_offset is None else rule.until_offset
        return undated(months_between(first, open_end + timedelta(days=until)))
    found = near(first, rule.days, weekend=rule.nearest is not None)
    if anchor.provisional:
        found = found.because(found_dates.ANCHOR)
    return (found.because(found_dates.CITY) if rule.provisional else found,)


def _known(event: Event, computed: Found, known: Iterable[Found]) -> bool:
    """Whether a recorded or announced date stands for a computed one."""
    if isinstance(event.rule, MonthRule):
        return any(one.start.year == computed.start.year for one in known)
    return any(
        one.start - _SAME <= computed.end and computed.start <= one.end + _SAME for one in known
    )
