"""An event's dates over the years: recorded ones, coming ones, and years without a record.

Reads   the event's records and occurrences.
Gives   ``YearTable`` and ``year_table``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from plugins.languages import Language, formats
from plugins.languages.calendars import HIJRI_MONTHS, pasaran
from plugins.languages.words import Words
from plugins.model.fates import fate
from plugins.model.frame import Provenance
from plugins.model.occurrences import Occurrence
from plugins.model.origins import SourceBook
from plugins.schema.events import Event
from plugins.tourism_calendar.hijri_anchor import HijriAnchor
from plugins.tourism_calendar.ruled_dates import RuledDate

MOST: Final = 12
SHORT: Final = 16
"""Letters of a name that still fit above a column of dates."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year; ``iso`` is None where there is no date to tell.

    ``other`` is the date in the calendar of the rule; ``ruled`` says what the rule gave instead.
    """

    year: str
    text: str
    iso: str | None = None
    rest: str | None = None
    distance: str | None = None
    provisional: bool = False
    provenance: Provenance | None = None
    gone: bool = False
    fate: str | None = None
    other: str | None = None
    ruled: str | None = None


@dataclass(frozen=True, slots=True)
class YearTable:
    """Newest first; ``distance_head`` names the column of distances, if there is one.

    ``head`` names the column of dates by its event, or without one where that name is long.
    """

    title: str
    caption: str
    head: str
    head_lang: Language | None
    rows: tuple[YearRow, ...]
    distance_head: str | None = None


def year_table(
    event: Event,
    name: tuple[str, Language | None],
    occurrences: Sequence[Occurrence],
    anchor: HijriAnchor | None,
    sources: SourceBook,
    today: date,
    words: Words,
    ruled: Mapping[date, RuledDate] = MappingProxyType({}),
    other: Callable[[date], str | None] = lambda _: None,
) -> YearTable | None:
    """The table, or None where it would say no more than the date above it.

    ``ruled`` holds the days that the rule gives otherwise; ``other`` tells a day in the calendar
    of the rule. Distances are those from the first of the Hijri month that the rule names.
    """
    first = HijriAnchor(anchor.month, 1) if anchor is not None else None
    base = None if first is None or anchor is None else _counted(first, anchor)
    coming = [one for one in occurrences if not one.over(today)]
    rows: list[tuple[date, YearRow]] = [(one.start, _coming(one, base, words)) for one in coming]
    recorded = {one.start for one in event.past}
    by_rule = [
        one
        for one in occurrences
        if one.over(today)
        and not one.provisional
        and not one.month_only
        and one.start not in recorded
    ]
    rows += [(one.start, _coming(one, base, words)) for one in by_rule]
    for record in event.past:
        row = _row(record.start, record.last, base, words, sources.mark(record))
        rows.append((record.start, row))
    rows += _gaps([start for start, _ in rows], recorded, today, words)
    if len(rows) < 2:
        return None
    rows.sort(key=lambda pair: pair[0], reverse=True)
    told = [_told(day, row, ruled.get(day), other, words) for day, row in rows[:MOST]]
    signs = [base.distance(start) for start in recorded] if base is not None else []
    short = len(name[0]) <= SHORT
    return YearTable(
        title=words.gettext("Tahun-tahun lalu") if recorded else words.gettext("Tahun ke tahun"),
        caption=words.gettext("Tanggal %(event)s") % {"event": name[0]},
        head=name[0] if short else words.gettext("Tanggal"),
        head_lang=name[1] if short else None,
        rows=tuple(told),
        distance_head=_head(base, signs, words),
    )


def _told(
    day: date,
    row: YearRow,
    ruled: RuledDate | None,
    other: Callable[[date], str | None],
    words: Words,
) -> YearRow:
    """The row with what its day is elsewhere; years and months have no day."""
    if row.iso != day.isoformat():
        return row
    return replace(
        row, other=other(day), ruled=None if ruled is None else _ruled(ruled, day, words)
    )


def _ruled(ruled: RuledDate, day: date, words: Words) -> str:
    """``menurut aturannya 22 Mar, 2 hari kemudian``."""
    apart = abs(ruled.later)
    given = formats.date_range(
        ruled.start, ruled.start, words.language, year=ruled.start.year != day.year
    )
    told = {
        "date": given.replace(" ", "\u00a0"),
        "days": words.ngettext("%(num)d hari", "%(num)d hari", apart) % {"num": apart},
    }
    if ruled.later < 0:
        return words.gettext("menurut aturannya %(date)s, %(days)s kemudian") % told
    return words.gettext("menurut aturannya %(date)s, %(days)s sebelumnya") % told


def _counted(first: HijriAnchor, anchor: HijriAnchor) -> HijriAnchor:
    """From the first of the month, with the whole distance as the expected one."""
    return HijriAnchor(first.month, 1, anchor.offset + anchor.day - 1)


def _head(base: HijriAnchor | None, signs: list[int], words: Words) -> str | None:
    if base is None:
        return None
    day = f"1 {HIJRI_MONTHS[words.language][base.month - 1]}"
    if all(sign <= 0 for sign in [*signs, base.offset]):
        return words.gettext("Sebelum %(day)s*") % {"day": day}
    if all(sign >= 0 for sign in [*signs, base.offset]):
        return words.gettext("Sesudah %(day)s*") % {"day": day}
    return words.gettext("Dari %(day)s*") % {"day": day}


def _distance(start: date, base: HijriAnchor | None, words: Words) -> str | None:
    if base is None:
        return None
    number = abs(base.distance(start))
    if number == 0:
        return words.gettext("hari itu juga")
    return words.ngettext("%(num)d hari", "%(num)d hari", number) % {"num": number}


def _coming(one: Occurrence, base: HijriAnchor | None, words: Words) -> YearRow:
    language = words.language
    if one.month_only:
        first, last = (formats.month_name(day.month, language) for day in (one.start, one.end))
        return YearRow(
            year=str(one.start.year),
            text=first if first == last else f"{first}–{last}",
            iso=f"{one.start:%Y-%m}",
            rest=words.gettext("tanggal menyusul"),
            provisional=True,
        )
    row = _row(one.start, one.end, base, words)
    if not one.provisional:
        return replace(row, gone=one.cancelled, fate=fate(one, words))
    waiting = words.gettext("sementara")
    told = f"{row.distance}, {waiting}" if row.distance else None
    return YearRow(
        year=row.year,
        text=row.text,
        iso=row.iso,
        rest=row.rest if told else ", ".join(part for part in (row.rest, waiting) if part),
        distance=told,
        provisional=True,
    )


def _row(
    start: date,
    end: date,
    base: HijriAnchor | None,
    words: Words,
    provenance: Provenance | None = None,
) -> YearRow:
    """``Min, 7 Feb`` with its pasaran, or the days of a longer one."""
    language = words.language
    text = formats.date_range(start, end, language, year=False)
    if start == end:
        text = f"{formats.short_weekday(start, language)}, {text}"
    return YearRow(
        year=str(start.year),
        text=text,
        iso=start.isoformat(),
        rest=pasaran(start) if start == end else None,
        distance=_distance(start, base, words),
        provenance=provenance,
    )


def _gaps(
    known: list[date], recorded: set[date], today: date, words: Words
) -> Iterator[tuple[date, YearRow]]:
    """Years since the first record of which nothing is known, those running in one row."""
    if not recorded:
        return
    years = {day.year for day in known}
    missing = [y for y in range(min(recorded).year, today.year + 1) if y not in years]
    while missing:
        last = missing.pop()
        first = last
        while missing and missing[-1] == first - 1:
            first = missing.pop()
        told = str(last) if first == last else f"{first}–{last}"
        yield date(last, 1, 1), YearRow(told, words.gettext("belum ada catatan"))
