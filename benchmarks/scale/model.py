"""What the measurements say of machines and cities that nobody measured: a model, stated as such.

Reads   ``results.json`` beside this file: python3 -m benchmarks.scale.model
Gives   tables on standard output: a build by a cluster against one by processes here, and a
        network of 514 cities, one build a city.

Everything is a straight line through medians: a fixed part for the theme, the cities' own pages
and the start of the program, and a part for each page or story.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import linear_regression, median
from typing import Any, Final

CITIES: Final = 514
STORIES: Final = (1000, 10_000)
PIECE: Final = 16
"""Pages in one piece of work, as plugins.rendering.crew sends them."""
_PARTS: Final = ("view", "key", "pickle", "unpickle", "render", "write")


def line(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Fixed part and slope."""
    slope, fixed = linear_regression(*zip(*points, strict=True))
    return fixed, slope


def page_costs(results: Mapping[str, Any]) -> dict[str, float]:
    """Milliseconds of CPU per page, by part; Dask's own share among them."""
    sizes = sorted({run["pages"] for run in results["parts"]})
    costs = {}
    for part in _PARTS:
        points = [
            (
                float(size),
                median(r["seconds"][part] for r in results["parts"] if r["pages"] == size),
            )
            for size in sizes
        ]
        costs[part] = 1000 * line(points)[1]
    for process in ("client", "scheduler", "worker"):
        found = median(run[f"{process}_seconds"] for run in results["overhead"])
        costs[process] = 1000 * found / PIECE
    return costs


def cluster_table(costs: Mapping[str, float]) -> str:
    here = sum(costs[part] for part in ("view", "key", "render", "write"))
    serial = sum(costs[part] for part in ("view", "key", "pickle", "client", "write"))
    there = sum(costs[part] for part in ("unpickle", "render", "worker"))
    rows = [f"{name:10} {cost:6.3f} ms a page" for name, cost in costs.items()]
    rows += ["", f"here {here:.2f}, serial {serial:.2f}, there {there:.2f} ms a page", ""]
    rows += [f"{n} processes here: {here / n:.2f} ms a page" for n in (1, 2, 4)]
    for workers in (1, 2, 4, 64):
        each = max(serial, there / workers, costs["scheduler"])
        rows.append(f"{workers} workers there: {each:.2f} ms a page")
    # A cluster without end wins over n processes where serial < here / n.
    needed = 2 * serial - here + costs["render"]
    rows.append(f"render would have to take {needed:.2f} ms a page to beat two processes")
    return "\n".join(rows)


def network_table(results: Mapping[str, Any]) -> str:
    laws = {name: line(points) for name, points in _points(results).items()}
    rows = [
        f"{name:16} {fixed:16,.2f} + {slope:14,.5f} a story"
        for name, (fixed, slope) in laws.items()
    ]
    for stories in STORIES:
        rows += ["", f"{stories} stories a city: one, then {CITIES}"]
        for name, (fixed, slope) in laws.items():
            one = fixed + slope * stories
            rows.append(f"{name:16} {one:20,.2f} {one * CITIES:24,.2f}")
    index = results["index"]
    each = index["compressed"] / index["stories"]
    rows.append(f"index: {index['bytes'] / index['stories']:.0f} bytes a story, {each:.0f} packed")
    return "\n".join(rows)


def _points(results: Mapping[str, Any]) -> dict[str, list[tuple[float, float]]]:
    stories = {size["content"]: size["stories"] for size in results["sizes"]}

    def medians(scenario: str, field: str) -> list[tuple[float, float]]:
        def value(name: str) -> float:
            return median(
                run[field]
                for run in results["builds"]
                if (run["content"], run["scenario"]) == (name, scenario)
            )

        return [(float(count), value(name)) for name, count in stories.items()]

    found = {
        "cold s": medians("cold", "seconds"),
        "cold cpu s": medians("cold", "cpu"),
        "no change s": medians("no-change", "seconds"),
        "edit s": medians("edit", "seconds"),
        "edit cpu s": medians("edit", "cpu"),
        "memory MiB": [(x, y / 2**20) for x, y in medians("memory", "memory")],
    }
    for name in ("content", "cache", "output", "state"):
        found[f"{name} MB"] = [
            (float(size["stories"]), size[f"{name}_bytes"] / 1e6) for size in results["sizes"]
        ]
    for name in ("pages", "output_files"):
        found[name] = [(float(size["stories"]), float(size[name])) for size in results["sizes"]]
    return found


def main() -> None:
    results = json.loads(Path(__file__).with_name("results.json").read_text("utf-8"))
    print(cluster_table(page_costs(results)), network_table(results), sep="\n\n")


if __name__ == "__main__":
    main()
