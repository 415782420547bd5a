"""The benchmark's command: install, run, keep, tell.

Reads   what was typed after ``bench``.
Gives   ``bench``: tables on the terminal, results and a plot in ``benchmarks/results/``, and
        the exit status: 1 where a tool failed or did other work than the rest.
"""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.counting import UnequalWork
from benchmarks.eleventy.tool import Eleventy
from benchmarks.environments import NotInstalled
from benchmarks.growth import SCENARIOS as GROWTH
from benchmarks.growth import growth_report
from benchmarks.hugo.tool import Hugo
from benchmarks.journal import Journal, Run, journal_name
from benchmarks.kabar_kota.tool import KabarKota
from benchmarks.nikola.tool import Nikola
from benchmarks.pelican.tool import Pelican
from benchmarks.plain.tool import Plain, PlainWithoutShortcut
from benchmarks.plot import svg
from benchmarks.results import Results, gather, save
from benchmarks.rounds import SCENARIOS, Limits, Step, plan
from benchmarks.sites import Sites
from benchmarks.table import number, report
from benchmarks.tool import HERE, Tool
from tools.guard import Exit

TOOLS: tuple[type[Tool], ...] = (
    *(KabarKota, Plain, PlainWithoutShortcut, Hugo, Eleventy, Pelican, Nikola),
)
SMALLEST = 20
"""Fewer stories than this make no lists worth the name."""


def bench(
    sizes: str,
    growth: str,
    tools: str,
    scenarios: str,
    rounds: int,
    work: Path,
    kept: Path = HERE / "results",
    *,
    everything: bool,
    fresh: bool,
) -> int:
    """Run the comparison, or with ``growth`` sizes our side alone; gives the exit status.

    Sizes, tools and scenarios are typed with commas between; nothing means all of them. ``work``
    holds environments, sites and the journal, ``kept`` the results.
    """
    chosen = _tools(tools, work / "environments", ours_only=bool(growth))
    wanted = _names("scenarios", scenarios, list(SCENARIOS)) or list(
        GROWTH if growth else SCENARIOS
    )
    counts = _sizes(growth or sizes)
    if not 1 <= rounds <= 20:
        raise Exit("--rounds: 1 … 20", code=2)
    for tool in chosen:
        _say(f"Menyiapkan / Preparing: {tool.title}")
        try:
            tool.install()
        except NotInstalled as problem:
            raise Exit(f"{tool.title}: {problem}", code=1) from None
    kind = "growth" if growth else "runs"
    journal = Journal(work / journal_name(kind, chosen), fresh=fresh)
    steps = list(plan(chosen, counts, rounds, wanted, Limits(everything=everything)))
    try:
        failures = _run(steps, journal, work)
    except KeyboardInterrupt:
        _say("\nDihentikan; perintah yang sama melanjutkan. / Stopped; the same command goes on.")
        return 130
    day = datetime.now(UTC).astimezone().date()
    results = gather(day, chosen, counts, rounds, journal.runs, failures)
    _keep(results, kept, prefix="growth-" if growth else "")
    print(growth_report(results) if growth else report(results))
    return 1 if failures else 0


def _run(steps: Sequence[Step], journal: Journal, work: Path) -> list[str]:
    """Do every step that the journal lacks; gives what went wrong, a line each."""
    sites = Sites(work / "sites", work / "home", _say)
    failures: list[str] = []
    failed: set[tuple[str, int, str]] = set()
    for position, step in enumerate(steps, start=1):
        where = (step.tool.name, step.size)
        # Without a cold build, whatever follows has nothing to start from.
        is_hopeless = {(*where, step.scenario), (*where, "cold")} & failed
        if not journal.has(step) and not is_hopeless:
            words = f"{step.tool.title}, {step.size}, {step.scenario}, {step.turn}"
            try:
                run = _measured(sites, step)
            except Exception as problem:
                # One tool's fault must not cost the others' hours; the exit status tells it. What
                # a tool said may name this machine's folders, so it isn't kept with the results.
                told = problem if isinstance(problem, UnequalWork) else type(problem).__name__
                failures.append(f"{words}: {told}")
                failed.add((*where, step.scenario))
                _say(f"[{position}/{len(steps)}] {words}: {problem}")
            else:
                journal.add(run)
                _say(f"[{position}/{len(steps)}] {words}: {number(run.value)}")
        if position == len(steps) or steps[position].size != step.size:
            sites.drop(step.size)
    return failures


def _measured(sites: Sites, step: Step) -> Run:
    measured, pages = sites.run(step)
    return Run(
        tool=step.tool.name,
        size=step.size,
        scenario=step.scenario,
        turn=step.turn,
        seconds=measured.seconds,
        memory=measured.memory,
        memory_kind=measured.memory_kind,
        pages=asdict(pages) if pages else None,
    )


def _keep(results: Results, folder: Path, *, prefix: str) -> None:
    save(results, folder / f"{prefix}{results.name}.json")
    if prefix:
        return
    for size in results.sizes:
        if any(run.size == size for run in results.runs):
            picture = folder / f"{results.day}-{size}.svg"
            picture.write_text(svg(results, size), "utf-8")


def _tools(typed: str, environments: Path, *, ours_only: bool) -> list[Tool]:
    offered = {kind.name: kind for kind in TOOLS if kind.ours or not ours_only}
    names = _names("tools", typed, list(offered)) or list(offered)
    return [kind(environments) for name, kind in offered.items() if name in names]


def _names(option: str, typed: str, known: Sequence[str]) -> list[str]:
    names = [name.strip() for name in typed.split(",") if name.strip()]
    strange = [name for name in names if name not in known]
    if strange:
        offered = ", ".join(known)
        message = f"--{option}: pilih dari / choose from: {offered}; bukan / not {strange[0]}."
        raise Exit(message, code=2)
    return names


def _sizes(typed: str) -> list[int]:
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if not parts or not all(part.isdecimal() and int(part) >= SMALLEST for part in parts):
        message = f"--sizes: bilangan mulai / numbers from {SMALLEST}: 500,2500"
        raise Exit(message, code=2)
    return sorted({int(part) for part in parts})


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
