"""Rules by the weeks of seven and five days and the thirty wuku.

Reads   the ``rule:`` of an event.
Gives   ``JavaneseRule`` and ``PasaranRule``.
"""

from typing import Literal, Self

from pydantic import model_validator

from plugins.schema.fields import field, refuse
from plugins.schema.rule_base import LunarDay, Month, Offset, RuleBase, refuse_unordered_months
from plugins.schema.weekdays import Pasaran, Weekday, Wuku

Pick = Literal["every", "first", "last"]


class Weeks(RuleBase):
    """Days that the weeks of seven and five single out; which of them, ``pick`` says."""

    weekdays: tuple[Weekday, ...] = field(
        (),
        id="Hari yang cocok, seperti [tuesday, friday].",
        en="The weekdays that fit.",
        example=["tuesday", "friday"],
    )
    pasaran: Pasaran | None = field(
        None, id="Pasaran yang cocok.", en="The pasaran that fits.", example="kliwon"
    )
    wuku: Wuku | None = field(
        None, id="Wuku yang cocok, seperti galungan.", en="The wuku that fits.", example="galungan"
    )
    pick: Pick = field(
        "every",
        id="every: setiap hari yang cocok; first atau last: yang pertama atau terakhir saja.",
        en="every day that fits, or only the first or the last one.",
    )
    offset_days: Offset = field(
        0, id="Geser berapa hari; -1 malam sebelumnya.", en="Days later; -1 is the eve."
    )


class JavaneseRule(Weeks):
    """A day of the Javanese year, or days of a month of it by weekday and pasaran.

    Without ``day``, ``weekdays``, ``pasaran`` and ``wuku`` the month alone is known.
    """

    type: Literal["javanese"]
    month: Month = field(id="Bulan Jawa, 1 Sura sampai 12.", en="The Javanese month, 1 to 12.")
    day: LunarDay | None = field(None, id="Tanggal Jawa.", en="The Javanese day.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.day is not None and (self.weekdays or self.pasaran or self.wuku):
            raise refuse(
                id="pakai day, atau weekdays, pasaran, dan wuku; tidak keduanya.",
                en="use day, or weekdays, pasaran and wuku; not both.",
            )
        if self.day == 30 and self.month % 2 == 0 and self.month != 12:
            raise refuse(
                id=f"bulan Jawa ke-{self.month} selalu 29 hari; periksa day dan month.",
                en=f"Javanese month {self.month} always has 29 days; check day and month.",
            )
        return self


class PasaranRule(Weeks):
    """Days of Gregorian months by weekday and pasaran, such as Selasa Wage in May or June."""

    type: Literal["pasaran"]
    months: tuple[Month, ...] = field(
        id="Bulan Masehi tempat mencarinya.", en="The months to look in.", example=[5, 6]
    )

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        refuse_unordered_months(self.months)
        if not self.weekdays and self.pasaran is None and self.wuku is None:
            raise refuse(
                id="tulis weekdays atau pasaran, atau wuku, supaya harinya dapat dicari.",
                en="write weekdays or pasaran, or wuku, so that the days can be found.",
            )
        return self
