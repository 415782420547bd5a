"""What visitors and journalists want to know of an event, as columns.

Reads   the fields ``audience``, ``entry``, ``accessibility``, ``organizer``, ``contact``,
        ``press`` and ``poster`` of an event.
Gives   ``visit_columns``, the columns of all of them.

A contact that content marks as a sample has ``true`` in the column beside it, and no source, just
as its page says so: nobody must take it for a real one.
"""

from collections.abc import Callable
from typing import TypeVar

from plugins.model.records import City
from plugins.model.site import Site
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
        Column("poster_credit", "string", _of(poster, lambda one: one.credit), _CREDIT),
    )
