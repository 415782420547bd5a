"""The parts of making a page, each by itself: what a cluster could take over and what it couldn't.

Reads   a content folder: python3 -m benchmarks.scale.parts CONTENT OUTPUT
Gives   one line of JSON: CPU seconds and bytes of each part of a full build in one process.

CPU time, not time on the wall: other programs on the machine change it little.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from plugins import commands
from plugins.model.outputs import Page
from plugins.rendering import engine
from plugins.rendering.crew import CHUNK
from plugins.rendering.making import Job, Made, Task, view_of
from plugins.rendering.templates import TemplateSources

T = TypeVar("T")

TODAY = date(2026, 11, 21)


class Parts:
    """Seconds of this process by the name of a part, and counts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}

    def timed(self, name: str, work: Callable[[], T]) -> T:
        started = time.process_time()
        found = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - started
        return found

    def count(self, name: str, more: int) -> None:
        self.counts[name] = self.counts.get(name, 0) + more


def hands(parts: Parts) -> Callable[..., Iterator[tuple[Task, Made]]]:
    """A way through the tasks of a build that does what parent and worker do, one by one."""

    def measured(job: Job, sources: TemplateSources, _workers: Any) -> Iterator[tuple[Task, Made]]:
        parts.count("template_bytes", len(pickle.dumps(sources)))
        pages = [task for task in job.tasks if isinstance(task.output, Page)]
        for task in job.tasks:
            if not isinstance(task.output, Page):
                parts.count("files", 1)
                yield task, parts.timed("files", lambda task=task: job.make(task))
        for start in range(0, len(pages), CHUNK):
            yield from chunk(job, pages[start : start + CHUNK])

    def chunk(job: Job, tasks: list[Task]) -> Iterator[tuple[Task, Made]]:
        views = parts.timed("view", lambda: [view_of(task.output) for task in tasks])
        keys = parts.timed("key", lambda: [job.templates.key(view) for view in views])
        sent = parts.timed("pickle", lambda: pickle.dumps(views))
        there = parts.timed("unpickle", lambda: pickle.loads(sent))
        made = parts.timed("render", lambda: [job.templates.render(v).encode() for v in there])
        back = parts.timed("return", lambda: pickle.loads(pickle.dumps(made)))
        parts.count("pages", len(tasks))
        parts.count("chunks", 1)
        parts.count("sent_bytes", len(sent))
        parts.count("page_bytes", sum(map(len, made)))
        for task, key, data in zip(tasks, keys, back, strict=True):
            yield task, parts.timed("write", lambda t=task, k=key, d=data: job.page_made(t, k, d))

    return measured


def main(content: str, output: str) -> int:
    parts = Parts()
    engine.hands_for = hands(parts)
    begun = time.process_time()
    status = commands.build(Path(content), Path(output), today=TODAY, workers=1, full=True)
    parts.seconds["everything"] = time.process_time() - begun
    print(json.dumps({"seconds": parts.seconds, **parts.counts}))
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
