"""Pages rendered by a Dask cluster: views go out as plain values, bytes come back.

Reads   a ``Job``, the template sources, a scheduler's address.
Gives   ``clustered``, one more way through the same tasks.

Dask gives the work of a worker that died to another one. Everything else that can go wrong between
machines ends the build with a sentence, and the last output stays as it was.
"""

import logging
import pickle
import threading
import time
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from typing import Any, Final

from plugins.model.outputs import PageView
from plugins.rendering.cluster_refusals import (
    ClusterRefused,
    differs,
    dying,
    lost,
    no_program,
    no_scheduler,
    no_worker,
    not_installed,
)
from plugins.rendering.crew import apart
from plugins.rendering.making import Done, Job
from plugins.rendering.templates import TemplateSources

Client = Any
"""A ``distributed.Client``: Dask gives types to a part of itself only."""

CONNECTING: Final = 5.0
"""Seconds in which a scheduler answers."""

ANSWERING: Final = 30.0
"""Seconds in which a scheduler that was there tells of its workers, however busy it is."""

PATIENCE: Final = 15.0
"""Seconds without a single worker, at the start or later; a supervised one is back by then."""

_AWAY: Final = 3
"""Pieces of work under way for each thread of the cluster."""

_BETWEEN_LOOKS: Final = 1.0


def clustered(job: Job, sources: TemplateSources, address: str) -> Done:
    """By the workers of the scheduler at ``address``; the files are written here."""
    with _connected(address) as client:
        _wait_for_workers(client, address)
        _check_programs(client, address)
        away = _Away(client, sources, address)
        with away.watched():
            yield from apart(job, away.submit, _AWAY * max(1, _threads(client, address)))


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        import distributed  # noqa: PLC0415 (an optional package)

        connect: Any = distributed.Client
    except ImportError:
        raise not_installed() from None
    _keep_quiet()
    try:
        with warnings.catch_warnings():
            # Dask compares far more packages than pages depend on; ours are compared below.
            warnings.filterwarnings("ignore", module="distributed")
            client: Client = connect(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError, ImportError):
        raise no_scheduler(address) from None
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=CONNECTING)


def _keep_quiet() -> None:
    """Dask logs each lost connection several times over; here it becomes one sentence."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"distributed", "tornado", "asyncio"}:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise no_worker(address) from None
    except OSError:
        raise lost(address) from None


def _check_programs(client: Client, address: str) -> None:
    """Refuse a cluster of which any worker has another program, or the scheduler has none."""
    from plugins.rendering.cluster_worker import PROGRAM, program  # noqa: PLC0415 (hashes sources)

    try:
        client.run_on_scheduler(program)
        answers: Mapping[str, Any] = client.run(program, on_error="return")
    except OSError:
        raise lost(address) from None
    except (ImportError, AttributeError) as problem:
        raise no_program(address, problem) from None
    for worker, answer in answers.items():
        if isinstance(answer, OSError):
            continue  # It has gone since; its work goes to the others.
        if isinstance(answer, Exception):
            raise no_program(worker, answer)
        if tuple(answer) != PROGRAM:
            raise differs(worker, PROGRAM, answer)


def _threads(client: Client, address: str) -> int:
    """How many views can be rendered at a time; refuses where nobody answers."""
    try:
        found: Mapping[str, int] = client.sync(client.scheduler.ncores, callback_timeout=ANSWERING)
    except Exception:  # noqa: BLE001 (whatever it is, the scheduler doesn't answer)
        raise lost(address) from None
    return sum(found.values())


class _Away:
    """Pieces of work that are with the cluster.

    Each ends with its pages, with the error of a template, or with ``ClusterRefused``.
    """

    def __init__(self, client: Client, sources: TemplateSources, address: str) -> None:
        self._client = client
        self._address = address
        self._executor = client.get_executor(pure=False)
        # A task's result and not scattered data: if the only worker that holds it dies, the
        # scheduler has it made again.
        self._sources = client.submit(bytes, pickle.dumps(sources), pure=False)
        self._open: set[Future[list[bytes]]] = set()
        self._ended: ClusterRefused | None = None
        self._lock = threading.Lock()

    def submit(self, views: list[PageView]) -> "Future[list[bytes]]":
        from plugins.rendering.cluster_worker import PROGRAM, render  # noqa: PLC0415 (as above)

        ours: Future[list[bytes]] = Future()
        with self._lock:
            if self._ended is not None:
                raise self._ended
            self._open.add(ours)
        try:
            theirs = self._executor.submit(render, PROGRAM, self._sources, pickle.dumps(views))
        except Exception as problem:  # noqa: BLE001 (told below)
            raise self._told(problem) from None
        theirs.add_done_callback(lambda done: self._close(ours, done))
        return ours

    def _close(self, ours: "Future[list[bytes]]", theirs: "Future[list[bytes]]") -> None:
        with self._lock:
            if ours not in self._open:
                return
            self._open.remove(ours)
        try:
            ours.set_result(theirs.result())
        except (Exception, CancelledError) as problem:  # noqa: BLE001 (told where it is awaited)
            ours.set_exception(self._told(problem))

    def _told(self, problem: BaseException) -> BaseException:
        from distributed import KilledWorker  # noqa: PLC0415 (an optional package)
        from distributed.client import ClosedClientError  # noqa: PLC0415

        from plugins.rendering.cluster_worker import PROGRAM, ProgramDiffers  # noqa: PLC0415

        if isinstance(problem, CancelledError | ClosedClientError | OSError):
            return lost(self._address)
        if isinstance(problem, KilledWorker):
            return dying(self._address)
        if isinstance(problem, ProgramDiffers):
            return differs(self._address, PROGRAM, problem.args)
        return problem

    @contextmanager
    def watched(self) -> Iterator[None]:
        """End all that is away once the scheduler, or the last worker, has gone for good."""
        over = threading.Event()
        threading.Thread(target=self._watch, args=(over,), daemon=True).start()
        try:
            yield
        finally:
            over.set()

    def _watch(self, over: threading.Event) -> None:
        seen = time.monotonic()
        while not over.wait(_BETWEEN_LOOKS):
            try:
                threads = _threads(self._client, self._address)
            except ClusterRefused as refused:
                self._end(refused)
                return
            if threads:
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                self._end(no_worker(self._address))
                return

    def _end(self, refused: ClusterRefused) -> None:
        with self._lock:
            self._ended = refused
            ending = list(self._open)
            self._open.clear()
        for future in ending:
            future.set_exception(refused)
