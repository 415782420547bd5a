"""Days in a row, from a first to a last one.

Reads   the fields ``start`` and ``end``.
Gives   ``DaySpan``, the base of everything that takes place on such days.
"""

from datetime import date
from typing import Self

from pydantic import model_validator

from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenDay


class DaySpan(Model):
    """One day, or days from start to end, both included."""

    start: WrittenDay = field(id="Hari pertama.", en="The first day.", example="2027-08-14")
    end: WrittenDay | None = field(
        None, id="Hari terakhir, bila lebih dari sehari.", en="The last day, if more than one."
    )

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise refuse(
                id=f"acara berakhir {self.end}, sebelum mulai {self.start}; "
                "periksa kedua tanggalnya.",
                en=f"the event ends {self.end}, before it starts {self.start}; check both dates.",
            )
        return self

    @property
    def last(self) -> date:
        return self.end or self.start
