"""What visitors and journalists want to know of an event, as columns.

Reads   the fields ``audience``, ``entry``, ``accessibility``, ``organizer``, ``contact``,
        ``press`` and ``poster`` of an event.
Gives   ``visit_columns``, the columns of all of them.

A contact that content marks as a sample has ``true`` in the column beside it, and no source, just
as its page says so: nobody must take it for a real one.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from plugins.open_data.columns import Column, both
from plugins.open_data.facts import origin, words
from plugins.schema.event_visits import Contact, Entry, Organizer, PressContact
from plugins.schema.events import Event
from plugins.schema.landmarks import CheckedText, Picture
from plugins.schema.sources import SourcedText
from plugins.schema.texts import Bilingual

R = TypeVar("R")
T = TypeVar("T")
U = TypeVar("U")

_AUDIENCE: Final = both("Siapa yang boleh datang.", "Who may come.")
_FREE: Final = both(
    "true bila gratis, false bila bertiket; kosong: tidak diketahui.",
    "true where it is free, false where it has tickets; empty: not known.",
)
_PRICE: Final = both("Harga tiket, rupiah.", "The ticket's price in rupiah.")
_UP_TO: Final = both(
    "Harga tiket termahal, rupiah, bila berbeda-beda.",
    "The highest price in rupiah, where there are several.",
)
_TICKETS: Final = both("Keterangan tiket.", "About the tickets.")
_SALE: Final = both("Halaman pembelian tiket.", "Where tickets are sold.")
_ACCESS: Final = both(
    "Akses: kursi roda, juru bahasa isyarat, toilet.",
    "Access: wheelchairs, sign language, toilets.",
)
_CHECKED: Final = both("Tanggal terakhir diperiksa.", "The day on which it was last checked.")
_ORGANIZER: Final = both("Penyelenggara.", "Who holds it.")
_SITE: Final = both("Alamat webnya.", "Its web address.")
_CONTACT: Final = both("Kontak untuk umum.", "The contact for the public.")
_PRESS: Final = both(
    "Meja akreditasi bagi wartawan.", "The desk where journalists apply for accreditation."
)
_SAMPLE: Final = both(
    "true bila kontak ini hanya contoh, bukan kontak sungguhan.",
    "true where this contact is only an example and not a real one.",
)
_PHONE: Final = both("Nomor telepon.", "The phone number.")
_EMAIL: Final = both("Alamat surel.", "The e-mail address.")
_DEADLINE: Final = both("Hari terakhir mendaftar.", "The last day to apply.")
_APPLYING: Final = both("Cara mendaftar.", "How to apply.")
_POSTER: Final = both("Apa yang tampak di poster.", "What the poster shows.")
_CAPTION: Final = both("Keterangan poster.", "The poster's caption.")
_CREDIT: Final = both("Pembuat poster.", "Who made the poster.")


def _of(read: Callable[[R], T | None], part: Callable[[T], U | None]) -> Callable[[R], U | None]:
    """Reads ``part`` of what ``read`` finds; None where it finds nothing."""

    def found(row: R) -> U | None:
        whole = read(row)
        return part(whole) if whole is not None else None

    return found


def visit_columns(of: type[R], event: Callable[[R], Event]) -> tuple[Column[R], ...]:
    """In the order in which visitors ask; every one is empty where nobody has told."""

    def audience(row: R) -> SourcedText | None:
        return event(row).audience

    def accessibility(row: R) -> CheckedText | None:
        return event(row).accessibility

    def organizer(row: R) -> Organizer | None:
        return event(row).organizer

    def poster(row: R) -> Picture | None:
        return event(row).poster

    return (
        *words(of, "audience", _of(audience, lambda one: one.text), _AUDIENCE),
        *origin(of, audience, "audience_"),
        *_entry(of, lambda row: event(row).entry),
        *words(of, "accessibility", _of(accessibility, lambda one: one.text), _ACCESS),
        *origin(of, accessibility, "accessibility_"),
        Column("accessibility_checked", "date", _of(accessibility, lambda o: o.checked), _CHECKED),
        *words(of, "organizer", _of(organizer, lambda one: one.name), _ORGANIZER),
        Column("organizer_url", "address", _of(organizer, lambda one: one.url), _SITE),
        *origin(of, organizer, "organizer_"),
        *_contact(of, lambda row: event(row).contact, "contact", _CONTACT),
        *_press(of, lambda row: event(row).press),
        *words(of, "poster_alt", _of(poster, lambda one: one.alt), _POSTER),
        *words(of, "poster_caption", _of(poster, lambda one: one.caption), _CAPTION),
        Column("poster_credit", "string", _of(poster, lambda one: one.credit), _CREDIT),
    )


def _entry(of: type[R], read: Callable[[R], Entry | None]) -> tuple[Column[R], ...]:
    return (
        Column("entry_free", "boolean", _of(read, lambda one: one.free), _FREE),
        Column("entry_price", "integer", _of(read, lambda one: one.price), _PRICE),
        Column("entry_up_to", "integer", _of(read, lambda one: one.up_to), _UP_TO),
        *words(of, "entry", _of(read, lambda one: one.text), _TICKETS),
        Column("entry_url", "address", _of(read, lambda one: one.url), _SALE),
        *origin(of, read, "entry_"),
        Column("entry_checked", "date", _of(read, lambda one: one.checked), _CHECKED),
    )


def _contact(
    of: type[R], read: Callable[[R], Contact | None], name: str, about: Bilingual
) -> tuple[Column[R], ...]:
    def real(row: R) -> Contact | None:
        found = read(row)
        return None if found is None or found.sample else found

    return (
        Column(f"{name}_sample", "boolean", _of(read, lambda one: one.sample), _SAMPLE),
        *words(of, name, _of(read, lambda one: one.name), about),
        Column(f"{name}_phone", "string", _of(read, lambda one: one.phone), _PHONE),
        Column(f"{name}_email", "string", _of(read, lambda one: one.email), _EMAIL),
        Column(f"{name}_url", "address", _of(read, lambda one: one.url), _SITE),
        *origin(of, real, f"{name}_"),
    )


def _press(of: type[R], read: Callable[[R], PressContact | None]) -> tuple[Column[R], ...]:
    return (
        *_contact(of, read, "press", _PRESS),
        Column("press_deadline", "date", _of(read, lambda one: one.deadline), _DEADLINE),
        *words(of, "press_text", _of(read, lambda one: one.text), _APPLYING),
    )
