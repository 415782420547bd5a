"""A look at all files, by a process of its own where there are two cores: this one loads meanwhile.

Reads   what the file system tells of the content, the theme, the program and the output; the state
        of the last build.
Gives   ``Lookout``: first what there is to read, then the program's digests and what the process
        has made ready where there is something to do, whether there is, and what there is in the
        output.

Looking at ten thousand stories and their pages takes longer than loading Pelican. A look that is
lost, with a process that somebody killed, is taken again here.
"""

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

import msgspec

from plugins.model.code_version import sources
from plugins.model.file_scan import Scan, scan
from plugins.model.processes import forks, worker_count
from plugins.rendering.build_state import inputs_of
from plugins.rendering.inputs import inputs_digest, nothing_to_do
from plugins.rendering.published import FileSignature, files_below, state_path

T = TypeVar("T")

Output = dict[str, FileSignature]
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Places:
    """``others`` are the files and folders that a build reads beside ``content``.

    ``options`` are what else decides the result; with ``anyway`` there is always something to do.
    ``ahead`` is work that another process can do in advance, once it has seen the content; what it
    gives is in bytes, and empty where there is no such work.
    """

    content: Path
    output: Path
    others: Sequence[Path]
    options: Sequence[object]
    anyway: bool = False
    ahead: Callable[[Scan], bytes] | None = None


class Input(msgspec.Struct, frozen=True):
    """``changed`` says for certain that something has; False leaves it to the output's files."""

    content: Scan
    digest: str
    changed: bool


class Sources(msgspec.Struct, frozen=True):
    """The digests of the program's files, for a build that has something to do."""

    digests: dict[str, bytes]


class Ready(msgspec.Struct, frozen=True):
    """What was done in advance, for a build that has something to do."""

    data: bytes


class Found(msgspec.Struct, frozen=True):
    """``pages`` is None where there is something to do, else how many there are."""

    pages: int | None
    files: Output


def look_at_input(places: Places) -> Input:
    content = scan(places.content)
    digest = inputs_digest(content, places.others, places.options)
    changed = inputs_of(state_path(places.output)) != digest
    return Input(content, digest, places.anyway or not digest or changed)


def look_at_output(places: Places, known: Input) -> Found:
    files = files_below(places.output)
    last = None if known.changed else nothing_to_do(places.output, known.digest, files)
    return Found(None if last is None else last.pages, {} if last is not None else files)


class Lookout:
    """``input`` is what there is to read. To be closed: somebody may still be looking."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._child = 0
        self._pipe: BinaryIO | None = None
        self._found: Found | None = None
        if forks() and worker_count(0) > 1:
            self._send_somebody()

    @property
    def apart(self) -> bool:
        """Whether another process looks, so that this one can do something else."""
        return self._pipe is not None

    @cached_property
    def input(self) -> Input:
        return self._told(Input) or look_at_input(self._places)

    @cached_property
    def sources(self) -> dict[str, bytes]:
        """The digests of the program's files; none where nobody has looked."""
        told = self._told(Sources) if self.input.changed else None
        return {} if told is None else told.digests

    def ahead(self) -> bytes:
        """What was done in advance; empty where nothing was."""
        return self._ready

    @cached_property
    def _ready(self) -> bytes:
        # What comes first through the pipe is taken first.
        _ = self.sources
        told = self._told(Ready) if self.input.changed else None
        return b"" if told is None else told.data

    def pages_as_they_are(self) -> int | None:
        """How many pages there are where nothing is to be done; None where something is."""
        return None if self.input.changed else self._output().pages

    def files(self) -> Output:
        """The files of the output, as they were at some moment of this look."""
        return self._output().files

    def _output(self) -> Found:
        if self._found is None:
            known = self.input
            _ = self._ready
            self._found = self._told(Found) or look_at_output(self._places, known)
        return self._found

    def _send_somebody(self) -> None:
        mine, theirs = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(theirs)
            self._pipe = os.fdopen(mine, "rb")
            return
        with suppress(BaseException):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.close(mine)
            with os.fdopen(theirs, "wb") as pipe:
                known = look_at_input(self._places)
                _tell(pipe, known)
                if known.changed:
                    _tell(pipe, Sources(sources()))
                    _tell(pipe, Ready(self._done_ahead(known.content)))
                _tell(pipe, look_at_output(self._places, known))
        os._exit(0)

    def _done_ahead(self, seen: Scan) -> bytes:
        with suppress(Exception):
            return b"" if self._places.ahead is None else self._places.ahead(seen)
        return b""

    def _told(self, kind: type[T]) -> T | None:
        """The next thing that the other process says; None where there is none, or it was lost."""
        if self._pipe is None:
            return None
        length = int.from_bytes(self._pipe.read(_LENGTH), "big")
        data = self._pipe.read(length)
        try:
            return msgspec.msgpack.decode(data, type=kind)
        except msgspec.DecodeError:
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _raised: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._pipe is not None:
            # Closed first: whoever still wants to say something then ends.
            self._pipe.close()
            self._pipe = None
            os.waitpid(self._child, 0)


def _tell(pipe: BinaryIO, told: msgspec.Struct) -> None:
    data = msgspec.msgpack.encode(told)
    pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
    pipe.flush()
