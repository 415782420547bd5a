"""What earlier builds worked out, so that this one need not.

Reads   nothing by itself; the reading room's memory is its content cache.
Gives   ``Memory``, which remembers nothing, and ``remembered``.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from pydantic import BaseModel

T = TypeVar("T")


class Memory:
    """Bytes by a name and everything that they follow from; this one forgets all of it."""

    def get(self, *_parts: str | bytes) -> bytes | None:
        return None

    def put(self, _data: bytes, *_parts: str | bytes) -> None:
        pass


def remembered(
    memory: Memory, kind: type[T], parts: tuple[str | bytes, ...], make: Callable[[], T]
) -> T:
    """What ``make`` gave for the same ``parts`` in an earlier build, or gives now.

    ``parts`` are a name and fingerprints of everything that ``make`` looks at. ``kind`` is the
    type of plain values, dataclasses and models; what can't be read as that is made anew.
    """
    kept = memory.get(*parts)
    if kept is not None:
        try:
            return msgspec.msgpack.decode(kept, type=kind, dec_hook=_model)
        except (msgspec.DecodeError, ValueError):
            pass
    made = make()
    memory.put(msgspec.msgpack.encode(made, enc_hook=_fields), *parts)
    return made


def _fields(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.__dict__
    raise NotImplementedError(f"{type(value).__name__} can't be remembered")


def _model(kind: type[Any], value: Any) -> Any:
    if issubclass(kind, BaseModel):
        return kind.model_validate(value)
    raise NotImplementedError(f"{kind.__name__} can't be remembered")
