"""Occurrences of events as a dataset: sure, provisional, moved and cancelled dates.

Reads   the dates that the site has of the cities' events.
Gives   ``OCCURRENCES``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.model.event_times import moments_of
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.city_data import CITY_COLUMN
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.event_data import KIND, NAMES, PAGES, PLACES, SAMPLE, EventRow
from plugins.open_data.facts import origin, words
from plugins.schema.event_dates import CancelledDate, SetDate
from plugins.schema.sources import Sourced

STATUSES = ("confirmed", "provisional", "cancelled", "moved")


@dataclass(frozen=True, slots=True)
class OccurrenceRow(EventRow):
    """One taking place of an event."""

    occurrence: Occurrence


def occurrence_rows(site: Site, cities: Sequence[City]) -> Iterator[OccurrenceRow]:
    """The soonest first, as the site keeps them."""
    by_slug = {city.slug: city for city in cities}
    for occurrence in site.occurrences:
        city = by_slug.get(occurrence.city)
        event = city.event(occurrence.event) if city is not None else None
        if city is not None and event is not None:
            yield OccurrenceRow(site, city, event, occurrence)


def status(occurrence: Occurrence) -> str:
    """One of ``STATUSES``; a month without a day is provisional too."""
    if occurrence.cancelled:
        return "cancelled"
    if occurrence.was is not None:
        return "moved"
    return "provisional" if occurrence.provisional or occurrence.month_only else "confirmed"


def vouching(row: OccurrenceRow) -> Sourced:
    """The record of that very date where there is one, else the event with its rule."""
    event, occurrence = row.event, row.occurrence
    dates: tuple[SetDate | CancelledDate, ...] = (*event.announced, *event.past, *event.extra)
    if occurrence.cancelled:
        dates = event.cancelled
    elif occurrence.was is not None:
        dates = tuple(one for one in event.moved if one.was == occurrence.was)
    return next((each for each in dates if each.start == occurrence.start), event)


def begins(row: OccurrenceRow) -> str | None:
    """When it begins on its first day, ``2027-07-20T19:00:00+07:00``; None without hours."""
    moments = moments_of(row.site, row.city, row.occurrence)
    return moments[0].isoformat() if moments is not None else None


def ends(row: OccurrenceRow) -> str | None:
    """When it ends on its last day."""
    moments = moments_of(row.site, row.city, row.occurrence)
    return moments[1].isoformat() if moments is not None and moments[1] is not None else None


OCCURRENCES: Dataset[OccurrenceRow] = Dataset(
    key="occurrences",
    title=both("Pelaksanaan acara", "Event dates"),
    about=both(
        "Tanggal setiap acara pada tahun ini dan tahun depan: pasti, sementara, dipindah, atau "
        "dibatalkan.",
        "The date of every event this year and next: sure, provisional, moved or cancelled.",
    ),
    rows=occurrence_rows,
    identity=("uid",),
    preview=("start", "end", "name_{}", "city", "status"),
    theme="EDUC",
    keywords=(both("kalender wisata", "tourism calendar"), both("jadwal acara", "event dates")),
    caveat=both(
        "Baris berstatus cancelled tidak diadakan, dan yang provisional dapat bergeser; bila "
        "precision berisi month, tanggalnya belum diumumkan dan start sampai end "
        "adalah seluruh bulan.",
        "Rows with the status cancelled don't take place, and provisional ones may move; where "
        "precision is month the day hasn't been announced, and start to end is the whole month.",
    ),
    dated=True,
    columns=(
        Column(
            "uid",
            "string",
            lambda row: row.occurrence.uid,
            both(
                "Kunci pelaksanaan, sama seperti di kalender .ics.",
                "The occurrence's key, the same as in the .ics calendars.",
            ),
            required=True,
        ),
        CITY_COLUMN,
        Column(
            "event",
            "string",
            lambda row: row.event.slug,
            both("Acaranya: slug di events.", "Its event: a slug of events."),
            required=True,
        ),
        *NAMES,
        KIND,
        Column(
            "start",
            "date",
            lambda row: row.occurrence.start,
            both("Hari pertama.", "The first day."),
            required=True,
        ),
        Column(
            "end",
            "date",
            lambda row: row.occurrence.end,
            both("Hari terakhir, ikut dihitung.", "The last day, included."),
            required=True,
        ),
        Column(
            "precision",
            "string",
            lambda row: "month" if row.occurrence.month_only else "day",
            both(
                "day, atau month bila baru bulannya yang diketahui.",
                "day, or month where only the month is known.",
            ),
            required=True,
            choices=("day", "month"),
        ),
        Column(
            "status",
            "string",
            lambda row: status(row.occurrence),
            both(
                "confirmed (pasti), provisional (sementara), cancelled (dibatalkan), atau moved "
                "(dipindah: start sudah tanggal baru, moved_from tanggal semula).",
                "confirmed, provisional, cancelled, or moved: start is the new day already, "
                "moved_from the old one.",
            ),
            required=True,
            choices=STATUSES,
        ),
        Column(
            "provisional",
            "boolean",
            lambda row: status(row.occurrence) == "provisional",
            both("true bila tanggalnya masih sementara.", "true while the date may still move."),
            required=True,
        ),
        *words(
            OccurrenceRow,
            "reason",
            lambda row: row.occurrence.reason,
            both("Mengapa belum pasti.", "Why it isn't sure."),
        ),
        *PLACES,
        *PAGES,
        *origin(OccurrenceRow, vouching),
        Column(
            "moved_from",
            "date",
            lambda row: row.occurrence.was,
            both("Hari pertama semula, bila dipindah.", "The first day as it was, if moved."),
        ),
        *words(
            OccurrenceRow,
            "change_reason",
            lambda row: row.occurrence.note,
            both("Mengapa dibatalkan atau dipindah.", "Why it was cancelled or moved."),
        ),
        Column(
            "begins",
            "moment",
            begins,
            both(
                "Jam mulai di hari pertama, ISO 8601 dengan selisih UTC; kosong: belum diketahui.",
                "When it begins on the first day, ISO 8601 with its offset; empty: not known.",
            ),
        ),
        Column(
            "ends",
            "moment",
            ends,
            both(
                "Jam selesai di hari terakhir; acara beberapa hari mulai dan selesai pada jam "
                "yang sama setiap hari.",
                "When it ends on the last day; on longer events each day has the same hours.",
            ),
        ),
        SAMPLE,
    ),
)
