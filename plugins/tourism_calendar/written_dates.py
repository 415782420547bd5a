"""What editors write of single dates, laid over what the rule gives.

Reads   an event and the dates that its rule gives in a year.
Gives   ``standing_dates``: recorded and announced dates in place of computed ones, extra ones
        beside them; ``with_written_dates``: of these, what is left out, moved or called off;
        ``meant_by``, the date that an editor means by a day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from plugins.schema.event_dates import CancelledDate, MovedDate, SetDate
from plugins.schema.event_rules import MonthRule
from plugins.schema.events import Event
from plugins.tourism_calendar.found_dates import Found

SAME: Final = timedelta(days=45)
"""A computed date this close to a written one is the same occurrence."""


def standing_dates(event: Event, computed: Iterable[Found], year: int) -> tuple[Found, ...]:
    """The dates of ``year`` before any is left out, moved or called off; in no order."""
    known = [_written(one) for one in (*event.announced, *event.past)]
    own = {one.start: one for one in reversed(known) if one.start.year == year}
    return (
        *own.values(),
        *(one for one in computed if not _known(event, one, known)),
        *(replace(_written(one), extra=True) for one in event.extra if one.start.year == year),
    )


def with_written_dates(event: Event, computed: Iterable[Found], year: int) -> tuple[Found, ...]:
    """The dates first meant for ``year``, by those days; moved ones may begin in another year."""
    left_out = set(event.exceptions)
    standing = standing_dates(event, computed, year)
    found = [one for one in standing if one.month_only or one.start not in left_out]
    for moved in event.moved:
        if moved.was.year == year:
            _replace(found, moved.was, moved)
    for cancelled in event.cancelled:
        if cancelled.start.year == year:
            _replace(found, cancelled.start, cancelled)
    return tuple(sorted(found, key=lambda one: (one.first, one.end)))


def _written(one: SetDate) -> Found:
    return Found(one.start, one.last, hours=one.hours)


def meant_by(day: date, found: Sequence[Found]) -> Found | None:
    """The date of ``found`` nearest to ``day``; None where none is near enough to be the same."""
    meant = min(found, key=lambda one: _distance(one, day), default=None)
    return None if meant is None or _distance(meant, day) > SAME else meant


def _replace(found: list[Found], day: date, written: MovedDate | CancelledDate) -> None:
    """Put ``written`` where ``found`` has the date that stood on ``day``, or beside it."""
    meant = meant_by(day, [one for one in found if one.was is None and not one.cancelled])
    if isinstance(written, MovedDate):
        new = replace(_written(written), was=day, note=written.reason)
        if meant is not None and new.hours is None:
            new = replace(new, hours=meant.hours)
    else:
        length = timedelta(0) if meant is None or meant.month_only else meant.end - meant.start
        hours = meant.hours if meant is not None else None
        new = Found(day, day + length, cancelled=True, note=written.reason, hours=hours)
    if meant is None:
        found.append(new)
    elif meant.month_only:
        found[:] = [*(one for one in found if not one.month_only), new]
    else:
        found[found.index(meant)] = replace(new, extra=meant.extra)


def _distance(one: Found, day: date) -> timedelta:
    """How far ``day`` is from the first day; within a month without a day it is in it."""
    if one.month_only and one.start <= day <= one.end:
        return timedelta(0)
    return abs(one.start - day)


def _known(event: Event, computed: Found, known: Iterable[Found]) -> bool:
    """Whether a recorded or announced date stands for a computed one."""
    if isinstance(event.rule, MonthRule):
        return any(one.start.year == computed.start.year for one in known)
    return any(
        one.start - SAME <= computed.end and computed.start <= one.end + SAME for one in known
    )
