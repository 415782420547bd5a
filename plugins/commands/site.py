"""Build a site, or only check its content.

Reads   a content folder and the options of the command.
Gives   the site, or every problem in words; exit statuses 0, 1, 2 and, after Ctrl-C, 130.
"""

import gc
import importlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any, Final

from plugins.commands.speaking import say
from plugins.model.finishing import Finish
from plugins.problems import Problems, as_json, as_text
from plugins.rendering.inputs import installed_packages
from plugins.rendering.lookout import Lookout, Places

_HERE = Path(__file__).resolve().parents[2]
PUBLISHING_FILE: Final = "publishing.yml"


def build(
    content: Path,
    output: Path,
    *,
    publish: bool = False,
    today: date | None = None,
    language: str = "id",
    workers: int | str = 0,
    full: bool = False,
    cache: Path | None = None,
    explain: str | None = None,
    profile: bool = False,
    check_needs: bool = False,
    theme: Path | None = None,
    settings: Path | None = None,
) -> int:
    """One build of ``content`` into ``output``; the settings file is chosen by ``publish``.

    ``workers`` is a number of processes, 0 for the machine's cores, or a scheduler's address.
    ``full`` makes every page anew, whatever the last build left; ``check_needs`` makes every view
    anew, and fails where one changed that nothing foretold. ``cache`` is the folder of the content
    cache, else the one of the settings. ``explain`` is an address, a file of the output or a text:
    why it was made again, or wasn't. ``profile`` writes a flame chart beside the output.
    """
    started = time.perf_counter()
    content, output = content.resolve(), output.resolve()
    settings = settings or _HERE / ("publishconf.py" if publish else "pelicanconf.py")
    theme = theme or _HERE / "theme"
    sources = _sources(content) if publish else ()
    places = Places(
        content,
        output,
        (theme, _HERE / "plugins", _HERE / "pelicanconf.py", settings, *_guards(content, publish)),
        (str(content), today, os.environ.get("SOURCE_DATE_EPOCH"), installed_packages(), *sources),
        anyway=full or explain is not None or profile or check_needs,
    )
    with Lookout(places) as lookout:
        loading = Thread(target=_load, daemon=True)
        if lookout.apart:
            loading.start()
        pages = lookout.pages_as_they_are()
        if pages is not None:
            _tell_nothing_to_do(pages, output, time.perf_counter() - started, language)
            return 0
        if lookout.apart:
            loading.join()
        chosen: dict[str, Any] = {
            "TODAY": today,
            "MESSAGES_LANGUAGE": language,
            "WORKERS": 1 if profile else workers,
            "FULL": full,
            "CHECK_NEEDS": check_needs,
            "INPUTS_DIGEST": lookout.input.digest,
            "CONTENT_SCAN": lookout.input.content,
            "OUTPUT_FILES": lookout.files,
            **({} if cache is None else {"CACHE_PATH": str(cache.resolve())}),
        }
        if publish:
            kept = (cache or _HERE / ".cache").resolve()
            chosen.update(_finishing(content, theme, sources, kept, language))
        os.chdir(_HERE)
        with _profiled(output, language, wanted=profile), _little_thrown_away():
            return _run(content, output, theme, settings, chosen, explain)


def _guards(content: Path, publish: bool) -> tuple[Path, ...]:
    if not publish:
        return ()
    return (content.parent / PUBLISHING_FILE, _HERE / "requirements.txt", _HERE / "pyproject.toml")


def _sources(content: Path) -> tuple[Any, ...]:
    from plugins.release.sources import sources_of  # noqa: PLC0415 (most builds need none)

    return sources_of(content, content.parent / PUBLISHING_FILE)


def _finishing(
    content: Path, theme: Path, sources: tuple[Any, ...], cache: Path, language: str
) -> dict[str, Any]:
    """The steps of a release, and what ``publishing.yml`` has wrong, to be told with the content's.

    It is read here and not by the rooms: pages are made from the content alone.
    """
    from plugins.commands.finishing import finishing  # noqa: PLC0415 (as above)
    from plugins.reading.publishing_file import read_publishing  # noqa: PLC0415

    problems = Problems()
    publishing = read_publishing(content.parent / PUBLISHING_FILE, problems)
    finish: Finish = finishing(publishing, theme, sources, cache, language)
    return {"FINISH": finish, "PROBLEMS": problems}


def _load() -> None:
    """What any build needs; what can't be loaded fails again, and louder, where it is used."""
    with suppress(ImportError):
        importlib.import_module("plugins.rendering.engine")
        importlib.import_module("plugins.reading.generator")


def _run(
    content: Path,
    output: Path,
    theme: Path,
    settings: Path,
    chosen: dict[str, Any],
    explain: str | None,
) -> int:
    from pelican import get_instance, parse_arguments  # noqa: PLC0415 (check starts faster)
    from pelican.log import init as init_logging  # noqa: PLC0415

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


def _tell_nothing_to_do(pages: int, output: Path, seconds: float, language: str) -> None:
    if language == "en":
        words = f"Nothing has changed: {pages} pages in {output.name}/, {seconds:.1f} seconds.\n"
    else:
        told = f"{seconds:.1f}".replace(".", ",")
        words = f"Tidak ada yang berubah: {pages} halaman di {output.name}/, {told} detik.\n"
    sys.stdout.write(words)


@contextmanager
def _little_thrown_away() -> Iterator[None]:
    """Nothing is searched for garbage until pages are made: what is loaded and read stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


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


def check(
    content: Path,
    *,
    language: str = "id",
    form: str = "text",
    today: date | None = None,
    cache: Path | None = None,
) -> int:
    """Tell every problem of ``content``, and what is worth a look; 1 where it can't be published.

    ``publishing.yml`` beside it is looked at too. Writes nothing but the content cache.
    """
    from plugins.commands.security_expiry import tell_security_expiry  # noqa: PLC0415
    from plugins.commands.stray_dates import tell_stray_dates  # noqa: PLC0415
    from plugins.reading.content import read_content  # noqa: PLC0415 (Pelican stays unloaded)
    from plugins.reading.publishing_file import read_publishing  # noqa: PLC0415

    problems = Problems()
    read_publishing(content.resolve().parent / PUBLISHING_FILE, problems)
    draft = read_content(
        content.resolve(), _HERE / "theme", today, problems, cache=cache or _HERE / ".cache"
    )
    tell_stray_dates(draft, problems)
    tell_security_expiry(draft, problems)
    if form == "json":
        sys.stdout.write(as_json(problems, language))
    elif problems:
        sys.stdout.write(as_text(problems, language))
    else:
        sys.stdout.write(
            "No problems found.\n" if language == "en" else "Tidak ada yang perlu diperbaiki.\n"
        )
    return 1 if problems.errors else 0
