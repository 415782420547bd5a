"""A folder held against a manifest, file by file.

Reads   every file below a folder.
Gives   ``shown_in`` (the manifest that lies in the folder) and ``compare_folder``.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plugins.release.manifest import MANIFEST, SIGNATURE, UNLISTED, Manifest, entry_of
from plugins.verification.differences import Difference, Findings, PageFacts, Unread
from plugins.verification.known import Known
from plugins.verification.page_facts import facts_of, hosts_in
from plugins.verification.places import Place, address_of_file, place_of
from plugins.verification.trust import Shown
from plugins.verification.views import is_page

_NO_PLACE: Final = Place("https", "localhost", 443, "")
"""Links are read as if the site were here, where the manifest names no web address."""
_LIKE_PAGES: Final = frozenset({".php", ".phtml", ".shtml", ".asp", ".aspx", ".jsp"})


def shown_in(folder: Path) -> Shown:
    """The manifest and signature in ``folder``; None for what isn't there; raises OSError."""
    return Shown(_read(folder / MANIFEST), _read(folder / SIGNATURE))


def compare_folder(folder: Path, manifest: Manifest) -> Findings:
    """All that isn't as in ``manifest``: changed, missing and added files, links to elsewhere."""
    known = Known(manifest)
    place = place_of(manifest.site) or _NO_PLACE
    found = Findings()
    there = set()
    for name, path in _below(folder, found.unread):
        there.add(name)
        if name in UNLISTED and not os.path.islink(path):  # noqa: PTH114 (a text; see tree_walk)
            continue
        try:
            difference = _judged(name, path, known, place)
        except OSError as error:
            found.unread.append(_unread(name, error))
            continue
        if difference is not None:
            found.differences.append(difference)
    found.differences += [
        Difference("missing", entry.path) for entry in manifest.files if entry.path not in there
    ]
    found.differences = [known.without_usual_hosts(one) for one in found.differences]
    return found


def _below(folder: Path, unread: list[Unread]) -> Iterator[tuple[str, str]]:
    """Everything below ``folder`` that is no folder itself; a link is told, not followed."""

    def closed(error: OSError) -> None:
        unread.append(_unread(_told(os.path.relpath(error.filename, folder)), error))

    for parent, folders, files in os.walk(folder, onerror=closed):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        below = os.path.relpath(parent, folder)
        start = "" if below == os.curdir else f"{below}{os.sep}"
        for name in sorted((*files, *links)):
            yield _told(start + name), f"{parent}{os.sep}{name}"


def _told(path: str) -> str:
    """The path as reports can hold it, whatever bytes its name is made of."""
    return path.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode()


def _judged(name: str, path: str, known: Known, place: Place) -> Difference | None:
    entry = known.entry(name)
    mode = _mode(path)
    if not stat.S_ISREG(mode):
        kind = "symlink" if stat.S_ISLNK(mode) else "special"
        return Difference("added" if entry is None else "changed", name, kind)
    now = entry_of(name, path)
    page = is_page(now.type) or name[name.rfind(".") :].lower() in _LIKE_PAGES
    if entry is not None and (entry.size, entry.sha256) == (now.size, now.sha256):
        if page:
            known.hosts |= hosts_in(Path(path).read_bytes())
        return None
    body = Path(path).read_bytes() if page else b""
    facts = facts_of(body, place, address_of_file(name))[0] if page else PageFacts()
    if entry is None:
        return Difference("added", name, "", (), "folder", now.sha256, facts)
    return Difference("changed", name, "", (), "", now.sha256, facts)


def _mode(path: str) -> int:
    """What kind of thing lies there; 0 where it has gone meanwhile."""
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _unread(name: str, error: OSError) -> Unread:
    return Unread(name, (error.strerror or type(error).__name__).lower())


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
