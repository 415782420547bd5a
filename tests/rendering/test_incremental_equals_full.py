"""Any chain of incremental builds leaves the bytes of one build from nothing.

Two hundred random edits, each followed by an incremental build. At some of them every view is
made and compared with what the needs of its page foretold: a page that changed without a need is
an error, also where the change was an earlier one. At others, and at the end, a build from nothing
with an empty cache goes into another folder, and every byte is compared.
"""

import os
import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from tests.support.changing_world import World
from tests.support.paths import ROOT
from tests.support.random_edits import EDITS, SPOILING
from tests.support.site import read_folder
from tests.support.small_site import small_site

# Another seed walks another way: KABARKOTA_SEED=7 pytest tests/rendering/test_incremental…
SEED = int(os.environ.get("KABARKOTA_SEED", "45"))
STEPS = 200
VIEWS_MADE = 4
COMPARED = 50
SPOILT = 0.06


class Walk:
    """One site in a folder of its own, and the builds of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "theme", folder / "theme")
        dice = random.Random(seed)
        site = small_site(seed)
        self.world = World(
            site, dice, folder / "content", folder / "theme", date.fromisoformat("2026-11-21")
        )

    def build(self, output: str = "output", cache: str = "cache", **options: bool) -> int:
        self.world.site.write(self.world.content)
        return commands.build(
            self.world.content,
            self.folder / output,
            today=self.world.today,
            workers=1,
            cache=self.folder / cache,
            theme=self.world.theme,
            **options,
        )

    def output(self) -> dict[str, bytes]:
        return read_folder(self.folder / "output")

    def from_nothing(self) -> dict[str, bytes]:
        for name in ("whole", "whole-cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        assert self.build("whole", "whole-cache", full=True) == 0
        return read_folder(self.folder / "whole")


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    return Walk(tmp_path, SEED)


def test_two_hundred_random_edits(walk: Walk, capsys: pytest.CaptureFixture[str]) -> None:
    assert walk.build() == 0
    world, told = walk.world, ["build"]
    for step in range(1, STEPS + 1):
        if world.dice.random() < SPOILT:
            spoil = SPOILING[world.dice.choice(sorted(SPOILING))]
            before = walk.output()
            spoil(world)
            told.append(spoil.__name__)
            assert walk.build() == 1, told
            assert walk.output() == before, told
            world.site.broken.clear()
        else:
            edit = EDITS[world.dice.choice(sorted(EDITS))]
            edit(world)
            told.append(edit.__name__)
        status = walk.build(check_needs=step % VIEWS_MADE == 0)
        said = capsys.readouterr()
        assert status == 0, f"seed {SEED}, step {step}: {told[-VIEWS_MADE:]}\n{said.err}"
        if step % COMPARED == 0:
            differing = _differing(walk.output(), walk.from_nothing())
            assert not differing, f"seed {SEED}, step {step}: {told[-COMPARED:]}"


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_every_edit_of_the_walk_changes_something(walk: Walk) -> None:
    """A walk whose edits do nothing would find nothing."""
    world = walk.world
    world.site.write(world.content)

    def told() -> tuple[object, ...]:
        times = [path.stat().st_mtime_ns for path in sorted(world.content.rglob("*"))]
        return world.site.files(), world.today, read_folder(world.theme), times

    idle = []
    for name in sorted(EDITS):
        before = told()
        # Some edits depend on what the dice choose: one of twenty throws must tell.
        for _ in range(20):
            EDITS[name](world)
            if told() != before:
                break
        else:
            idle.append(name)
        world.site.write(world.content)
    assert idle == []
