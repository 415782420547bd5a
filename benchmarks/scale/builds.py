"""Whole builds of one city's site at several sizes: what a network of such sites would add up to.

Reads   content folders made for this: python3 -m benchmarks.scale.builds WORK CONTENT...
Gives   one line of JSON per build: seconds on the wall, CPU seconds, peak memory, and at the end
        of each size the bytes of content, cache, output and state.

Outputs and caches are made below WORK, best on a memory disk. Memory is watched in builds of their
own, since looking costs time.
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.machine import describe
from benchmarks.measuring import measure

ROUNDS: Final = 3
_BUILD: Final = ("-m", "invoke", "build", "--today", "2026-11-21", "--workers", "2")


class City:
    """The folders of one size."""

    def __init__(self, work: Path, content: Path) -> None:
        self.content = content
        self.folder = work / content.name
        self.output = self.folder / "output"
        self.cache = self.folder / "cache"
        self.home = self.folder / "home"

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def built(self, *, watched: bool = False) -> dict[str, float]:
        command = [sys.executable, *_BUILD, "--content", str(self.content)]
        command += ["--output", str(self.output), "--cache", str(self.cache)]
        before = os.times()
        found = measure([command], Path.cwd(), self.home, {}, watched=watched)
        after = os.times()
        cpu = after.children_user - before.children_user
        cpu += after.children_system - before.children_system
        return {"seconds": found.seconds, "cpu": cpu, "memory": found.memory or 0}

    def edited(self) -> Path:
        """One story's text with one more line at its end."""
        stories = sorted(self.content.glob("news/2020/*/index.id.md"))
        story = stories[len(stories) // 2]
        with story.open("a", encoding="utf-8") as file:
            file.write(f"\nSatu baris lagi, {time.time_ns()}.\n")
        return story


def below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(work: str, *contents: str) -> None:
    print(json.dumps({"machine": describe()}), flush=True)
    for turn in range(1, ROUNDS + 1):
        for name in contents:
            city = City(Path(work), Path(name))
            for scenario in ("memory", "cold", "no-change", "edit"):
                if scenario in {"memory", "cold"}:
                    city.clear()
                if scenario == "edit":
                    city.edited()
                found = city.built(watched=scenario == "memory")
                tell(city, turn, scenario, found)
            if turn == ROUNDS:
                print(json.dumps({"content": city.content.name, **sizes(city)}), flush=True)


def tell(city: City, turn: int, scenario: str, found: dict[str, float]) -> None:
    line = {"content": city.content.name, "turn": turn, "scenario": scenario, **found}
    print(json.dumps(line), flush=True)


def sizes(city: City) -> dict[str, int]:
    stories = len(list(city.content.glob("news/*/*/")))
    pages = sum(1 for _ in city.output.rglob("*.html"))
    return {
        "stories": stories,
        "pages": pages,
        "content_bytes": below(city.content),
        "cache_bytes": below(city.cache),
        "output_bytes": below(city.output),
        "output_files": sum(1 for path in city.output.rglob("*") if path.is_file()),
        "state_bytes": city.output.with_name(".output.state").stat().st_size,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
