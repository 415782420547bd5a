"""What is known of a landmark, row by row; what nobody knows is left out.

Reads   a landmark.
Gives   ``FactRow`` and ``fact_rows``; ``coordinates`` and ``uncertainty_km``.
"""

import math
from dataclasses import dataclass, replace
from typing import Final

from plugins.cities.wording import capital
from plugins.languages import Language
from plugins.languages.formats import long_date, number
from plugins.languages.words import Words
from plugins.model.frame import Moment, Provenance
from plugins.model.origins import SourceBook
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.landmarks import CheckedText, Landmark, Point
from plugins.schema.sources import Sourced, SourcedText

ROUGH_M: Final = 200
"""Metres that a point called approximate may be off where its file doesn't say."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row.

    ``rest`` follows the value in lighter type, ``note`` is a line below, and ``checked`` says when
    somebody last asked. ``lang`` is set where the value is not in the page's language.
    """

    label: str
    value: str
    rest: str | None = None
    note: str | None = None
    href: str | None = None
    provenance: Provenance | None = None
    checked: Moment | None = None
    lang: Language | None = None


def fact_rows(
    site: Site, city: City, mark: Landmark, words: Words, book: SourceBook
) -> tuple[FactRow, ...]:
    """Year, details, village, position; then hours, ticket and access where they are known."""
    gettext = words.gettext
    language = words.language
    rows = []
    if mark.built is not None:
        # "Built: renewed 2023" would be no sentence, "When: renewed 2023" is one.
        plain = mark.built.text.id[:1].isdigit()
        label = gettext("Dibangun") if plain else gettext("Waktu")
        rows.append(_text_row(label, mark.built, words, book))
    rows += [
        _text_row(item.label.in_language(language), item, words, book) for item in mark.details
    ]
    where = _where(site, city, mark, words, book)
    if where is not None:
        rows.append(where)
    if mark.point is not None:
        rows.append(_position(city, mark.point, words, book))
    if mark.note is not None:
        rows.append(FactRow(gettext("Keterangan tambahan"), mark.note.in_language(language)))
    rows += [
        replace(_text_row(label, known, words, book), checked=checked_on(known, words))
        for label, known in (
            (gettext("Jam buka"), mark.hours),
            (gettext("Tiket"), mark.ticket),
            (gettext("Akses kursi roda"), mark.wheelchair),
            (gettext("Akses lain"), mark.access),
        )
        if known is not None
    ]
    return tuple(rows)


def checked_on(fact: CheckedText, words: Words) -> Moment:
    """``diperiksa 21 November 2026``."""
    day = long_date(fact.checked, words.language)
    return Moment(fact.checked.isoformat(), words.gettext("diperiksa %(day)s") % {"day": day})


def _text_row(label: str, fact: SourcedText, words: Words, book: SourceBook) -> FactRow:
    language = words.language
    return FactRow(
        label,
        fact.text.in_language(language),
        note=_note(fact, language),
        provenance=book.mark(fact),
        lang=fact.text.lang_on(language),
    )


def _note(fact: Sourced, language: Language) -> str | None:
    return fact.note.in_language(language) if fact.note else None


def _where(
    site: Site, city: City, mark: Landmark, words: Words, book: SourceBook
) -> FactRow | None:
    """Village and district; the district alone where the village is not known."""
    district = city.district(mark.district)
    if district is None:
        return None
    language = words.language
    terms = city.fields.effective_terms
    found = site.address(f"{city.key}/districts/{district.slug}", language)
    href = found[0] if found else None
    code = mark.village.code if mark.village else None
    village = next((item for item in district.villages if item.code == code), None)
    if village is None or mark.village is None:
        label = capital(terms.district.in_language(language))
        return FactRow(label, district.name, href=href)
    return FactRow(
        capital(terms.village.in_language(language)),
        f"{village.name}, {district.name}",
        note=_note(mark.village, language),
        href=href,
        provenance=book.mark(mark.village),
    )


def _position(city: City, point: Point, words: Words, book: SourceBook) -> FactRow:
    gettext = words.gettext
    if point.precision == "village-centre":
        term = city.fields.effective_terms.village.in_language(words.language)
        note: str | None = gettext("Titik tengah %(village)s, bukan tempatnya.") % {"village": term}
        rest = None
    else:
        note = _note(point, words.language)
        metres = None if point.precision == "exact" else point.radius_m or ROUGH_M
        rest = f"(±\u00a0{number(metres, words.language)}\u00a0m)" if metres else None
    return FactRow(
        gettext("Letak"),
        coordinates(point, words.language),
        rest=rest,
        note=note,
        provenance=book.mark(point),
    )


def coordinates(point: Point, language: Language) -> str:
    """``−6,984; 110,411``: no finer than the point is exact, with a true minus sign."""
    places = 4 if point.precision == "exact" else 3
    pair = (number(point.lat, language, places), number(point.lon, language, places))
    return "; ".join(pair).replace("-", "−")


def uncertainty_km(city: City, mark: Landmark) -> float:
    """How far the landmark may be from its point; 0 for an exact one.

    For the centre of a village, the radius of a disc of the village's size.
    """
    point = mark.point
    if point is None or point.precision == "exact":
        return 0.0
    if point.precision == "approximate":
        return (point.radius_m or ROUGH_M) / 1000
    village = city.divisions.village(mark.village.code) if mark.village else None
    area = village.area_km2_computed if village else None
    return math.sqrt((area or 1.0) / math.pi)
