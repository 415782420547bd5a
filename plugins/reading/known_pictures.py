"""Pictures that an earlier build has looked into: no decoder is loaded for those.

Reads   the content cache, or the picture.
Gives   ``known_picture``.
"""

from contextlib import suppress

import msgspec

from plugins.model.records import PictureFile
from plugins.problems import Problems
from plugins.reading.library import Library


def known_picture(
    library: Library, relative: str, shown: str, line: int, problems: Problems
) -> PictureFile | None:
    """As ``read_picture``, from what an earlier build found out about the same bytes if it can."""
    key = library.key("picture", [relative], relative)
    kept = library.entry(key)
    if kept is not None:
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(kept, type=PictureFile)
    from plugins.reading.pictures import read_picture  # noqa: PLC0415 (as above)

    found = read_picture(library.folder.path(relative), relative, shown, line, problems)
    if found is not None:
        library.cache.put({key: msgspec.msgpack.encode(found)})
    return found
