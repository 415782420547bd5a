"""What Dask itself takes for one piece of work, on loopback.

Reads   the bytes that a piece sends and brings back, as two numbers after
        python3 -m benchmarks.scale.overhead
Gives   one line of JSON: CPU seconds per piece in the client, the scheduler and a worker, and
        pieces per second with two workers that do nothing.
"""

import json
import operator
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import distributed

PIECES = 600
AT_ONCE = 6
WORKERS = 2
_TICKS = os.sysconf("SC_CLK_TCK")


def cpu(process: "subprocess.Popen[bytes]") -> float:
    """Seconds of CPU that a running process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def start(part: str, *words: str) -> "subprocess.Popen[bytes]":
    """A scheduler or a worker that finds the program in the folder where this runs."""
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{part}", "--no-dashboard", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def send(client: Any, sent: int, back: int, pieces: int) -> None:
    """As plugins.rendering.crew does: a few pieces are away at any time."""
    executor = client.get_executor(pure=False)
    grow = operator.methodcaller("ljust", back)
    running = set()
    for number in range(pieces):
        running.add(executor.submit(grow, os.urandom(sent)))
        while len(running) >= AT_ONCE or (running and number == pieces - 1):
            done, running = wait(running, return_when=FIRST_COMPLETED)
            assert all(len(future.result()) == back for future in done)


@contextmanager
def cluster(folder: Path, count: int) -> Iterator[tuple[str, "list[subprocess.Popen[bytes]]"]]:
    """The address of a scheduler with ``count`` workers, and the processes, scheduler first."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    processes = [
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
    ]
    try:
        while not file.exists():
            time.sleep(0.05)
        address: str = json.loads(file.read_text("utf-8"))["address"]
        options = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0")
        place = ("--local-directory", str(folder))
        processes += [start("worker", address, *options, *place) for _ in range(count)]
        yield address, processes
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def main(sent: int, back: int) -> None:
    with tempfile.TemporaryDirectory() as name, cluster(Path(name), WORKERS) as (address, parts):
        client: Any = distributed.Client(address)
        client.wait_for_workers(WORKERS)
        send(client, sent, back, 60)
        used = [cpu(process) for process in parts]
        mine, wall = time.process_time(), time.perf_counter()
        send(client, sent, back, PIECES)
        mine, wall = time.process_time() - mine, time.perf_counter() - wall
        used = [cpu(process) - before for process, before in zip(parts, used, strict=True)]
        client.close()
    print(
        json.dumps(
            {
                "sent_bytes": sent,
                "back_bytes": back,
                "client_seconds": mine / PIECES,
                "scheduler_seconds": used[0] / PIECES,
                "worker_seconds": sum(used[1:]) / PIECES,
                "wall_seconds": wall / PIECES,
            }
        )
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
