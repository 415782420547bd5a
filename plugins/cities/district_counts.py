"""The people and areas of districts, made comparable.

Reads   counts by year and series, areas published and computed.
Gives   ``headline`` and ``growth`` of one district; ``Basis`` and ``Spread``, the counts and
        changes that can be compared across all districts of a city.

Counts of different kinds are never compared as if they were one.
"""

from dataclasses import dataclass
from typing import Final

from plugins.model.records import City
from plugins.schema.counts import Count
from plugins.schema.districts import District, Districts

FRESH: Final = 5
"""Years for which a census is shown before newer counts of other kinds."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The change from the census ``first`` to the census ``last``."""

    first: Count
    last: Count

    @property
    def percent(self) -> float:
        """Of the first census."""
        return 100 * (self.last.value - self.first.value) / self.first.value


@dataclass(frozen=True, slots=True)
class Basis:
    """One year's count of one kind for the districts that have it; ``sample`` is any of them."""

    values: dict[str, float | None]
    sample: Count


@dataclass(frozen=True, slots=True)
class Spread:
    """The change in percent from the census of ``first`` to that of ``last``."""

    values: dict[str, float | None]
    first: int
    last: int


def headline(divisions: Districts, district: District) -> Count | None:
    """The count to show first: the newest, or a census hardly older than it."""
    counts = divisions.counts(district)
    return _freshest(list(counts))


def _freshest(counts: list[Count]) -> Count | None:
    if not counts:
        return None
    newest = max(counts, key=lambda count: (count.year, count.kind == "census"))
    censuses = [c for c in counts if c.kind == "census" and newest.year - c.year <= FRESH]
    return max(censuses, key=lambda count: count.year, default=newest)


def growth(divisions: Districts, district: District) -> Growth | None:
    """From the first census to the last; None where there are no two.

    Other ways of counting differ too much from one year to the next.
    """
    censuses = [c for c in divisions.counts(district) if c.kind == "census" and c.value]
    if len(censuses) < 2 or censuses[0].year == censuses[-1].year:
        return None
    return Growth(censuses[0], censuses[-1])


def basis(city: City) -> Basis | None:
    """The count by which districts are ranked: the one that covers most, then the freshest."""
    divisions = city.divisions
    found: dict[tuple[int, str], dict[str, Count]] = {}
    for district in city.districts:
        for count in divisions.counts(district):
            found.setdefault((count.year, count.series), {})[district.code] = count
    if not found:
        return None
    most = max(len(counts) for counts in found.values())
    full = [next(iter(counts.values())) for counts in found.values() if len(counts) == most]
    chosen = _freshest(full)
    if chosen is None:
        return None
    counts = found[chosen.year, chosen.series]
    return Basis({d.code: _value(counts.get(d.code)) for d in city.districts}, chosen)


def _value(count: Count | None) -> float | None:
    return None if count is None else float(count.value)


def spread(city: City) -> Spread | None:
    """The change between two censuses that most districts share."""
    found: dict[tuple[int, int], dict[str, float | None]] = {}
    for district in city.districts:
        change = growth(city.divisions, district)
        if change is not None:
            years = change.first.year, change.last.year
            found.setdefault(years, {})[district.code] = change.percent
    if not found:
        return None
    first, last = max(found, key=lambda years: (len(found[years]), years))
    return Spread(found[first, last], first, last)


def area(district: District) -> float | None:
    """km², as published where it was, else as computed from a map."""
    if district.area_published is not None:
        return district.area_published.value
    return district.area_km2_computed


def rank(values: dict[str, float | None], code: str) -> int | None:
    """1 for the highest figure; None where the district's is unknown."""
    own = values.get(code)
    if own is None:
        return None
    return 1 + sum(value > own for value in values.values() if value is not None)


def known(values: dict[str, float | None]) -> int:
    return sum(value is not None for value in values.values())
