"""Build a site, or only check its content.

Reads   a content folder and the options of the command.
Gives   the site, or every problem in words; exit statuses 0, 1 and 2.
"""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from plugins.problems import Problems, as_json, as_text

_HERE = Path(__file__).resolve().parents[2]


def build(
    content: Path,
    output: Path,
    *,
    publish: bool = False,
    today: date | None = None,
    language: str = "id",
    workers: int = 0,
    full: bool = False,
) -> int:
    """One build of ``content`` into ``output``; the settings file is chosen by ``publish``.

    Every build is ``full`` and done by one process, so ``workers`` changes nothing yet.
    """
    del workers, full
    from pelican import get_instance, parse_arguments  # noqa: PLC0415 (check starts faster)
    from pelican.log import init as init_logging  # noqa: PLC0415

    content, output = content.resolve(), output.resolve()
    settings = _HERE / ("publishconf.py" if publish else "pelicanconf.py")
    arguments = parse_arguments([str(content), "-s", str(settings), "-o", str(output), "-q"])
    init_logging(level=arguments.verbosity)
    os.chdir(_HERE)
    pelican: Any
    pelican, _settings = get_instance(arguments)
    pelican.settings["TODAY"] = today
    pelican.settings["MESSAGES_LANGUAGE"] = language
    try:
        pelican.run()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def check(
    content: Path, *, language: str = "id", form: str = "text", today: date | None = None
) -> int:
    """Tell every problem of ``content``; writes no file."""
    from plugins.reading.content import read_content  # noqa: PLC0415 (Pelican stays unloaded)

    problems = Problems()
    read_content(content.resolve(), _HERE / "theme", today, problems)
    if form == "json":
        sys.stdout.write(as_json(problems, language))
    elif problems:
        sys.stdout.write(as_text(problems, language))
    else:
        sys.stdout.write(
            "No problems found.\n" if language == "en" else "Tidak ada yang perlu diperbaiki.\n"
        )
    return 1 if problems else 0
