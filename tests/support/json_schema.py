"""Whether a value is what a JSON Schema says, for the keywords that the site's schemas use.

Reads   a schema (draft 2020-12) and a value.
Gives   ``misfits``: one line each; a keyword that isn't known here is an error of the test.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

SILENT = {"$schema", "$id", "title", "description", "properties", "required"}
TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}


def misfits(schema: dict[str, Any], value: Any, where: str = "$") -> Iterator[str]:
    for word, told in schema.items():
        if word in SILENT:
            continue
        yield from CHECKS[word](told, value, where, schema)
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{where}: {name} is missing"
        for name, below in schema.get("properties", {}).items():
            if name in value:
                yield from misfits(below, value[name], f"{where}.{name}")


def _type(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    names = told if isinstance(told, list) else [told]
    if not any(TYPES[name](value) for name in names):
        yield f"{where}: {value!r} is no {' or '.join(names)}"


def _const(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if value != told:
        yield f"{where}: {value!r} is not {told!r}"


def _enum(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if value not in told:
        yield f"{where}: {value!r} is none of {told!r}"


def _any_of(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if all(any(misfits(each, value, where)) for each in told):
        yield f"{where}: {value!r} fits no choice"


def _closed(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    assert told is False
    for name in value.keys() - schema["properties"].keys() if isinstance(value, dict) else ():
        yield f"{where}: {name} is not foreseen"


def _items(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    for place, each in enumerate(value if isinstance(value, list) else ()):
        yield from misfits(told, each, f"{where}[{place}]")


def _prefix(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    pairs = zip(told, value if isinstance(value, list) else (), strict=False)
    for place, (below, each) in enumerate(pairs):
        yield from misfits(below, each, f"{where}[{place}]")


def _fewest(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if isinstance(value, list) and len(value) < told:
        yield f"{where}: fewer than {told}"


def _most(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if isinstance(value, list) and len(value) > told:
        yield f"{where}: more than {told}"


def _least(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if TYPES["number"](value) and value < told:
        yield f"{where}: {value} is less than {told}"


def _greatest(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if TYPES["number"](value) and value > told:
        yield f"{where}: {value} is more than {told}"


def _format(told: Any, value: Any, where: str, schema: Any) -> Iterator[str]:
    if not isinstance(value, str):
        return
    if told in {"date", "date-time"}:
        try:
            (date if told == "date" else datetime).fromisoformat(value)
        except ValueError:
            yield f"{where}: {value!r} is no day"
    elif told == "uri":
        parts = urlsplit(value)
        if not parts.scheme or not parts.netloc or " " in value:
            yield f"{where}: {value!r} is no full address"
    else:
        raise KeyError(told)


CHECKS: dict[str, Callable[[Any, Any, str, Any], Iterator[str]]] = {
    "type": _type,
    "const": _const,
    "enum": _enum,
    "anyOf": _any_of,
    "additionalProperties": _closed,
    "items": _items,
    "prefixItems": _prefix,
    "minItems": _fewest,
    "maxItems": _most,
    "minimum": _least,
    "maximum": _greatest,
    "format": _format,
}
