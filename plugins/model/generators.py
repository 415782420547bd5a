"""How a room hands its pages and files to Pelican.

Reads   the finished site, through a room's own function.
Gives   ``connect``.
"""

from collections.abc import Callable, Iterable
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.model.outputs import Output
from plugins.model.site import Site

_connected: dict[Callable[[Site], Iterable[Output]], Callable[[object], type[Generator]]] = {}


def connect(outputs: Callable[[Site], Iterable[Output]]) -> None:
    """Have ``outputs`` of the site written with every build; connecting twice is connecting once.

    Pelican asks for generators when a run begins, and for their output once the site stands.
    """

    class RoomGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
        """Plans what one room writes."""

        def generate_output(self, writer: Any) -> None:
            writer.plan(outputs(self.context["site"]), self.context)

    def generators(_pelican: object) -> type[Generator]:
        return RoomGenerator

    # Blinker holds receivers weakly; the table keeps them.
    if outputs not in _connected:
        _connected[outputs] = generators
        signals.get_generators.connect(generators)
