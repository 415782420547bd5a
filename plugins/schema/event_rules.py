"""Rules that date an event in any year.

Reads   the ``rule:`` of an event.
Gives   one model a type of rule; the type decides which fields may follow.
"""

from calendar import monthrange
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from plugins.schema.fields import Model, field, refuse
from plugins.schema.moments import WrittenDay
from plugins.schema.texts import Bilingual, Slug

Month = Annotated[int, Field(ge=1, le=12)]
MonthDay = Annotated[int, Field(ge=1, le=31)]
LunarDay = Annotated[int, Field(ge=1, le=30)]
Days = Annotated[int, Field(ge=1, le=120)]
Offset = Annotated[int, Field(ge=-60, le=60)]

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Pasaran = Literal["legi", "pahing", "pon", "wage", "kliwon"]


class RuleBase(Model):
    """What every rule may say."""

    days: Days = field(1, id="Berapa hari lamanya.", en="How many days it lasts.")
    decided: bool = field(
        True,
        id="false bila kota masih menetapkan tanggalnya setiap tahun; halaman menyebut sementara.",
        en="false if the city still sets the date every year; the page says provisional.",
    )
    text: Bilingual | None = field(None, id="Aturan dengan kata-kata.", en="The rule in words.")


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


class Span(Model):
    """One day, or days from start to end, both included."""

    start: WrittenDay = field(id="Hari pertama.", en="The first day.", example="2027-08-14")
    end: WrittenDay | None = field(None, id="Hari terakhir.", en="The last day.")
    provisional: bool = field(
        False, id="true bila belum pasti.", en="true while it may still change."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
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


class DatesRule(RuleBase):
    """Dates written out one by one."""

    type: Literal["dates"]
    dates: tuple[Span, ...] = field(id="Daftar tanggal.", en="The dates.")


class NthWeekdayRule(RuleBase):
    """The nth, or last, such weekday of a month."""

    type: Literal["nth-weekday"]
    month: Month = field(id="Bulan, 1 sampai 12.", en="The month, 1 to 12.")
    weekday: Weekday = field(
        id="Hari dalam bahasa Inggris, seperti saturday.", en="The weekday, such as saturday."
    )
    nth: Annotated[int, Field(ge=1, le=4)] | Literal["last"] = field(
        id="Ke berapa, 1 sampai 4, atau last.", en="Which one, 1 to 4, or last."
    )


class HijriRule(RuleBase):
    """A day of the Hijri year by Umm al-Qura; what the ministry announces may be a day off."""

    type: Literal["hijri"]
    month: Month = field(id="Bulan Hijriah, 1 Muharam sampai 12.", en="The Hijri month, 1 to 12.")
    day: LunarDay = field(id="Tanggal Hijriah.", en="The Hijri day.")
    offset_days: Offset = field(
        0, id="Geser berapa hari; -1 sehari sebelumnya.", en="Days later; -1 is the day before."
    )


class JavaneseRule(RuleBase):
    """A day of the Javanese year, or the first fitting weekday and pasaran in a month of it."""

    type: Literal["javanese"]
    month: Month = field(id="Bulan Jawa, 1 Sura sampai 12.", en="The Javanese month, 1 to 12.")
    day: LunarDay | None = field(None, id="Tanggal Jawa.", en="The Javanese day.")
    weekdays: tuple[Weekday, ...] = field(
        (), id="Hari yang dipilih.", en="The weekdays that fit.", example=["tuesday", "friday"]
    )
    pasaran: Pasaran | None = field(None, id="Pasaran yang dipilih.", en="The pasaran that fits.")
    offset_days: Offset = field(0, id="Geser berapa hari.", en="Days later.")


class ChineseRule(RuleBase):
    """A day of the Chinese lunar year, such as 1.1 (Imlek) or 1.15 (Cap Go Meh)."""

    type: Literal["chinese-lunar"]
    month: Month = field(id="Bulan Imlek, 1 sampai 12.", en="The lunar month, 1 to 12.")
    day: LunarDay = field(id="Tanggal Imlek.", en="The lunar day.")
    offset_days: Offset = field(0, id="Geser berapa hari.", en="Days later.")
    nearest: Literal["weekend"] | None = field(
        None, id="weekend: akhir pekan terdekat.", en="weekend: the nearest weekend."
    )


class MonthRule(RuleBase):
    """Some day in these months, to be announced."""

    type: Literal["month"]
    months: tuple[Month, ...] = field(id="Bulannya.", en="The months.", example=[9])


class RelativeRule(RuleBase):
    """Counted from another event of the city, or from a day of the whole country."""

    type: Literal["relative"]
    anchor: Slug = field(
        id="Slug acara lain, atau imlek, nyepi, waisak, ramadan, idulfitri, iduladha.",
        en="Another event's slug, or imlek, nyepi, waisak, ramadan, idulfitri, iduladha.",
    )
    offset_days: Offset = field(0, id="Geser berapa hari.", en="Days later.")
    nearest: Literal["weekend"] | None = field(
        None, id="weekend: akhir pekan terdekat.", en="weekend: the nearest weekend."
    )


Rule = Annotated[
    FixedRule
    | DatesRule
    | NthWeekdayRule
    | HijriRule
    | JavaneseRule
    | ChineseRule
    | MonthRule
    | RelativeRule,
    Field(discriminator="type"),
]
