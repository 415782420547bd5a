"""What every command shares: an exit status, paths as typed, and no traceback for its user.

Reads   ``KABARKOTA_DEBUG`` and ``KABARKOTA_LANGUAGE``.
Gives   ``command``, which makes a ``Command`` of a function that gives an exit status; ``Exit``;
        ``folder``, ``choice``, ``workers_or_address``, ``amount``, ``date_or_none`` and
        ``date_or_moment``, which read what was typed.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tools.folders import CACHE, ROOT

LANGUAGES = ("id", "en")
LANGUAGE = os.environ.get("KABARKOTA_LANGUAGE") or "id"

CONTENT = "Folder naskah. / The folder of content. [content]"
OUTPUT = "Folder hasil. / The folder for the site. [output]"
TODAY = "Tanggal acuan, seperti 2026-11-21. / The date to build for. [hari ini / today]"
WORDS = "Bahasa pesan: id, en. / Language of messages."


class Exit(Exception):
    """The end of a command: words for the person at the keyboard, and the status."""

    def __init__(self, words: str, code: int) -> None:
        super().__init__(words)
        self.code = code


@dataclass(frozen=True, slots=True)
class Command:
    """``body`` gives an exit status; its parameters are the options, with their defaults.

    ``help`` says what each is for. Those in ``iterable`` may be repeated. ``failure`` is the status
    where the program itself has a fault.
    """

    name: str
    body: Callable[..., int]
    help: Mapping[str, str] = field(default_factory=dict)
    iterable: Sequence[str] = ()
    failure: int = 1

    def run(self, **options: Any) -> int:
        """Do it; gives the exit status, and tells a fault of the program in two lines."""
        try:
            return self.body(**options)
        except Exit as end:
            print(end, file=sys.stderr)
            return end.code
        except Exception as problem:
            if os.environ.get("KABARKOTA_DEBUG"):
                raise
            print(unexpected(problem), file=sys.stderr)
            return self.failure


def command(
    *,
    name: str = "",
    help: Mapping[str, str] | None = None,
    iterable: Sequence[str] = (),
    failure: int = 1,
) -> Callable[[Callable[..., int]], Command]:
    """Make a command of a function; it is called as the function is, unless ``name`` is given."""

    def make(body: Callable[..., int]) -> Command:
        called = name or body.__name__.replace("_", "-")
        return Command(called, body, help or {}, iterable, failure)

    return make


def unexpected(problem: Exception) -> str:
    """Keep the traceback in a file; gives the short message that names it."""
    import traceback

    CACHE.mkdir(exist_ok=True)
    (CACHE / "failure.log").write_text("".join(traceback.format_exception(problem)), "utf-8")
    return (
        f"Ada kesalahan pada program, bukan pada naskah: {type(problem).__name__}: {problem}\n"
        "This is a fault of the program, not of your content.\n"
        "Rincian / details: .cache/failure.log (atau ulangi dengan / or repeat with --debug)"
    )


def choice(option: str, typed: str, known: Sequence[str]) -> str:
    """What was typed, where it is one of the words known."""
    if typed in known:
        return typed
    words = ", ".join(known)
    message = f'--{option}: pilih salah satu / choose one of: {words}; bukan / not "{typed}".'
    raise Exit(message, code=2)


def folder(typed: str | None, default: str) -> Path:
    """The folder as typed, from where the person stands; else ``default`` beside tasks.py."""
    return Path.cwd() / typed if typed else ROOT / default


def workers_or_address(typed: str) -> int | str:
    """The number of ``--workers``, or the address of a scheduler."""
    if "://" in typed:
        return typed
    if typed.isdecimal():
        return int(typed)
    message = (
        "--workers: tulis angka, atau alamat seperti / write a number, or an address like "
        f'tcp://10.0.0.5:8786; bukan / not "{typed}".'
    )
    raise Exit(message, code=2)


def amount(option: str, typed: str) -> float | None:
    """The number of an option, greater than nothing; ``None`` where none was typed."""
    if not typed:
        return None
    try:
        found = float(typed.replace(",", "."))
    except ValueError:
        found = 0.0
    if not 0 < found < 1e9:
        message = (
            f"--{option}: tulis angka di atas nol / write a number above zero; "
            f'bukan / not "{typed}".'
        )
        raise Exit(message, code=2)
    return found


def date_or_none(typed: str | None) -> date | None:
    """The date of ``--today``; ``None`` where none was typed."""
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        message = f'--today: tulis seperti / write it like 2026-11-21, bukan / not "{typed}".'
        raise Exit(message, code=2) from None


def date_or_moment(typed: str | None) -> date | None:
    """As ``date_or_none``; a moment of a day too, in the site's zone unless an offset follows."""
    if typed and "T" in typed:
        try:
            return datetime.fromisoformat(typed)
        except ValueError:
            message = (
                "--today: tulis seperti / write it like 2026-11-21T15:59:59+07:00, "
                f'bukan / not "{typed}".'
            )
            raise Exit(message, code=2) from None
    return date_or_none(typed)
