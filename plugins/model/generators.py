"""How rooms take part in a build: one reads the content, all say what they want written.

Reads   the finished site, through the rooms' own functions.
Gives   ``connect``, ``connect_wordless`` and ``connect_reader`` for rooms; ``rooms`` for the
        generators that Pelican runs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from plugins.model.outputs import Group, Output
from plugins.model.planned_pages import noted
from plugins.model.site import Site

Planning = Callable[[Site], Iterable[Output | Group]]

Reader = Callable[[Mapping[str, Any]], Site]
"""Reads the content that settings name; raises ``ContentRefused`` for what can't be published."""

Offering = Callable[[Any, Site], None]
"""Gives one of Pelican's generators the stories of a site as Pelican's own objects."""


@dataclass(slots=True)
class Rooms:
    """What the rooms have connected; ``offer`` is for other people's plugins alone."""

    read: Reader | None = None
    offer: Offering | None = None
    plannings: dict[Planning, None] = field(default_factory=dict)

    def site(self, settings: Mapping[str, Any]) -> Site:
        """The site that ``settings`` name."""
        assert self.read is not None, "no room reads the content"
        return self.read(settings)

    def planned(self, site: Site) -> Iterator[Output | Group]:
        """What all rooms want written, once the site stands."""
        for outputs in self.plannings:
            yield from noted(site, outputs(site))


rooms = Rooms()


def connect(outputs: Planning) -> None:
    """Have ``outputs`` of the site written with every build; twice connected is once."""
    rooms.plannings[outputs] = None


def connect_wordless(outputs: Callable[[Site], Iterable[Output]]) -> None:
    """As ``connect``, for outputs that show nothing of stories beyond what lists show of them.

    Together they are one group, so that a build after an edit of words needn't plan them.
    """
    connect(_as_group(outputs))


def connect_reader(read: Reader, offer: Offering) -> None:
    """Have the content read by ``read``."""
    rooms.read, rooms.offer = read, offer


@cache
def _as_group(outputs: Callable[[Site], Iterable[Output]]) -> Planning:
    def grouped(site: Site) -> Iterator[Group]:
        yield Group(outputs.__module__, site.prints.all_but_words, partial(outputs, site))

    return grouped
