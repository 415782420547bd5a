"""Ties reading to the build: the content folder to the finished site.

Reads   the content folder, once for both languages; problems that the command found before.
Gives   the site; for Pelican's other plugins, content objects of Pelican's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from plugins.model.generators import connect_reader
from plugins.model.processes import worker_count
from plugins.model.site import Site, relating
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.reading.content_folder import ContentFolder
from plugins.reading.story_entries import Parsed
from plugins.schema.moments import parse_day


def read_site(settings: Mapping[str, Any]) -> Site:
    """The site that ``settings`` name; raises ``ContentRefused`` where it has problems."""
    before: Problems | None = settings.get("PROBLEMS")
    problems = Problems() if before is None else before
    cache = settings.get("CACHE_PATH")
    workers = settings.get("WORKERS", 1)
    draft = read_content(
        Path(settings["PATH"]),
        Path(settings["THEME"]),
        parse_today(settings.get("TODAY")),
        problems,
        cache=Path(cache) if cache else None,
        parse=partial(_parse, worker_count(workers if isinstance(workers, int) else 0)),
        scanned=settings.get("CONTENT_SCAN"),
        ahead=settings.get("READ_AHEAD", list),
    )
    problems.stop_if_any()
    relating.send(draft)
    problems.stop_if_any()
    return draft.finish()


def _parse(
    workers: int, folder: ContentFolder, names: Sequence[str]
) -> Iterable[tuple[str, Parsed]]:
    from plugins.reading.parallel_parsing import parse_with  # noqa: PLC0415 (most parse nothing)

    return parse_with(workers)(folder, names)


def parse_today(setting: object) -> date | None:
    """The setting ``TODAY``: a date, a moment, or a day as Pelican's ``-e`` hands it over."""
    return setting if isinstance(setting, datetime | None) else parse_day(setting)


def _offer(generator: Any, site: Site) -> None:
    from plugins.reading.pelican_objects import offer_objects  # noqa: PLC0415 (loads Pelican)

    offer_objects(generator, site)


def register() -> None:
    """Pages are planned once the site stands, so this room's place among others is free."""
    connect_reader(read_site, _offer)
