"""The results as tables in Markdown, which also read well in a terminal.

Reads   results.
Gives   ``report``: times and memory, ratios against each peer, pages, and the targets.
"""

from collections.abc import Iterator, Sequence

from benchmarks.figures import Figure, Figures, figures, ratio
from benchmarks.results import Results
from benchmarks.rounds import SCENARIOS
from benchmarks.targets import Target, judged


def report(results: Results) -> str:
    found = figures(results.runs)
    parts = [_about(results)]
    for size in results.sizes:
        parts += [f"## {size} bilingual articles", _times(results, found, size)]
        for ours in results.ours:
            if any(key[0] == size and key[2] == ours for key in found):
                parts += [_ratios(results, found, size, ours)]
        parts += [_pages(results, size)]
    targets = _targets(results, found)
    parts += ["## Targets", targets] if targets else []
    parts += [f"Failed: {words}" for words in results.failures]
    return "\n\n".join(part for part in parts if part) + "\n"


def number(value: float) -> str:
    """Three digits that matter: 0.352, 3.48, 22.8, 214."""
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def spread(figure: Figure | None) -> str:
    """``22.8 (22.1 to 23.4)``; one run has no spread, none no figure."""
    if figure is None:
        return "not measured"
    middle, low, high = (number(value) for value in (figure.median, figure.low, figure.high))
    return middle if low == high else f"{middle} ({low} to {high})"


def _about(results: Results) -> str:
    machine = results.machine
    tools = ", ".join(f"{tool['title']} {tool['version']}" for tool in results.tools)
    return (
        f"{results.day}; {machine['cores']} cores of {machine['processor']}, "
        f"{machine['memory_gib']} GiB; {machine['system']}, Python {machine['python']}.\n"
        f"{tools}.\n"
        f"Median of {results.rounds} rounds (lowest to highest); seconds by the clock, memory as "
        "the largest sum of the processes' shares."
    )


def _times(results: Results, found: Figures, size: int) -> str:
    tools = [t for t in results.titles if any(k[0] == size and k[2] == t for k in found)]
    rows = [
        [
            f"{words}, {'MiB' if scenario == 'memory' else 's'}",
            *(spread(found.get((size, scenario, tool))) for tool in tools),
        ]
        for scenario, words in SCENARIOS.items()
        if any(key[:2] == (size, scenario) for key in found)
    ]
    return markdown(["", *(results.titles[tool] for tool in tools)], rows)


def _ratios(results: Results, found: Figures, size: int, ours: str) -> str:
    rows = []
    for scenario, words in SCENARIOS.items():
        mine = found.get((size, scenario, ours))
        if mine is None:
            continue
        theirs = [found.get((size, scenario, peer)) for peer in results.peers]
        rows.append([words, *(spread(ratio(mine, each) if each else None) for each in theirs)])
    heads = [f"{results.titles[ours]} / …", *(results.titles[peer] for peer in results.peers)]
    return markdown(heads, rows) if rows and results.peers else ""


def _pages(results: Results, size: int) -> str:
    foreseen = results.corpus[str(size)]
    rows = [
        [results.titles[run.tool], *(str(run.pages[kind]) for kind in _KINDS), _mib(run.pages)]
        for run in results.runs
        if run.size == size and run.pages
    ]
    heads = ["pages", *_KINDS, "MiB of output"]
    corpus = ["foreseen", str(foreseen["articles"]), str(foreseen["lists"]), "2", "0", ""]
    return markdown(heads, [corpus, *rows]) if rows else ""


_KINDS = ("articles", "lists", "feeds", "others")


def _mib(pages: dict[str, int]) -> str:
    return f"{pages['size'] / 2**20:.1f}"


def _targets(results: Results, found: Figures) -> str:
    rows = [
        [
            _words(results, each.target),
            str(each.size),
            f"≤ {each.most:g}",
            spread(each.measured),
            each.verdict,
        ]
        for each in judged(found)
    ]
    return markdown(["measure", "articles", "target", "measured", ""], rows) if rows else ""


def _words(results: Results, target: Target) -> str:
    ours, theirs = (results.titles.get(name, name) for name in (target.ours, target.theirs))
    return f"{SCENARIOS[target.scenario]}: {ours} / {theirs}"


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(_lines(heads, rows))


def _lines(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in [heads, *rows]) for place in range(len(heads))]
    for position, row in enumerate([heads, *rows]):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"| {' | '.join(cells)} |"
        if position == 0:
            yield f"| {' | '.join('-' * max(width, 3) for width in widths)} |"
