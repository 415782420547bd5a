"""History and symbols of a city, as small titled texts with their marks.

Reads   a city's profile.
Gives   ``profile_notes``; a subject that the city says nothing about is left out. Beside others,
        its leadership is told of in any case: readers look for names and learn why there are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plugins.languages import Language, formats
from plugins.languages.words import Words
from plugins.model.frame import Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.schema.cities import SymbolKind
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual

_SYMBOL_LABELS: Final[dict[SymbolKind, Bilingual]] = {
    "mascot": Bilingual(id="Maskot", en="Mascot"),
    "icon": Bilingual(id="Ikon", en="Icon"),
    "flora": Bilingual(id="Flora", en="Flora"),
    "fauna": Bilingual(id="Fauna", en="Fauna"),
    "flower": Bilingual(id="Bunga", en="Flower"),
    "song": Bilingual(id="Lagu", en="Song"),
    "other": Bilingual(id="Lambang lain", en="Other symbol"),
}


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One fact; ``iso`` and ``date`` are set where it ends in a day."""

    text: str
    provenance: Provenance | None = None
    iso: str | None = None
    date: str | None = None
    note: str | None = None
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class ProfileNote:
    """One subject with what is known of it."""

    title: str
    lines: tuple[ProfileLine, ...]


class _Teller:
    """Makes lines in one language."""

    def __init__(self, language: Language, words: Words, book: SourceBook) -> None:
        self.language = language
        self.gettext = words.gettext
        self.book = book

    def line(self, text: Bilingual, fact: Sourced, *, tail: str = "") -> ProfileLine:
        note = fact.note.in_language(self.language) if fact.note is not None else None
        return ProfileLine(
            text=text.in_language(self.language) + tail,
            provenance=self.book.mark(fact),
            note=note,
            lang=text.lang_on(self.language),
        )


def profile_notes(
    city: City, language: Language, words: Words, book: SourceBook
) -> tuple[ProfileNote, ...]:
    """The notes in the order of the page."""
    teller = _Teller(language, words, book)
    notes = [*_symbols(city, teller), *_ties(city, teller), _named(city, teller)]
    told = [note for note in notes if note.lines]
    if not told:
        return ()
    place = len(told) - (1 if city.fields.people else 0)
    return (*told[:place], _leadership(city, teller), *told[place:])


def _symbols(city: City, teller: _Teller) -> Iterator[ProfileNote]:
    fields, gettext = city.fields, teller.gettext
    if fields.motto is not None:
        yield ProfileNote(gettext("Semboyan"), (teller.line(fields.motto.text, fields.motto),))
    if fields.anniversary is not None:
        day = formats.long_date(fields.anniversary.date, teller.language)
        line = ProfileLine(
            text=gettext("Dihitung dari"),
            provenance=teller.book.mark(fields.anniversary),
            iso=fields.anniversary.date.isoformat(),
            date=day,
        )
        yield ProfileNote(gettext("Hari jadi"), (line,))
    history = tuple(teller.line(item.text, item) for item in fields.history)
    yield ProfileNote(gettext("Riwayat"), history)
    for symbol in fields.symbols:
        kind = _SYMBOL_LABELS[symbol.kind]
        title = (symbol.name or kind).in_language(teller.language)
        yield ProfileNote(title, (teller.line(symbol.text, symbol),))
    if fields.emblem is not None:
        yield ProfileNote(gettext("Lambang"), (teller.line(fields.emblem.text, fields.emblem),))
    if fields.motif_note is not None:
        note = fields.motif_note
        yield ProfileNote(gettext("Motif kain"), (teller.line(note.text, note),))
    nicknames = tuple(teller.line(item.name, item) for item in fields.nicknames)
    yield ProfileNote(gettext("Julukan"), nicknames)


def _ties(city: City, teller: _Teller) -> Iterator[ProfileNote]:
    language, gettext = teller.language, teller.gettext
    sisters = []
    for sister in city.fields.sister_cities:
        told = []
        if sister.since is not None and sister.status is None:
            since = {"date": formats.as_of(sister.since, language)}
            told.append(gettext("sejak %(date)s") % since)
        if sister.status is not None:
            told.append(sister.status.in_language(language))
            if sister.since is not None:
                told.append(formats.as_of(sister.since, language))
        tail = f", {', '.join(told)}" if told else ""
        sisters.append(teller.line(sister.name, sister, tail=tail))
    yield ProfileNote(gettext("Kota bersaudara"), tuple(sisters))
    recognitions = []
    for item in city.fields.recognitions:
        tail = f" ({formats.as_of(item.as_of, language)})" if item.as_of is not None else ""
        recognitions.append(teller.line(item.text, item, tail=tail))
    yield ProfileNote(gettext("Pengakuan"), tuple(recognitions))
    themes = tuple(teller.line(item.text, item) for item in city.fields.themes)
    yield ProfileNote(gettext("Pokok untuk media"), themes)


def _leadership(city: City, teller: _Teller) -> ProfileNote:
    gettext = teller.gettext
    sentence = gettext("Nama dan masa jabatan ditampilkan setelah dikonfirmasi kota.")
    if city.fields.effective_kind == "kabupaten":
        sentence = gettext("Nama dan masa jabatan ditampilkan setelah dikonfirmasi kabupaten.")
    if city.fields.effective_kind == "kota":
        leaders = gettext("Pimpinan kota")
    else:
        leaders = gettext("Pimpinan kabupaten")
    return ProfileNote(leaders, (ProfileLine(sentence),))


def _named(city: City, teller: _Teller) -> ProfileNote:
    language, gettext = teller.language, teller.gettext
    named = tuple(
        ProfileLine(
            text=gettext("%(name)s, %(role)s pada")
            % {"name": person.name, "role": person.role.in_language(language)},
            provenance=teller.book.mark(person),
            iso=person.named_on.isoformat(),
            date=formats.long_date(person.named_on, language),
        )
        for person in city.fields.people
    )
    return ProfileNote(gettext("Disebut dalam dokumen"), named)
