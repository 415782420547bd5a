"""The days around an event, with every possibility marked on its day.

Reads   an occurrence, its rule, the almanac.
Gives   ``RuleDay``, ``Mark`` and ``rule_days``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from plugins.languages import Language, formats
from plugins.languages.calendars import HIJRI_MONTHS, pasaran
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.languages.words import Words
from plugins.model.occurrences import Occurrence
from plugins.schema.events import Event
from plugins.tourism_calendar.almanac import Almanac, spoken
from plugins.tourism_calendar.hijri_anchor import HijriAnchor, habit
from plugins.tourism_calendar.rule_words import in_words

LONGEST: Final = 5
"""Days of an event that still fit; a longer one gets no columns."""
FEWEST: Final = 5
MOST: Final = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """What falls, or may fall, on a day: the event, another possibility, or a holiday."""

    text: str
    kind: Literal["event", "maybe", "holiday"]
    dashed: bool = False
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class RuleDay:
    """One day; ``hijri`` is its day and month."""

    iso: str
    weekday: str
    weekday_short: str
    day: str
    pasaran: str
    hijri: str
    red: bool
    marks: tuple[Mark, ...]


def rule_days(
    days: Almanac,
    event: Event,
    occurrence: Occurrence,
    anchor: HijriAnchor | None,
    words: Words,
) -> tuple[RuleDay, ...]:
    """Five to nine days; none where the date isn't known or the event lasts longer."""
    length = (occurrence.end - occurrence.start).days + 1
    if occurrence.month_only or occurrence.cancelled or length > LONGEST:
        return ()
    name, lang = spoken(event.name, words.language)
    marks: dict[date, list[Mark]] = {}
    for ahead in range(length):
        day = occurrence.start + timedelta(days=ahead)
        marks[day] = [Mark(name, "event", occurrence.provisional, lang)]
    if anchor is not None and occurrence.was is None:
        _add_moon(marks, event, name, occurrence, anchor, days.hijri, words)
    shown = _window(marks, occurrence.start)
    for day in shown:
        for entry in days.on(day):
            if entry.type == "holiday" and not _anchored(marks.get(day, ())):
                marks.setdefault(day, []).append(
                    Mark(entry.title, "holiday", entry.provisional, entry.lang)
                )
    return tuple(_column(days, day, tuple(marks.get(day, ())), words) for day in shown)


def _anchored(marks: list[Mark] | tuple[Mark, ...]) -> bool:
    return any(mark.kind == "maybe" for mark in marks)


def _add_moon(
    marks: dict[date, list[Mark]],
    event: Event,
    name: str,
    occurrence: Occurrence,
    anchor: HijriAnchor,
    kept: HijriCalendar,
    words: Words,
) -> None:
    """The anchor and the day after it, which may be it; where records fell, if elsewhere.

    An announced anchor can't be the day after.
    """
    base = anchor.near(occurrence.start, kept)
    known = anchor.known(occurrence.start, kept)
    called = anchor.name(words.language)
    distance = habit(event, anchor)
    if occurrence.provisional and distance is not None:
        number = in_words(abs(distance), words.language)
        text = words.gettext("%(event)s bila %(days)s hari")
        if distance >= 0:
            text = words.gettext("%(event)s menurut catatan")
        told = text % {"event": name, "days": number}
        marks.setdefault(base + timedelta(days=distance), []).append(Mark(told, "maybe", True))
    if not occurrence.provisional or anchor.offset == 0 or abs(anchor.offset) > 4:
        return
    marks.setdefault(base, []).append(Mark(called, "maybe", not known))
    if known:
        return
    after = words.gettext("%(day)s bila mundur") % {"day": called}
    marks.setdefault(base + timedelta(days=1), []).append(Mark(after, "maybe", True))


def _window(marks: dict[date, list[Mark]], start: date) -> list[date]:
    """From the day before the first possibility on; at least five days, at most nine."""
    near = [day for day in marks if abs((day - start).days) < MOST]
    first, last = min(near) - timedelta(days=1), max(near)
    count = (last - first).days + 1
    if count < FEWEST:
        first -= timedelta(days=(FEWEST - count) // 2)
        count = FEWEST
    return [first + timedelta(days=ahead) for ahead in range(min(count, MOST))]


def _column(days: Almanac, day: date, marks: tuple[Mark, ...], words: Words) -> RuleDay:
    language = words.language
    _, month, number = days.hijri.of(day)
    return RuleDay(
        iso=day.isoformat(),
        weekday=formats.weekday(day, language),
        weekday_short=formats.short_weekday(day, language),
        day=str(day.day),
        pasaran=pasaran(day),
        hijri=f"{number} {HIJRI_MONTHS[language][month - 1]}",
        red=days.red(day),
        marks=marks,
    )
