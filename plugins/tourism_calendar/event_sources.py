"""Where an event page's facts come from: the marks beside them, and the list at its foot.

Reads   facts with their source keys, and the register of sources.
Gives   ``EventSources``, which makes a page's marks and remembers what they cite; ``SourceRow``.
"""

from dataclasses import dataclass
from typing import Final

from plugins.languages import Language, formats
from plugins.model.frame import Provenance, ProvenanceKind
from plugins.model.site import Site
from plugins.schema.sources import (
    SOURCE_KIND_LABELS,
    Mark,
    Source,
    Sourced,
    SourceKind,
    mark_of,
)
from plugins.tourism_calendar.almanac import spoken

_SHAPES: Final[dict[Mark, ProvenanceKind]] = {
    "full": "document",
    "half": "public",
    "ring": "recalled",
}
_OWN: Final[dict[SourceKind, ProvenanceKind]] = {
    "document": "document",
    "dataset": "document",
    "public-page": "public",
    "computed": "public",
    "recalled": "recalled",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source at the page's foot; ``id`` is where the marks lead."""

    id: str
    title: str
    shape: ProvenanceKind
    kind: str
    href: str | None = None
    note: str | None = None
    lang: Language | None = None


class EventSources:
    """The sources of one page in one language, in the order in which its facts cite them."""

    def __init__(self, site: Site, language: Language) -> None:
        self._register = site.registers.sources
        self._words = site.words[language]
        self._cited: dict[str, None] = {}

    def mark(self, fact: Sourced | None) -> Provenance | None:
        """The mark for ``fact``; None for the city's own confirmed word, which needs none."""
        if fact is None or (fact.source is None and fact.confirmed):
            return None
        for key in fact.source_keys:
            if key in self._register:
                self._cited[key] = None
        source = self._register.get(fact.source or "")
        label = self._label(source, confirmed=fact.confirmed)
        kind = source.kind if source is not None else None
        return Provenance(
            kind=_SHAPES[mark_of(kind, confirmed=fact.confirmed)],
            label=label,
            href=f"#{_anchor(fact.source)}" if source is not None and fact.source else None,
        )

    def _label(self, source: Source | None, *, confirmed: bool) -> str:
        gettext, language = self._words.gettext, self._words.language
        parts = []
        if source is not None:
            parts = [
                SOURCE_KIND_LABELS[source.kind].in_language(language),
                source.title.in_language(language),
            ]
        if not confirmed and (source is None or source.kind != "recalled"):
            parts.append(gettext("belum dikonfirmasi kota"))
        return f"{gettext('Asal:')} {', '.join(parts)}"

    def rows(self) -> tuple[SourceRow, ...]:
        """Every source cited so far, vouched for ones first, then in order of citing."""
        rows = [self._row(key, self._register[key]) for key in self._cited]
        order = list(dict.fromkeys(_OWN.values()))
        return tuple(sorted(rows, key=lambda row: order.index(row.shape)))

    def _row(self, key: str, source: Source) -> SourceRow:
        language = self._words.language
        notes = [source.licence] if source.licence else []
        if source.read is not None:
            day = formats.long_date(source.read, language)
            notes.append(self._words.gettext("dibaca %(day)s") % {"day": day})
        title, lang = spoken(source.title, language)
        return SourceRow(
            id=_anchor(key),
            title=title,
            shape=_OWN[source.kind],
            kind=SOURCE_KIND_LABELS[source.kind].in_language(language),
            href=source.url,
            note="; ".join(notes) or None,
            lang=lang,
        )


def _anchor(key: str) -> str:
    return f"sumber-{key}"
