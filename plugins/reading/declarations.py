"""Where in ``schema`` a refused value was declared.

Reads   pydantic's error location and the model that it started from.
Gives   the field's hint in both languages, the names of the fields beside it, and ``models_in``.
"""

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

Location = tuple[str | int, ...]


def hint_for(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str] | None:
    """The hint of the field that was refused, with its example; None without one."""
    info = _find_field(model, detail["loc"])
    extra = info.json_schema_extra if info is not None else None
    if not isinstance(extra, dict):
        return None
    hint: Any = extra.get("hint")
    if not isinstance(hint, dict):
        return None
    example: Any = extra.get("example")
    if example is None:
        return str(hint["id"]), str(hint["en"])
    return f"{hint['id']} Contoh: {example}", f"{hint['en']} Example: {example}"


def known_fields(detail: ErrorDetails, model: type[BaseModel]) -> list[str]:
    """The fields that may stand where the refused one stood."""
    for owner in _models_at(model, detail["loc"][:-1]):
        return list(owner.model_fields)
    return []


def _find_field(model: type[BaseModel], location: Location) -> FieldInfo | None:
    names = [part for part in location if isinstance(part, str)]
    if not names:
        return None
    for owner in _models_at(model, location[:-1]):
        if names[-1] in owner.model_fields:
            return owner.model_fields[names[-1]]
    return model.model_fields.get(names[-1])


def _models_at(model: type[BaseModel], location: Location) -> list[type[BaseModel]]:
    owners: list[type[BaseModel]] = [model]
    for part in location:
        if isinstance(part, int):
            continue
        below = [o.model_fields[part].annotation for o in owners if part in o.model_fields]
        if below:
            owners = [found for annotation in below for found in models_in(annotation)]
        else:
            # A union's branch, named by its tag or its class.
            named = [o for o in owners if o.__name__ == part or part in _tags(o)]
            owners = named or owners
    return owners


def _tags(model: type[BaseModel]) -> tuple[Any, ...]:
    """What the field that chooses among a union's branches says in this one."""
    info = model.model_fields.get("type") or model.model_fields.get("kind")
    return get_args(info.annotation) if info is not None else ()


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that a field's type names: alone, in a list, or as branches of a union."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Union, UnionType) or get_args(annotation):
        return [found for part in get_args(annotation) for found in models_in(part)]
    return []
