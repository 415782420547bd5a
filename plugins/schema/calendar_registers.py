"""Registers of the calendar: announced Hijri months, and what subscribers were given.

Reads   ``registers/hijri-months.yml`` and ``registers/calendar-record.yml``.
Gives   ``HijriMonth`` and ``PublishedEvent``, one model for an entry of each; ``PublishedDate``.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from plugins.schema.day_spans import DaySpan
from plugins.schema.event_dates import WrittenTime
from plugins.schema.events import EventKind
from plugins.schema.fields import Model, field
from plugins.schema.moments import WrittenDay
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual, Slug


class HijriMonth(Sourced):
    """The first day of a Hijri month as announced; its key is year and month, ``1447-10``."""

    begins: WrittenDay = field(
        id="Hari pertama bulan itu menurut pengumuman pemerintah.",
        en="The first day of that month as the government announced it.",
        example="2026-03-21",
    )


class PublishedDate(DaySpan):
    """What is still said of a date once the content has it no more."""

    city: Slug = field(id="Slug kotanya.", en="The city's slug.")
    event: Slug = field(id="Slug acaranya.", en="The event's slug.")
    kind: EventKind = field(id="Jenis acara.", en="The kind of event.", example="festival")
    name: Bilingual = field(id="Nama acara.", en="The event's name.")
    opens: WrittenTime | None = field(None, id="Jam mulai.", en="When it starts.")
    closes: WrittenTime | None = field(None, id="Jam selesai.", en="When it ends.")


class PublishedEvent(Model):
    """What subscribers last had of one date of an event; ``calendar-record`` writes this."""

    sequence: Annotated[int, Field(ge=0)] = field(
        0, id="Berapa kali berubah sejak terbit.", en="How often it changed since published."
    )
    fingerprint: Annotated[str, StringConstraints(pattern=r"^v1-[0-9a-f]{16}$")] = field(
        id="Sidik isinya.", en="The fingerprint of what it said."
    )
    revised: WrittenDay = field(id="Hari perubahan terakhir.", en="When it last changed.")
    shown: PublishedDate | None = field(
        None,
        id="Acara dan harinya, untuk langganan bila tanggal ini hilang dari isi.",
        en="The event and its days, for subscriptions once the content has this date no more.",
    )
    gone: bool = field(
        False, id="true bila isi tidak memuatnya lagi.", en="true once the content has it no more."
    )
