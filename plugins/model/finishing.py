"""What is done to a whole output before it is published, once every page is made.

Reads   nothing.
Gives   ``Finish`` and ``ReleaseRefused``, which rendering and those who finish share.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from plugins.model.site import Site

Finish = Callable[[Path, Path, Site], Iterable[str]]
"""Looks at the new tree, adds files to it and gives their paths below it; may refuse it.

The second path is the tree that is published now, which may not exist. Files of the new tree are
shared with it: one that is to change is removed and written anew.
"""


class ReleaseRefused(Exception):
    """The output must not be published as it is; ``words`` say why, ending with a line end."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
