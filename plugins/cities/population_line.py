"""People by year as a line chart: where dots, lines and numbers go.

Reads   counts.
Gives   ``population_line``; lengths in drawing units, y downwards, tenths at most.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.cities.geometry import Anchor, line_data, rounded, text_width
from plugins.schema.counts import CountKind

# A census is held every ten years; registers and estimates are told every year.
CENSUS_YEARS = 10


@dataclass(frozen=True, slots=True)
class Count:
    """People in ``year``; counts of one ``way`` were counted alike, and may be compared."""

    year: int
    value: int
    kind: CountKind
    way: str = ""


@dataclass(frozen=True, slots=True)
class CountMark:
    """A dot of the line chart, in the shape of its kind."""

    x: float
    y: float
    year: int
    value: int
    kind: CountKind


@dataclass(frozen=True, slots=True)
class YearTick:
    """A year under the axis, its text anchored so that it stays on the drawing."""

    x: float
    year: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the chart at a round number."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class PopulationLine:
    """The line chart. ``floor`` is the number that the axis at ``axis_y`` stands for: it is told.

    ``solid`` and ``dotted`` are path data: from census to census, and within each other way of
    counting. Two ways are never joined, nor years with a gap between them: what nobody counted
    is left open. ``left`` is where the drawing begins, beside the levels' numbers.
    """

    width: float
    height: float
    left: float
    axis_y: float
    floor: int
    solid: str
    dotted: str
    marks: tuple[CountMark, ...]
    ticks: tuple[YearTick, ...]
    levels: tuple[Level, ...]


def population_line(
    counts: Sequence[Count], width: float = 470.0, height: float = 160.0
) -> PopulationLine | None:
    """Lay ``counts`` out by year; None without any. The axis starts near the lowest, or at zero."""
    if not counts:
        return None
    ordered = sorted(counts, key=lambda c: (c.year, c.kind != "census", c.value))
    first, last = ordered[0].year, ordered[-1].year
    floor = _floor([c.value for c in ordered])
    top, axis = 16.0, height - 24.0
    left, right = 92.0, width - 24.0
    highest = max(c.value for c in ordered)

    def x_of(year: int) -> float:
        share = (year - first) / (last - first) if last > first else 0.5
        return rounded(left + 8 + share * (right - left - 8))

    def y_of(value: int) -> float:
        share = (value - floor) / (highest - floor) if highest > floor else 0.5
        return rounded(axis - share * (axis - top))

    return PopulationLine(
        width=width,
        height=height,
        left=left,
        axis_y=rounded(axis),
        floor=floor,
        solid=_lines([c for c in ordered if c.kind == "census"], CENSUS_YEARS, x_of, y_of),
        dotted=_lines([c for c in ordered if c.kind != "census"], 1, x_of, y_of),
        marks=tuple(
            CountMark(x_of(c.year), y_of(c.value), c.year, c.value, c.kind) for c in ordered
        ),
        ticks=tuple(_tick(x_of(year), year, width) for year in _tick_years(first, last)),
        levels=tuple(Level(y_of(value), value) for value in _levels(floor, highest)),
    )


def _lines(
    counts: Sequence[Count],
    step: int,
    x_of: Callable[[int], float],
    y_of: Callable[[int], float],
) -> str:
    """Lines between counts of one way that are at most ``step`` years apart."""
    drawn = ""
    for way in dict.fromkeys(count.way for count in counts):
        own = [count for count in counts if count.way == way]
        run = own[:1]
        for before, after in itertools.pairwise(own):
            if after.year - before.year > step:
                drawn += line_data([(x_of(c.year), y_of(c.value)) for c in run])
                run = []
            run.append(after)
        drawn += line_data([(x_of(c.year), y_of(c.value)) for c in run])
    return drawn


def _floor(values: Sequence[int]) -> int:
    """A round number a little below the lowest; 0 where that is not far below it anyway."""
    low, high = min(values), max(values)
    spread = high - low
    if spread == 0 or low < spread:
        return 0
    step = int(10 ** max(0, math.floor(math.log10(spread)) - 1))
    return math.floor((low - spread / 10) / step) * step


def _levels(floor: int, highest: int) -> list[int]:
    """The floor, and up to four round numbers above it."""
    if highest <= floor:
        return [floor]
    rough = (highest - floor) / 4
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough)
    first = (floor // step + 1) * step
    return [floor, *(n for n in range(first, highest + 1, step) if n - floor >= step / 2)]


def _tick_years(first: int, last: int) -> list[int]:
    """Round years, at most five of them; the first year itself where none falls in between."""
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / s <= 4)
    return list(range(math.ceil(first / step) * step, last + 1, step)) or [first]


def _tick(x: float, year: int, width: float) -> YearTick:
    half = text_width("0000", 13) / 2
    if x < half:
        return YearTick(x, year, "start")
    return YearTick(x, year, "end" if x > width - half else "middle")
