"""How often a date has changed since subscribers first had it.

Reads   an occurrence with its event and city, and the register ``calendar-record``.
Gives   ``telling``, the fingerprint of what subscribers read; ``Revision`` and ``revision``;
        ``Withdrawn`` and ``withdrawn``, the dates that subscribers have and the content has no
        more; ``recorded``, the register as it should be after today.

A build writes nothing into the content and asks no clock. So the register, which an editor or a
CI job brings up to date with ``calendar-record``, remembers what was published; a build counts
one more where an entry differs from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from plugins.model.fingerprints import fingerprint
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.calendar_registers import PublishedDate, PublishedEvent
from plugins.schema.events import Event
from plugins.tourism_calendar.ics_visits import told_of_visits

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
        # Nothing where nothing is told, so that entries from before these fields stay unchanged.
        *told_of_visits(event),
    )
    return f"{_SHAPE}-{fingerprint(read)[:8].hex()}"


def revision(site: Site, city: City, event: Event, occurrence: Occurrence) -> Revision:
    """The same on every day on which neither the content nor the register changes.

    What the register doesn't know, or knows differently, bears the day of the register's newest
    entry; without any, 1 January of the year of the build.
    """
    known = site.registers.calendar_record.get(occurrence.uid)
    if known is not None and _is_told(known, telling(city, event, occurrence)):
        return Revision(known.sequence, known.revised, known.revised)
    return Revision(0 if known is None else known.sequence + 1, _newest_day(site))


def _is_told(known: PublishedEvent, told: str) -> bool:
    return known.fingerprint == told and not known.gone


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One date that subscribers were given and that no longer stands in the content."""

    uid: str
    shown: PublishedDate
    revision: Revision


def withdrawn(site: Site) -> tuple[Withdrawn, ...]:
    """The soonest first; the same on every day of a year.

    A date that the register doesn't call gone may also be missing because its year is over, so
    only the years that the calendar shows count. What is noted as gone stays through the year
    after its own.
    """
    return site.once("withdrawn dates", lambda: tuple(sorted(_withdrawn(site), key=_by_day)))


def _by_day(one: Withdrawn) -> tuple[date, str]:
    return one.shown.start, one.uid


def _withdrawn(site: Site) -> Iterator[Withdrawn]:
    dated = {uid for uid, *_ in _dated(site)}
    for uid, known in site.registers.calendar_record.items():
        if known.shown is None or uid in dated:
            continue
        if not known.gone:
            if _in_shown_years(site, known.shown):
                yield Withdrawn(uid, known.shown, Revision(known.sequence + 1, _newest_day(site)))
        elif known.shown.last.year + 1 >= site.today.year:
            yield Withdrawn(
                uid, known.shown, Revision(known.sequence, known.revised, known.revised)
            )


def _in_shown_years(site: Site, shown: PublishedDate) -> bool:
    """Whether a calendar of today would have this date, if the content still did."""
    return shown.start.year in {site.today.year, site.today.year + 1}


def _newest_day(site: Site) -> date:
    return site.once("calendar record's day", lambda: _newest(site))


def _newest(site: Site) -> date:
    days = [entry.revised for entry in site.registers.calendar_record.values()]
    return max(days, default=date(site.today.year, 1, 1))


def _dated(site: Site) -> Iterator[tuple[str, City, Event, Occurrence]]:
    for occurrence in site.occurrences:
        city = site.city(occurrence.city)
        event = city.event(occurrence.event) if city is not None else None
        if city is not None and event is not None and not occurrence.month_only:
            yield occurrence.uid, city, event, occurrence


def recorded(site: Site) -> Mapping[str, PublishedEvent]:
    """Every dated occurrence by UID, what changed with the site's day as its own.

    Entries of dates that are gone stay, so that subscribers hear of it, and that one that comes
    back goes on counting.
    """
    found = dict(site.registers.calendar_record)
    for one in withdrawn(site):
        if not found[one.uid].gone:
            change = {"sequence": one.revision.sequence, "revised": site.today, "gone": True}
            found[one.uid] = found[one.uid].model_copy(update=change)
    for uid, city, event, occurrence in _dated(site):
        told = telling(city, event, occurrence)
        known = found.get(uid)
        if known is not None and _is_told(known, told):
            sequence, revised = known.sequence, known.revised
        else:
            sequence, revised = (0 if known is None else known.sequence + 1), site.today
        found[uid] = PublishedEvent(
            sequence=sequence,
            fingerprint=told,
            revised=revised,
            shown=_shown(city, event, occurrence),
        )
    return {uid: found[uid] for uid in sorted(found)}


def _shown(city: City, event: Event, occurrence: Occurrence) -> PublishedDate:
    return PublishedDate(
        city=city.slug,
        event=event.slug,
        kind=event.kind,
        name=event.name,
        start=occurrence.start,
        end=None if occurrence.end == occurrence.start else occurrence.end,
        opens=occurrence.opens,
        closes=occurrence.closes,
    )
