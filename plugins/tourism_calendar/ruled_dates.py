"""What an event's rule gives for days that were recorded or set: said where the two differ.

Reads   the site's events and announced Hijri months; no written dates of the event itself.
Gives   ``RuledDate`` and ``ruled_dates``; ``other_date``, a day in the calendar of the rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plugins.languages import Language
from plugins.languages.javanese import javanese
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.event_rules import RelativeRule, Rule
from plugins.schema.events import Event
from plugins.schema.week_rules import JavaneseRule
from plugins.tourism_calendar.anchors import kept_calendar
from plugins.tourism_calendar.expansion import expand
from plugins.tourism_calendar.hijri_anchor import hijri_anchor


@dataclass(frozen=True, slots=True)
class RuledDate:
    """The nearest day that the rule gives, and how many days after it the true one was."""

    start: date
    later: int


def ruled_dates(site: Site, city: City, event: Event) -> dict[date, RuledDate]:
    """The first days of ``past`` and ``announced`` that are not what the rule gives.

    A day for whose year the rule gives only a month, or nothing, is not among them.
    """
    return site.once(f"ruled {city.slug}/{event.slug}", lambda: _ruled_dates(site, city, event))


def _ruled_dates(site: Site, city: City, event: Event) -> dict[date, RuledDate]:
    days = sorted({one.start for one in (*event.past, *event.announced)})
    if not days:
        return {}
    none = dict.fromkeys(("past", "announced", "exceptions", "extra", "moved", "cancelled"), ())
    bare = event.model_copy(update=none)
    years = {near for day in days for near in (day.year - 1, day.year, day.year + 1)}
    found = expand(
        city.slug, [bare, *_anchors(city, event)], years, site.registers.announced_months()
    )
    starts = [one.start for one in found if one.event == event.slug and not one.month_only]
    ends = {one.start: one.end for one in found if one.event == event.slug}
    told = {}
    for day in days:
        near = min(starts, key=lambda start: (abs(start - day), start), default=None)
        # Within its days a rule's longer event is where the rule has it.
        if near is not None and not near <= day <= ends[near]:
            told[day] = RuledDate(near, (day - near).days)
    return told


def _anchors(city: City, event: Event) -> Iterable[Event]:
    """The events that this one is counted from, as they really were."""
    rule: Rule = event.rule
    while isinstance(rule, RelativeRule):
        anchor = city.event(rule.anchor)
        if anchor is None:
            return
        yield anchor
        rule = anchor.rule


def other_date(site: Site, event: Event, day: date, language: Language) -> str | None:
    """``28 Syakban 1446 H`` or ``13 Sura 1958`` where the rule counts by such a calendar."""
    rule = event.rule
    if isinstance(rule, JavaneseRule):
        told = javanese(day)
        return None if told is None else str(told)
    if hijri_anchor(rule) is not None:
        kept = site.once(
            f"hijri calendar {day.year}",
            lambda: kept_calendar([day.year], site.registers.announced_months()),
        )
        return kept.line(day, language)
    return None
