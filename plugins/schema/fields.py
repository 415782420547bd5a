"""The base of every model here: how a field is declared and how a value is refused.

Reads   nothing.
Gives   ``Model``, ``field`` (a declaration with its hint in both languages) and ``refuse``
        (an error that an editor can read in both languages).
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A part of an editor's file: unknown keys are refused, values never change afterwards."""

    # What checks values is built where a model is first used: few are ever used by themselves, and
    # what they are parts of has its own.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


def field(default: Any = ..., *, id: str, en: str, example: object = None, **options: Any) -> Any:
    """Declare one field once; form, guide, JSON Schema and messages read the hints from here.

    ``id`` and ``en`` say what to write, in Indonesian and English; ``example`` is a value that
    an editor could copy. A mutable default is passed as ``default_factory`` in ``options``.
    """
    extra: dict[str, Any] = {"hint": {"id": id, "en": en}}
    if example is not None:
        extra["example"] = example
    if "default_factory" in options:
        return Field(description=en, json_schema_extra=extra, **options)
    return Field(default, description=en, json_schema_extra=extra, **options)


def refuse(*, id: str, en: str) -> PydanticCustomError:
    """The error to raise in a validator: what to write instead, in both languages.

    The reading room adds file, line and field; raise it with ``raise refuse(id=…, en=…)``.
    """
    # The text may hold braces that an editor typed, so it travels in the context, not the template.
    return PydanticCustomError("refused", "{en}", {"id": id, "en": en})
