"""Stories by what they are about, each index built once: no list looks at every story.

Reads   the site's stories in one language, newest first.
Gives   ``by_category``, ``by_agency``, ``by_city``, ``by_place``, ``by_event``; in each, stories
        stay newest first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from plugins.languages import Language
from plugins.model.records import Story
from plugins.model.site import Site

Index = Mapping[str, Sequence[Story]]


def by_category(site: Site, language: Language) -> Index:
    return _index(site, language, "category", lambda story: (story.category,))


def by_agency(site: Site, language: Language) -> Index:
    return _index(site, language, "agency", lambda story: story.agencies)


def by_city(site: Site, language: Language) -> Index:
    """By the slug of each city that a story is about, wherever in it."""
    return _index(site, language, "city", lambda story: story.cities)


def by_place(site: Site, language: Language) -> Index:
    """By place as written: ``semarang`` or ``semarang/semarang-tengah``."""
    return _index(site, language, "place", lambda story: story.places)


def by_event(site: Site, language: Language) -> Index:
    """By event as written: ``semarang/dugderan``."""
    return _index(site, language, "event", lambda story: story.events)


def _index(
    site: Site, language: Language, name: str, keys: Callable[[Story], Iterable[str]]
) -> Index:
    return site.once(f"stories by {name} {language}", lambda: _built(site, language, keys))


def _built(site: Site, language: Language, keys: Callable[[Story], Iterable[str]]) -> Index:
    found: defaultdict[str, list[Story]] = defaultdict(list)
    for story in site.stories_in(language):
        for key in dict.fromkeys(keys(story)):
            found[key].append(story)
    return dict(found)
