"""Where a page's facts come from: the mark beside each, and the list of sources at the foot.

Reads   facts with their source keys, and the register of sources.
Gives   ``SourceBook``, which makes a page's marks and remembers what they cite, and ``SourceRow``.
"""

from dataclasses import dataclass
from typing import Final

from plugins.languages import Language, formats
from plugins.model.frame import Link, Provenance, ProvenanceKind
from plugins.model.site import Site
from plugins.schema.sources import (
    SOURCE_KIND_LABELS,
    Mark,
    Source,
    Sourced,
    SourceKind,
    mark_of,
)

_SHAPES: Final[dict[Mark, ProvenanceKind]] = {
    "full": "document",
    "half": "public",
    "ring": "recalled",
}
_OWN_SHAPES: Final[dict[SourceKind, ProvenanceKind]] = {
    "document": "document",
    "dataset": "document",
    "public-page": "public",
    "computed": "public",
    "recalled": "recalled",
    "sample": "recalled",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source in the list at a page's foot; ``id`` is where the marks lead."""

    id: str
    title: str
    shape: ProvenanceKind
    kind: str
    href: str | None = None
    note: str | None = None
    lang: Language | None = None


class SourceBook:
    """The sources of one page in one language, in the order in which its facts cite them."""

    def __init__(self, site: Site, language: Language) -> None:
        self._register = site.registers.sources
        self._words = site.words[language]
        self._language = language
        self._cited: dict[str, None] = {}

    def mark(self, fact: Sourced | None) -> Provenance | None:
        """The mark for ``fact``; None for the city's own confirmed word, which needs none."""
        if fact is None or (fact.source is None and fact.confirmed):
            return None
        for key in fact.source_keys:
            if key in self._register:
                self._cited[key] = None
        source = self._register.get(fact.source or "")
        kind = source.kind if source is not None else None
        return Provenance(
            kind=_SHAPES[mark_of(kind, confirmed=fact.confirmed)],
            label=self._label(source, confirmed=fact.confirmed),
            href=f"#{_anchor(fact.source)}" if source is not None and fact.source else None,
        )

    def _label(self, source: Source | None, *, confirmed: bool) -> str:
        gettext, language = self._words.gettext, self._language
        parts = []
        if source is not None:
            parts = [
                SOURCE_KIND_LABELS[source.kind].in_language(language),
                source.title.in_language(language),
            ]
        if not confirmed and (source is None or source.kind not in {"recalled", "sample"}):
            parts.append(gettext("belum dikonfirmasi"))
        return f"{gettext('Asal:')} {', '.join(parts)}"

    def link(self, fact: Sourced | None) -> Link | None:
        """The name of the fact's source, leading to its row; None where it has none."""
        key = fact.source if fact is not None else None
        if key is None or key not in self._register:
            return None
        self._cited[key] = None
        title = self._register[key].title
        return Link(
            href=f"#{_anchor(key)}",
            text=title.in_language(self._language),
            lang=title.lang_on(self._language),
        )

    def made_up(self, fact: Sourced) -> bool:
        """Whether the fact's source is a sample."""
        source = self._register.get(fact.source or "")
        return source is not None and source.kind == "sample"

    def rows(self) -> tuple[SourceRow, ...]:
        """Every source cited so far, vouched for ones first, then in order of citing."""
        rows = [self._row(key, self._register[key]) for key in self._cited]
        order = list(dict.fromkeys(_OWN_SHAPES.values()))
        return tuple(sorted(rows, key=lambda row: order.index(row.shape)))

    def _row(self, key: str, source: Source) -> SourceRow:
        gettext = self._words.gettext
        notes = [source.licence] if source.licence else []
        if source.read is not None:
            day = formats.long_date(source.read, self._language)
            notes.append(gettext("dibaca %(day)s") % {"day": day})
        return SourceRow(
            id=_anchor(key),
            title=source.title.in_language(self._language),
            shape=_OWN_SHAPES[source.kind],
            kind=SOURCE_KIND_LABELS[source.kind].in_language(self._language),
            href=source.url,
            note="; ".join(notes) or None,
            lang=source.title.lang_on(self._language),
        )


def _anchor(key: str) -> str:
    return f"sumber-{key}"
