"""Forked workers that make a share of the pages and are gone, each followed by a fresh one.

Reads   a ``Job``, which every worker finds as its parent holds it.
Gives   ``forked``, a way through the tasks of a job.

A forked worker shares its parent's memory until one of the two writes to it, and Python writes to
whatever it looks at: objects count who holds them. A worker that made half of the site would end
with a copy of nearly all of it. One that works for a moment ends with little, and starting the
next takes a few milliseconds. The first page of each kind is made by the parent, so that what it
loads and works out for all others is there for every worker.
"""

import ctypes
import os
import pickle
import select
import time
import traceback
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from plugins.model.forked_work import Begun, begun
from plugins.model.outputs import Page
from plugins.rendering.build_state import TemplateKey
from plugins.rendering.making import Done, Job, Made, Task
from plugins.rendering.published import FileSignature

MOST: Final = 1000
FEWEST: Final = 48
"""Tasks of one worker; towards the end few, so that all workers end together."""

LONGEST: Final = 0.6
"""Seconds of the processor after which a worker leaves the rest of its tasks to the next ones."""

_PARTS: Final = 3
_READ: Final = 1 << 16

_Told = tuple[bytes, FileSignature | None, bool, TemplateKey | None]
"""What a worker says of one task: the fields of ``Made``."""


@dataclass(slots=True)
class _Shift:
    """A worker's share: ``indexes`` of tasks, and what it has said of them."""

    worker: Begun
    indexes: range
    said: bytearray


def forked(job: Job, workers: int) -> Done:
    """By ``workers`` processes at a time; where one is killed, its share is done here."""
    _give_back()
    at_work: dict[int, _Shift] = {}
    kinds: set[object] = set()
    here: set[int] = set()
    waiting = [range(len(job.tasks))] if job.tasks else []
    try:
        while waiting or at_work:
            while waiting and len(at_work) < workers:
                indexes = _share(waiting, workers)
                for index in indexes:
                    task = job.tasks[index]
                    if (kind := _kind(task)) not in kinds:
                        kinds.add(kind)
                        here.add(index)
                        yield task, job.make(task)
                worker = begun(partial(_made, job, indexes, here))
                at_work[worker.pipe] = _Shift(worker, indexes, bytearray())
            for pipe in select.select(list(at_work), (), ())[0]:
                shift = at_work[pipe]
                data = os.read(pipe, _READ)
                shift.said += data
                if not data:
                    del at_work[pipe]
                    shift.worker.end()
                    told = list(_told(job, shift, here))
                    if len(told) < len(shift.indexes):
                        waiting.append(shift.indexes[len(told) :])
                    yield from (done for done in told if done is not None)
    finally:
        # What they still have in hand is ended, and heard by nobody.
        for shift in at_work.values():
            shift.worker.end()


def _give_back() -> None:
    """To the system, what reading and planning no longer need; where its library can."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _share(waiting: list[range], workers: int) -> range:
    """The next worker's share of the tasks that wait, the last of which were left by somebody."""
    left = waiting.pop()
    every = len(left) + sum(map(len, waiting))
    size = min(MOST, max(FEWEST, every // (workers * _PARTS)))
    if len(left) > size:
        waiting.append(left[size:])
    return left[:size]


def _kind(task: Task) -> object:
    """What is the same for all outputs that one function makes."""
    output = task.output
    make = output.view if isinstance(output, Page) else output.data
    return getattr(make, "func", None) or getattr(make, "__code__", None)


def _made(job: Job, indexes: range, here: Container[int]) -> bytes:
    """What was made of the first of some tasks, or the error that ended the work.

    None where the parent has made it.
    """
    try:
        told: list[_Told | None] = []
        end = time.process_time() + LONGEST
        for index in indexes:
            if index in here:
                told.append(None)
                continue
            made = job.make(job.tasks[index])
            told.append((made.key, made.written, made.rendered, made.template))
            if time.process_time() > end:
                break
        return pickle.dumps(told)
    except Exception as error:  # noqa: BLE001 (the parent raises it)
        error.add_note(traceback.format_exc())
        return pickle.dumps(error)


def _told(job: Job, shift: _Shift, here: Container[int]) -> Iterator[tuple[Task, Made] | None]:
    """Each task of a shift that has ended, done; None where the parent had done it before."""
    try:
        told = pickle.loads(shift.said)  # noqa: S301 (of this program's own worker)
    except (EOFError, pickle.UnpicklingError):
        # Somebody ended the worker before it had said all.
        for index in shift.indexes:
            task = job.tasks[index]
            yield None if index in here else (task, job.make(task))
        return
    if isinstance(told, Exception):
        raise told
    for index, fields in zip(shift.indexes, told, strict=False):
        yield None if fields is None else (job.tasks[index], Made(*fields))
