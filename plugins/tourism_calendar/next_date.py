"""The box with an event's next date, and why it may still change.

Reads   the event's occurrences.
Gives   ``DateBox`` and ``date_box``; ``occurrences_of`` and ``next_of``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from plugins.languages import Language, formats
from plugins.languages.calendars import pasaran
from plugins.languages.words import Words
from plugins.model.fates import fate
from plugins.model.frame import Moment
from plugins.model.occurrences import Occurrence
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event
from plugins.tourism_calendar.almanac import whole
from plugins.tourism_calendar.hijri_anchor import HijriAnchor, habit
from plugins.tourism_calendar.hours import hours_text
from plugins.tourism_calendar.phrases import Sentence, sentence
from plugins.tourism_calendar.rule_words import days_from

DateState = Literal["set", "provisional", "month", "none", "cancelled"]


@dataclass(frozen=True, slots=True)
class DateBox:
    """``number`` is the day or days, None where only the month is known.

    ``strong`` and ``light`` are month and year; ``day`` the weekday with its pasaran, ``rest``
    the Hijri date or the last day. ``reasons`` say why the date may still change, why it was
    moved (``fate`` says from where) or called off.
    """

    state: DateState
    strong: str
    light: str = ""
    iso: str | None = None
    number: str | None = None
    day: str | None = None
    rest: Sentence = ()
    note: str | None = None
    reasons: tuple[Sentence, ...] = ()
    fate: str | None = None


def occurrences_of(site: Site, city: City, event: Event) -> tuple[Occurrence, ...]:
    """The event's occurrences by date, months running in one."""
    own = [o for o in site.occurrences if (o.city, o.event) == (city.slug, event.slug)]
    return tuple(sorted(whole(own)))


def next_of(occurrences: Sequence[Occurrence], today: date) -> Occurrence | None:
    """The running or next one."""
    return next((one for one in occurrences if not one.over(today)), None)


def date_box(
    site: Site,
    city: City,
    occurrences: Sequence[Occurrence],
    event: Event,
    anchor: HijriAnchor | None,
    words: Words,
) -> DateBox:
    """The box for the running or next occurrence, also where that is called off."""
    today = site.today
    found = next_of(occurrences, today)
    if found is None:
        return DateBox(
            state="none",
            strong=words.gettext("Belum ada tanggal"),
            note=words.gettext("Tanggal berikutnya belum diumumkan."),
        )
    if found.month_only:
        return _month_box(found, words)
    state: DateState = "provisional" if found.provisional else "set"
    reasons: tuple[Sentence, ...] = ()
    if found.provisional:
        reasons = tuple(_reasons(site, occurrences, found, event, anchor, words))
    elif found.note is not None:
        reasons = (sentence(found.note.in_language(words.language)),)
    return DateBox(
        state="cancelled" if found.cancelled else state,
        strong=formats.month_name(found.start.month, words.language),
        light=str(found.start.year),
        iso=found.start.isoformat(),
        number=_number(found),
        day=_day(found, words),
        rest=_rest(site, found, words),
        note=hours_text(site, city, found, words.language) or _without_hours(found, words),
        reasons=reasons,
        fate=fate(found, words),
    )


def _without_hours(found: Occurrence, words: Words) -> str | None:
    if found.cancelled:
        return None
    if found.provisional:
        return words.gettext("jam belum ditetapkan")
    return words.gettext("jam belum tercatat")


def _month_box(found: Occurrence, words: Words) -> DateBox:
    language = words.language
    first, last = (formats.month_name(day.month, language) for day in (found.start, found.end))
    return DateBox(
        state="month",
        strong=first if first == last else f"{first}–{last}",
        light=str(found.start.year),
        iso=f"{found.start:%Y-%m}",
        note=words.gettext("tanggal menyusul"),
        reasons=(sentence(found.reason.in_language(language)),) if found.reason else (),
    )


def _one_month(found: Occurrence) -> bool:
    return (found.start.year, found.start.month) == (found.end.year, found.end.month)


def _number(found: Occurrence) -> str:
    if found.start != found.end and _one_month(found):
        return f"{found.start.day}–{found.end.day}"
    return str(found.start.day)


def _named(day: date, language: Language) -> str:
    return f"{formats.weekday(day, language)} {pasaran(day)}"


def _day(found: Occurrence, words: Words) -> str:
    first = _named(found.start, words.language)
    if found.start == found.end or not _one_month(found):
        return first
    return f"{first}–{_named(found.end, words.language)}"


def _rest(site: Site, found: Occurrence, words: Words) -> Sentence:
    """The Hijri date; of an event that reaches into another month, its last day instead."""
    language = words.language
    if _one_month(found):
        return sentence(site.hijri.line(found.start, language))
    return sentence(
        words.gettext("sampai %(day)s"),
        day=Moment(found.end.isoformat(), formats.full_date(found.end, language)),
    )


def _reasons(
    site: Site,
    occurrences: Sequence[Occurrence],
    found: Occurrence,
    event: Event,
    anchor: HijriAnchor | None,
    words: Words,
) -> Iterator[Sentence]:
    today = site.today
    gettext, language = words.gettext, words.language
    if found.reason is not None:
        yield sentence(found.reason.in_language(language))
    distance = habit(event, anchor) if anchor is not None else None
    if anchor is not None and distance is not None:
        other = anchor.near(found.start, site.hijri) + timedelta(days=distance)
        yield sentence(
            gettext(
                "Dua catatan terakhir jatuh %(distance)s; dengan pola itu, %(date)s juga mungkin."
            ),
            distance=days_from(distance, anchor.name(language), words),
            date=_moment(other, words),
        )
    twins = [
        one
        for one in occurrences
        if one != found
        and one.provisional
        and not one.cancelled
        and one.start.year == found.start.year
        and one.start > today
    ]
    for twin in twins[:2]:
        yield sentence(
            gettext("%(date)s juga cocok dengan aturannya."), date=_moment(twin.start, words)
        )
    yield sentence(
        gettext("Dihitung %(date)s."),
        date=Moment(today.isoformat(), formats.long_date(today, language)),
    )


def _moment(day: date, words: Words) -> Moment:
    """``Sabtu 6 Februari``."""
    name = formats.weekday(day, words.language)
    text = f"{name} {day.day} {formats.month_name(day.month, words.language)}"
    return Moment(day.isoformat(), text)
