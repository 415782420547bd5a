"""Dates that are written out beside an event's rule: recorded, set, moved, cancelled, extra.

Reads   the lists ``past``, ``announced``, ``extra``, ``moved`` and ``cancelled`` of an event.
Gives   ``SetDate``, ``MovedDate``, ``CancelledDate``, and ``Hours`` with ``WrittenTime``.
"""

import re
from datetime import time
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, model_validator

from plugins.schema.day_spans import DaySpan
from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenDay
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual

_TIME: Final = re.compile(r"(\d{1,2})[.:](\d{2})$")


def _time(value: object) -> time:
    """``19:00`` or ``19.00``."""
    if isinstance(value, time):
        return value
    match = _TIME.match(str(value).strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise refuse(
            id=f'tulis jam seperti 19:00, bukan "{value}".',
            en=f'write the time like 19:00, not "{value}".',
        )
    return time(int(match[1]), int(match[2]))


WrittenTime = Annotated[time, BeforeValidator(_time)]


class Hours(Model):
    """When the event begins and ends on each of its days, by the clock of its city."""

    start: WrittenTime = field(id="Jam mulai, waktu kota.", en="When it starts, by the city.")
    end: WrittenTime | None = field(None, id="Jam selesai.", en="When it ends.", example="21:30")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end is not None and self.end <= self.start:
            raise refuse(
                id=f"acara selesai {self.end:%H:%M}, tidak sesudah mulai {self.start:%H:%M}; "
                "yang lewat tengah malam ditulis tanpa end.",
                en=f"the event ends {self.end:%H:%M}, not after it starts {self.start:%H:%M}; "
                "where it goes on past midnight leave end out.",
            )
        return self


class SetDate(DaySpan, Sourced):
    """Days on which the event took place, or that were announced."""

    hours: Hours | None = field(
        None, id="Jam pada tanggal ini.", en="The time of day on this date."
    )


class MovedDate(SetDate):
    """One date of the event that was put on other days."""

    was: WrittenDay = field(
        id="Hari pertama semula, seperti di kalender.",
        en="The first day as the calendar had it.",
        example="2027-07-20",
    )
    reason: Bilingual | None = field(None, id="Sebabnya.", en="Why it was moved.")


class CancelledDate(Sourced):
    """One date of the event that is called off; the calendar keeps it, struck out."""

    start: WrittenDay = field(
        id="Hari pertamanya, seperti di kalender.",
        en="Its first day as the calendar has it.",
        example="2027-07-20",
    )
    reason: Bilingual = field(id="Sebabnya, satu kalimat.", en="Why, in one sentence.")
