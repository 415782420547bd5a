"""How large the index is that cities of a network would share: a card and keys for each story.

Reads   a content folder: python3 -m benchmarks.scale.index CONTENT OUTPUT
Gives   one line of JSON: bytes of the cards of all stories in both languages, and compressed.
"""

import json
import sys
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from plugins import commands
from plugins.languages import LANGUAGES
from plugins.model.cards import story_card
from plugins.rendering.engine import Engine


def main(content: str, output: str) -> int:
    held: list[Any] = []
    gather = Engine.gather

    def noticed(self: Engine) -> None:
        gather(self)
        held[:] = [self.site]

    Engine.gather = noticed  # type: ignore[method-assign]
    today = date(2026, 11, 21)
    status = commands.build(Path(content), Path(output), today=today, workers=2, full=True)
    site = held[0]
    entries = [
        (story.category, story.cities, story.published, story_card(site, story, language))
        for language in LANGUAGES
        for story in site.stories
        if story.text(language) is not None
    ]
    data = msgspec.msgpack.encode(entries)
    packed = zlib.compress(data)
    found = {"stories": len(site.stories), "bytes": len(data), "compressed": len(packed)}
    print(json.dumps(found))
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
