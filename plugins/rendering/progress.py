"""A line that moves while a long build works; silent in pipes and CI.

Reads   the tasks as they are done.
Gives   ``shown``: the same, with a progress line on a terminal.
"""

import os
import sys
from collections.abc import Iterator
from typing import Final, TypeVar

T = TypeVar("T")

WORTH_SHOWING: Final = 400
"""Fewer tasks than this are done before anyone wonders."""

_REDRAWN: Final = 50


def shown(done: Iterator[T], total: int, *, english: bool) -> Iterator[T]:
    """``done``, counted on standard error where that is a terminal."""
    if total < WORTH_SHOWING or not sys.stderr.isatty() or os.environ.get("CI"):
        yield from done
        return
    from rich.console import Console  # noqa: PLC0415 (a quarter of a short build's time)
    from rich.progress import (  # noqa: PLC0415 (as above)
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    # No thread redraws the line: processes may still be forked beside it.
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        auto_refresh=False,
        transient=True,
    ) as progress:
        task = progress.add_task("Making pages" if english else "Membuat halaman", total=total)
        for number, one in enumerate(done, 1):
            if number % _REDRAWN == 0:
                progress.update(task, completed=number, refresh=True)
            yield one
