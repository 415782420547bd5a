"""Events as their pages show them, one view for each event and language.

Reads   the site.
Gives   ``EventView`` and ``event_views``.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Literal

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.cards import StoryCard
from plugins.model.frame import Crumb, Frame, Kicker, Link, Picture, Provenance
from plugins.model.frames import frame
from plugins.model.occurrences import Occurrence
from plugins.model.origins import SourceBook, SourceRow
from plugins.model.outputs import Outputs, Page
from plugins.model.records import City
from plugins.model.site import Site
from plugins.model.story_index import by_event
from plugins.schema.events import EVENT_KIND_LABELS, Event
from plugins.tourism_calendar.almanac import almanac, spoken
from plugins.tourism_calendar.calendar_parts import webcal
from plugins.tourism_calendar.calendar_rows import CalendarRow
from plugins.tourism_calendar.event_maps import EventMap, event_map
from plugins.tourism_calendar.event_parts import (
    PlaceFact,
    ProgrammeStep,
    RuleStep,
    event_moon,
    event_place,
    event_programme,
    event_rule,
    event_steps,
)
from plugins.tourism_calendar.event_pictures import event_picture, poster_link
from plugins.tourism_calendar.event_relations import (
    BesideEvent,
    alike_elsewhere,
    beside,
    news_of,
    others_nearby,
)
from plugins.tourism_calendar.event_visits import PressDesk, VisitFact, press_desk, visit_facts
from plugins.tourism_calendar.hijri_anchor import hijri_anchor
from plugins.tourism_calendar.next_date import DateBox, date_box, next_of, occurrences_of
from plugins.tourism_calendar.past_years import YearTable, year_table
from plugins.tourism_calendar.phrases import Phrase, Sentence
from plugins.tourism_calendar.rule_days import RuleDay, rule_days
from plugins.tourism_calendar.ruled_dates import other_date, ruled_dates
from plugins.tourism_calendar.structured_event import structured_event

TitleSize = Literal["huge", "large", "long"]


@dataclass(frozen=True, slots=True)
class EventView:
    """One event in one language."""

    template: ClassVar[str] = "event.html"

    frame: Frame
    crumbs: tuple[Crumb, ...]
    kicker: Kicker
    title: str
    title_lang: Language | None
    title_size: TitleSize
    summary: str | None
    summary_lang: Language | None
    sample: bool
    date: DateBox
    file: str | None
    event_follow: str | None
    follow: str
    follow_file: str
    follow_text: str
    file_note: str
    picture: Picture
    poster: Link | None
    place: tuple[PlaceFact, ...]
    map: EventMap | None
    visit: tuple[VisitFact, ...]
    press: PressDesk | None
    note: str | None
    note_lang: Language | None
    programme: tuple[ProgrammeStep, ...]
    rule: Phrase
    rule_provenance: Provenance | None
    days: tuple[RuleDay, ...]
    moon: Sentence
    steps: tuple[RuleStep, ...]
    years: YearTable | None
    beside: tuple[BesideEvent, ...]
    others_title: str
    others: tuple[CalendarRow, ...]
    alike_title: str
    alike: tuple[CalendarRow, ...]
    news_title: str
    news: tuple[StoryCard, ...]
    sources: tuple[SourceRow, ...]


def event_pages(site: Site, language: Language) -> Outputs:
    """The pages of every event, city by city."""
    prints = site.prints
    for city in site.cities:
        for event in city.events:
            key = f"{city.slug}/{event.slug}"
            stories = by_event(site, language).get(key, ())
            yield Page(
                addresses.event(language, city.slug, event.slug),
                (
                    *(prints.shared, prints.city(city), prints.calendar, prints.day),
                    prints.cards(stories, "news"),
                ),
                partial(event_view, site, city, event, language),
                addresses.event("id", city.slug, event.slug),
            )


def event_view(site: Site, city: City, event: Event, language: Language) -> EventView:
    """The page of ``event``."""
    days = almanac(site, language)
    words = site.words[days.language]
    found = occurrences_of(site, city, event)
    following = next_of(found, site.today)
    anchor = hijri_anchor(event.rule)
    sources = SourceBook(site, days.language)
    title, title_lang = spoken(event.name, days.language)
    summary, summary_lang = (
        (None, None) if not event.summary else spoken(event.summary, days.language)
    )
    note, note_lang = (None, None) if not event.note else spoken(event.note, days.language)
    short = {"city": city.fields.short_name}
    picture = event_picture(city, event, days.language)
    box = date_box(site, city, found, event, anchor, words)
    programme = tuple(event_programme(site, city, event, sources, days.language))
    visit = tuple(visit_facts(site, city, event, following, sources, words))
    rule_mark = sources.mark(event)
    steps = tuple(event_steps(event, anchor, following, site.hijri, sources, words))
    years = year_table(
        event,
        (title, title_lang),
        found,
        anchor,
        sources,
        site.today,
        words,
        ruled=ruled_dates(site, city, event),
        other=lambda day: other_date(site, event, day, days.language),
    )
    file = addresses.event_file(days.language, city.slug, event.slug)
    city_file = addresses.calendar_file(days.language, city.slug)
    dated = any(not one.month_only for one in found)
    return EventView(
        frame=_frame(site, city, event, following, box, picture, words),
        crumbs=_crumbs(city, title, following, words),
        kicker=_kicker(city, event, words),
        title=title,
        title_lang=title_lang,
        title_size=_size(title),
        summary=summary,
        summary_lang=summary_lang,
        sample=event.sample,
        date=box,
        file=file if dated else None,
        event_follow=webcal(site, file) if dated else None,
        follow=webcal(site, city_file),
        follow_file=city_file,
        follow_text=words.gettext("Ikuti semua acara %(city)s") % short,
        file_note=words.gettext(
            "Tanggal sementara bertanda, dan berubah sendiri bila Anda berlangganan; berkas yang "
            "diunduh sekali tidak. Alamat berkas .ics semua acara %(city)s:"
        )
        % short,
        picture=picture,
        poster=poster_link(city, event, picture, words),
        place=tuple(event_place(city, event, words)),
        map=event_map(city, event, sources, words),
        visit=visit,
        press=press_desk(event, site.today, sources, words),
        note=note,
        note_lang=note_lang,
        programme=programme,
        rule=event_rule(event, city, words),
        rule_provenance=rule_mark,
        days=rule_days(days, event, following, anchor, words) if following else (),
        moon=event_moon(event, anchor, following, site.hijri, words),
        steps=steps,
        years=years,
        others_title=words.gettext("Acara lain di %(city)s") % short,
        beside=beside(days, city, event, following),
        others=others_nearby(site, days, city, event, following, words),
        news_title=words.gettext("Kabar %(event)s") % {"event": title},
        alike_title=words.gettext("%(kind)s di kota lain")
        % {"kind": EVENT_KIND_LABELS[event.kind].in_language(days.language)},
        alike=alike_elsewhere(site, days, city, event, words),
        news=news_of(site, city, event, days.language),
        sources=sources.rows(),
    )


def _size(title: str) -> TitleSize:
    """How large a title can be: one short word takes the page, a sentence can't."""
    longest = max(len(word) for word in title.split())
    if len(title) <= 12 and longest <= 10:
        return "huge"
    return "large" if len(title) <= 30 and longest <= 13 else "long"


