"""What lies beside a story: the files that its words link to and show.

Reads   names as their writer typed them.
Gives   keys of pages and addresses of pictures, for ``markdown_text``.
"""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from plugins.model.frame import Picture
from plugins.model.pictures import picture
from plugins.model.records import PictureFile
from plugins.problems import Problems
from plugins.reading.content_folder import PICTURES, ContentFolder
from plugins.reading.pictures import read_picture

_CITY_FILE = re.compile(r"^cities/(?P<city>[^/]+)/(?P<kind>city|districts|landmarks|events)\.yml$")
_STORY_FILE: Final = re.compile(r"^(?P<key>(news|pages)/.+)/index\.(id|en)\.md$")

BODY_SIZES: Final = "(min-width: 60rem) 40rem, 100vw"
"""How wide a picture in the words is shown: a column of the measure, or the screen."""


@dataclass(slots=True)
class StoryFiles:
    """The files that one story may name.

    ``used`` collects the pictures that its words show, and ``asked`` every name with the file
    that it was found to mean. ``seen`` has each picture once, None for one that can't be used.
    """

    folder: ContentFolder
    story: str
    shown: str
    problems: Problems
    used: list[PictureFile] = field(default_factory=list)
    asked: dict[str, str | None] = field(default_factory=dict)
    seen: dict[str, PictureFile | None] = field(default_factory=dict)

    def link(self, path: str) -> str | None:
        """The key of a story, page or city; an item of a city's file follows as ``#slug``."""
        found = self._find(path)
        return None if found is None else _key(found)

    def picture(self, path: str, alt: str) -> Picture | None:
        """A picture in the story's words, as the site serves it; None where there is none."""
        found = self.file(path)
        if found is None:
            return None
        if found not in self.seen:
            where = self.folder.path(found)
            self.seen[found] = read_picture(where, found, self.shown, 0, self.problems)
            self.used.extend(file for file in (self.seen[found],) if file is not None)
        file = self.seen[found]
        if file is None:
            return Picture("", 1, 1)
        return picture(file, alt, sizes=BODY_SIZES)

    def file(self, path: str) -> str | None:
        """The picture file that ``path`` names, below the content folder."""
        found = self._find(path)
        if found is None or PurePosixPath(found).suffix.lower() not in PICTURES:
            return None
        return found

    def _find(self, path: str) -> str | None:
        self.asked[path] = found = self.folder.find(path, self.story)
        return found


def _key(found: str) -> str | None:
    story = _STORY_FILE.match(found)
    if story is not None:
        return story["key"]
    city = _CITY_FILE.match(found)
    if city is None:
        return None
    kind = city["kind"]
    return f"cities/{city['city']}" + ("" if kind == "city" else f"/{kind}")
