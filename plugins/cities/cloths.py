"""A year as cloths hung by the month, as plain numbers.

Reads   the months of events.
Gives   ``month_strip``; lengths in pixels, measured downwards from the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.cities.geometry import rounded

# Events that a month shows at full length.
FULL = 4


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A month: the places of its events in the list given, and how far its cloth hangs down."""

    month: int
    events: tuple[int, ...]
    cloth: float


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """Twelve columns under a line, all ``height`` units high."""

    height: float
    months: tuple[MonthColumn, ...]


def month_strip(events: Sequence[tuple[int, int | None]], each: float = 34.0) -> MonthStrip:
    """Hang ``each`` units of cloth per event; ``events`` are (month 1–12, day or None).

    Within a month those with a day come first, by day. Where a month has more than ``FULL``
    events, all hang shorter, so that the strip keeps its height.
    """
    columns: list[list[tuple[bool, int, int]]] = [[] for _ in range(12)]
    for place, (month, day) in enumerate(events):
        columns[month - 1].append((day is None, day or 0, place))
    fullest = max(len(column) for column in columns)
    unit = min(each, each * FULL / fullest) if fullest else each
    months = tuple(
        MonthColumn(
            number, tuple(place for _, _, place in sorted(column)), rounded(unit * len(column))
        )
        for number, column in enumerate(columns, start=1)
    )
    return MonthStrip(rounded(unit * max(3, fullest) + 2), months)
