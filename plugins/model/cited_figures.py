"""Figures that words cite: their values in the text, and a footnote for each.

Reads   marked words, the cities' figures and the register of sources.
Gives   ``with_figures`` for HTML; ``with_plain_figures`` for a sentence that holds no markup.

Values are put in when a page is made, so that kept words never hold an old figure.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.figure_marks import has_marks, replaced
from plugins.model.figure_words import says_when, value_text
from plugins.model.footnotes import Note, with_notes
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.figure_names import figure_named, parse_reference, rivals
from plugins.schema.figures import UNIT_LABELS, Figure
from plugins.schema.texts import Bilingual

_TAG = re.compile(r"(<[^>]*>)")


def with_plain_figures(text: str, cities: Iterable[City], words: Words) -> str:
    """``text`` with values and units; a reference that names nothing leaves nothing behind."""
    if not has_marks(text):
        return text
    known = {city.slug: city for city in cities}

    def value(reference: str) -> str:
        found = _found(reference, known.get)
        return "" if found is None else _value(found[1], words)

    return replaced(text, value)


def with_figures(markup: str, language: Language, site: Site) -> str:
    """``markup`` with values and units, each figure with one footnote however often it is cited.

    Footnotes of figures and those that the writer gave are numbered together, as they come.
    """
    if not has_marks(markup):
        return markup
    citing = _Citing(site, language)
    text = "".join([citing.piece(piece) for piece in _TAG.split(markup)])
    return with_notes(text, citing.notes(), site.words[language])


@dataclass(slots=True)
class _Cited:
    """A figure in a text: its footnote, and the values that the writer saw and that changed."""

    city: City
    figure: Figure
    note: Note
    earlier: dict[str, None] = field(default_factory=dict)


class _Citing:
    """One text in which figures are put, tag by tag and words by words."""

    def __init__(self, site: Site, language: Language) -> None:
        self._site = site
        self._language = language
        self._words = site.words[language]
        self._cited: dict[str, _Cited] = {}
        self._in_link = False
        self._waiting = ""

    def piece(self, piece: str) -> str:
        """One tag, or the words between two tags."""
        if not piece.startswith("<"):
            return replaced(piece, self._with_sign)
        after = ""
        if piece.startswith("<a "):
            self._in_link = True
        elif piece == "</a>":
            # A link can't stand within a link: the sign follows it.
            self._in_link, after, self._waiting = False, self._waiting, ""
        return replaced(piece, self._alone) + after

    def notes(self) -> tuple[Note, ...]:
        """What has a footnote of its own isn't told once more in the others'."""
        own = {(cited.city.slug, cited.figure.key) for cited in self._cited.values()}
        for cited in self._cited.values():
            every = rivals(cited.figure, cited.city.fields.figures)
            others = [other for other in every if (cited.city.slug, other.key) not in own]
            cited.note.text = _note(self._site, cited, others, self._language)
        return tuple(cited.note for cited in self._cited.values())

    def _alone(self, reference: str) -> str:
        found = _found(reference, self._site.city)
        return "" if found is None else html.escape(_value(found[1], self._words))

    def _with_sign(self, reference: str) -> str:
        found = _found(reference, self._site.city)
        if found is None:
            return ""
        city, figure, seen = found
        key = f"angka-{city.slug}-{figure.key}"
        cited = self._cited.setdefault(key, _Cited(city, figure, Note(key)))
        if seen is not None and seen != figure.value:
            cited.earlier[formats.number(seen, self._language)] = None
        value = html.escape(_value(figure, self._words))
        shown, sign = f'<data value="{figure.value:.10g}">{value}</data>', cited.note.cite()
        if not self._in_link:
            return shown + sign
        self._waiting += sign
        return shown


def _found(
    reference: str, city_of: Callable[[str], City | None]
) -> tuple[City, Figure, float | None] | None:
    """The city, its figure, and the value that the writer saw."""
    parsed = parse_reference(reference)
    city = None if parsed is None else city_of(parsed.city)
    if parsed is None or city is None:
        return None
    figure = figure_named(city.fields.figures, parsed.name)
    return None if figure is None else (city, figure, parsed.seen)


def _value(figure: Figure, words: Words) -> str:
    """The value kept together with its unit: ``374,747 km²``."""
    number = value_text(figure, words, unit=False).replace(" ", "\N{NO-BREAK SPACE}")
    unit = UNIT_LABELS[figure.unit].in_language(words.language)
    return f"{number}\N{NO-BREAK SPACE}{unit}"


def _note(site: Site, cited: _Cited, others: Sequence[Figure], language: Language) -> str:
    """What is counted and when, whose word that is, and what other sources say; HTML."""
    city, figure = cited.city, cited.figure
    words = site.words[language]
    gettext = words.gettext
    definition = figure.definition.in_language(language)
    told = [f"{html.escape(city.fields.name.in_language(language))}. "]
    told.append(_spoken(figure.definition, language))
    if figure.as_of is None:
        told.append(" " + gettext("Sumber tidak menyebut tanggalnya."))
    elif not says_when(definition, day := formats.as_of(figure.as_of, language)):
        told.append(" " + gettext("Keadaan %(date)s.") % {"date": day})
    named = [_source(site, key, language, link=True) for key in figure.source_keys]
    doubt = "" if figure.confirmed else f" ({gettext('belum dikonfirmasi')})"
    told.append(f" {gettext('Sumber')}: {'; '.join(named)}{doubt}.")
    if figure.note is not None:
        told.append(f" {_spoken(figure.note, language)}")
    if others:
        values = "; ".join(_other(site, other, language) for other in others)
        told.append(f" {gettext('Menurut sumber lain')}: {values}.")
    if cited.earlier:
        values = gettext("Ketika ini ditulis, angkanya %(values)s.")
        told.append(" " + values % {"values": ", ".join(cited.earlier)})
    profile = gettext("Profil %(city)s") % {"city": city.fields.short_name}
    address = addresses.city(language, city.slug)
    told.append(f' <a href="{address}">{html.escape(profile, quote=False)}</a>')
    return "".join(told)


def _other(site: Site, figure: Figure, language: Language) -> str:
    """``372,3 km² (Laporan kunjungan …, 26 Mei 2023)``."""
    named = _source(site, figure.source, language)
    if figure.as_of is not None:
        day = formats.as_of(figure.as_of, language)
        named = named if says_when(named, day) else f"{named}, {day}"
    return f"{_value(figure, site.words[language])} ({named})"


def _source(site: Site, key: str, language: Language, *, link: bool = False) -> str:
    source = site.registers.sources.get(key)
    if source is None:
        return html.escape(key)
    title = _spoken(source.title, language)
    return f'<a href="{html.escape(source.url)}">{title}</a>' if link and source.url else title


def _spoken(text: Bilingual, language: Language) -> str:
    """Words as HTML, told apart where they are not in the page's language."""
    words = html.escape(text.in_language(language), quote=False)
    lang = text.lang_on(language)
    return f'<span lang="{lang}">{words}</span>' if lang else words
