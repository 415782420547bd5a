"""The content type that a server is to say of a file, by the end of its name.

Reads   nothing: the machine's own table of types plays no part.
Gives   ``content_type`` of a file, and ``TYPES``, every ending that a site may hold.
"""

import mimetypes
from functools import lru_cache
from typing import Final

_TABLE: Final = mimetypes.MimeTypes()
"""Python's own table, without what the machine's files add to it."""

UNKNOWN: Final = "application/octet-stream"

TYPES: Final[dict[str, str]] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".br": UNKNOWN,
    ".sig": UNKNOWN,
}
"""What servers are told; text with its charset, since a browser may guess otherwise."""


def content_type(name: str) -> str:
    """The content type of a file by the end of its name; the charset with all that is text."""
    last = name.rstrip("/").rpartition("/")[2]
    at = last.rfind(".")
    # A dot at either end of a name begins no ending.
    return _type(last[at:].lower() if 0 < at < len(last) - 1 else "")


@lru_cache(maxsize=200)
def _type(ending: str) -> str:
    if ending in TYPES:
        return TYPES[ending]
    known = _TABLE.guess_type(f"x{ending}")[0] or UNKNOWN
    return f"{known}; charset=utf-8" if known.startswith("text/") else known
