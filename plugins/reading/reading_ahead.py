"""A few changed stories, parsed by the process that looks at the files while this one loads.

Reads   a scan of the content folder; what the cache knows of its files and stories.
Gives   ``read_ahead``: each changed story with the key of its entry, and what parsing gave.

The key says from which bytes and by which program a story was parsed. So nothing has to be believed
of the other process but that it can parse: a file that was saved once more has another key.
"""

import os
from pathlib import Path
from typing import Final

import msgspec

from plugins.model.file_scan import Scan
from plugins.problems import Problems
from plugins.reading.content_cache import ContentCache
from plugins.reading.content_folder import open_content
from plugins.reading.file_hashes import FileHashes
from plugins.reading.library import Library, reading_version
from plugins.reading.story_entries import Parsed
from plugins.reading.story_folders import index_files

FEW: Final = 8
"""More changed stories than this are parsed once all is loaded, by several processes."""


class ReadAhead(msgspec.Struct, frozen=True):
    """One story; ``key`` is that of its entry in the cache."""

    key: bytes
    parsed: Parsed


def read_ahead(content: Path, scanned: Scan, cache: Path) -> list[ReadAhead]:
    """The stories of ``content`` whose files changed since the last build, where they are few."""
    if not (cache / "content.sqlite").exists() or not os.access(cache, os.W_OK):
        return []
    folder = open_content(content, Problems(), scanned)
    kept = ContentCache(cache)
    hashes = FileHashes(folder, kept)
    changed = {name.rpartition("/")[0] for name in hashes.changed() if name.endswith(".md")}
    stories = sorted(name for name in changed if name.startswith(("news/", "pages/")))
    if len(stories) > FEW:
        return []
    from plugins.reading.story_parsing import parse  # noqa: PLC0415 (loaded by whoever parses)

    library = Library(folder, kept, hashes, reading_version(), set())
    found: list[ReadAhead] = []
    for story in stories:
        # The key first: of a file that is saved in between, it then is the older one's.
        key = library.key("story", index_files(folder, story), story)
        found.append(ReadAhead(key, parse(folder, story)))
    kept.close()
    return found
