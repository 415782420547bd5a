"""The figures of a city beside a story.

Reads   a city's primary figures and the register of sources.
Gives   ``fact_box``: people, area and divisions, each with its date and source.
"""

from plugins.languages import Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Link, Provenance, ProvenanceKind
from plugins.model.parts import Fact, FactBox
from plugins.model.records import City
from plugins.model.site import Site
from plugins.schema.figures import UNIT_LABELS, Figure, of_group, primary
from plugins.schema.sources import SOURCE_KIND_LABELS, Mark, mark_of

_MARKS: dict[Mark, ProvenanceKind] = {"full": "document", "half": "public", "ring": "recalled"}


def fact_box(site: Site, city: City, language: Language) -> FactBox | None:
    """The box of ``city``; None where its file carries no figure."""
    words = site.words[language]
    figures = city.fields.figures
    facts = [
        _fact(site, figure, language)
        for group in ("population", "area")
        if (figure := primary(figures, group)) is not None
    ]
    divisions = [figure for figure in of_group(figures, "divisions") if figure.primary][:2]
    if divisions:
        facts.append(_divisions(site, city, divisions, language))
    if not facts:
        return None
    return FactBox(
        id=f"angka-{city.slug}",
        title=words.gettext("%(city)s dalam angka") % {"city": city.fields.short_name},
        facts=tuple(facts),
        link=Link(
            addresses.city(language, city.slug),
            words.gettext("Profil %(city)s") % {"city": city.fields.name.in_language(language)},
        ),
        city_class=f"city-{city.slug}",
    )


def written(figure: Figure, language: Language) -> str:
    """The value alone, with its sign for square kilometres: ``1.702.379``, ``374,7 km²``."""
    if figure.unit in {"km2", "m"}:
        # One decimal, as readers compare it; the city's page has the rest.
        decimals = None if figure.decimals is None else min(figure.decimals, 1)
        number = formats.number(figure.value, language, decimals)
        return f"{number}\u00a0{UNIT_LABELS[figure.unit].in_language(language)}"
    return formats.number(figure.value, language, figure.decimals)


def _fact(site: Site, figure: Figure, language: Language) -> Fact:
    unit = "" if figure.unit == "km2" else UNIT_LABELS[figure.unit].in_language(language)
    origin = _origin(site, figure, language)
    return Fact(
        label=figure.label.in_language(language),
        value=written(figure, language),
        note=f"{unit}, {origin}" if unit else origin,
        provenance=_provenance(site, figure, language),
    )


def _divisions(site: Site, city: City, figures: list[Figure], language: Language) -> Fact:
    """``Kecamatan dan kelurahan: 16 dan 177``, under the city's official code."""
    words = site.words[language]
    return Fact(
        label=_both([figure.label.in_language(language) for figure in figures], words),
        value=_both([written(figure, language) for figure in figures], words),
        note=f"{_origin(site, figures[0], language)}; "
        + words.gettext("kode wilayah %(code)s") % {"code": city.fields.code},
        provenance=_provenance(site, figures[0], language),
    )


def _both(parts: list[str], words: Words) -> str:
    if len(parts) == 1:
        return parts[0]
    first, second = parts
    second = second[:1].lower() + second[1:]
    return words.gettext("%(first)s dan %(second)s") % {"first": first, "second": second}


def _origin(site: Site, figure: Figure, language: Language) -> str:
    """``16 Desember 2024, Luas setelah surat …``: when the figure held, and who says so."""
    source = site.registers.sources.get(figure.source)
    named = source.title.in_language(language) if source else figure.source
    return named if figure.as_of is None else f"{formats.as_of(figure.as_of, language)}. {named}"


def _provenance(site: Site, figure: Figure, language: Language) -> Provenance | None:
    """A mark only where something is still open; the note names the source in any case."""
    if figure.confirmed:
        return None
    source = site.registers.sources.get(figure.source)
    kind = source.kind if source else "public-page"
    return Provenance(
        _MARKS[mark_of(kind, confirmed=False)], SOURCE_KIND_LABELS[kind].in_language(language)
    )
