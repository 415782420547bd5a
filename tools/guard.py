"""What every command shares: an exit status, paths as typed, and no traceback for its user.

Reads   ``KABARKOTA_DEBUG`` and ``KABARKOTA_LANGUAGE``.
Gives   ``command``, a task that ends with the status its body gives; ``folder``, ``choice``,
        ``workers_or_address``, ``date_or_none`` and ``date_or_moment``, which read what was typed.
"""

import functools
import os
import traceback
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit
from invoke.tasks import Task, task

from tools.environment import CACHE, ROOT

LANGUAGES = ("id", "en")
LANGUAGE = os.environ.get("KABARKOTA_LANGUAGE") or "id"


def command(**options: Any) -> Callable[[Callable[..., int]], Task[Any]]:
    """Make a task of a function that gives an exit status; ``options`` are invoke's own."""

    def make(body: Callable[..., int]) -> Task[Any]:
        @functools.wraps(body)
        def guarded(*arguments: Any, **named: Any) -> None:
            try:
                status = body(*arguments, **named)
            except Exit:
                raise
            except Exception as problem:
                if os.environ.get("KABARKOTA_DEBUG"):
                    raise
                raise Exit(unexpected(problem), code=1) from None
            if status:
                raise Exit(code=status)

        made: Task[Any] = task(auto_shortflags=False, **options)(guarded)
        return made

    return make


def unexpected(problem: Exception) -> str:
    """Keep the traceback in a file; gives the short message that names it."""
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
