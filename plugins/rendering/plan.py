"""The plan of a build: what the rooms want written, each address once.

Reads   ``Page``, ``File`` and ``Group`` values.
Gives   ``Plan``; ``file_of`` an address.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.model.outputs import Group, Output
from plugins.rendering.making import AddressTaken


@dataclass(slots=True)
class Plan:
    """``outputs`` by their path below the output folder; ``groups`` whose members may be unknown.

    ``group_of`` says of a member's path which group it belongs to.
    """

    outputs: dict[str, Output] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    _unfolded: set[str] = field(default_factory=set)

    def add(self, planned: Iterable[Output | Group]) -> None:
        """Take what one room wants written."""
        for one in planned:
            if not isinstance(one, Group):
                self._put(one)
            elif one.name in self.groups:
                raise AddressTaken(f"two groups are called {one.name}")
            else:
                self.groups[one.name] = one

    def unfold(self, name: str) -> None:
        """Ask a group for its members, once."""
        if name not in self._unfolded:
            self._unfolded.add(name)
            for output in self.groups[name].members():
                self.group_of[self._put(output)] = name

    def unfold_all(self) -> None:
        for name in self.groups:
            self.unfold(name)

    def folded(self) -> Iterator[str]:
        """The groups that nobody has asked for their members."""
        return (name for name in self.groups if name not in self._unfolded)

    def _put(self, output: Output) -> str:
        relative = file_of(output.address)
        if relative in self.outputs:
            raise AddressTaken(output.address)
        self.outputs[relative] = output
        return relative


def file_of(address: str) -> str:
    """The file that ``address`` is served from: ``berita/index.html`` for ``/berita/``."""
    relative = (unquote(address) if "%" in address else address).lstrip("/")
    if ".." in relative and ".." in PurePosixPath(relative).parts:
        raise AddressTaken(f"{address!r} leads out of the output folder")
    return f"{relative}index.html" if relative.endswith("/") or not relative else relative
