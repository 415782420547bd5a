"""The calendar of one city, and of one kind of event: pages that filters lead to.

Reads   the site.
Gives   ``CalendarFilterView``, ``calendar_city_view`` and ``calendar_kind_view``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from plugins.languages import LANGUAGES, Language, addresses
from plugins.languages.words import Words
from plugins.model.frame import Frame, Link
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import EVENT_KIND_LABELS, EventKind
from plugins.tourism_calendar.almanac import Almanac, Entry, almanac
from plugins.tourism_calendar.calendar_parts import (
    CalendarHead,
    Filters,
    Step,
    Subscription,
    calendar_frame,
    city_subscription,
    coming,
    filters,
    kind_subscription,
    subscriptions,
)
from plugins.tourism_calendar.calendar_rows import CalendarLine, calendar_line
from plugins.tourism_calendar.calendar_views import list_step
from plugins.tourism_calendar.list_views import ListMonth, list_months
from plugins.tourism_calendar.phrases import sentence


@dataclass(frozen=True, slots=True)
class CalendarFilterView:
    """What is to come, month by month, then what is over; ``related`` leads further."""

    template: ClassVar[str] = "calendar-filter.html"

    frame: Frame
    head: CalendarHead
    filters: Filters | None
    subscription: Subscription
    related: tuple[Link, ...]
    months: tuple[ListMonth, ...]
    past: tuple[CalendarLine, ...]
    subscriptions: tuple[Subscription, ...]


def calendar_city_view(site: Site, city: City, language: Language) -> CalendarFilterView:
    """Everything that ``city`` has in the calendar's years."""
    words, days = site.words[language], almanac(site, language)
    short = city.fields.short_name
    return _view(
        site,
        days,
        tuple(entry for entry in days.entries if entry.city == city.slug),
        words,
        name=short,
        versions={each: addresses.calendar_city(each, city.slug) for each in LANGUAGES},
        subscription=city_subscription(site, city, words),
        related=(
            Link(
                addresses.city(language, city.slug),
                words.gettext("Tentang %(city)s") % {"city": short},
            ),
        ),
    )


def calendar_kind_view(site: Site, kind: EventKind, language: Language) -> CalendarFilterView:
    """Events of one kind in every city."""
    words, days = site.words[language], almanac(site, language)
    return _view(
        site,
        days,
        tuple(entry for entry in days.entries if entry.kind == kind),
        words,
        name=EVENT_KIND_LABELS[kind].in_language(language),
        versions={each: addresses.calendar_kind(each, kind) for each in LANGUAGES},
        subscription=kind_subscription(site, kind, words),
    )


def _view(
    site: Site,
    days: Almanac,
    entries: tuple[Entry, ...],
    words: Words,
    *,
    name: str,
    versions: Mapping[Language, str],
    subscription: Subscription,
    related: tuple[Link, ...] = (),
) -> CalendarFilterView:
    language, today = words.language, site.today
    ahead = tuple(entry for entry in coming(days, today) if entry in entries)
    told = _told(ahead, words)
    listing = addresses.calendar_list(language)
    return CalendarFilterView(
        frame=calendar_frame(
            site,
            language,
            "calendar-filter",
            title=words.gettext("Kalender %(name)s") % {"name": name},
            description=f"{name}: {told}",
            versions=dict(versions),
        ),
        head=CalendarHead(
            strong=name,
            light=f"{days.years[0]}–{days.years[-1]}",
            iso=None,
            text=sentence("%(told)s", told=told),
            steps=(Step(addresses.calendar(language), words.gettext("Kalender")), list_step(words)),
        ),
        filters=filters(site, days, everything=listing, own=versions[language]),
        subscription=subscription,
        related=related,
        months=list_months(ahead, today, words),
        past=tuple(calendar_line(site, e, words) for e in entries if e.over(today)),
        subscriptions=subscriptions(site, words),
    )


def _told(ahead: tuple[Entry, ...], words: Words) -> str:
    """How many events to come have a date, and how many wait for one."""
    events = [entry for entry in ahead if not entry.gone]
    if not events:
        return words.gettext("Belum ada acara mendatang yang tercatat.")
    dated = sum(not entry.month_only for entry in events)
    waiting = len(events) - dated
    if not waiting:
        told = words.ngettext("%(num)d acara bertanggal.", "%(num)d acara bertanggal.", dated)
        return told % {"num": dated}
    if not dated:
        told = words.ngettext(
            "%(num)d acara menunggu tanggal.", "%(num)d acara menunggu tanggal.", waiting
        )
        return told % {"num": waiting}
    return words.gettext("%(dated)d acara bertanggal, %(waiting)d menunggu tanggal.") % {
        "dated": dated,
        "waiting": waiting,
    }
