"""Which class a district falls into on a coloured map, and which motif it wears on the cloth map.

Reads   a figure, or the neighbours, of each district.
Gives   ``classes`` with its legend rows, ``even_breaks`` for scales from low to high, and
        ``assign_motifs``. Colours and words belong to the theme: a class is a number from 1.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

# Change of population in percent: fell by more than 5, fell, rose by up to 8, up to 20, more.
CHANGE_BREAKS = (-5.0, 0.0, 8.0, 20.0)

# The search for a colouring without clashes stops here and takes the best guess instead.
LARGEST_SEARCH = 20_000


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One class: above ``low`` up to ``high``; None where it has no such end. ``count`` districts.

    ``number`` is 1 for the lowest class. Words such as "turun lebih dari" are the template's.
    """

    number: int
    low: float | None
    high: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Choropleth:
    """The class of each district, by code (None where its figure is unknown), and the legend."""

    classes: tuple[tuple[str, int | None], ...]
    legend: tuple[LegendRow, ...]
    unknown: int

    def class_of(self, code: str) -> int | None:
        """The class of the district called ``code``, or None."""
        return dict(self.classes).get(code)


def classes(values: Mapping[str, float | None], breaks: Sequence[float]) -> Choropleth:
    """Sort ``values`` by district code into ``len(breaks) + 1`` classes; ``breaks`` ascend.

    A figure on a break belongs to the class nearer to zero, and zero itself to the rising side:
    "more than 20" and "fell by more than 5" mean what they say. Unknown figures have no class.
    """
    given = {code: values[code] for code in sorted(values)}
    found = {code: None if v is None else _class(v, breaks) for code, v in given.items()}
    numbers = list(found.values())
    ends = [None, *(float(edge) for edge in breaks), None]
    legend = tuple(
        LegendRow(number, ends[number - 1], ends[number], numbers.count(number))
        for number in range(1, len(breaks) + 2)
    )
    return Choropleth(tuple(found.items()), legend, numbers.count(None))


def _class(value: float, breaks: Sequence[float]) -> int:
    return 1 + sum(value >= edge if edge <= 0 else value > edge for edge in breaks)


def even_breaks(values: Collection[float], count: int = 5) -> tuple[float, ...]:
    """At most ``count - 1`` round breaks that put about as many of ``values`` into each class.

    Quantiles, each rounded to two figures; equal ones merge, so few values give few classes.
    """
    ordered = sorted(values)
    if len(ordered) < 2:
        return ()
    found: list[float] = []
    count = min(count, len(set(ordered)))
    for step in range(1, count):
        place = step * (len(ordered) - 1) / count
        below = ordered[math.floor(place)]
        above = ordered[math.ceil(place)]
        edge = _two_figures(below + (above - below) * (place - math.floor(place)))
        if ordered[0] < edge < ordered[-1] and edge not in found:
            found.append(edge)
    return tuple(sorted(found))


def _two_figures(value: float) -> float:
    if value == 0:
        return 0.0
    return float(round(value, 1 - math.floor(math.log10(abs(value)))))


def assign_motifs(
    districts: Sequence[str], neighbours: Mapping[str, Collection[str]], motifs: Sequence[str]
) -> dict[str, str]:
    """A motif for each district so that no two neighbours share one, where that can be done.

    The district with the fewest motifs left is served first (DSATUR, Brélaz, Communications of the
    ACM 22, 1979), with a search back where a choice blocks another; motifs are used about equally
    often. Where there is no such colouring, the fewest clashes that the greedy way finds. Same
    input in any order, same answer; ValueError without motifs.
    """
    if not motifs:
        raise ValueError("at least one motif is needed")
    codes = sorted(districts)
    around: dict[str, list[str]] = {code: [] for code in codes}
    for code in codes:
        for other in neighbours.get(code, ()):
            if other in around and other != code:
                around[code].append(other)
                around[other].append(code)
    linked = {code: sorted(set(others)) for code, others in around.items()}
    search = _Search(linked, tuple(motifs))
    if search.complete():
        return {code: search.worn[code] for code in codes}
    return _greedy(linked, tuple(motifs))


class _Search:
    """Backtracking over the districts, the most constrained first."""

    def __init__(self, linked: Mapping[str, Sequence[str]], motifs: tuple[str, ...]) -> None:
        self.linked = linked
        self.motifs = motifs
        self.worn: dict[str, str] = {}
        self.steps = 0

    def complete(self) -> bool:
        if len(self.worn) == len(self.linked):
            return True
        code = _next(self.linked, self.worn)
        taken = {self.worn[o] for o in self.linked[code] if o in self.worn}
        for motif in _by_use(self.motifs, self.worn):
            if motif in taken:
                continue
            self.steps += 1
            if self.steps > LARGEST_SEARCH:
                return False
            self.worn[code] = motif
            if self.complete():
                return True
            del self.worn[code]
        return False


def _greedy(linked: Mapping[str, Sequence[str]], motifs: tuple[str, ...]) -> dict[str, str]:
    worn: dict[str, str] = {}
    while len(worn) < len(linked):
        code = _next(linked, worn)
        near = [worn[o] for o in linked[code] if o in worn]
        worn[code] = min(_by_use(motifs, worn), key=near.count)
    return {code: worn[code] for code in linked}


def _next(linked: Mapping[str, Sequence[str]], worn: Mapping[str, str]) -> str:
    """Most different motifs among its neighbours, then most neighbours, then lowest code."""
    return min(
        (code for code in linked if code not in worn),
        key=lambda code: (
            -len({worn[o] for o in linked[code] if o in worn}),
            -len(linked[code]),
            code,
        ),
    )


def _by_use(motifs: tuple[str, ...], worn: Mapping[str, str]) -> list[str]:
    used = list(worn.values())
    return sorted(motifs, key=lambda motif: (used.count(motif), motifs.index(motif)))
