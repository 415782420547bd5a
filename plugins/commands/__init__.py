"""The commands behind ``tasks.py``: build, check, new, translated and others.

Reads   arguments that ``tasks.py`` parsed.
Gives   exit statuses: 0 done, 1 the content has problems, 2 the call itself was wrong.

Each command loads what it runs and no more: a build with nothing to do is told in a blink.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from plugins.commands.site import build, check


def new(title: str, category: str | None, content: Path, *, language: str = "id") -> int:
    """A folder for a new story, with a file to fill in for each language."""
    from plugins.commands import stories  # noqa: PLC0415 (as the module's docstring says)

    return stories.new(title, category, content, language=language)


def translated(story: Path, *, language: str = "id") -> int:
    """Note in ``index.en.md`` that it now says what ``index.id.md`` says."""
    from plugins.commands import stories  # noqa: PLC0415 (as above)

    return stories.translated(story, language=language)


def calendar_record(
    content: Path, *, today: date | None = None, only_check: bool = False, language: str = "id"
) -> int:
    """Bring the register of what calendar subscribers have up to date, or tell if it isn't."""
    from plugins.commands import calendar  # noqa: PLC0415 (as above)

    return calendar.calendar_record(content, today=today, only_check=only_check, language=language)


def draw_map(cities: Sequence[str], content: Path, *, language: str = "id") -> int:
    """Keep the schematic maps of ``cities``, or of all, in the content."""
    from plugins.commands import maps  # noqa: PLC0415 (as above)

    return maps.draw_map(cities, content, language=language)


def host_rules(
    server: str,
    content: Path,
    publishing_file: Path,
    *,
    output: Path | None = None,
    language: str = "id",
) -> int:
    """The rules of a server, such as ``nginx``, from the content and ``publishing.yml``."""
    from plugins.commands import hosting  # noqa: PLC0415 (as above)

    return hosting.host_rules(server, content, publishing_file, output=output, language=language)


__all__ = ["build", "calendar_record", "check", "draw_map", "host_rules", "new", "translated"]
