"""The commands as invoke's tasks.

Reads   the commands.
Gives   ``collection``, which invoke finds in ``tasks.py``.
"""

import inspect
from collections.abc import Iterable
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task

from tools.guard import Command


def collection(commands: Iterable[Command]) -> Collection:
    """All ``commands`` under their own names."""
    return Collection(*(task_of(each) for each in commands))


def task_of(command: Command) -> Task[Any]:
    """A task with the options of ``command`` that ends with the status it gives."""

    def body(_: Context, **options: Any) -> None:
        status = command.run(**options)
        if status:
            raise Exit(code=status)

    context = inspect.Parameter("_", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    own = inspect.signature(command.body)
    named: Any = body
    named.__signature__ = own.replace(parameters=[context, *own.parameters.values()])
    body.__doc__ = command.body.__doc__
    return Task(
        body,
        name=command.name,
        iterable=command.iterable,
        help=dict(command.help),
        auto_shortflags=False,
    )
