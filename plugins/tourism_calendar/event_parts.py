"""The parts of an event's page: its place, its programme, the rule for its date.

Reads   a city and an event.
Gives   ``PlaceFact``, ``ProgrammeStep``, ``RuleStep`` and the functions that make them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.languages import Language, addresses
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.languages.words import Words
from plugins.model.frame import Link, Provenance
from plugins.model.occurrences import Occurrence
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.events import Event
from plugins.tourism_calendar.almanac import spoken
from plugins.tourism_calendar.hijri_anchor import HijriAnchor
from plugins.tourism_calendar.hours import hour_text
from plugins.tourism_calendar.phrases import Phrase, Sentence
from plugins.tourism_calendar.rule_words import moon_caution, moon_sentence, rule_sentence


@dataclass(frozen=True, slots=True)
class ProgrammeStep:
    """One part of the event; ``href`` is the page of its place, where there is one.

    ``time`` is when it starts, with its zone, ``iso`` the same for ``<time datetime>``.
    """

    number: str
    title: str
    text: str
    href: str | None = None
    title_lang: Language | None = None
    text_lang: Language | None = None
    time: str | None = None
    iso: str | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """Where the event takes place, or what else belongs to its place."""

    label: str
    text: str = ""
    lang: Language | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One step from the rule to the day."""

    text: Sentence
    provenance: Provenance | None = None


def event_place(city: City, event: Event, words: Words) -> Iterator[PlaceFact]:
    """Place, landmarks and district, each with its page."""
    language = words.language
    if event.place is not None:
        place, lang = spoken(event.place, language)
        yield PlaceFact(words.gettext("Tempat"), place, lang)
    marks = [mark for slug in event.landmarks if (mark := city.landmark(slug)) is not None]
    if marks:
        links = []
        for mark in marks:
            name, lang = spoken(mark.name, language)
            links.append(Link(addresses.landmark(language, city.slug, mark.slug), name, lang))
        yield PlaceFact(words.gettext("Destinasi"), links=tuple(links))
    district = city.district(event.district) if event.district else None
    if district is not None:
        term = city.fields.effective_terms.district.in_language(language)
        href = addresses.district(language, city.slug, district.slug)
        yield PlaceFact(f"{term[:1].upper()}{term[1:]}", links=(Link(href, district.name),))


def event_programme(
    site: Site, city: City, event: Event, sources: SourceBook, language: Language
) -> Iterator[ProgrammeStep]:
    """The programme in order; a place that is a landmark leads to its page."""
    pages = {
        name: addresses.landmark(language, city.slug, mark.slug)
        for mark in city.landmarks
        for name in (mark.name.id, mark.short_name.id)
    }
    for number, item in enumerate(event.programme, 1):
        title, title_lang = spoken(item.place, language)
        text, text_lang = spoken(item.text, language)
        yield ProgrammeStep(
            number=str(number),
            title=title,
            text=text,
            href=pages.get(item.place.id),
            title_lang=title_lang,
            text_lang=text_lang,
            time=hour_text(site, city, item.at, language) if item.at is not None else None,
            iso=f"{item.at:%H:%M}" if item.at is not None else None,
            provenance=sources.mark(item),
        )


def event_rule(event: Event, city: City, words: Words) -> Phrase:
    """The rule in the editor's words, else in ours."""
    if event.rule.text is not None:
        text, lang = spoken(event.rule.text, words.language)
        return Phrase(text, lang=lang)
    return Phrase(rule_sentence(event.rule, city, words))


def event_moon(
    event: Event,
    anchor: HijriAnchor | None,
    following: Occurrence | None,
    kept: HijriCalendar,
    words: Words,
) -> Sentence:
    """Where the anchor falls this time; without the editor's notes it is the first step."""
    if anchor is None or following is None or following.month_only or not event.rule_notes:
        return ()
    return moon_sentence(anchor, following.was or following.start, kept, words)


def event_steps(
    event: Event,
    anchor: HijriAnchor | None,
    following: Occurrence | None,
    kept: HijriCalendar,
    sources: SourceBook,
    words: Words,
) -> Iterator[RuleStep]:
    """The editor's notes, else what the calendar itself can tell."""
    for note in event.rule_notes:
        text, lang = spoken(note.text, words.language)
        yield RuleStep((Phrase(text, lang=lang),), sources.mark(note))
    if event.rule_notes or anchor is None or following is None or following.month_only:
        return
    yield RuleStep(moon_sentence(anchor, following.was or following.start, kept, words))
    if following.provisional and not anchor.known(following.start, kept):
        yield RuleStep(moon_caution(anchor, words))
