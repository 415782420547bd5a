"""What is fuzzed: a strategy that makes evil files, and the work that reads them.

An importer joins as one more ``Target``: a strategy for the files it is given, and a function that
imports them into a folder and reads the result.
"""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from plugins import commands
from plugins.commands.stray_dates import tell_stray_dates
from plugins.images.sizes import served
from plugins.model.pictures import served_addresses
from plugins.problems import Problems, as_json, as_text
from plugins.reading.content import read_content
from plugins.reading.pictures import read_picture
from tests.fuzz import evil_geojson, evil_names, evil_pictures, evil_texts, evil_yaml
from tests.support.paths import ROOT
from tests.support.site import MINIMAL

Files = Mapping[str, bytes]

TODAY = date(2026, 11, 21)
_MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Target:
    """``work`` reads files that ``strategy`` made; it raises where a reader fails."""

    strategy: st.SearchStrategy[Files]
    work: Callable[[Files], Any]

    def warm_up(self) -> None:
        """Load what the work needs, once, with files that are in order."""
        self.work({})


@contextlib.contextmanager
def laid_out(files: Files) -> Iterator[Path]:
    """A content folder with the minimal site, ``files`` laid over it."""
    where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="kabarkota-fuzz-", dir=where))
    try:
        content = folder / "content"
        for name, data in {**MINIMAL, **files}.items():
            if name.startswith("/") or ".." in name.split("/"):
                continue  # Would be written somewhere else.
            path = content / name
            with contextlib.suppress(OSError, ValueError):  # No file system takes every name.
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data if isinstance(data, bytes) else str(data).encode())
        yield content
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check(files: Files) -> Problems:
    """Everything that ``check`` does, in both languages."""
    with laid_out(files) as content:
        return check_folder(content)


def check_folder(content: Path) -> Problems:
    problems = Problems()
    draft = read_content(content, ROOT / "theme", TODAY, problems)
    tell_stray_dates(draft, problems)
    for language in ("id", "en"):
        as_text(problems, language).encode()
        as_json(problems, language).encode()
    return problems


def check_picture(files: Files) -> None:
    """Each picture read, and served in each of its sizes where reading takes it."""
    with laid_out(files) as content:
        for name in files:
            problems = Problems()
            found = read_picture(content / name, name, "content/x.md", 1, problems)
            assert (found is None) == (len(problems) > 0)
            if found is not None:
                for address in served_addresses(found):
                    served(content, found, address)


def build(files: Files) -> None:
    """A whole build; what passes the check must become a site."""
    with laid_out(files) as content:
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        try:
            status = commands.build(
                content,
                content.parent / "output",
                today=TODAY,
                workers=1,
                full=True,
                cache=content.parent / "cache",
            )
            said = sys.stderr.getvalue()
        finally:
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        assert status == (1 if "perlu diperbaiki" in said else 0), said


TARGETS: dict[str, Target] = {
    "story": Target(evil_texts.stories, check),
    "yaml": Target(evil_yaml.files, check),
    "geojson": Target(evil_geojson.files, check),
    "picture": Target(evil_pictures.files, check_picture),
    "names": Target(evil_names.files, check),
    "site": Target(
        st.one_of(evil_texts.stories, evil_yaml.files, evil_geojson.files, evil_pictures.shown),
        build,
    ),
}
