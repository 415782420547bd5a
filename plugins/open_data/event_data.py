"""Events and their occurrences as datasets.

Reads   the cities' events, and the dates that the site has of them.
Gives   ``EVENTS`` and ``OCCURRENCES``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from plugins.languages import addresses
from plugins.model.event_times import moments_of
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.city_data import CITY_COLUMN, CityRow
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.facts import origin, words
from plugins.schema.event_dates import CancelledDate, SetDate
from plugins.schema.events import Event, EventKind
from plugins.schema.sources import Sourced

STATUSES = ("confirmed", "provisional", "cancelled", "moved")


@dataclass(frozen=True, slots=True)
class EventRow(CityRow):
    """One event."""

    event: Event


@dataclass(frozen=True, slots=True)
class OccurrenceRow(EventRow):
    """One taking place of an event."""

    occurrence: Occurrence


def event_rows(site: Site, cities: Sequence[City]) -> Iterator[EventRow]:
    return (EventRow(site, city, event) for city in cities for event in city.events)


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


_PAGES: tuple[Column[EventRow], ...] = (
    Column(
        "page_id",
        "address",
        lambda row: row.site.url + addresses.event("id", row.city.slug, row.event.slug),
        both("Halaman acara, bahasa Indonesia.", "The event's page in Indonesian."),
        required=True,
    ),
    Column(
        "page_en",
        "address",
        lambda row: row.site.url + addresses.event("en", row.city.slug, row.event.slug),
        both("Halaman acara, bahasa Inggris.", "The event's page in English."),
        required=True,
    ),
)
_NAMES: tuple[Column[EventRow], ...] = words(
    EventRow,
    "name",
    lambda row: row.event.name,
    both("Nama acara.", "The event's name."),
    required=True,
)
_PLACES: tuple[Column[EventRow], ...] = words(
    EventRow, "place", lambda row: row.event.place, both("Tempat acara.", "Where it takes place.")
)
_KIND: Column[EventRow] = Column(
    "kind",
    "string",
    lambda row: row.event.kind,
    both("Jenis acara.", "The kind of event."),
    required=True,
    choices=get_args(EventKind),
)

EVENTS: Dataset[EventRow] = Dataset(
    key="events",
    title=both("Acara", "Events"),
    about=both(
        "Acara yang berulang di kalender wisata: nama, jenis, tempat, dan aturan tanggalnya.",
        "Recurring events of the tourism calendar: name, kind, place and the rule for the date.",
    ),
    rows=event_rows,
    identity=("city", "slug"),
    preview=("slug", "name_{}", "kind", "rule_type"),
    theme="EDUC",
    keywords=(both("kalender wisata", "tourism calendar"), both("acara", "events")),
    columns=(
        CITY_COLUMN,
        Column(
            "slug",
            "string",
            lambda row: row.event.slug,
            both("Ujung alamat halamannya.", "The end of its page's address."),
            required=True,
        ),
        *_NAMES,
        _KIND,
        *words(
            EventRow,
            "summary",
            lambda row: row.event.summary,
            both("Satu kalimat tentang acara.", "One sentence about it."),
        ),
        *_PLACES,
        Column(
            "district_code",
            "string",
            lambda row: row.event.district,
            both("Kode kecamatannya, bila satu saja.", "The district's code, if only one."),
        ),
        Column(
            "landmarks",
            "list",
            lambda row: row.event.landmarks,
            both(
                "Destinasi tempat acara: slug di landmarks.",
                "Landmarks where it takes place: slugs in landmarks.",
            ),
        ),
        Column(
            "rule_type",
            "string",
            lambda row: row.event.rule.type,
            both(
                "Jenis aturan tanggal, misalnya fixed, nth-weekday, hijri, atau month.",
                "The kind of rule, such as fixed, nth-weekday, hijri or month.",
            ),
            required=True,
        ),
        *words(
            EventRow,
            "rule",
            lambda row: row.event.rule.text,
            both("Aturan tanggal dengan kata-kata.", "The rule in words."),
        ),
        *origin(EventRow, lambda row: row.event),
        *words(EventRow, "note", lambda row: row.event.note, both("Catatan.", "A note.")),
        *_PAGES,
    ),
)

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
        *_NAMES,
        _KIND,
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
        *_PLACES,
        *_PAGES,
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
    ),
)
