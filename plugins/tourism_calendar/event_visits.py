"""What visitors and journalists want to know: hours, tickets, access, whom to ask.

Reads   an event and its next occurrence.
Gives   ``VisitFact`` and ``visit_facts``; ``PressDesk`` and ``press_desk``; ``contact_links``.

What nobody has told is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.event_times import moments_of
from plugins.model.frame import Link, Moment, Provenance
from plugins.model.occurrences import Occurrence
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.event_visits import Contact, Entry
from plugins.schema.events import Event
from plugins.schema.texts import Bilingual
from plugins.tourism_calendar.almanac import spoken
from plugins.tourism_calendar.hours import hours_text


@dataclass(frozen=True, slots=True)
class VisitFact:
    """One fact; ``checked`` says when somebody last asked, ``sample`` that it is made up."""

    label: str
    text: str
    lang: Language | None = None
    note: str | None = None
    note_lang: Language | None = None
    links: tuple[Link, ...] = ()
    checked: Moment | None = None
    provenance: Provenance | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class PressDesk:
    """Where journalists apply; ``over`` once the last day has passed."""

    name: str
    lang: Language | None
    text: str | None
    text_lang: Language | None
    links: tuple[Link, ...]
    deadline: Moment | None
    over: bool
    provenance: Provenance | None
    sample: bool


def visit_facts(
    site: Site,
    city: City,
    event: Event,
    found: Occurrence | None,
    book: SourceBook,
    words: Words,
) -> Iterator[VisitFact]:
    """Each fact that is known, in the order in which visitors ask."""
    gettext, language = words.gettext, words.language
    if found is not None and not found.month_only:
        hours = hours_text(site, city, found, language)
        if hours is not None:
            yield VisitFact(gettext("Jam"), hours)
        lasting = _lasting(site, city, found, words)
        if lasting is not None:
            yield VisitFact(gettext("Lama"), lasting)
    if event.audience is not None:
        text, lang = spoken(event.audience.text, language)
        mark = book.mark(event.audience)
        yield VisitFact(gettext("Siapa yang boleh datang"), text, lang, provenance=mark)
    if event.entry is not None:
        yield _entry(event.entry, book, words)
    if event.accessibility is not None:
        text, lang = spoken(event.accessibility.text, language)
        yield VisitFact(
            gettext("Akses"),
            text,
            lang,
            checked=_checked(event.accessibility.checked, words),
            provenance=book.mark(event.accessibility),
        )
    if event.organizer is not None:
        text, lang = spoken(event.organizer.name, language)
        url = event.organizer.url
        links = (Link(url, gettext("Situs penyelenggara")),) if url is not None else ()
        mark = book.mark(event.organizer)
        yield VisitFact(gettext("Penyelenggara"), text, lang, links=links, provenance=mark)
    if event.contact is not None:
        text, lang = spoken(event.contact.name, language)
        yield VisitFact(
            gettext("Kontak"),
            text,
            lang,
            links=contact_links(event.contact),
            provenance=_mark(event.contact, book),
            sample=event.contact.sample,
        )


def press_desk(event: Event, today: date, book: SourceBook, words: Words) -> PressDesk | None:
    """The desk that gives accreditation, or None where no one has named it."""
    press = event.press
    if press is None:
        return None
    name, lang = spoken(press.name, words.language)
    text, text_lang = _maybe(press.text, words.language)
    last = press.deadline
    return PressDesk(
        name=name,
        lang=lang,
        text=text,
        text_lang=text_lang,
        links=contact_links(press),
        deadline=None
        if last is None
        else Moment(last.isoformat(), formats.long_date(last, words.language)),
        over=last is not None and last < today,
        provenance=_mark(press, book),
        sample=press.sample,
    )


def contact_links(contact: Contact) -> tuple[Link, ...]:
    """Phone, e-mail and site, each under its own words."""
    found = []
    if contact.phone is not None:
        digits = "".join(letter for letter in contact.phone if letter in "+0123456789")
        found.append(Link(f"tel:{digits}", contact.phone))
    if contact.email is not None:
        found.append(Link(f"mailto:{contact.email}", contact.email))
    if contact.url is not None:
        found.append(Link(contact.url, contact.url.split("://", 1)[1].rstrip("/")))
    return tuple(found)


def _mark(contact: Contact, book: SourceBook) -> Provenance | None:
    """What is made up comes from nowhere."""
    return None if contact.sample else book.mark(contact)


def _maybe(text: Bilingual | None, language: Language) -> tuple[str | None, Language | None]:
    return (None, None) if text is None else spoken(text, language)


def _checked(day: date, words: Words) -> Moment:
    told = words.gettext("diperiksa %(day)s") % {"day": formats.long_date(day, words.language)}
    return Moment(day.isoformat(), told)


def _entry(entry: Entry, book: SourceBook, words: Words) -> VisitFact:
    note, note_lang = _maybe(entry.text, words.language)
    links = (Link(entry.url, words.gettext("Beli tiket (memuat situs lain)")),) if entry.url else ()
    return VisitFact(
        words.gettext("Tiket"),
        price_text(entry, words),
        note=note,
        note_lang=note_lang,
        links=links,
        checked=_checked(entry.checked, words),
        provenance=book.mark(entry),
    )


def price_text(entry: Entry, words: Words) -> str:
    """``Gratis``, ``Rp25.000``, ``Rp25.000–Rp75.000``, or that one needs a ticket."""
    if entry.free:
        return words.gettext("Gratis")
    if entry.price is None:
        return words.gettext("Dengan tiket")
    prices = (entry.price,) if entry.up_to is None else (entry.price, entry.up_to)
    return "–".join(f"Rp{formats.number(price, words.language)}" for price in prices)


def _lasting(site: Site, city: City, found: Occurrence, words: Words) -> str | None:
    """``11 hari``, ``2 jam 30 menit``; None of one day whose end isn't known."""
    days = (found.end - found.start).days + 1
    if days > 1:
        return words.ngettext("%(num)d hari", "%(num)d hari", days) % {"num": days}
    moments = moments_of(site, city, found)
    if moments is None or moments[1] is None:
        return None
    hours, minutes = divmod(int((moments[1] - moments[0]).total_seconds()) // 60, 60)
    parts = []
    if hours:
        parts.append(words.ngettext("%(num)d jam", "%(num)d jam", hours) % {"num": hours})
    if minutes:
        parts.append(words.ngettext("%(num)d menit", "%(num)d menit", minutes) % {"num": minutes})
    return " ".join(parts)
