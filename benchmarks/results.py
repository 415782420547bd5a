"""The results that are kept: everything that the tables and plots are made from.

Reads   the journal, the machine, the tools.
Gives   ``Results``, to and from ``results/DATE-SIZES.json``. No path of the machine and no
        address of a registry gets in.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.corpus import Corpus
from benchmarks.figures import figures
from benchmarks.journal import Run
from benchmarks.machine import describe
from benchmarks.tool import Tool


@dataclass(frozen=True, slots=True)
class Results:
    """``tools`` are in the order of the tables: name, title, version, whether it is ours."""

    day: str
    sizes: list[int]
    rounds: int
    machine: dict[str, Any]
    tools: list[dict[str, Any]]
    corpus: dict[str, dict[str, int]]
    runs: list[Run] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def titles(self) -> dict[str, str]:
        return {tool["name"]: tool["title"] for tool in self.tools}

    @property
    def ours(self) -> list[str]:
        return [tool["name"] for tool in self.tools if tool["ours"]]

    @property
    def peers(self) -> list[str]:
        return [tool["name"] for tool in self.tools if not tool["ours"]]

    @property
    def name(self) -> str:
        return f"{self.day}-{'-'.join(str(size) for size in self.sizes)}"


def gather(
    day: date,
    tools: Sequence[Tool],
    sizes: Sequence[int],
    rounds: int,
    runs: Sequence[Run],
    failures: Sequence[str],
) -> Results:
    names = {tool.name for tool in tools}
    pages = {size: Corpus(size).pages() for size in sizes}
    return Results(
        day=day.isoformat(),
        sizes=list(sizes),
        rounds=rounds,
        machine=dict(describe()),
        tools=[
            {"name": t.name, "title": t.title, "version": t.version(), "ours": t.ours}
            for t in tools
        ],
        corpus={
            str(size): {"articles": articles, "lists": lists}
            for size, (articles, lists) in pages.items()
        },
        runs=[run for run in runs if run.tool in names and run.size in sizes],
        failures=list(failures),
    )


def save(results: Results, path: Path) -> None:
    """Write the runs, and the figures made from them for whoever reads the file alone."""
    told = asdict(results)
    told["figures"] = [
        {
            "size": size,
            "scenario": scenario,
            "tool": tool,
            "unit": "MiB" if scenario == "memory" else "s",
            "median": round(figure.median, 3),
            "low": round(figure.low, 3),
            "high": round(figure.high, 3),
            "count": figure.count,
        }
        for (size, scenario, tool), figure in sorted(figures(results.runs).items())
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def load(path: Path) -> Results:
    told = json.loads(path.read_text("utf-8"))
    told.pop("figures", None)
    return Results(**{**told, "runs": [Run(**run) for run in told["runs"]]})
