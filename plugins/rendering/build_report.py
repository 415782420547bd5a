"""What a build did, in figures and in words.

Reads   what the engine counted.
Gives   ``BuildReport`` and ``summary``: the lines at the end of a build.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from plugins.languages import Language, formats

PHASES: Final = {
    "read": ("membaca", "reading"),
    "plan": ("merencanakan", "planning"),
    "make": ("membuat", "making"),
    "finish": ("melengkapi", "finishing"),
    "swap": ("menukar", "swapping"),
}


@dataclass(slots=True)
class BuildReport:
    """Counts of one build; ``seconds`` by phase, ``reasons`` by path for ``--explain``."""

    pages: int = 0
    files: int = 0
    stories: int = 0
    parsed: int = 0
    rendered: int = 0
    written: int = 0
    removed: int = 0
    next_due: datetime | None = None
    outdated: list[str] = field(default_factory=list)
    """Translations whose source has changed since."""
    untranslated: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made: dict[str, bool] = field(default_factory=dict)
    """For each path that was looked at: whether its bytes are new."""

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count the seconds of the block to ``name``."""
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + spent


_LISTED: Final = 5

_INDONESIAN: Final = """\
Selesai: %(pages)s halaman di %(folder)s/, %(whole)s detik (%(phases)s).
Berita: %(stories)s terbit, %(untranslated)s tanpa versi Inggris, %(parsed)s baru atau berubah.
Berkas: %(written)s ditulis, %(kept)s tetap, %(removed)s dihapus; %(rendered)s halaman disusun.
"""
_ENGLISH: Final = """\
Ready: %(pages)s pages in %(folder)s/, %(whole)s seconds (%(phases)s).
Stories: %(stories)s published, %(untranslated)s without English, %(parsed)s new or changed.
Files: %(written)s written, %(kept)s kept, %(removed)s removed; %(rendered)s pages rendered.
"""


def summary(report: BuildReport, folder: str, language: Language) -> str:
    """Two or three lines for the person at the terminal."""

    def count(number: int) -> str:
        return formats.number(number, language)

    whole = formats.number(sum(report.seconds.values()), language, 1)
    english = language == "en"
    phases = ", ".join(
        f"{words[english]} {formats.number(report.seconds[name], language, 1)}"
        for name, words in PHASES.items()
        if name in report.seconds
    )
    figures = {
        "pages": count(report.pages),
        "folder": folder,
        "whole": whole,
        "phases": phases,
        "stories": count(report.stories),
        "parsed": count(report.parsed),
        "untranslated": count(report.untranslated),
        "written": count(report.written),
        "kept": count(report.files - report.written),
        "removed": count(report.removed),
        "rendered": count(report.rendered),
    }
    told = (_ENGLISH if english else _INDONESIAN) % figures
    if report.outdated:
        listed = ", ".join(report.outdated[:_LISTED])
        more = len(report.outdated) - _LISTED
        listed += f" (+{more})" if more > 0 else ""
        told += (
            f"Warning: older than their source: {listed}.\n"
            if english
            else f"Peringatan: terjemahan tertinggal dari naskahnya: {listed}.\n"
        )
    if report.next_due is None:
        return told
    due = f"{formats.full_date(report.next_due.date(), language)}, "
    due += formats.clock(report.next_due, language)
    return told + (
        f"Next story due: {due}; build again then.\n"
        if english
        else f"Terbit berikutnya: {due}; bangun lagi saat itu.\n"
    )
