"""What a build is to write, before it is made: an address, what it is made from, and how.

Reads   nothing.
Gives   ``Page``, ``File``, ``Group`` and the protocol of a view.

A page is a pure function of its view, and a view of what it needs. Needs are told as fingerprints
and cost little, so that a build can tell which pages to make without making them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Protocol

from plugins.model.frame import Frame
from plugins.model.needs import Needs


class PageView(Protocol):
    """A view that becomes a page: its template and the frame around it."""

    template: ClassVar[str]

    @property
    def frame(self) -> Frame: ...


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: ``view`` makes its view, which stands at ``address``.

    ``subject`` joins the pages of both languages that say the same: the address in Indonesian, or
    what it would be. Empty where no page of the other language does; None where searchers shall
    not list the page.
    """

    address: str
    needs: Needs
    view: Callable[[], PageView]
    subject: str | None = ""


@dataclass(frozen=True, slots=True)
class File:
    """Anything else to be served at ``address``: ``data`` makes its bytes."""

    address: str
    needs: Needs
    data: Callable[[], bytes]


Output = Page | File


@dataclass(frozen=True, slots=True)
class Group:
    """Many outputs, none of which changes while ``needs`` stay: all that any of them needs.

    A build whose last one left the group with the same needs doesn't ask for its members.
    ``name`` is the group's own, the same in every build. ``listed`` is False for articles, which
    are known from the stories without asking, and for files that tell of all other pages.
    """

    name: str
    needs: Needs
    members: Callable[[], Iterable[Output]]
    listed: bool = True


Outputs = Iterator[Output]
