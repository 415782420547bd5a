"""Where the pages lie that a server answers with when there is nothing at an address.

Reads   nothing.
Gives   ``ANSWERS`` by ``Status``.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from plugins.languages import Language, addresses

Status: TypeAlias = Literal[404, 410]

ANSWERS: Final[Mapping[Status, Callable[[Language], str]]] = {
    404: addresses.not_found,
    410: addresses.gone,
}
