"""From runs to figures: medians, how far they spread, and ratios.

Reads   runs.
Gives   ``figures``: one ``Figure`` for each tool, size and scenario; ``ratio`` of two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from benchmarks.journal import Run


@dataclass(frozen=True, slots=True)
class Figure:
    """A median between the lowest and the highest value; seconds, MiB, or a ratio."""

    median: float
    low: float
    high: float
    count: int
    turns: Mapping[int, float] = field(default_factory=dict, compare=False)
    """The values by round."""


Figures = Mapping[tuple[int, str, str], Figure]
"""By size, scenario and tool."""


def figures(runs: Iterable[Run]) -> dict[tuple[int, str, str], Figure]:
    turns: dict[tuple[int, str, str], dict[int, float]] = defaultdict(dict)
    for run in runs:
        turns[run.size, run.scenario, run.tool][run.turn] = run.value
    return {key: figure(values) for key, values in turns.items()}


def figure(turns: Mapping[int, float]) -> Figure:
    """The figure of values by round."""
    values = list(turns.values())
    return Figure(median(values), min(values), max(values), len(values), dict(turns))


def ratio(ours: Figure, theirs: Figure) -> Figure:
    """Ours divided by theirs: of the medians; the spread is that of the rounds both have.

    Where no round is common to both, the spread is the widest that the values allow.
    """
    whole = ours.median / theirs.median
    common = sorted(set(ours.turns) & set(theirs.turns))
    by_turn = {turn: ours.turns[turn] / theirs.turns[turn] for turn in common}
    if not by_turn:
        return Figure(whole, ours.low / theirs.high, ours.high / theirs.low, 0)
    low, high = min(by_turn.values()), max(by_turn.values())
    return Figure(whole, min(low, whole), max(high, whole), len(by_turn), by_turn)
