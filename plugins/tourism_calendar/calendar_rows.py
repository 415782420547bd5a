"""Entries of the calendar in lists: large with their day, or one line each.

Reads   entries of the almanac.
Gives   ``CalendarRow`` and ``calendar_row``, ``CalendarLine`` and ``calendar_line``; ``Traits``.
"""

from dataclasses import dataclass
from datetime import date

from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS, EventKind
from plugins.tourism_calendar.almanac import Entry


@dataclass(frozen=True, slots=True)
class Traits:
    """What a list is chosen by; ``first`` and ``last`` are months, ``2027-02``."""

    first: str
    last: str
    city: str | None = None
    kind: EventKind | None = None


def traits(entry: Entry) -> Traits:
    """Those of ``entry``."""
    return Traits(f"{entry.start:%Y-%m}", f"{entry.end:%Y-%m}", entry.city, entry.kind)


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """An entry with its day in large figures, or its month where no day is known.

    ``rest`` is the weekday or what else there is to say of the day; ``month`` comes with a day
    only where no heading names it. ``lang`` and ``text_lang`` are set where words are not in the
    page's language. ``gone``: called off or moved away, as ``fate`` says. ``traits`` are there
    where a script chooses among the rows.
    """

    iso: str
    title: str
    rest: str
    day: str | None = None
    month: str | None = None
    lang: Language | None = None
    href: str | None = None
    text: str | None = None
    text_lang: Language | None = None
    kind: str | None = None
    red: bool = False
    provisional: bool = False
    city_class: str | None = None
    gone: bool = False
    fate: str | None = None
    hours: str | None = None
    traits: Traits | None = None


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """An entry in one line; ``dashed`` where its date is provisional or not known."""

    iso: str
    date: str
    title: str
    lang: Language | None = None
    href: str | None = None
    note: str | None = None
    red: bool = False
    provisional: bool = False
    dashed: bool = False
    city_class: str | None = None
    gone: bool = False
    fate: str | None = None
    hours: str | None = None
    traits: Traits | None = None


def calendar_row(
    entry: Entry,
    words: Words,
    *,
    month: date | None = None,
    kind: bool = False,
    chosen: bool = False,
) -> CalendarRow:
    """The row of ``entry`` under a heading that names ``month``, or in a list without one.

    ``month`` is any day of it. ``kind`` adds the kind of event, ``chosen`` the traits.
    """
    language = words.language
    shown = month or entry.start
    label = EVENT_KIND_LABELS[entry.kind].in_language(language) if kind and entry.kind else None
    named = None if month is not None else _month_year(entry.start, language)
    if entry.month_only:
        day, rest = None, words.gettext("tanggal menyusul")
        if month is None:
            rest = f"{entry.start.year}, {rest}"
        named = months_text(entry, language, year=False)
        iso = f"{entry.start:%Y-%m}"
    else:
        day, rest = _days(entry, shown, words)
        iso = max(entry.start, shown.replace(day=1)).isoformat()
    return CalendarRow(
        iso=iso,
        title=entry.title,
        rest=rest,
        day=day,
        month=named,
        lang=entry.lang,
        href=entry.href,
        text=entry.text,
        text_lang=entry.text_lang,
        kind=label,
        red=entry.red,
        provisional=entry.provisional and not entry.month_only,
        city_class=entry.city_class,
        gone=entry.gone,
        fate=entry.fate,
        hours=entry.hours,
        traits=traits(entry) if chosen else None,
    )


def _days(entry: Entry, shown: date, words: Words) -> tuple[str, str]:
    """The day or days within the month shown, and the rest: ``3–5`` and ``Rab–Jum``."""
    language = words.language
    start, end = entry.start, entry.end
    first = formats.short_weekday(start, language)
    if start == end:
        return str(start.day), first
    if (start.year, start.month) != (shown.year, shown.month):
        began = f"{start.day} {formats.short_month(start, language)}"
        return f"–{end.day}", words.gettext("sejak %(day)s") % {"day": began}
    if (end.year, end.month) != (start.year, start.month):
        until = f"{end.day} {formats.short_month(end, language)}"
        return str(start.day), words.gettext("sampai %(day)s") % {"day": until}
    return f"{start.day}–{end.day}", f"{first}–{formats.short_weekday(end, language)}"


def _month_year(day: date, language: Language) -> str:
    return f"{formats.short_month(day, language)} {day.year}"


def months_text(entry: Entry, language: Language, *, year: bool = True) -> str:
    """``Sep 2027``, ``Jul–Sep 2027``: the months in which an entry without a day may fall."""
    first = formats.short_month(entry.start, language)
    last = formats.short_month(entry.end, language)
    tail = f" {entry.start.year}" if year else ""
    return f"{first}{tail}" if first == last else f"{first}–{last}{tail}"


def calendar_line(
    site: Site,
    entry: Entry,
    words: Words,
    *,
    month: date | None = None,
    place: bool = True,
    waiting: bool = False,
    chosen: bool = False,
) -> CalendarLine:
    """One line; under a heading that names ``month`` the day alone is told.

    The note is the place, or without ``place`` the city; red days need none. ``waiting``: the
    heading says that dates are to be announced. ``chosen`` adds the traits.
    """
    language = words.language
    if entry.month_only:
        iso = f"{entry.start:%Y-%m}"
        told = _undated(entry, words, site.today, year=month is None, waiting=waiting)
    else:
        iso = entry.start.isoformat()
        told = _days(entry, month, words)[0] if month is not None else _range(entry, language)
    city = site.city(entry.city) if entry.city else None
    note = entry.text if place or city is None else city.fields.short_name
    return CalendarLine(
        iso=iso,
        date=told,
        title=entry.title,
        lang=entry.lang,
        href=entry.href,
        note=None if entry.red else note,
        red=entry.red,
        provisional=entry.provisional and not entry.month_only,
        dashed=entry.provisional or entry.month_only,
        city_class=entry.city_class,
        gone=entry.gone,
        fate=entry.fate,
        hours=entry.hours,
        traits=traits(entry) if chosen else None,
    )


def _undated(entry: Entry, words: Words, today: date, *, year: bool, waiting: bool) -> str:
    """``Sep–Nov 2026, menyusul``, without what the heading above says; no promise once past."""
    months = months_text(entry, words.language, year=year)
    if waiting:
        return months
    over = entry.over(today)
    later = words.gettext("tak tercatat") if over else words.gettext("menyusul")
    return later if not year and entry.start.month == entry.end.month else f"{months}, {later}"


def _range(entry: Entry, language: Language) -> str:
    return formats.date_range(entry.start, entry.end, language)
