"""The same full build by one process, two, and a cluster of two workers on this machine.

Reads   a content folder: python3 -m benchmarks.scale.hands WORK CONTENT
Gives   one line of JSON per build: seconds on the wall and CPU seconds of the build's own
        processes. With two cores a cluster here can't be faster; the parent's seconds are what
        would stay the same with any number of machines.
"""

import json
import os
import sys
from pathlib import Path

from benchmarks.measuring import measure
from benchmarks.scale.overhead import cluster

ROUNDS = 3


def main(work: str, content: str) -> None:
    folder = Path(work)
    folder.mkdir(parents=True, exist_ok=True)
    with cluster(folder, 2) as (address, _processes):
        for turn in range(ROUNDS + 1):
            for workers in ("1", "2", address):
                command = [
                    sys.executable,
                    "-m",
                    "invoke",
                    "build",
                    "--today",
                    "2026-11-21",
                    "--full",
                ]
                command += ["--content", content, "--output", str(folder / "output")]
                command += ["--cache", str(folder / "cache"), "--workers", workers]
                before = os.times()
                seconds = measure([command], Path.cwd(), folder / "home", {}).seconds
                after = os.times()
                cpu = after.children_user - before.children_user
                cpu += after.children_system - before.children_system
                hands = "cluster" if "://" in workers else workers
                line = {"turn": turn, "workers": hands, "seconds": seconds, "cpu": cpu}
                if turn:  # The first round fills caches, also those of the workers.
                    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
