"""The small views that components show: rows, days, figures, tables and lists of links.

Reads   nothing; the rooms that make views fill these values.
Gives   one frozen value for each component in ``theme/templates/components``.

``text`` is always shown as it stands, in the page's language unless ``lang`` says otherwise;
``iso`` is what ``<time datetime>`` holds; ``city_class`` is a class such as ``city-semarang``
that sets the accent, or None for the page's own.
"""

from dataclasses import dataclass
from typing import Literal

from plugins.languages import Language
from plugins.model.frame import Link, Provenance

ShareAction = Literal["copy", "print"]


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """Words, leader dots, a value: an event and its date, a document and its size.

    ``iso`` makes the value a ``<time>``; ``note`` is a second, quieter line.
    """

    text: str
    value: str
    href: str | None = None
    note: str | None = None
    iso: str | None = None
    provisional: bool = False
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of the tear-off calendar; ``month`` holds month and year, ``hijri`` may be None."""

    iso: str
    weekday: str
    day: str
    pasaran: str
    month: str
    hijri: str | None = None


@dataclass(frozen=True, slots=True)
class DayEvent:
    """What happens on one day of a row of days; ``gone``: called off or moved, as ``fate`` says."""

    text: str
    href: str | None = None
    provisional: bool = False
    city_class: str | None = None
    gone: bool = False
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day in a row of days; ``red`` for Sundays and public holidays."""

    iso: str
    weekday: str
    weekday_short: str
    day: str
    pasaran: str
    red: bool = False
    events: tuple[DayEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class FactSource:
    """What a figure's disclosure says: definition and date, then the source itself."""

    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name; ``value`` is written out with its unit, ``note`` says of what.

    ``computed`` marks a figure that the site worked out, with a dashed line under it; ``wide``
    gives it a row of its own on narrow screens.
    """

    label: str
    value: str
    note: str | None = None
    source: FactSource | None = None
    computed: bool = False
    wide: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class FactBox:
    """A city's figures beside a story; ``city_class`` brings its colours and its cloth."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    link: Link | None = None
    city_class: str | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a listing; ``label`` is what a screen reader says, ``gap`` stands for the rest."""

    text: str
    href: str | None = None
    label: str | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Pages numbered from the oldest, shown from the newest; the current one has no ``href``."""

    pages: tuple[PageLink, ...]
    older: str | None = None
    newer: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """One choice in a row of filters that are links."""

    href: str
    text: str
    current: bool = False
    count: str | None = None
    lang: Language | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; numeric ones are set to the right, wide ones leave narrow screens."""

    text: str
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: words, a date when ``iso`` is set, or links when there are any."""

    text: str = ""
    iso: str | None = None
    links: tuple[Link, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: as many cells as columns; the first one names the row."""

    cells: tuple[Cell, ...]
    id: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name; ``caption_hidden`` where a heading above already says it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption_hidden: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list: ``day`` large, or None where only the month is known."""

    title: str
    iso: str
    month: str
    day: str | None = None
    rest: str | None = None
    href: str | None = None
    text: str | None = None
    provisional: bool = False
    city_class: str | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class ShareItem:
    """A way to pass a story on: a link, or an action for which a script is needed.

    ``value`` is what the action copies.
    """

    text: str
    href: str | None = None
    action: ShareAction | None = None
    value: str | None = None
