"""Events that count from a day of the Hijri year.

Reads   a rule, and the event's recorded dates.
Gives   ``HijriAnchor`` and ``hijri_anchor``; ``habit``, the distance that records agree on.

Days are by Umm al-Qura, so that records of many years are measured alike, unless a corrected
calendar is given.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from plugins.languages import Language
from plugins.languages.calendars import HIJRI_MONTHS
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.schema.event_rules import HijriRule, RelativeRule, Rule
from plugins.schema.events import Event
from plugins.tourism_calendar.anchors import HIJRI_ANCHORS

UMM_AL_QURA: Final = HijriCalendar()


@dataclass(frozen=True, slots=True)
class HijriAnchor:
    """A Hijri month and day; the event begins ``offset`` days after it, before where negative."""

    month: int
    day: int
    offset: int = 0

    def name(self, language: Language) -> str:
        """``1 Ramadan``."""
        return f"{self.day} {HIJRI_MONTHS[language][self.month - 1]}"

    def near(self, start: date, kept: HijriCalendar = UMM_AL_QURA) -> date:
        """The anchor's day from which an event that begins on ``start`` counts."""
        expected = start - timedelta(days=self.offset)
        year = kept.of(expected)[0]
        days = [kept.day(each, self.month, self.day) for each in (year - 1, year, year + 1)]
        return min(days, key=lambda day: abs(day - expected))

    def known(self, start: date, kept: HijriCalendar) -> bool:
        """Whether the beginning of the month of that day was announced."""
        return kept.known(kept.of(self.near(start, kept))[0], self.month)

    def distance(self, start: date) -> int:
        """Days from the anchor to ``start``; negative before it."""
        return (start - self.near(start)).days


def hijri_anchor(rule: Rule) -> HijriAnchor | None:
    """The anchor of a rule; None where the Hijri calendar doesn't decide the day."""
    if isinstance(rule, HijriRule) and rule.day is not None:
        return HijriAnchor(rule.month, rule.day, rule.offset_days)
    if (
        isinstance(rule, RelativeRule)
        and rule.anchor in HIJRI_ANCHORS
        and rule.until_offset is None
        and rule.nearest is None
        and rule.weekday is None
    ):
        return HijriAnchor(*HIJRI_ANCHORS[rule.anchor], rule.offset_days)
    return None


def habit(event: Event, anchor: HijriAnchor) -> int | None:
    """The distance of the two latest records where both agree on one that isn't the rule's."""
    latest = sorted(event.past, key=lambda one: one.start)[-2:]
    distances = {anchor.distance(one.start) for one in latest}
    if len(latest) < 2 or len(distances) > 1:
        return None
    found = distances.pop()
    return None if found == anchor.offset else found
