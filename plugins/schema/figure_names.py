"""How words name a figure: ``semarang.luas-2024``, ``semarang.area``, ``semarang.area = 374.747``.

Reads   nothing.
Gives   ``Reference`` and ``parse_reference``; ``figure_named`` and ``names_of``, from a name to a
        figure; ``rivals``, the figures that answer the same question otherwise.
"""

import re
from dataclasses import dataclass
from typing import Final

from plugins.schema.figures import Figure, of_group

_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE: Final = re.compile(
    rf"(?P<city>{_SLUG})\.(?P<name>{_SLUG})(?:\s*=\s*(?P<seen>-?\d+(?:\.\d+)?))?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure of a city by its name; ``seen`` is the value that the writer had before him."""

    city: str
    name: str
    seen: float | None = None

    @property
    def path(self) -> str:
        return f"{self.city}.{self.name}"


def parse_reference(text: str) -> Reference | None:
    """``semarang.area`` or ``semarang.area = 374.747``; None for anything else.

    The value is written as in ``city.yml``: no thousands separators, a point before decimals.
    """
    found = _REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    seen = found["seen"]
    return Reference(found["city"], found["name"], None if seen is None else float(seen))


def figure_named(figures: tuple[Figure, ...], name: str) -> Figure | None:
    """The figure whose key is ``name``, else the one primary figure of the group ``name``.

    A group without a primary figure, or with several (districts and villages), names none.
    """
    for figure in figures:
        if figure.key == name:
            return figure
    chosen = [figure for figure in figures if figure.group == name and figure.primary]
    return chosen[0] if len(chosen) == 1 else None


def names_of(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Every name that ``figure_named`` answers to, keys first."""
    keys = [figure.key for figure in figures]
    groups = dict.fromkeys(figure.group for figure in figures if figure.primary)
    return (*keys, *(g for g in groups if g not in keys and figure_named(figures, g)))


def rivals(figure: Figure, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The other answers to the same question, in the file's order.

    People are counted again each year, so only counts of the same year compete; by day and by
    night different people are meant. Land stays: every area does, whenever it was measured.
    """
    if figure.group == "day-and-night":
        return ()
    found = [
        other
        for other in of_group(figures, figure.group)
        if other.key != figure.key and other.unit == figure.unit
    ]
    if figure.group == "population":
        found = [other for other in found if _year(other) == _year(figure)]
    return tuple(found)


def _year(figure: Figure) -> str | None:
    return figure.as_of[:4] if figure.as_of else None
