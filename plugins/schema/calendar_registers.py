"""Registers of the calendar: announced Hijri months, and what subscribers were given.

Reads   ``registers/hijri-months.yml`` and ``registers/calendar-record.yml``.
Gives   ``HijriMonth`` and ``PublishedEvent``, one model for an entry of each.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from plugins.schema.fields import Model, field
from plugins.schema.moments import WrittenDay
from plugins.schema.sources import Sourced


class HijriMonth(Sourced):
    """The first day of a Hijri month as announced; its key is year and month, ``1447-10``."""

    begins: WrittenDay = field(
        id="Hari pertama bulan itu menurut pengumuman pemerintah.",
        en="The first day of that month as the government announced it.",
        example="2026-03-21",
    )


class PublishedEvent(Model):
    """What subscribers last had of one date of an event; ``calendar-record`` writes this."""

    sequence: Annotated[int, Field(ge=0)] = field(
        0, id="Berapa kali berubah sejak terbit.", en="How often it changed since published."
    )
    fingerprint: Annotated[str, StringConstraints(pattern=r"^v1-[0-9a-f]{16}$")] = field(
        id="Sidik isinya.", en="The fingerprint of what it said."
    )
    revised: WrittenDay = field(id="Hari perubahan terakhir.", en="When it last changed.")
