"""What is right on this site: the files of its manifest, by path, address and content.

Reads   a manifest.
Gives   ``Known``.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

import msgspec

from plugins.release.manifest import UNLISTED, FileEntry, Manifest
from plugins.verification.differences import Difference
from plugins.verification.places import address_of_file

_FOR_THE_SERVER: Final = frozenset({"_headers", "_redirects", ".htaccess"})
_PACKED: Final = (".br", ".gz", ".zst")
_ERROR_PAGES: Final = frozenset({"404.html", "410.html"})


class Known:
    """The files of one release; as a run goes on, what it learns beside them.

    ``hosts`` are named by pages that are as signed, ``others`` are contents found in place of
    signed ones.
    """

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.hosts: set[str] = set()
        self.others: set[str] = set()
        self._paths = {entry.path: entry for entry in manifest.files}

    def entry(self, path: str) -> FileEntry | None:
        """The entry of a path."""
        return self._paths.get(path)

    def served(self) -> Iterable[FileEntry]:
        """The files that a visitor can ask for.

        A server reads some for itself, and gives packed ones under their page's own name.
        """
        return (entry for entry in self.manifest.files if not self._is_for_server(entry.path))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address that may answer, in each of its forms."""
        found = {address_of_file(entry.path) for entry in self.manifest.files}
        found |= {f"/{entry.path}" for entry in self.manifest.files}
        return frozenset(found | {f"/{path}" for path in UNLISTED})

    @cached_property
    def contents(self) -> frozenset[str]:
        """The SHA-256 of every file: what has one of these is the city's own, wherever it lies."""
        return frozenset(entry.sha256 for entry in self.manifest.files)

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """Addresses of folders that have no page, where a server might list what lies there."""
        found: set[str] = set()
        for path in (*self._paths, *UNLISTED):
            found |= {str(each) for each in PurePosixPath(path).parents if str(each) != "."}
        bare = (each for each in found if f"{each}/index.html" not in self._paths)
        return tuple(sorted(address_of_file(f"{each}/index.html") for each in bare))

    def without_usual_hosts(self, difference: Difference) -> Difference:
        """``difference`` without the hosts that pages which are as signed name, too."""
        facts = difference.facts
        left = tuple(host for host in facts.foreign_hosts if host not in self.hosts)
        if left == facts.foreign_hosts:
            return difference
        facts = msgspec.structs.replace(facts, foreign_hosts=left)
        return msgspec.structs.replace(difference, facts=facts)

    def _is_for_server(self, path: str) -> bool:
        plain = path.rpartition(".")[0]
        return PurePosixPath(path).name in _FOR_THE_SERVER or (
            path.endswith(_PACKED) and plain in self._paths
        )


def is_error_page(path: str) -> bool:
    """Whether a server may show the file with the status of the error that it is about."""
    return PurePosixPath(path).name in _ERROR_PAGES
