"""The results of one size as a picture for README: a dot a tool on a logarithmic scale.

Reads   results.
Gives   ``svg``: text as text, a title and a description for those who don't see it, colours for
        light and dark grounds.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from benchmarks.figures import Figure, figures
from benchmarks.results import Results
from benchmarks.rounds import SCENARIOS
from benchmarks.table import number

SHOWN: Final = ("cold", "no-change", "edit", "memory")
_WIDTH: Final = 700
_LEFT: Final = 214
_RIGHT: Final = 610
"""Dots lie between these; a figure is written right of its dot."""
_ROW: Final = 21
_HEAD: Final = 30
_SCALE: Final = 24
_TOP: Final = 34

_STYLE: Final = """
text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#1f2328}
.head{font-weight:600}
.small{font-size:12px;fill:#59636e}
.end{text-anchor:end}
.middle{text-anchor:middle}
.grid{stroke:#d1d9e0}
.dot{fill:#59636e}
.span{stroke:#59636e;stroke-width:2}
.ours{fill:#9a3412}
.dot.ours{fill:#c2410c}
.span.ours{stroke:#c2410c}
text.ours{font-weight:600}
@media(prefers-color-scheme:dark){
text{fill:#f0f6fc}
.small{fill:#9198a1}
.grid{stroke:#3d444d}
.dot{fill:#9198a1}
.span{stroke:#9198a1}
.ours{fill:#fdba74}
.dot.ours{fill:#fb923c}
.span.ours{stroke:#fb923c}
}
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One scenario: each tool's figure, and the decades that its scale runs over."""

    scenario: str
    rows: list[tuple[str, Figure]]
    first: int
    last: int

    @property
    def unit(self) -> str:
        return "MiB" if self.scenario == "memory" else "seconds"

    @property
    def height(self) -> int:
        return _HEAD + len(self.rows) * _ROW + _SCALE

    def x(self, value: float) -> float:
        part = (math.log10(value) - self.first) / (self.last - self.first)
        return round(_LEFT + part * (_RIGHT - _LEFT), 1)


def svg(results: Results, size: int) -> str:
    """The picture; scenarios that weren't run are left out."""
    panels = _panels(results, size)
    title = f"Build times and memory with {size} bilingual articles"
    height = _TOP + sum(panel.height for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"',
        f'width="{_WIDTH}" height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_described(results, panels))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<text class="head" x="0" y="16">{escape(title)}; less is better</text>',
    ]
    top = _TOP
    for panel in panels:
        parts += _drawn(results, panel, top)
        top += panel.height
    return "\n".join([*parts, "</svg>", ""])


def _panels(results: Results, size: int) -> list[Panel]:
    found = figures(results.runs)
    rows = {
        scenario: [
            (tool, found[size, scenario, tool])
            for tool in results.titles
            if (size, scenario, tool) in found
        ]
        for scenario in SHOWN
    }
    times = [figure for name, row in rows.items() if name != "memory" for _, figure in row]
    sizes = [figure for _, figure in rows["memory"]]
    scales = {name: _decades(sizes if name == "memory" else times) for name in SHOWN}
    return [Panel(name, row, *scales[name]) for name, row in rows.items() if row]


def _decades(shown: Sequence[Figure]) -> tuple[int, int]:
    if not shown:
        return 0, 1
    first = math.floor(math.log10(min(figure.low for figure in shown)))
    last = math.ceil(math.log10(max(figure.high for figure in shown)))
    return first, max(last, first + 1)


def _drawn(results: Results, panel: Panel, top: int) -> Iterator[str]:
    yield f'<text class="head" x="0" y="{top + 18}">{escape(SCENARIOS[panel.scenario])}</text>'
    bottom = top + _HEAD + len(panel.rows) * _ROW
    for power in range(panel.first, panel.last + 1):
        x = panel.x(10.0**power)
        yield f'<path class="grid" d="M{x} {top + _HEAD - 6}V{bottom}"/>'
        yield f'<text class="small middle" x="{x}" y="{bottom + 15}">{10.0**power:g}</text>'
    yield f'<text class="small end" x="{_WIDTH}" y="{bottom + 15}">{panel.unit}</text>'
    for position, (tool, figure) in enumerate(panel.rows):
        y = top + _HEAD + position * _ROW + 9
        ours = " ours" if tool in results.ours else ""
        low, middle, high = (panel.x(v) for v in (figure.low, figure.median, figure.high))
        name = escape(results.titles[tool])
        yield f'<text class="end{ours}" x="{_LEFT - 14}" y="{y + 4}">{name}</text>'
        yield f'<path class="span{ours}" d="M{low} {y}H{high}"/>'
        yield f'<circle class="dot{ours}" cx="{middle}" cy="{y}" r="5"/>'
        value = number(figure.median)
        yield f'<text class="{ours.strip()}" x="{high + 10}" y="{y + 4}">{value}</text>'


def _described(results: Results, panels: Sequence[Panel]) -> str:
    sentences = []
    for panel in panels:
        told = ", ".join(
            f"{results.titles[tool]} {number(figure.median)}" for tool, figure in panel.rows
        )
        sentences.append(f"{SCENARIOS[panel.scenario]}, in {panel.unit}: {told}.")
    return " ".join(sentences)
