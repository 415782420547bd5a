"""The words of stories, left in the cache until a page shows them.

Reads   the content cache.
Gives   ``CachedWords`` and ``words_key``, under which they are kept.
"""

import msgspec

from plugins.model.records import Words
from plugins.reading.library import Library
from plugins.reading.story_entries import decoded_words


class CachedWords(msgspec.Struct, frozen=True, eq=False):
    """The words of one text, fetched from the cache; parsed again where that has lost them."""

    library: Library
    story: str
    index: int
    key: bytes

    @property
    def html(self) -> str:
        return self._words().html

    @property
    def plain(self) -> str:
        return self._words().plain

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CachedWords) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"CachedWords({self.key.hex()})"

    def _words(self) -> Words:
        data = self.library.cache.words(self.key)
        found = decoded_words(data) if data is not None else None
        if found is None:
            from plugins.reading.story_parsing import parse  # noqa: PLC0415 (seldom lost)

            found = decoded_words(parse(self.library.folder, self.story).words[self.index])
        assert found is not None
        return found


def words_key(key: bytes, index: int) -> bytes:
    """The key of the words in one language, ``key`` being that of their story's entry."""
    return key + bytes([index])
