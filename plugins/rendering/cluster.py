"""Pages rendered by a Dask cluster: views go out as plain values, bytes come back.

Reads   a ``Job``, the template sources, a scheduler's address.
Gives   ``clustered``, one more way through the same tasks, and ``ClusterRefused``.

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
from typing import TYPE_CHECKING, Any, Final

from plugins.model.outputs import PageView
from plugins.rendering.crew import Done, apart
from plugins.rendering.making import Job
from plugins.rendering.templates import TemplateSources

if TYPE_CHECKING:
    from plugins.rendering.cluster_worker import Program

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


class ClusterRefused(Exception):
    """Why the cluster can't make this build, in Indonesian and in English."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.id = id
        self.en = en


def clustered(job: Job, sources: TemplateSources, address: str) -> Done:
    """By the workers of the scheduler at ``address``; the files are written here."""
    with _connected(address) as client:
        _wait_for_workers(client, address)
        _check_programs(client, address)
        away = _Away(client, sources, address)
        with away.watched():
            yield from apart(job, away.submit, _AWAY * max(1, _threads(client)))


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        import distributed  # noqa: PLC0415 (an optional package)

        connect: Any = distributed.Client
    except ImportError:
        raise ClusterRefused(
            "Untuk --workers dengan alamat perlu paket tambahan: pip install -r "
            "requirements-cluster.txt",
            "--workers with an address needs one more package: pip install -r "
            "requirements-cluster.txt",
        ) from None
    _keep_quiet()
    try:
        with warnings.catch_warnings():
            # Dask compares far more packages than pages depend on; ours are compared below.
            warnings.filterwarnings("ignore", module="distributed")
            client: Client = connect(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError, ImportError):
        raise ClusterRefused(
            f"Tidak ada penjadwal Dask yang menjawab di {address}.",
            f"No Dask scheduler answers at {address}.",
        ) from None
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
        raise _no_worker(address) from None
    except OSError:
        raise _lost(address) from None


def _check_programs(client: Client, address: str) -> None:
    """Refuse a cluster of which any worker has another program."""
    from plugins.rendering.cluster_worker import PROGRAM, program  # noqa: PLC0415 (hashes sources)

    try:
        answers: Mapping[str, Any] = client.run(program, on_error="return")
    except OSError:
        raise _lost(address) from None
    for worker, answer in answers.items():
        if isinstance(answer, OSError):
            continue  # It has gone since; its work goes to the others.
        if isinstance(answer, Exception):
            raise _no_program(worker, answer)
        if tuple(answer) != PROGRAM:
            raise _differs(worker, PROGRAM, answer)


def _threads(client: Client) -> int:
    """How many views can be rendered at a time; ``OSError`` where nobody answers."""
    found: Mapping[str, int] = client.sync(client.scheduler.ncores, callback_timeout=ANSWERING)
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
            return _lost(self._address)
        if isinstance(problem, KilledWorker):
            return _dying(self._address)
        if isinstance(problem, ProgramDiffers):
            return _differs(self._address, PROGRAM, problem.args)
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
                threads = _threads(self._client)
            except Exception:  # noqa: BLE001 (whatever it is, the scheduler doesn't answer)
                self._end(_lost(self._address))
                return
            if threads:
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                self._end(_no_worker(self._address))
                return

    def _end(self, refused: ClusterRefused) -> None:
        with self._lock:
            self._ended = refused
            ending = list(self._open)
            self._open.clear()
        for future in ending:
            future.set_exception(refused)


def _no_worker(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Penjadwal di {address} tidak mempunyai pekerja; jalankan: dask worker {address}",
        f"The scheduler at {address} has no workers; start one: dask worker {address}",
    )


def _lost(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Hubungan dengan penjadwal di {address} terputus; hasil yang lama tetap seperti semula.",
        f"The scheduler at {address} was lost; the last output stays as it was.",
    )


def _dying(address: str) -> ClusterRefused:
    return ClusterRefused(
        f"Pekerja di {address} berulang kali mati saat menyusun halaman yang sama; periksa "
        "memorinya. Hasil yang lama tetap seperti semula.",
        f"Workers at {address} died again and again on the same pages; look at their memory. The "
        "last output stays as it was.",
    )


def _no_program(worker: str, problem: Exception) -> ClusterRefused:
    return ClusterRefused(
        f"Pekerja {worker} tidak dapat memuat program ini ({problem}); jalankan penjadwal dan "
        "pekerja dari folder proyek.",
        f"The worker {worker} can't load this program ({problem}); start the scheduler and its "
        "workers in the project's folder.",
    )


def _differs(worker: str, here: "Program", there: tuple[str, ...]) -> ClusterRefused:
    names = ("Python", "Jinja2", "MarkupSafe", "plugins")
    pairs = ", ".join(
        f"{name} {ours[:12]} ≠ {theirs[:12]}"
        for name, ours, theirs in zip(names, here, there, strict=True)
        if ours != theirs
    )
    return ClusterRefused(
        f"Program di {worker} tidak sama dengan di sini ({pairs}); samakan, lalu jalankan ulang "
        "pekerja.",
        f"The program at {worker} is not the one here ({pairs}); make them equal and restart the "
        "workers.",
    )
