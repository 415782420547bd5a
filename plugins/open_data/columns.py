"""How a dataset is declared: its columns, each with its meaning and the way to read it.

Reads   nothing.
Gives   ``Column`` and ``Dataset``. Writers, schemas, the catalogue and the guide all follow one
        declaration, so that none of them can say what another doesn't do.

Names of columns and files are a promise to other people's programs: a column may be added at the
end, none may be renamed, moved or given another meaning.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from plugins.model.records import City, Ring
from plugins.model.site import Site
from plugins.schema.texts import Bilingual

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)
"""A column that reads cities also serves rows that are more than a city."""

Kind = Literal["string", "integer", "number", "boolean", "date", "moment", "address", "list"]
"""``date`` is ISO 8601 to the day, ``moment`` to the second with its
offset, kept as words; ``list`` holds words, in CSV with semicolons between them."""

Value = str | int | float | bool | date | tuple[str, ...] | None
Record = Mapping[str, Value]
"""One row: a value for every column, in their order."""

Theme = Literal["REGI", "SOCI", "EDUC"]
"""From the European vocabulary that DCAT-AP asks for: regions, population, culture."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R_contra]):
    """One column; ``read`` takes it from a row's own records.

    ``choices`` are the words that may stand in it, ``cites`` says that it holds keys of sources,
    and ``required`` that no row leaves it empty.
    """

    name: str
    kind: Kind
    read: Callable[[R_contra], Value]
    about: Bilingual
    required: bool = False
    choices: tuple[str, ...] = ()
    cites: bool = False


@dataclass(frozen=True, slots=True)
class Dataset(Generic[R]):
    """One dataset: a table of one city, or of all of them.

    ``key`` is the name of its files. ``identity`` are the columns that together name a row,
    ``preview`` those that a page shows of it, with ``{}`` for the page's language. ``point`` makes
    it a map layer: latitude and longitude of a row, or None where they aren't known; ``outline``
    gives the polygons of rows whose city supplied them, which go before points. ``dated``
    says that its rows follow the calendar's years, ``register`` that they are the sources
    themselves. ``bound_by`` are the columns of sources that it takes names and codes from whole,
    so that their licences bind it; a single figure binds nothing.
    """

    key: str
    title: Bilingual
    about: Bilingual
    columns: tuple[Column[R], ...]
    rows: Callable[[Site, Sequence[City]], Iterable[R]]
    identity: tuple[str, ...]
    preview: tuple[str, ...]
    theme: Theme
    keywords: tuple[Bilingual, ...] = ()
    caveat: Bilingual | None = None
    point: Callable[[R], tuple[float, float] | None] | None = None
    outline: Callable[[R], tuple[tuple[Ring, ...], ...] | None] | None = None
    dated: bool = False
    register: bool = False
    bound_by: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in their order."""
        return tuple(column.name for column in self.columns)


def both(id: str, en: str) -> Bilingual:
    """Words in both languages, shortly."""
    return Bilingual(id=id, en=en)


def plain(text: str | None) -> str | None:
    """Words on one line: a break inside a cell is the one thing that all spreadsheets break at."""
    return " ".join(text.split()) if text is not None else None


def cited(columns: Iterable[Column[R]], rows: Iterable[R]) -> tuple[str, ...]:
    """The words that stand in these columns, each once, in order of naming: keys of sources."""
    chosen = tuple(columns)
    found: dict[str, None] = {}
    for row in rows:
        for column in chosen:
            value = column.read(row)
            keys = value if isinstance(value, tuple) else (value,)
            found.update((str(key), None) for key in keys if key)
    return tuple(found)
