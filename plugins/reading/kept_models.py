"""Checked values as the content cache keeps them, so that unchanged files aren't checked again.

Reads   models of ``schema`` and what they are made of.
Gives   ``known_models``, from the cache where it can; ``encoded_models`` and ``decoded_models``.

Building what checks values takes longer than all else that a build does with cities and registers.
What is kept is data: a name that isn't a model of ``schema`` is refused. Whatever doesn't come
back equal, field by field, isn't kept.
"""

import sys
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from plugins.model.fingerprints import fingerprint
from plugins.problems import Problems
from plugins.reading.library import Library
from plugins.schema.fields import Model

T = TypeVar("T")

_ROOM: Final = "plugins.schema."

# What stands first in a list, and says what the rest of it is.
_MODEL, _TUPLE, _LIST, _DICT, _DATE, _TIME, _MOMENT = range(7)

_Kinds = list[tuple[str, str, list[str]]]
"""Module, name and fields of each class."""


class _NotKept(Exception):
    """A value of a kind that has no form here."""


def known_models(
    library: Library, relative: str, kind: str, read: Callable[[], T | None], problems: Problems
) -> T | None:
    """What ``read`` makes of the file ``relative`` alone; kept where it told no problem.

    ``kind`` names what is made of it.
    """
    key = library.key("models", [relative], kind)
    kept = library.entry(key)
    known: T | None = None if kept is None else decoded_models(kept)
    if known is not None:
        return known
    before = len(problems)
    found = read()
    if found is not None and len(problems) == before:
        data = encoded_models(found)
        if data is not None:
            library.cache.put({key: data})
    return found


def encoded_models(value: Any) -> bytes | None:
    """``value`` in bytes; None where it can't be kept, or wouldn't come back as it is."""
    kinds: dict[tuple[str, str, tuple[str, ...]], int] = {}
    try:
        body = _encoded(value, kinds)
    except _NotKept:
        return None
    data = msgspec.msgpack.encode((list(kinds), body))
    again = decoded_models(data)
    return data if again == value and fingerprint(again) == fingerprint(value) else None


def decoded_models(data: bytes) -> Any:
    """What ``encoded_models`` was given; None for bytes that are none of this program's."""
    try:
        kinds, body = msgspec.msgpack.decode(data, type=tuple[_Kinds, Any])
        return _decoded(body, [(_class(*kind[:2]), kind[2]) for kind in kinds])
    except (msgspec.DecodeError, LookupError, AttributeError, TypeError, ValueError):
        return None


def _class(module: str, name: str) -> type[Model]:
    # Whoever asks for the models has loaded their modules.
    found = getattr(sys.modules[module], name) if module.startswith(_ROOM) else None
    if isinstance(found, type) and issubclass(found, Model):
        return found
    raise LookupError(name)


def _encoded(value: Any, kinds: dict[tuple[str, str, tuple[str, ...]], int]) -> Any:
    kind = type(value)
    if value is None or kind in {str, int, float, bool}:
        return value
    if isinstance(value, Model):
        held = vars(value)
        known = kinds.setdefault((kind.__module__, kind.__qualname__, tuple(held)), len(kinds))
        written = sorted(value.model_fields_set)
        return [_MODEL, known, written, *(_encoded(one, kinds) for one in held.values())]
    if kind is tuple:
        return [_TUPLE, *(_encoded(one, kinds) for one in value)]
    if kind is list:
        return [_LIST, *(_encoded(one, kinds) for one in value)]
    if kind is dict:
        return [_DICT, *(_encoded(one, kinds) for pair in value.items() for one in pair)]
    if kind is datetime:
        zone = value.tzinfo
        if zone is not None and (not isinstance(zone, ZoneInfo) or value.fold):
            raise _NotKept
        return [_MOMENT, value.replace(tzinfo=None).isoformat(), zone and zone.key]
    if kind is date:
        return [_DATE, value.isoformat()]
    if kind is time and value.tzinfo is None:
        return [_TIME, value.isoformat()]
    raise _NotKept


def _decoded(value: Any, classes: list[tuple[type[Model], list[str]]]) -> Any:
    if type(value) is not list:
        return value
    kind = value[0]
    if kind == _MODEL:
        made, names = classes[value[1]]
        held = [_decoded(one, classes) for one in value[3:]]
        model = made.__new__(made)
        _put(model, "__dict__", dict(zip(names, held, strict=True)))
        _put(model, "__pydantic_fields_set__", set(value[2]))
        _put(model, "__pydantic_extra__", None)
        _put(model, "__pydantic_private__", None)
        return model
    if kind == _TUPLE:
        return tuple([_decoded(one, classes) for one in value[1:]])
    if kind == _LIST:
        return [_decoded(one, classes) for one in value[1:]]
    if kind == _DICT:
        parts = [_decoded(one, classes) for one in value[1:]]
        return dict(zip(parts[::2], parts[1::2], strict=True))
    if kind == _MOMENT:
        moment = datetime.fromisoformat(value[1])
        return moment if value[2] is None else moment.replace(tzinfo=ZoneInfo(value[2]))
    if kind == _DATE:
        return date.fromisoformat(value[1])
    if kind == _TIME:
        return time.fromisoformat(value[1])
    raise ValueError(kind)


# As pydantic's own ``model_construct`` puts them; models refuse to be changed.
_put: Final = object.__setattr__
