"""Stories that belong together, by an index: no story is compared with all others.

Reads   the site's stories, newest first, with their events, tags, places and categories.
Gives   ``related_stories``, for every story of a language.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from plugins.languages import LANGUAGES, Language
from plugins.model.fingerprints import fingerprint
from plugins.model.memory import remembered
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.model.tags import tag_key

Key = tuple[str, str]
Places = list[tuple[int, ...]]
"""For each story, by its place among all, the places of those that belong to it."""

MOST: Final = 3
_WEIGHTS: Final = {"event": 9, "tag": 4, "district": 3, "city": 2, "category": 1}
"""An event is shared by few stories, a category by many."""

_NEAREST: Final = 12
"""How many stories to each side in time are looked at for each key."""

_FOREIGN: Final = 1_000_000
"""More than any two stories can share."""


class Related(Mapping[str, Sequence[Story]]):
    """For a story's key up to ``MOST`` others, looked up where somebody asks."""

    def __init__(self, site: Site, places: Places) -> None:
        self._stories = site.stories
        self._place: dict[str, int] = site.once(
            "places of stories", lambda: {story.key: n for n, story in enumerate(site.stories)}
        )
        self._places = places

    def __getitem__(self, key: str) -> Sequence[Story]:
        return [self._stories[place] for place in self._places[self._place[key]]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)


def related_stories(site: Site, language: Language) -> Related:
    """For each story up to ``MOST`` others, those in ``language`` first.

    They follow from the events, tags, places, categories and order of all stories: while those
    stay as they are, what an earlier build worked out is taken.
    """
    every: list[Places] = site.once("related", lambda: _every(site))
    return Related(site, every[LANGUAGES.index(language)])


def _every(site: Site) -> list[Places]:
    told = fingerprint(
        [
            (s.key, len(s.texts), s.events, s.tags, s.places, s.category, s.texts[-1].language)
            for s in site.stories
        ]
    )
    return remembered(
        site.memory, list[Places], ("related", told), lambda: _worked_out(site.stories)
    )


def _worked_out(stories: Sequence[Story]) -> list[Places]:
    """For each language; the time grows with the number of stories.

    Of equally close ones, the nearest in time comes first.
    """
    keys = [tuple(_keys(story)) for story in stories]
    carrying: defaultdict[Key, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in own:
            carrying[key].append(place)
    foreign = [
        [_FOREIGN if story.text(language) is None else 0 for story in stories]
        for language in LANGUAGES
    ]
    found: list[Places] = [[] for _ in LANGUAGES]
    for here, own in enumerate(keys):
        scores = _scores(here, own, carrying)
        for places, penalty in zip(found, foreign, strict=True):
            ranked = sorted(
                [(penalty[there] - score, abs(there - here), there) for there, score in scores]
            )
            places.append(tuple([there for _, _, there in ranked[:MOST]]))
    return found


def _scores(
    here: int, keys: Sequence[Key], carrying: Mapping[Key, list[int]]
) -> list[tuple[int, int]]:
    """How much the stories nearby share with the one at ``here``: their places, with points."""
    scores: dict[int, int] = {}
    points = scores.get
    for key in keys:
        places = carrying[key]
        weight = _WEIGHTS[key[0]]
        middle = bisect_left(places, here)
        for place in places[max(0, middle - _NEAREST) : middle + _NEAREST + 1]:
            scores[place] = points(place, 0) + weight
    del scores[here]
    return list(scores.items())


def _keys(story: Story) -> Iterator[Key]:
    yield from (("event", event) for event in story.events)
    yield from dict.fromkeys(("tag", tag_key(tag)) for tag in story.tags)
    yield from (("district", place) for place in story.places if "/" in place)
    yield from (("city", city) for city in story.cities)
    yield "category", story.category
