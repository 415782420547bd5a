"""Whether a build grows with its site and no faster: our own side at growing sizes.

Reads   runs at several sizes.
Gives   ``growth_report``: per article, cold time and memory, and how far they are from those of
        the first size; the two small builds as they are.
"""

from collections.abc import Sequence
from typing import Final

from benchmarks.figures import Figures, figures
from benchmarks.results import Results
from benchmarks.table import markdown, number, spread

SCENARIOS: Final = ("memory", "cold", "no-change", "edit")
TOLERANCE: Final = 0.2
"""Constant within 20 %."""
_SIDES: Final = 2
"""Article pages of a bilingual article."""


def growth_report(results: Results) -> str:
    found = figures(results.runs)
    parts = [
        f"## {results.titles[tool]}\n\n{markdown(_HEADS, _rows(results.sizes, found, tool))}"
        for tool in results.ours
    ]
    return "\n\n".join(parts) + "\n"


_HEADS: Final = (
    *("articles", "cold, s", "ms a page", "deviation"),
    *("memory, MiB", "KiB a page", "deviation", "no change, s", "one edit, s"),
)


def _rows(sizes: Sequence[int], found: Figures, tool: str) -> list[list[str]]:
    rows = []
    for size in sizes:
        shown = {name: found.get((size, name, tool)) for name in SCENARIOS}
        row = [str(size)]
        for name, scale in (("cold", 1000), ("memory", 1024)):
            one, base = _each(found, tool, name, size), _each(found, tool, name, sizes[0])
            row += [
                spread(shown[name]),
                number(one * scale) if one else "",
                deviation(one, base) if one and base else "",
            ]
        rows.append([*row, spread(shown["no-change"]), spread(shown["edit"])])
    return rows


def _each(found: Figures, tool: str, scenario: str, size: int) -> float | None:
    figure = found.get((size, scenario, tool))
    return figure.median / (_SIDES * size) if figure else None


def deviation(value: float, base: float) -> str:
    """``+3 %``; with ``, too much`` where it is more than the tolerance above the base."""
    part = value / base - 1
    return f"{part:+.0%}".replace("%", " %") + (", too much" if part > TOLERANCE else "")
