"""Build a site, unless nothing has changed since it was built.

Reads   a content folder and the options of the command.
Gives   the site, or every problem in words; exit statuses 0, 1, 2 and, after Ctrl-C, 130.
"""

import gc
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import msgspec

from plugins.model.code_version import note_sources
from plugins.model.file_scan import Scan
from plugins.rendering.inputs import installed_packages
from plugins.rendering.lookout import Lookout, Places

if TYPE_CHECKING:
    from plugins.reading.reading_ahead import ReadAhead

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
        ahead=partial(_read_ahead, content, settings, cache),
    )
    with _little_thrown_away(), Lookout(places) as lookout:
        loading = Thread(target=_load, args=(settings,), daemon=True)
        if lookout.apart:
            loading.start()
        pages = lookout.pages_as_they_are()
        if pages is not None:
            _tell_nothing_to_do(pages, output, time.perf_counter() - started, language)
            return 0
        note_sources(lookout.sources)
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
            "READ_AHEAD": partial(_told_ahead, lookout),
            "OUTPUT_FILES": lookout.files,
            **({} if cache is None else {"CACHE_PATH": str(cache.resolve())}),
        }
        if publish:
            kept = (cache or _HERE / ".cache").resolve()
            chosen.update(_finishing(content, theme, sources, kept, language, anew=full))
        os.chdir(_HERE)
        from plugins.commands import building  # noqa: PLC0415 (loaded while others look)

        return building.build(content, output, theme, settings, chosen, explain, profile=profile)


@contextmanager
def _little_thrown_away() -> Iterator[None]:
    """Nothing is searched for garbage until pages are made: what is loaded and read stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def _guards(content: Path, publish: bool) -> tuple[Path, ...]:
    if not publish:
        return ()
    return (content.parent / PUBLISHING_FILE, _HERE / "requirements.txt", _HERE / "pyproject.toml")


def _sources(content: Path) -> tuple[Any, ...]:
    from plugins.release.sources import sources_of  # noqa: PLC0415 (most builds need none)

    return sources_of(content, content.parent / PUBLISHING_FILE)


def _finishing(
    content: Path, theme: Path, sources: tuple[Any, ...], cache: Path, language: str, *, anew: bool
) -> dict[str, Any]:
    """The steps of a release, and what ``publishing.yml`` has wrong, to be told with the content's.

    It is read here and not by the rooms: pages are made from the content alone.
    """
    from plugins.commands.finishing import finishing  # noqa: PLC0415 (as above)
    from plugins.problems import Problems  # noqa: PLC0415
    from plugins.reading.publishing_file import read_publishing  # noqa: PLC0415

    problems = Problems()
    publishing = read_publishing(content.parent / PUBLISHING_FILE, problems)
    finish = finishing(publishing, theme, sources, cache, language, anew=anew)
    return {"FINISH": finish, "PROBLEMS": problems}


def _read_ahead(content: Path, settings: Path, cache: Path | None, seen: Scan) -> bytes:
    """What the other process reads, while this one loads what builds."""
    from plugins.commands.settings import cache_of, settings_in  # noqa: PLC0415 (as it says)
    from plugins.reading.reading_ahead import read_ahead  # noqa: PLC0415

    return msgspec.msgpack.encode(
        read_ahead(content, seen, cache or cache_of(settings, settings_in(settings)))
    )


def _told_ahead(lookout: Lookout) -> Sequence["ReadAhead"]:
    from plugins.reading.reading_ahead import ReadAhead  # noqa: PLC0415 (few builds read anything)

    told = lookout.ahead()
    return msgspec.msgpack.decode(told, type=list[ReadAhead]) if told else []


def _load(settings: Path) -> None:
    """What any build needs; what can't be loaded fails again, and louder, where it is used."""
    with suppress(ImportError):
        from plugins.commands import building  # noqa: PLC0415 (this is where it is loaded)

        building.prepare(settings)


def _tell_nothing_to_do(pages: int, output: Path, seconds: float, language: str) -> None:
    if language == "en":
        words = f"Nothing has changed: {pages} pages in {output.name}/, {seconds:.1f} seconds.\n"
    else:
        told = f"{seconds:.1f}".replace(".", ",")
        words = f"Tidak ada yang berubah: {pages} halaman di {output.name}/, {told} detik.\n"
    sys.stdout.write(words)
