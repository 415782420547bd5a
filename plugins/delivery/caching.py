"""How long browsers may keep a file, for services that are told with each file.

Reads   a file's path and type.
Gives   ``cache_control``: the value of that header.
"""

import re
from typing import Final

from plugins.release.manifest import FileEntry

_FINGERPRINTED = re.compile(r"\.[0-9a-f]{10,}\.\w+$")
"""A theme file's name carries a hash of its bytes; see ``rendering/theme_files.py``."""

FOR_EVER: Final = "public, max-age=31536000, immutable"
A_DAY: Final = "public, max-age=86400"
ASK: Final = "no-cache"
"""To be kept, and asked about each time: a page that was taken back is gone at once."""


def cache_control(entry: FileEntry) -> str:
    """For ever where the name changes with the bytes, a day for pictures, else ask each time."""
    if _FINGERPRINTED.search(entry.path):
        return FOR_EVER
    return A_DAY if entry.type.startswith(("image/", "font/")) else ASK
