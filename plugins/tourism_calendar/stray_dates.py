"""Days that are left out, moved or called off, but on which the event doesn't begin.

Reads   a city's events, the calendar's years, and announced first days of Hijri months.
Gives   ``StrayDate`` and ``stray_dates``.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from plugins.schema.events import Event
from plugins.tourism_calendar.anchors import Announced
from plugins.tourism_calendar.expansion import Expansion
from plugins.tourism_calendar.found_dates import Found
from plugins.tourism_calendar.written_dates import meant_by

NEAREST: Final = 3
"""How many dates are offered instead."""


@dataclass(frozen=True, slots=True)
class StrayDate:
    """``path`` leads to ``day`` within ``events.yml``; ``begins`` are days near it that fit."""

    path: tuple[str | int, ...]
    event: str
    field: str
    day: date
    begins: tuple[date, ...]


def stray_dates(
    events: Sequence[Event], years: Collection[int], announced: Announced
) -> Iterator[StrayDate]:
    """Those within ``years``, in the order of the file."""
    expansion = Expansion(events, announced)
    for index, event in enumerate(events):
        for field, path, day in _changes(event):
            if day.year not in years:
                continue
            standing = expansion.standing(event, day.year)
            if not _fits(field, day, event, standing):
                begins = {one.start for one in standing if not one.month_only}
                near = sorted(begins, key=lambda one: (abs(one - day), one))[:NEAREST]
                yield StrayDate(
                    ("events", index, *path), event.slug, field, day, tuple(sorted(near))
                )


def _changes(event: Event) -> Iterator[tuple[str, tuple[str | int, ...], date]]:
    for index, day in enumerate(event.exceptions):
        yield "exceptions", ("exceptions", index), day
    for index, moved in enumerate(event.moved):
        yield "was", ("moved", index, "was"), moved.was
    for index, cancelled in enumerate(event.cancelled):
        yield "start", ("cancelled", index, "start"), cancelled.start


def _fits(field: str, day: date, event: Event, standing: Sequence[Found]) -> bool:
    """Whether the calendar finds what is meant.

    A date that isn't sure may have stood on another day when the editor wrote.
    """
    if field == "exceptions":
        return any(one.start == day and not one.month_only for one in standing)
    left_out = set(event.exceptions)
    meant = meant_by(day, [one for one in standing if one.start not in left_out])
    return meant is not None and (meant.start == day or meant.provisional or meant.month_only)