def _frame(
    site: Site,
    city: City,
    event: Event,
    following: Occurrence | None,
    box: DateBox,
    picture: Picture,
    words: Words,
) -> Frame:
    language = words.language
    name = event.name.in_language(language)
    when = " ".join(part for part in (box.number, box.strong, box.light) if part)
    if box.state == "cancelled":
        when += f" ({words.gettext('dibatalkan')})"
    elif box.state == "provisional":
        when += f" ({words.gettext('sementara')})"
    elif box.state == "month":
        when += f", {box.note}"
    told = event.summary.in_language(language) if event.summary is not None else f"{name}."
    return frame(
        site,
        language,
        "event",
        title=f"{name}, {city.fields.short_name}",
        description=f"{when}. {told}",
        versions={each: addresses.event(each, city.slug, event.slug) for each in LANGUAGES},
        section=addresses.calendar(language),
        city=city,
        social_image=_social(site, city, event, picture),
        # Programs that gather events would take a made-up one for real.
        structured_data=None
        if event.sample
        else structured_event(site, city, event, following, picture, words),
    )


def _social(site: Site, city: City, event: Event, picture: Picture) -> Picture | None:
    """A poster that is a photograph: programs that show links draw no drawings."""
    file = city.picture(event.poster.file) if event.poster is not None else None
    if file is None or file.vector:
        return None
    return replace(picture, src=site.url + picture.src, srcset=None, sizes=None)


def _crumbs(
    city: City, title: str, following: Occurrence | None, words: Words
) -> tuple[Crumb, ...]:
    language = words.language
    trail = [
        Crumb(words.gettext("Kalender"), addresses.calendar(language)),
        Crumb(city.fields.short_name, addresses.city(language, city.slug)),
    ]
    if following is not None:
        start = following.start
        href = addresses.calendar_month(language, start.year, start.month)
        trail.append(Crumb(formats.month_year(start, language), href))
    return (*trail, Crumb(title))


def _kicker(city: City, event: Event, words: Words) -> Kicker:
    language = words.language
    return Kicker(
        EVENT_KIND_LABELS[event.kind].in_language(language),
        None,
        (city.fields.name.in_language(language),),
    )
