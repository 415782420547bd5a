"""Stories that belong together, by an index: no story is compared with all others.

Reads   the site's stories, newest first, with their events, tags, places and categories.
Gives   ``related_stories``, for every story of a language.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from plugins.languages import Language
from plugins.model.fingerprints import fingerprint
from plugins.model.memory import remembered
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.tags import tag_key

Key = tuple[str, str]

_WEIGHTS: Final = {"event": 9, "tag": 4, "district": 3, "city": 2, "category": 1}
"""An event is shared by few stories, a category by many."""

_NEAREST: Final = 12
"""How many stories to each side in time are looked at for each key."""


class _Chosen(Mapping[str, Sequence[Story]]):
    """Stories by their places, looked up where somebody asks."""

    def __init__(self, stories: Sequence[Story], places: Mapping[str, tuple[int, ...]]) -> None:
        self._stories = stories
        self._places = places

    def __getitem__(self, key: str) -> Sequence[Story]:
        return [self._stories[place] for place in self._places[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def related_stories(site: Site, language: Language) -> Mapping[str, Sequence[Story]]:
    """For each story in ``language``, by its key, up to three others.

    They follow from the events, tags, places, categories and order of all stories: while those
    stay as they are, what an earlier build worked out is taken.
    """
    stories = site.stories
    told: bytes = site.once("relations", lambda: _relations(stories))

    def positions_of_all() -> dict[str, tuple[int, ...]]:
        index = RelatedStories(site)
        of = site.stories_in(language)
        return {story.key: index.positions_of(story, language) for story in of}

    positions = remembered(
        site.memory, dict[str, tuple[int, ...]], ("related", language, told), positions_of_all
    )
    return _Chosen(stories, positions)


def _relations(stories: Sequence[Story]) -> bytes:
    """A fingerprint of all that decides what is related to what."""
    return fingerprint(
        [
            (s.key, len(s.texts), s.events, s.tags, s.places, s.category, s.texts[-1].language)
            for s in stories
        ]
    )


class RelatedStories:
    """The index; building it and asking it take time in proportion to the stories."""

    def __init__(self, site: Site) -> None:
        self._stories = site.stories
        self._keys = [tuple(_keys(story)) for story in site.stories]
        self._positions: dict[Key, list[int]] = defaultdict(list)
        for position, keys in enumerate(self._keys):
            for key in keys:
                self._positions[key].append(position)
        self._place = {story.key: position for position, story in enumerate(site.stories)}

    def of(self, story: Story, language: Language, most: int = 3) -> tuple[Story, ...]:
        """Up to ``most`` stories that share something with ``story``, those in ``language`` first.

        Of equally close ones, the nearest in time comes first.
        """
        return tuple(self._stories[place] for place in self.positions_of(story, language, most))

    def positions_of(self, story: Story, language: Language, most: int = 3) -> tuple[int, ...]:
        """Their places in ``site.stories``."""
        here = self._place[story.key]
        scores: Counter[int] = Counter()
        for key in self._keys[here]:
            positions = self._positions[key]
            middle = bisect_left(positions, here)
            for position in positions[max(0, middle - _NEAREST) : middle + _NEAREST + 1]:
                scores[position] += _WEIGHTS[key[0]]
        del scores[here]

        def rank(position: int) -> tuple[bool, int, int, int]:
            foreign = self._stories[position].text(language) is None
            return foreign, -scores[position], abs(position - here), position

        return tuple(sorted(scores, key=rank)[:most])


def _keys(story: Story) -> Iterator[Key]:
    yield from (("event", event) for event in story.events)
    yield from dict.fromkeys(("tag", tag_key(tag)) for tag in story.tags)
    yield from (("district", place) for place in story.places if "/" in place)
    yield from (("city", city) for city in story.cities)
    yield "category", story.category
