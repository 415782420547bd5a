"""A build that has something to do.

Reads   folders, the settings file, what the look at all files has told.
Gives   the site, or every problem in words; an exit status.

The engine is the same under Pelican and without it. Where settings name nothing but our own rooms,
Pelican would take long to load and then look at no file: so it stays away.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from plugins.commands.settings import cache_of, settings_in, without_pelican
from plugins.commands.speaking import say
from plugins.rendering.engine import Engine
from plugins.rendering.run_guards import rooms_missing


def prepare(path: Path) -> None:
    """Load all that a build by the settings in ``path`` will need.

    What can't be loaded fails again, and louder, where it is used.
    """
    with suppress(Exception):
        for name in settings_in(path)["PLUGINS"]:
            importlib.import_module(name)
            with suppress(ModuleNotFoundError):
                # Some rooms load late what ties them to the build.
                importlib.import_module(f"{name}.plugin")


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
    """One build; ``chosen`` are settings that the command decides."""
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
    written = settings_in(settings)
    if without_pelican(written):
        places = {"PATH": str(content), "THEME": str(theme)}
        cache = {"CACHE_PATH": str(cache_of(settings, written))}
        engine = Engine({**written, **cache, **places, **chosen}, output)
        _open_rooms(written["PLUGINS"])
    else:
        engine = _under_pelican(content, output, theme, settings)
        engine.settings.update(chosen)
    try:
        engine.run()
    except SystemExit as end:
        return int(end.code or 0)
    if explain is not None:
        sys.stdout.write(engine.explain(explain))
    return 0


def _open_rooms(names: list[str]) -> None:
    missing: list[str] = []
    for name in names:
        try:
            importlib.import_module(name).register()
        except ImportError:
            missing.append(name)
    if missing:
        rooms_missing(missing)


def _under_pelican(content: Path, output: Path, theme: Path, settings: Path) -> Any:
    from plugins.commands.pelican_start import started  # noqa: PLC0415 (loads Pelican)

    return started(content, output, theme, settings)


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
