"""How a room hands its pages and files to Pelican.

Reads   the finished site, through a room's own function.
Gives   ``connect`` and ``connect_wordless``.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from pelican import signals

from plugins.model.outputs import Group, Output
from plugins.model.planned_pages import noted
from plugins.model.site import Site

Planning = Callable[[Site], Iterable[Output | Group]]

_connected: dict[Planning, Callable[[object], type]] = {}


def connect(outputs: Planning) -> None:
    """Have ``outputs`` of the site written with every build; connecting twice is connecting once.

    Pelican asks for generators when a run begins, and for their output once the site stands.
    """

    class RoomGenerator:
        """Plans what one room writes; Pelican's own generators each load all templates first."""

        def __init__(self, context: dict[str, Any], **_settings: Any) -> None:
            self.context = context

        def generate_output(self, writer: Any) -> None:
            site = self.context["site"]
            writer.plan(noted(site, outputs(site)), self.context)

    def generators(_pelican: object) -> type:
        return RoomGenerator

    # Blinker holds receivers weakly; the table keeps them.
    if outputs not in _connected:
        _connected[outputs] = generators
        signals.get_generators.connect(generators)


def connect_wordless(outputs: Callable[[Site], Iterable[Output]]) -> None:
    """As ``connect``, for outputs that show nothing of stories beyond what lists show of them.

    Together they are one group, so that a build after an edit of words needn't plan them.
    """
    connect(_as_group(outputs))


@cache
def _as_group(outputs: Callable[[Site], Iterable[Output]]) -> Planning:
    def grouped(site: Site) -> Iterator[Group]:
        yield Group(outputs.__module__, site.prints.all_but_words, partial(outputs, site))

    return grouped
