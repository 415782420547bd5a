"""What an entry of a subscription tells visitors: tickets, and whom to ask.

Reads   the fields ``entry`` and ``contact`` of an event.
Gives   ``ticket_text`` and ``contact_text``, and ``told_of_visits``, what the two are made of.
"""

from plugins.languages import Language
from plugins.languages.words import Words
from plugins.schema.event_visits import Contact
from plugins.schema.events import Event
from plugins.tourism_calendar.event_visits import price_text


def told_of_visits(event: Event) -> tuple[object, ...]:
    """Empty where nothing is told; not the day of checking, which subscribers don't read."""
    entry, contact = event.entry, _published(event)
    found: list[object] = []
    if entry is not None:
        found.append(("entry", entry.free, entry.price, entry.up_to, entry.text))
    if contact is not None:
        found.append(("contact", contact.name, contact.phone, contact.email, contact.url))
    return tuple(found)


def ticket_text(event: Event, words: Words) -> str | None:
    """``Tiket: Rp25.000``, and on a line of its own what else is to be said of it."""
    if event.entry is None:
        return None
    told = f"{words.gettext('Tiket')}: {price_text(event.entry, words)}"
    more = event.entry.text
    return told if more is None else f"{told}\n{more.in_language(words.language)}"


def contact_text(event: Event, language: Language) -> str | None:
    """``Pusat informasi, +62 24 1234567``; None where there is none."""
    contact = _published(event)
    if contact is None:
        return None
    parts = (contact.name.in_language(language), contact.phone, contact.email, contact.url)
    return ", ".join(part for part in parts if part is not None)


def _published(event: Event) -> Contact | None:
    """A sample is left out: on a phone nothing would mark it as one."""
    return None if event.contact is None or event.contact.sample else event.contact
