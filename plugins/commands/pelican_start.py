"""The engine under Pelican, as Pelican's own command starts it.

Reads   folders, the settings file.
Gives   ``started``.
"""

from pathlib import Path
from typing import Any

from pelican import get_instance, parse_arguments
from pelican.log import init as init_logging


def started(content: Path, output: Path, theme: Path, settings: Path) -> Any:
    """What the settings name as ``PELICAN_CLASS``, with all plugins loaded."""
    arguments = parse_arguments(
        [str(content), "-s", str(settings), "-o", str(output), "-t", str(theme), "-q"]
    )
    init_logging(level=arguments.verbosity)
    pelican, _settings = get_instance(arguments)
    return pelican
