"""Who does the tasks of a build: this process, several, or a cluster.

Reads   the option ``--workers``: a number, 0 for the machine's cores, or a scheduler's address.
Gives   ``hands_for``.
"""

from typing import Final

from plugins.model.processes import forks, worker_count
from plugins.rendering.making import Done, Job, alone
from plugins.rendering.templates import TemplateSources

WORTH_FORKING: Final = 60
WORTH_SPAWNING: Final = 1000
"""Fewer tasks than this are done before other processes have started."""


def hands_for(job: Job, sources: TemplateSources, workers: int | str) -> Done:
    """The way through the tasks of ``job`` that ``workers`` and their number ask for."""
    if isinstance(workers, str) and "://" in workers:
        from plugins.rendering.cluster import clustered  # noqa: PLC0415 (an optional package)

        return clustered(job, sources, workers)
    count = worker_count(int(workers))
    if count < 2 or len(job.tasks) < (WORTH_FORKING if forks() else WORTH_SPAWNING):
        return alone(job)
    if forks():
        from plugins.rendering.shifts import forked  # noqa: PLC0415 (an edit needs no others)

        return forked(job, count)
    from plugins.rendering.crew import spawned  # noqa: PLC0415 (as above)

    return spawned(job, sources, count)
