"""Which figure the map of districts shows: what is known for every district decides.

Reads   the counts and areas of a city's districts, and how they were counted.
Gives   ``measure_of``: change between two censuses, else density, else people, else None; and
        ``measures_of``, all that can be shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plugins.cities.choropleth import CHANGE_BREAKS, even_breaks
from plugins.schema.counts import CountKind, Series, WrittenCount
from plugins.schema.districts import District

MeasureKind = Literal["change", "density", "count"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure for each district, by code.

    ``values`` are percent (change), people per km² (density) or people (count); ``counts`` the
    people behind them in the year ``last``. ``computed``: worked out here, not as published.
    ``count_kind`` is None where the series doesn't say.
    """

    kind: MeasureKind
    values: Mapping[str, float]
    counts: Mapping[str, int]
    first: int
    last: int
    breaks: tuple[float, ...]
    series: tuple[str, ...]
    computed: bool
    count_kind: CountKind | None = None


def measure_of(districts: Sequence[District], series: Iterable[Series]) -> Measure | None:
    """The measure to show; None where no year is known for every district.

    Change is only told between two censuses: other ways of counting differ too much from one
    year to the next.
    """
    kinds = {item.key: item.kind for item in series}
    complete = _complete(districts)
    censuses = [found for found in complete if kinds.get(found.key) == "census"]
    if len(censuses) > 1:
        return _change(censuses[-2], censuses[-1])
    if not complete:
        return None
    latest = complete[-1]
    return _density(districts, latest, kinds) or _count(latest, kinds)


def measures_of(districts: Sequence[District], series: Iterable[Series]) -> tuple[Measure, ...]:
    """Every measure that is known for all districts, the one to show first at the front.

    Change is also told between the first and the last year of one and the same series, since they
    were counted alike; its classes are the series' own, where the usual ones would hold nearly all.
    """
    known = tuple(series)
    first = measure_of(districts, known)
    if first is None:
        return ()
    kinds = {item.key: item.kind for item in known}
    complete = _complete(districts)
    others = [
        _change_within(complete, kinds) if first.kind != "change" else None,
        _density(districts, complete[-1], kinds),
        _count(complete[-1], kinds),
    ]
    return (first, *(found for found in others if found is not None and found.kind != first.kind))


def _change_within(complete: Sequence["_Survey"], kinds: Mapping[str, CountKind]) -> Measure | None:
    latest = complete[-1]
    same = [found for found in complete if found.key == latest.key]
    found = _change(same[0], latest) if len(same) > 1 else None
    if found is None:
        return None
    values = found.values.values()
    used = {sum(value > edge for edge in found.breaks) for value in values}
    breaks = found.breaks if len(used) > 2 else even_breaks(list(values))
    return replace(found, breaks=breaks, count_kind=kinds.get(latest.key))


@dataclass(frozen=True, slots=True)
class _Survey:
    """One series in one year with a count for every district."""

    year: int
    key: str
    counts: Mapping[str, WrittenCount]


def _complete(districts: Sequence[District]) -> list[_Survey]:
    found: dict[tuple[int, str], dict[str, WrittenCount]] = {}
    for district in districts:
        for count in district.population:
            found.setdefault((count.year, count.series), {})[district.code] = count
    return [
        _Survey(year, key, counts)
        for (year, key), counts in sorted(found.items())
        if len(counts) == len(districts)
    ]


def _change(before: _Survey, after: _Survey) -> Measure | None:
    counts = {code: count.value for code, count in after.counts.items()}
    old = {code: before.counts[code].value for code in counts}
    if not all(old.values()):
        return None
    return Measure(
        kind="change",
        values={code: 100 * (value - old[code]) / old[code] for code, value in counts.items()},
        counts=counts,
        first=before.year,
        last=after.year,
        breaks=CHANGE_BREAKS,
        series=(before.key, after.key),
        computed=True,
        count_kind="census",
    )


def _density(
    districts: Sequence[District], latest: _Survey, kinds: Mapping[str, CountKind]
) -> Measure | None:
    published = {code: count.density for code, count in latest.counts.items()}
    values: dict[str, float] = {code: v for code, v in published.items() if v is not None}
    computed = len(values) < len(districts)
    if computed:
        areas = _areas(districts)
        if areas is None:
            return None
        values = {code: count.value / areas[code] for code, count in latest.counts.items()}
    return Measure(
        kind="density",
        values=values,
        counts={code: count.value for code, count in latest.counts.items()},
        first=latest.year,
        last=latest.year,
        breaks=even_breaks(list(values.values())),
        series=(latest.key,),
        computed=computed,
        count_kind=kinds.get(latest.key),
    )


def _areas(districts: Sequence[District]) -> dict[str, float] | None:
    """Published areas if every district has one, else computed ones; never a mixture."""
    published = {d.code: d.area_published.value for d in districts if d.area_published is not None}
    if len(published) == len(districts):
        return published
    computed = {d.code: d.area_km2_computed for d in districts if d.area_km2_computed is not None}
    return computed if len(computed) == len(districts) else None


def _count(latest: _Survey, kinds: Mapping[str, CountKind]) -> Measure:
    counts = {code: count.value for code, count in latest.counts.items()}
    values = {code: float(value) for code, value in counts.items()}
    return Measure(
        kind="count",
        values=values,
        counts=counts,
        first=latest.year,
        last=latest.year,
        breaks=even_breaks(list(values.values())),
        series=(latest.key,),
        computed=False,
        count_kind=kinds.get(latest.key),
    )
