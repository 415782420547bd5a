"""How often a date has changed since subscribers first had it.

Reads   an occurrence with its event and city, and the register ``calendar-record``.
Gives   ``telling``, the fingerprint of what subscribers read; ``Revision`` and ``revision``;
        ``recorded``, the register as it should be after today.

A build writes nothing into the content and asks no clock. So the register, which an editor or a
CI job brings up to date with ``calendar-record``, remembers what was published; a build counts
one more where an entry differs from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from plugins.model.fingerprints import fingerprint
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.calendar_registers import PublishedEvent
from plugins.schema.events import Event

_SHAPE: Final = "v1"
"""Changes with what ``telling`` looks at; then every entry counts as changed once."""


@dataclass(frozen=True, slots=True)
class Revision:
    """SEQUENCE of RFC 5545, the day of DTSTAMP, and that of LAST-MODIFIED where it is known."""

    sequence: int
    stamp: date
    modified: date | None = None


def telling(city: City, event: Event, occurrence: Occurrence) -> str:
    """The fingerprint of everything that a subscriber reads, in both languages.

    Not in it: the site's address, and why a date is provisional, which the program words.
    """
    one = occurrence
    read = (
        *(one.start, one.end, one.was, one.cancelled, one.provisional, one.note),
        *(one.opens, one.closes, city.fields.timezone, city.fields.name),
        *(event.name, event.summary, event.place, event.kind),
    )
    return f"{_SHAPE}-{fingerprint(read)[:8].hex()}"


def revision(site: Site, city: City, event: Event, occurrence: Occurrence) -> Revision:
    """The same on every day on which neither the content nor the register changes.

    What the register doesn't know, or knows differently, bears the day of the register's newest
    entry; without any, 1 January of the year of the build.
    """
    known = site.registers.calendar_record.get(occurrence.uid)
    if known is not None and known.fingerprint == telling(city, event, occurrence):
        return Revision(known.sequence, known.revised, known.revised)
    newest = site.once("calendar record's day", lambda: _newest(site))
    return Revision(0 if known is None else known.sequence + 1, newest)


def _newest(site: Site) -> date:
    days = [entry.revised for entry in site.registers.calendar_record.values()]
    return max(days, default=date(site.today.year, 1, 1))


def recorded(site: Site) -> Mapping[str, PublishedEvent]:
    """Every dated occurrence by UID, what changed with the site's day as its own.

    Entries of dates that are gone stay, so that one that comes back goes on counting.
    """
    found = dict(site.registers.calendar_record)
    for occurrence in site.occurrences:
        city = site.city(occurrence.city)
        event = city.event(occurrence.event) if city is not None else None
        if city is None or event is None or occurrence.month_only:
            continue
        told = telling(city, event, occurrence)
        known = found.get(occurrence.uid)
        if known is None or known.fingerprint != told:
            sequence = 0 if known is None else known.sequence + 1
            found[occurrence.uid] = PublishedEvent(
                sequence=sequence, fingerprint=told, revised=site.today
            )
    return {uid: found[uid] for uid in sorted(found)}
