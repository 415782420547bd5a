"""Rules that date an event in any year.

Reads   the ``rule:`` of an event.
Gives   one model a type of rule; the type decides which fields may follow.
"""

from calendar import monthrange
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from plugins.schema.day_spans import DaySpan
from plugins.schema.fields import field, refuse
from plugins.schema.rule_base import (
    LunarDay,
    Month,
    Offset,
    RuleBase,
    refuse_unordered_months,
)
from plugins.schema.texts import Slug
from plugins.schema.week_rules import JavaneseRule, PasaranRule
from plugins.schema.weekdays import Weekday

MonthDay = Annotated[int, Field(ge=1, le=31)]


class FixedRule(RuleBase):
    """The same day every year, such as 2 May."""

    type: Literal["fixed"]
    month: Month = field(id="Bulan, 1 sampai 12.", en="The month, 1 to 12.")
    day: MonthDay = field(id="Tanggal.", en="The day of the month.")

    @model_validator(mode="after")
    def _exists(self) -> Self:
        # 2000 was a leap year, so 29 February passes; in other years it falls on 28 February.
        if self.day > monthrange(2000, self.month)[1]:
            raise refuse(
                id=f"tanggal {self.day} tidak ada di bulan {self.month}; periksa day dan month.",
                en=f"month {self.month} has no day {self.day}; check day and month.",
            )
        return self


class Span(DaySpan):
    """Days that are written out."""

    provisional: bool = field(
        False, id="true bila belum pasti.", en="true while it may still change."
    )


class DatesRule(RuleBase):
    """Dates written out one by one."""

    type: Literal["dates"]
    dates: tuple[Span, ...] = field(
        id="Daftar tanggal; [] selama belum ada yang diumumkan.",
        en="The dates; [] as long as none has been announced.",
    )


class NthWeekdayRule(RuleBase):
    """The nth, or last, such weekday of a month; a month without a fifth one is left out."""

    type: Literal["nth-weekday"]
    month: Month = field(id="Bulan, 1 sampai 12.", en="The month, 1 to 12.")
    weekday: Weekday = field(
        id="Nama hari, seperti saturday atau sabtu.", en="The weekday, such as saturday."
    )
    nth: Annotated[int, Field(ge=1, le=5)] | Literal["last"] = field(
        id="Ke berapa, 1 sampai 5, atau last.", en="Which one, 1 to 5, or last."
    )


class HijriRule(RuleBase):
    """A day of the Hijri year by Umm al-Qura; what the ministry announces may be a day off.

    Without ``day`` the month alone is known and the date is to be announced.
    """

    type: Literal["hijri"]
    month: Month = field(id="Bulan Hijriah, 1 Muharam sampai 12.", en="The Hijri month, 1 to 12.")
    day: LunarDay | None = field(
        None,
        id="Tanggal Hijriah; kosong bila hanya bulannya yang diketahui.",
        en="The Hijri day; left out where only the month is known.",
    )
    offset_days: Offset = field(
        0, id="Geser berapa hari; -1 sehari sebelumnya.", en="Days later; -1 is the day before."
    )


class ChineseRule(RuleBase):
    """A day of the Chinese lunar year, such as 1.1 (Imlek) or 1.15 (Cap Go Meh)."""

    type: Literal["chinese-lunar"]
    month: Month = field(id="Bulan Imlek, 1 sampai 12.", en="The lunar month, 1 to 12.")
    day: LunarDay = field(id="Tanggal Imlek.", en="The lunar day.")
    offset_days: Offset = field(0, id="Geser berapa hari.", en="Days later.")
    nearest: Literal["weekend"] | None = field(
        None,
        id="weekend: Sabtu dan Minggu terdekat.",
        en="weekend: the nearest Saturday and Sunday.",
    )


class MonthRule(RuleBase):
    """Some day in one of these months, to be announced."""

    type: Literal["month"]
    months: tuple[Month, ...] = field(id="Bulannya.", en="The months.", example=[9])

    @model_validator(mode="after")
    def _some(self) -> Self:
        refuse_unordered_months(self.months)
        return self


class RelativeRule(RuleBase):
    """Counted from another event of the city, or from a day of the whole country.

    With ``until_offset`` only a stretch of days is known, and the date is to be announced.
    """

    type: Literal["relative"]
    anchor: Slug = field(
        id="Slug acara lain, atau imlek, nyepi, waisak, ramadan, idulfitri, iduladha, muharam, "
        "maulid, paskah.",
        en="Another event's slug, or imlek, nyepi, waisak, ramadan, idulfitri, iduladha, muharam, "
        "maulid, paskah.",
    )
    offset_days: Offset = field(
        0, id="Geser berapa hari; -1 sehari sebelumnya.", en="Days later; -1 is the day before."
    )
    until_offset: Offset | None = field(
        None,
        id="Sampai geseran berapa hari, bila tanggalnya di antara keduanya belum diketahui.",
        en="Up to how many days later, where the date between the two isn't known.",
    )
    nearest: Literal["weekend"] | None = field(
        None,
        id="weekend: Sabtu dan Minggu terdekat.",
        en="weekend: the nearest Saturday and Sunday.",
    )

    weekday: Weekday | None = field(
        None,
        id="Nama hari yang dicari sesudah atau sebelum hari itu.",
        en="The weekday to look for after or before that day.",
        example="sunday",
    )
    nth: Annotated[int, Field(ge=-5, le=5)] = field(
        1,
        id="Dengan weekday: 1 yang pertama sesudahnya, 2 yang kedua, -1 yang terakhir sebelumnya.",
        en="With weekday: 1 the first one after it, 2 the second, -1 the last one before it.",
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.weekday is not None and (self.until_offset is not None or self.nearest):
            raise refuse(
                id="pakai weekday, until_offset, atau nearest; satu saja.",
                en="use weekday, until_offset or nearest; only one of them.",
            )
        if self.nth == 0 or (self.nth != 1 and self.weekday is None):
            raise refuse(
                id="nth menyertai weekday: 1 sampai 5 sesudahnya, -1 sampai -5 sebelumnya.",
                en="nth goes with weekday: 1 to 5 after the day, -1 to -5 before it.",
            )
        return self

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until_offset is not None and self.until_offset < self.offset_days:
            raise refuse(
                id=f"until_offset {self.until_offset} mendahului offset_days {self.offset_days}.",
                en=f"until_offset {self.until_offset} is before offset_days {self.offset_days}.",
            )
        return self


Rule = Annotated[
    FixedRule
    | DatesRule
    | NthWeekdayRule
    | HijriRule
    | JavaneseRule
    | PasaranRule
    | ChineseRule
    | MonthRule
    | RelativeRule,
    Field(discriminator="type"),
]
