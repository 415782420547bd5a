"""Which files a site serves, and whether their first bytes are what their names say.

Reads   a file's path below the output and its bytes.
Gives   ``type_findings``; ``TEXTS``, the endings of files that are text.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from plugins.gate.findings import Finding
from plugins.release.manifest import WELL_KNOWN

TEXTS: Final = frozenset(
    {
        *(".html", ".css", ".js", ".json", ".geojson", ".jsonld", ".csv", ".xml", ".ics", ".svg"),
        *(".txt", ".webmanifest", ".atom"),
    }
)
_BINARIES: Final[Mapping[str, tuple[bytes, ...]]] = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\0\0\0",),
    ".ico": (b"\0\0\x01\0",),
    ".woff2": (b"wOF2",),
    ".pdf": (b"%PDF-",),
}
SERVED: Final = TEXTS | _BINARIES.keys()

_WORKING: Final = frozenset(
    {
        *(".md", ".markdown", ".yml", ".yaml", ".toml", ".ini", ".cfg", ".conf", ".env", ".lock"),
        *(".py", ".pyc", ".po", ".mo", ".pot", ".sh", ".bat", ".ps1", ".php", ".phtml", ".pl"),
        *(".rb", ".asp", ".aspx", ".jsp", ".cgi", ".ts", ".map", ".scss", ".sql", ".sqlite"),
        *(".db", ".log", ".bak", ".old", ".orig", ".rej", ".swp", ".tmp", ".patch", ".diff"),
        *(".pem", ".key", ".crt", ".p12", ".pfx", ".jks", ".kdbx", ".asc", ".gpg", ".ppk"),
        *(".docx", ".xlsx", ".psd", ".ai", ".zip", ".tar", ".tgz", ".7z", ".rar"),
    }
)
_MACHINE_NAMES: Final = frozenset({".htaccess", "_headers", "_redirects", "CNAME", ".nojekyll"})
"""What hosts read at the root of a site; they are the only names without a type."""
SQUEEZED: Final = frozenset({".gz", ".br"})
"""Compressed twins: each stands beside the file that it is made from."""


def type_findings(name: str, data: bytes) -> Iterator[Finding]:
    """What is wrong with serving ``name``, by its name and first bytes."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    if name in _MACHINE_NAMES or name.startswith(f"{WELL_KNOWN}/"):
        return
    hidden = [part for part in path.parts if part.startswith(".") and part != ".well-known"]
    if hidden or ending in _WORKING or path.name.endswith("~"):
        yield Finding(
            name,
            "source-file",
            path.name,
            f"{path.name} bukan berkas untuk pembaca.",
            f"{path.name} is no file for readers.",
        )
    elif ending not in SERVED and ending not in SQUEEZED:
        told = ending or path.name
        yield Finding(
            name,
            "file-type",
            path.name,
            f"Berkas {told} tidak ada di daftar jenis yang disajikan.",
            f"{told} isn't among the types that this site serves.",
        )
    elif not data.startswith(_BINARIES.get(ending, (b"",))):
        yield Finding(
            name,
            "file-type",
            data[:12].hex(" "),
            f"Isinya bukan {ending} seperti namanya.",
            f"What it holds isn't {ending}, as its name says.",
        )
