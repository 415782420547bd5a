"""One planned output made: its view, its bytes, its file; each only where it has changed.

Reads   ``Page`` and ``File`` values, and what the last build kept of them.
Gives   ``Job`` and ``Made``; ``alone``, which does one task after another in this process.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.model.outputs import Output, Page, PageView
from plugins.rendering.build_state import Kept, TemplateKey
from plugins.rendering.output_trees import OutputTrees
from plugins.rendering.published import FileSignature
from plugins.rendering.templates import Templates


@dataclass(frozen=True, slots=True)
class Task:
    """An output to be made at ``path``; ``kept`` where the last build's file is still there."""

    path: str
    output: Output
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Made:
    """``written`` is None where the bytes are those of the last build.

    ``rendered`` says that a page was, and ``template`` which template shows it, None for files.
    """

    key: bytes
    written: FileSignature | None
    rendered: bool = False
    template: TemplateKey | None = None


Done = Iterator[tuple[Task, Made]]


@dataclass(frozen=True, slots=True)
class Job:
    """Tasks with what it takes to do them."""

    tasks: Sequence[Task]
    templates: Templates
    trees: OutputTrees

    def make(self, task: Task) -> Made:
        """Do one task."""
        if isinstance(task.output, Page):
            view = view_of(task.output)
            key = self.templates.key(view)
            template = self.templates.of(view)
            if task.kept is not None and task.kept.key == key:
                return Made(key, None, template=template)
            return self.page_made(task, key, template, self.templates.render(view).encode())
        return self.file_made(task, task.output.data())

    def page_made(self, task: Task, key: bytes, template: TemplateKey, data: bytes) -> Made:
        """Write a rendered page, unless the new template or program gave the old bytes."""
        kept = task.kept
        if kept is not None and len(data) == kept.size and self.trees.holds(task.path, data):
            return Made(key, None, True, template)
        return Made(key, self.trees.write(task.path, data), True, template)

    def file_made(self, task: Task, data: bytes) -> Made:
        key = hashlib.sha256(data).digest()[:16]
        if task.kept is not None and task.kept.key == key:
            return Made(key, None)
        return Made(key, self.trees.write(task.path, data))


def alone(job: Job) -> Done:
    """One task after another, in this process."""
    for task in job.tasks:
        yield task, job.make(task)


def view_of(page: Page) -> PageView:
    """The view of a page; one that names another address is an error in its room."""
    view = page.view()
    if view.frame.address != page.address:
        raise AddressTaken(f"{page.address} was planned, {view.frame.address} was made")
    return view


class AddressTaken(Exception):
    """Two outputs have one address: an error in the rooms, since content was checked before."""
