"""Events as a dataset.

Reads   the cities' events.
Gives   ``EVENTS``, and the columns that their dates share.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from plugins.languages import addresses
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.city_data import CITY_COLUMN, CityRow
from plugins.open_data.columns import Column, Dataset, both
from plugins.open_data.event_visit_data import visit_columns
from plugins.open_data.facts import origin, words
from plugins.schema.events import Event, EventKind


@dataclass(frozen=True, slots=True)
class EventRow(CityRow):
    """One event."""

    event: Event


def event_rows(site: Site, cities: Sequence[City]) -> Iterator[EventRow]:
    return (EventRow(site, city, event) for city in cities for event in city.events)


PAGES: tuple[Column[EventRow], ...] = (
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
NAMES: tuple[Column[EventRow], ...] = words(
    EventRow,
    "name",
    lambda row: row.event.name,
    both("Nama acara.", "The event's name."),
    required=True,
)
PLACES: tuple[Column[EventRow], ...] = words(
    EventRow, "place", lambda row: row.event.place, both("Tempat acara.", "Where it takes place.")
)
KIND: Column[EventRow] = Column(
    "kind",
    "string",
    lambda row: row.event.kind,
    both("Jenis acara.", "The kind of event."),
    required=True,
    choices=get_args(EventKind),
)

SAMPLE: Column[EventRow] = Column(
    "sample",
    "boolean",
    lambda row: row.event.sample,
    both(
        "true bila acara ini rekaan: tidak diadakan.",
        "true where this event is made up: it doesn't take place.",
    ),
    required=True,
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
        *NAMES,
        KIND,
        *words(
            EventRow,
            "summary",
            lambda row: row.event.summary,
            both("Satu kalimat tentang acara.", "One sentence about it."),
        ),
        *PLACES,
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
        *PAGES,
        *visit_columns(EventRow, lambda row: row.event),
        SAMPLE,
    ),
)
