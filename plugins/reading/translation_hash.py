"""The hash that tells whether a translation still says what its source says.

Reads   the words of an Indonesian story or page.
Gives   16 hex digits that change with any word that a translator would have to look at again,
        and with nothing else: a new tag or a pin leaves the translation as good as it was.
"""

import hashlib
import re
from typing import Final

from plugins.schema.stories import PageFields, StoryFields

# The value that a writer saw in a figure is for him alone; readers are shown the figure's own.
_SEEN: Final = re.compile(r"(\{\{\s*figure\s*:[^{}=]*)=[^{}=]*(\}\})")


def source_hash(fields: StoryFields | PageFields, body: str) -> str:
    """The first 16 hex digits of SHA-256 over title, standfirst, picture words and ``body``."""
    image = fields.image if isinstance(fields, StoryFields) else None
    parts = [
        fields.title,
        fields.standfirst or "",
        (image.alt if image else ""),
        (image.caption or "" if image else ""),
        "\n".join(line.rstrip() for line in _without_seen_values(body).strip().split("\n")),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _without_seen_values(body: str) -> str:
    return _SEEN.sub(lambda m: m[1].rstrip() + m[2], body) if "{{" in body else body
