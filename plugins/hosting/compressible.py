"""Which files of a site are sent packed.

Reads   nothing.
Gives   ``COMPRESSIBLE``, the endings of their names.
"""

from typing import Final

COMPRESSIBLE: Final = (
    *(".html", ".css", ".js", ".svg", ".xml", ".txt", ".csv", ".ics"),
    *(".json", ".geojson", ".jsonld", ".webmanifest"),
)
"""Text; pictures and fonts are packed by their own formats."""
