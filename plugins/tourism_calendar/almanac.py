"""What the calendar shows: events, public holidays and the first day of Ramadan, by day.

Reads   the site's occurrences and the public holidays.
Gives   ``Entry``, ``Almanac`` and ``almanac``; ``whole``, ``spoken`` and ``where`` for events.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal

from plugins.languages import Language, addresses
from plugins.languages.calendars import HIJRI_MONTHS
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.model.fates import fate, fate_of_old_day
from plugins.model.occurrences import Occurrence, is_over
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS, Event, EventKind
from plugins.schema.texts import Bilingual
from plugins.tourism_calendar.holiday_days import public_holidays
from plugins.tourism_calendar.hours import hours_text

EntryType = Literal["event", "holiday", "leave", "moon"]

RAMADAN: Final = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the calendar; ``start`` and ``end`` are its first and last day.

    ``text`` says where or what it is; ``lang`` and ``text_lang`` are set where the words are not
    in the page's language. With ``month_only`` the days are those of the months it falls in.
    ``gone``: called off, or moved away from these days, and shown struck out; ``fate`` says which.
    ``hours`` is a time of day with its zone.
    """

    start: date
    end: date
    type: EntryType
    title: str
    lang: Language | None = None
    text: str | None = None
    text_lang: Language | None = None
    href: str | None = None
    city: str | None = None
    event: str | None = None
    kind: EventKind | None = None
    provisional: bool = False
    month_only: bool = False
    gone: bool = False
    fate: str | None = None
    hours: str | None = None

    @property
    def red(self) -> bool:
        """Whether its day is red on calendars here."""
        return self.type == "holiday"

    @property
    def city_class(self) -> str | None:
        return f"city-{self.city}" if self.city else None

    def over(self, today: date) -> bool:
        return is_over(self.end, today, month_only=self.month_only)

    def meets(self, first: date, last: date) -> bool:
        return self.start <= last and self.end >= first


@dataclass(frozen=True, slots=True)
class Almanac:
    """All entries of the calendar's years in one language, the soonest first."""

    language: Language
    today: date
    years: tuple[int, ...]
    entries: tuple[Entry, ...]
    hijri: HijriCalendar = field(repr=False)
    by_day: Mapping[date, tuple[Entry, ...]] = field(repr=False)

    def on(self, day: date) -> tuple[Entry, ...]:
        """What falls on ``day``, holidays first; entries without a day are not among them."""
        return self.by_day.get(day, ())

    def red(self, day: date) -> bool:
        """Sundays and public holidays."""
        return day.isoweekday() == 7 or any(entry.red for entry in self.on(day))

    def between(self, first: date, last: date) -> tuple[Entry, ...]:
        """What meets these days, by date; what has no date comes last."""
        return tuple(
            sorted((e for e in self.entries if e.meets(first, last)), key=lambda e: e.month_only)
        )

    def kinds(self, entries: tuple[Entry, ...]) -> tuple[EventKind, ...]:
        """The kinds of event among ``entries``, in the order of the schema."""
        found = {entry.kind for entry in entries if entry.kind is not None}
        return tuple(kind for kind in EVENT_KIND_LABELS if kind in found)


def spoken(text: Bilingual, language: Language) -> tuple[str, Language | None]:
    """The text, and its language where that is not the page's."""
    return text.in_language(language), text.lang_on(language)


def calendar_years(site: Site) -> tuple[int, ...]:
    """The years that the calendar shows: the build's own and the next."""
    return site.today.year, site.today.year + 1


def almanac(site: Site, language: Language) -> Almanac:
    """The almanac of the calendar's years, made once a build."""
    return site.once(f"almanac {language}", lambda: _almanac(site, language))


def _almanac(site: Site, language: Language) -> Almanac:
    years = calendar_years(site)
    entries = sorted(
        [
            *_events(site, language),
            *_days_off(site, years, language),
            *_moon(site, years, language),
        ],
        key=lambda e: (e.start, e.type == "event", e.end, e.city or "", e.title),
    )
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        if not entry.month_only:
            for ordinal in range(entry.start.toordinal(), entry.end.toordinal() + 1):
                by_day.setdefault(date.fromordinal(ordinal), []).append(entry)
    return Almanac(
        language=language,
        today=site.today,
        years=years,
        entries=tuple(entries),
        hijri=site.hijri,
        by_day={day: tuple(found) for day, found in by_day.items()},
    )


def whole(occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Occurrences, but what may fall in one of several months running stands once for all."""
    running: dict[tuple[str, str], Occurrence] = {}
    for found in sorted(occurrences):
        if not found.month_only:
            yield found
            continue
        key = found.city, found.event
        before = running.get(key)
        if before is not None and found.start == before.end + timedelta(days=1):
            running[key] = replace(before, end=found.end)
            continue
        if before is not None:
            yield before
        running[key] = found
    yield from running.values()


def _events(site: Site, language: Language) -> Iterator[Entry]:
    words = site.words[language]
    for occurrence in whole(site.occurrences):
        city = site.city(occurrence.city)
        event = city.event(occurrence.event) if city is not None else None
        if city is None or event is None:
            continue
        title, lang = spoken(event.name, language)
        text, text_lang = where(city, event, language)
        entry = Entry(
            start=occurrence.start,
            end=occurrence.end,
            type="event",
            title=title,
            lang=lang,
            text=text,
            text_lang=text_lang,
            href=addresses.event(language, city.slug, event.slug),
            city=city.slug,
            event=event.slug,
            kind=event.kind,
            provisional=occurrence.provisional,
            month_only=occurrence.month_only,
            gone=occurrence.cancelled,
            fate=fate(occurrence, words),
            hours=hours_text(site, city, occurrence, language),
        )
        yield entry
        if occurrence.was is not None:
            old = occurrence.was
            told = fate_of_old_day(occurrence, words)
            yield replace(entry, start=old, end=old, gone=True, fate=told, hours=None)


def where(city: City, event: Event, language: Language) -> tuple[str, Language | None]:
    """``Pecinan, Semarang``; the city alone where no place is known or the place names it."""
    short = city.fields.short_name
    if event.place is None:
        return short, None
    place, lang = spoken(event.place, language)
    return (place if short in place else f"{place}, {short}"), lang


def _days_off(site: Site, years: tuple[int, ...], language: Language) -> Iterator[Entry]:
    gettext = site.words[language].gettext
    for year in years:
        for off in public_holidays(year, language):
            yield Entry(
                start=off.day,
                end=off.day,
                type="leave" if off.collective_leave else "holiday",
                title=off.name,
                text=None if off.collective_leave else gettext("Libur nasional"),
                provisional=off.estimated,
            )


def _moon(site: Site, years: tuple[int, ...], language: Language) -> Iterator[Entry]:
    """The first day of Ramadan; a past one only if announced, for it may have been a day later."""
    gettext = site.words[language].gettext
    kept = site.hijri
    first, last = kept.of(date(years[0], 1, 1))[0], kept.of(date(years[-1], 12, 31))[0]
    for year in range(first, last + 1):
        day, known = kept.start(year, RAMADAN), kept.known(year, RAMADAN)
        if (known or day >= site.today) and day.year in years:
            era = "H" if language == "id" else "AH"
            yield Entry(
                start=day,
                end=day,
                type="moon",
                title=f"1 {HIJRI_MONTHS[language][RAMADAN - 1]} {year} {era}",
                text=gettext("Diumumkan pemerintah") if known else gettext("Menunggu sidang isbat"),
                provisional=not known,
            )
