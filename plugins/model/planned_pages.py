"""The pages that rooms have planned, for a room that tells of the whole site.

Reads   each room's plan while it is handed on.
Gives   ``noted``, a plan that is remembered; ``planned_pages`` of all rooms.

So nobody lists another room's addresses a second time, and no room imports another.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from plugins.model.outputs import Group, Output, Page
from plugins.model.site import Site


def noted(site: Site, outputs: Iterable[Output | Group]) -> Iterator[Output | Group]:
    """``outputs`` as they are; a group that is asked again for its members gives the same ones."""
    known = _known(site)
    for output in outputs:
        if isinstance(output, Group) and output.listed:
            kept = replace(output, members=_once(output.members))
            known.append(kept)
            yield kept
        else:
            if isinstance(output, Page):
                known.append(output)
            yield output


def planned_pages(site: Site) -> Iterator[Page]:
    """Every planned page that can be listed, but for those of unlisted groups.

    Complete once all rooms have planned: when the members of a group are asked for.
    """
    for one in _known(site):
        members = one.members() if isinstance(one, Group) else (one,)
        for member in members:
            if isinstance(member, Page) and member.subject is not None:
                yield member


def _known(site: Site) -> list[Page | Group]:
    return site.once("planned pages", list)


def _once(members: Callable[[], Iterable[Output]]) -> Callable[[], Iterable[Output]]:
    @cache
    def made() -> tuple[Output, ...]:
        return tuple(members())

    return made
