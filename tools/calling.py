"""A call as it was typed, to the command that it names.

Reads   the words of the command line.
Gives   ``call``, which runs it and gives the exit status; ``plain``, what a plain call means.

Invoke reads command lines in every form, explains mistakes and lists the commands, and takes longer
to load than a build with nothing to do takes. So a call that is plain is read here, by the same
rules; any other is left to invoke.
"""

import inspect
import shlex
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from tools.command_table import COMMANDS
from tools.folders import ROOT
from tools.guard import Command


def call(words: Sequence[str]) -> int:
    """Run what was typed; gives its exit status."""
    words = list(words) or ["--list"]
    if words[0] in COMMANDS and "--help" in words:
        # Behind a command that waits for a word, invoke would take it for that word.
        return by_invoke(["--help", words[0]])
    if words[0] == "test":
        # What follows belongs to pytest, whose options would be taken for the command's own.
        words = ["test", f"--arguments={shlex.join(words[1:])}"]
    try:
        found = plain(words)
        if found is None:
            return by_invoke(words)
        command, options = found
        return command.run(**options)
    except KeyboardInterrupt:
        return 130


def plain(words: Sequence[str]) -> tuple[Command, dict[str, Any]] | None:
    """The command with its options; None where the call isn't plain, or is wrong."""
    command = COMMANDS.get(words[0])
    if command is None:
        return None
    known = inspect.signature(command.body).parameters
    found: dict[str, Any] = {name: [] for name in command.iterable}
    required = [n for n, one in known.items() if one.default is one.empty and n not in found]
    waiting = deque(words[1:])
    try:
        while waiting:
            name, typed = _option(waiting, known, [n for n in required if n not in found])
            if name in command.iterable:
                found[name].append(typed)
            elif name in found:
                return None
            else:
                found[name] = typed
    except _NotPlain:
        return None
    return (command, found) if found.keys() >= set(required) else None


class _NotPlain(Exception):
    """Invoke shall judge this call."""


def _option(
    waiting: deque[str], known: Mapping[str, inspect.Parameter], required: Sequence[str]
) -> tuple[str, Any]:
    """The next option with its value, taken from the words that are ``waiting``."""
    word = waiting.popleft()
    if not word.startswith("-"):
        if not required:
            raise _NotPlain
        return required[0], word
    dashed, joined, value = word.partition("=")
    name = dashed.removeprefix("--").replace("-", "_")
    if name not in known or dashed != "--" + name.replace("_", "-"):
        raise _NotPlain
    default = known[name].default
    if isinstance(default, bool):
        if joined:
            raise _NotPlain
        return name, True
    if not joined:
        if not waiting or waiting[0].startswith("-"):
            raise _NotPlain
        value = waiting.popleft()
    if not isinstance(default, int):
        return name, value
    if not value.isdecimal():
        raise _NotPlain
    return name, int(value)


def by_invoke(words: Sequence[str]) -> int:
    """Let invoke read the call, and explain what is wrong with it."""
    from invoke.main import program

    try:
        program.run(["invoke", "--search-root", str(ROOT), *words])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
