"""The one interface of all targets.

Reads   nothing.
Gives   ``Adapter``, ``Outcome`` and ``Known``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from plugins.delivery.changes import Changes
from plugins.delivery.refusals import Words
from plugins.delivery.release_folder import Release


class Known(NamedTuple):
    """A release that a target holds, or that can be put there again."""

    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a release; ``name`` is the one that is out now.

    ``unchanged`` where the very same one was out already, and whole. ``notes`` tell what went
    wrong without harm.
    """

    name: str
    unchanged: bool = False
    notes: tuple[Words, ...] = ()


class Adapter(Protocol):
    """A way of putting releases out. Each method raises DeliveryFailed, and leaves a whole site."""

    def plan(self, release: Release) -> Changes:
        """What ``put`` would change; touches nothing."""
        ...

    def put(self, release: Release) -> Outcome:
        """Put the release out, checked, and forget the oldest ones."""
        ...

    def releases(self) -> Sequence[Known]:
        """What ``switch`` can go to, newest first; at most one is current."""
        ...

    def switch(self, name: str) -> Outcome:
        """Put out one of ``releases`` again."""
        ...
