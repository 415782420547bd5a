"""Compiled templates, kept beside their sources as Python keeps its own modules.

Reads   ``__pycache__`` in the folder of the templates.
Gives   ``CompiledTemplates``, Jinja's way to ask for them.

Compiling what one article's page takes in lasts longer than making and writing the page. Compiled
code can run, so it has no place in the content cache, which travels between machines.
"""

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache, bc_magic

_DIGEST: Final = 32


class CompiledTemplates(BytecodeCache):
    """``program`` is what compiled them: code of another one counts as none.

    So does code that is damaged. A folder that can't be written to costs the time to compile.
    """

    def __init__(self, templates: Path, program: bytes) -> None:
        self._folder = templates / "__pycache__"
        self._program = program

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256(self._program + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        head = self._head(bucket)
        try:
            data = self._path(bucket).read_bytes()
        except OSError:
            return
        digest, code = data[len(head) : len(head) + _DIGEST], data[len(head) + _DIGEST :]
        # What marshal is given must be whole: it may take down the program over anything else.
        if data.startswith(head) and hashlib.sha256(code).digest() == digest:
            bucket.code = marshal.loads(code)  # noqa: S302 (as Python's own, and of this machine)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        path = self._path(bucket)
        # Several processes may compile the same template at once.
        own = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            own.write_bytes(self._head(bucket) + hashlib.sha256(code).digest() + code)
            own.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja"

    @staticmethod
    def _head(bucket: Bucket) -> bytes:
        return bc_magic + bucket.checksum.encode()
