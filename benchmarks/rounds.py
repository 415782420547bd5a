"""What is run, in which order: every tool in turn, so that a busy minute meets all of them.

Reads   tools, sizes, how many rounds.
Gives   ``plan``: the steps of a benchmark; ``Limits``: what is left out unless asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.tool import Tool

SCENARIOS: Final = {
    "cold": "cold, no output and no cache",
    "no-change": "no change",
    "edit": "one paragraph edited",
    "pair": "a new story in both languages",
    "template": "one line in the article template",
    "memory": "peak memory of a cold build",
}
"""In the order of the tables. Memory has runs of its own, since looking at it costs time."""

_RUN: Final = ("memory", "cold", "no-change", "edit", "pair", "template")
"""In the order of a round: each is what the next one starts from."""
COLD: Final = ("cold", "memory")


@dataclass(frozen=True, slots=True)
class Step:
    """One run to be done. ``turn`` counts rounds from 1."""

    size: int
    turn: int
    scenario: str
    tool: Tool


@dataclass(frozen=True, slots=True)
class Limits:
    """Slow tools have limits. Nothing is made up for what they leave out: it has no figure.

    Our plain row without its shortcut differs where all texts are read, and there alone.
    """

    largest: int = 2500
    """Beyond this many stories, Nikola does not run, and plain Pelican only builds from nothing,
    which is what it does each time."""
    everything: bool = False

    def leave_out(self, tool: str, size: int, scenario: str, turn: int) -> bool:
        if self.everything:
            return False
        if tool == "plain-markdown":
            return scenario != "cold"
        if size <= self.largest:
            return False
        if tool == "pelican":
            return scenario not in COLD or (scenario == "memory" and turn > 1)
        return tool == "nikola"


def plan(
    tools: Sequence[Tool],
    sizes: Sequence[int],
    rounds: int,
    scenarios: Sequence[str],
    limits: Limits,
) -> Iterator[Step]:
    """Sizes one after another; in each round every scenario goes through all tools.

    Alternate rounds go through the tools the other way round.
    """
    for size in sizes:
        for turn in range(1, rounds + 1):
            order = tools if turn % 2 else tools[::-1]
            for scenario in _RUN:
                if scenario not in scenarios:
                    continue
                for tool in order:
                    if not limits.leave_out(tool.name, size, scenario, turn):
                        yield Step(size, turn, scenario, tool)
