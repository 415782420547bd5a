"""What the project set itself to reach, and whether it did.

Reads   figures.
Gives   ``judged``: each target with the ratio measured.
"""

from dataclasses import dataclass
from typing import Final

from benchmarks.figures import Figure, Figures, ratio


@dataclass(frozen=True, slots=True)
class Target:
    """``ours`` divided by ``theirs`` shall be ``most`` or less, by size."""

    scenario: str
    ours: str
    theirs: str
    most: dict[int, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """``measured`` is None where a side was not run."""

    target: Target
    size: int
    most: float
    measured: Figure | None

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "not measured"
        return "met" if self.measured.median <= self.most else "not met"


TARGETS: Final = (
    Target("edit", "kabar-kota", "hugo", {2500: 0.25, 10000: 0.12}),
    Target("no-change", "kabar-kota", "hugo", {2500: 0.2, 10000: 0.08}),
    Target("edit", "kabar-kota", "nikola", {2500: 0.05}),
    Target("cold", "plain", "pelican", {2500: 0.25, 10000: 0.15}),
    Target("cold", "plain", "eleventy", {2500: 0.8, 10000: 0.7}),
    Target("cold", "plain", "hugo", {2500: 2.0, 10000: 1.5}),
    Target("memory", "plain", "hugo", {2500: 0.4, 10000: 0.25}),
    Target("memory", "kabar-kota", "hugo", {2500: 0.4, 10000: 0.25}),
)
"""Issue 3, "It shows"; where it names no theme, the real one is held to it, for memory both."""


def judged(found: Figures) -> list[Judged]:
    """Every target at every size that some figure is about."""
    sizes = {size for size, _, _ in found}
    return [
        Judged(target, size, most, _measured(found, target, size))
        for target in TARGETS
        for size, most in target.most.items()
        if size in sizes
    ]


def _measured(found: Figures, target: Target, size: int) -> Figure | None:
    ours = found.get((size, target.scenario, target.ours))
    theirs = found.get((size, target.scenario, target.theirs))
    return ratio(ours, theirs) if ours and theirs else None
