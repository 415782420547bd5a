"""Many hands: tasks done with views sent to other processes.

Reads   a ``Job``.
Gives   ``spawned`` and ``apart``, ways through the same tasks beside ``making.alone``.

Forked workers (see ``shifts``) hold the whole site and make views as well as pages. Workers that
start from nothing, on this machine or another, are handed views, which are plain values, and give
back bytes: the same function of the same values, so the same bytes.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from plugins.model.outputs import Page, PageView
from plugins.model.pools import pool
from plugins.rendering.build_state import TemplateKey
from plugins.rendering.making import Done, Job, Made, Task, view_of
from plugins.rendering.templates import Templates, TemplateSources

Submit = Callable[[list[PageView]], "Future[list[bytes]]"]

CHUNK: Final = 16
"""Pages in one piece of work: a few tens of milliseconds."""

_templates: Templates | None = None


def spawned(job: Job, sources: TemplateSources, workers: int) -> Done:
    """By ``workers`` processes that start from nothing, as on macOS and Windows.

    As with forked ones, the share of one that is killed is done here.
    """
    left = {id(task): task for task in job.tasks}
    try:
        with pool(workers, hand_templates, sources) as executor:
            for task, made in apart(
                job, lambda views: executor.submit(render_views, views), workers * 3
            ):
                del left[id(task)]
                yield task, made
    except BrokenProcessPool:
        for task in left.values():
            yield task, job.make(task)


def apart(job: Job, submit: Submit, at_once: int) -> Done:
    """Views are made here and sent off, ``CHUNK`` at a time and ``at_once`` such pieces."""
    waiting: list[tuple[Task, bytes, PageView]] = []
    running: dict[Future[list[bytes]], list[tuple[Task, bytes, TemplateKey]]] = {}

    def send() -> None:
        told = [(task, key, job.templates.of(view)) for task, key, view in waiting]
        running[submit([view for _, _, view in waiting])] = told
        waiting.clear()

    def collected() -> Done:
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            for told, data in zip(running.pop(future), future.result(), strict=True):
                yield told[0], job.page_made(*told, data)

    for task in job.tasks:
        if not isinstance(task.output, Page):
            yield task, job.make(task)
            continue
        view = view_of(task.output)
        key = job.templates.key(view)
        if task.kept is not None and task.kept.key == key:
            yield task, Made(key, None, template=job.templates.of(view))
            continue
        waiting.append((task, key, view))
        if len(waiting) == CHUNK:
            send()
        while len(running) >= at_once:
            yield from collected()
    if waiting:
        send()
    while running:
        yield from collected()


def hand_templates(sources: TemplateSources) -> None:
    """Prepare a worker to render views."""
    global _templates  # noqa: PLW0603 (a worker is prepared once)
    _templates = Templates(sources)


def render_views(views: Sequence[PageView]) -> list[bytes]:
    """The pages of ``views``, in a worker that was handed the templates."""
    assert _templates is not None
    return [_templates.render(view).encode() for view in views]
