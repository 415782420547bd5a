"""A build by a settings file, for the command ``build``.

Reads   folders, the settings file, what the look at all files has told.
Gives   the site, or every problem in words; an exit status.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pelican import get_instance, parse_arguments
from pelican.log import init as init_logging

from plugins.commands.settings import settings_in
from plugins.commands.speaking import say


def prepare(path: Path) -> None:
    """Load all that a build by the settings in ``path`` will need.

    What can't be loaded fails again, and louder, where it is used.
    """
    with suppress(Exception):
        for name in ("plugins.rendering.under_pelican", *settings_in(path)["PLUGINS"]):
            importlib.import_module(name)


def build(
    content: Path,
    output: Path,
    theme: Path,
    settings: Path,
    chosen: dict[str, Any],
    explain: str | None,
    *,
    profile: bool,
) -> int:
    """One build under Pelican; ``chosen`` are settings that the command decides."""
    with _profiled(output, chosen["MESSAGES_LANGUAGE"], wanted=profile):
        return _run(content, output, theme, settings, chosen, explain)


def _run(
    content: Path,
    output: Path,
    theme: Path,
    settings: Path,
    chosen: dict[str, Any],
    explain: str | None,
) -> int:
    arguments = parse_arguments(
        [str(content), "-s", str(settings), "-o", str(output), "-t", str(theme), "-q"]
    )
    init_logging(level=arguments.verbosity)
    pelican: Any
    pelican, _settings = get_instance(arguments)
    pelican.settings.update(chosen)
    try:
        pelican.run()
    except SystemExit as end:
        return int(end.code or 0)
    if explain is not None:
        sys.stdout.write(pelican.explain(explain))
    return 0


@contextmanager
def _profiled(output: Path, language: str, *, wanted: bool) -> Iterator[None]:
    """A flame chart of the block, as one HTML file beside ``output``."""
    if not wanted:
        yield
        return
    from pyinstrument import Profiler  # noqa: PLC0415 (only for those who measure)

    target = output.with_name(f"{output.name}-profile.html")
    with Profiler(interval=0.002) as profiler:
        yield
    target.write_text(profiler.output_html(), "utf-8")
    say(language, f"Bagan waktu: {target}", f"Flame chart: {target}")
