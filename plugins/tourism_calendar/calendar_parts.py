"""What all pages of the calendar share: head, filters, guide with subscriptions.

Reads   the site and the almanac.
Gives   ``CalendarHead``, ``Filters``, ``Subscription`` and the functions that make them.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from plugins.languages import Language, addresses
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.languages.words import Words
from plugins.model.frame import Frame, Moment
from plugins.model.frames import frame
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS, EventKind
from plugins.tourism_calendar.almanac import Almanac, Entry
from plugins.tourism_calendar.phrases import Sentence, sentence

IN_A_ROW: Final = 5
"""More kinds of event than these stand folded below the cities."""


@dataclass(frozen=True, slots=True)
class Step:
    """A way to the page before or after, or to another view of the same days."""

    href: str
    text: str
    way: Literal["back", "on"] | None = None


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """A title in two weights, what it covers, and where to go from there."""

    strong: str
    light: str
    iso: str | None
    text: Sentence
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A city or a kind of event, each with a page of its own."""

    href: str
    text: str
    city_class: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """The row of cities and kinds; ``everything`` is the page that shows them all."""

    everything: str
    current: bool
    cities: tuple[FilterLink, ...]
    kinds: tuple[FilterLink, ...]

    @property
    def folded(self) -> bool:
        """Whether the kinds would fill a phone's screen."""
        return len(self.kinds) > IN_A_ROW

    @property
    def kind(self) -> str | None:
        """The kind that the page itself is of."""
        return next((link.text for link in self.kinds if link.current), None)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar to follow: ``href`` is for programs that know webcal, ``file`` for the others."""

    href: str
    file: str
    text: str
    city_class: str | None = None


def calendar_frame(
    site: Site,
    language: Language,
    kind: str,
    *,
    title: str,
    description: str,
    versions: dict[Language, str],
    day: bool = False,
) -> Frame:
    """The frame of a page of the calendar."""
    return frame(
        site,
        language,
        kind,
        title=title,
        description=description,
        versions=versions,
        section=addresses.calendar(language),
        day=day,
    )


def hijri_span(kept: HijriCalendar, first: date, last: date, words: Words) -> Sentence:
    """``24 Syakban sampai 21 Ramadan 1448 H, hitungan Umm al-Qura``; the year once where it can."""
    start, end = (kept.line(day, words.language) for day in (first, last))
    tail = " ".join(end.split(" ")[-2:])
    told = words.gettext("%(first)s sampai %(last)s, hitungan Umm al-Qura")
    if kept.corrected(first, last):
        told = words.gettext(
            "%(first)s sampai %(last)s, hitungan Umm al-Qura dengan awal bulan yang diumumkan"
        )
    return sentence(
        told,
        first=Moment(first.isoformat(), start.removesuffix(tail).rstrip()),
        last=Moment(last.isoformat(), end),
    )


def filters(
    site: Site,
    days: Almanac,
    *,
    everything: str,
    own: str | None = None,
    kinds: tuple[EventKind, ...] | None = None,
) -> Filters | None:
    """Every city and kind that has events, ``kinds`` limiting those; None without cities.

    ``own`` is the address of the page itself where that is one of them.
    """
    if not site.cities:
        return None
    language = days.language
    links = [
        FilterLink(
            href=addresses.calendar_city(language, city.slug),
            text=city.fields.short_name,
            city_class=f"city-{city.slug}",
        )
        for city in cities_with_events(site, days)
    ]
    shown = [
        FilterLink(
            href=addresses.calendar_kind(language, kind),
            text=EVENT_KIND_LABELS[kind].in_language(language),
        )
        for kind in days.kinds(days.entries)
        if kinds is None or kind in kinds
    ]
    return Filters(
        everything=everything,
        current=own is None,
        cities=tuple(replace(link, current=link.href == own) for link in links),
        kinds=tuple(replace(link, current=link.href == own) for link in shown),
    )


def cities_with_events(site: Site, days: Almanac) -> tuple[City, ...]:
    """The cities that have anything in the calendar's years, in the site's order."""
    found = {entry.city for entry in days.entries}
    return tuple(city for city in site.cities if city.slug in found)


def kinds_of_site(site: Site) -> tuple[EventKind, ...]:
    """The kinds of all events, dated or not, in the order of the schema."""
    found = {event.kind for city in site.cities for event in city.events}
    return tuple(kind for kind in EVENT_KIND_LABELS if kind in found)


def coming(days: Almanac, today: date) -> tuple[Entry, ...]:
    """What is not over; within a month, what has no date comes last."""

    def order(entry: Entry) -> tuple[date, bool, date]:
        month = max(entry.start, today).replace(day=1)
        return month, entry.month_only, entry.start

    return tuple(sorted((e for e in days.entries if not e.over(today)), key=order))


def subscriptions(site: Site, words: Words) -> tuple[Subscription, ...]:
    """The calendar of each city that has events, then the one of all."""
    language = words.language
    found = [city_subscription(site, city, words) for city in site.cities if city.events]
    everything = words.gettext("Semua kota sekaligus")
    return (*found, _subscription(site, addresses.calendar_file(language), everything))


def city_subscription(site: Site, city: City, words: Words) -> Subscription:
    """The calendar of one city."""
    return _subscription(
        site,
        addresses.calendar_file(words.language, city.slug),
        words.gettext("Kalender %(city)s") % {"city": city.fields.short_name},
        f"city-{city.slug}",
    )


def kind_subscription(site: Site, kind: EventKind, words: Words) -> Subscription:
    """The calendar of one kind of event."""
    address = addresses.calendar_kind_file(words.language, kind)
    name = EVENT_KIND_LABELS[kind].in_language(words.language)
    return _subscription(site, address, words.gettext("Kalender %(kind)s") % {"kind": name})


def webcal(site: Site, address: str) -> str:
    """``webcal://`` and the address, which tells a phone to subscribe instead of downloading."""
    return f"webcal://{site.url.partition('//')[2]}{address}"


def _subscription(
    site: Site, address: str, text: str, city_class: str | None = None
) -> Subscription:
    return Subscription(webcal(site, address), address, text, city_class)
