"""Plain values to models, with every error told as an editor would want to hear it.

Reads   a ``Document`` and a model of ``schema``.
Gives   the model's instance, or problems with line, field and what to write instead.
"""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plugins.problems import Problems
from plugins.reading.documents import Document, Path
from plugins.reading.error_words import words_for

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M],
    document: Document,
    shown: str,
    problems: Problems,
    *,
    at: Path = (),
    value: Any = ...,
    place: str = "",
) -> M | None:
    """``document``'s value, or the part of it at ``at``, as ``model``; None where refused."""
    given = document.value if value is ... else value
    if given is None:
        given = {}
    if not isinstance(given, dict):
        problems.add(
            shown,
            document.line(at),
            id='tulis sebagai daftar kolom, "nama: isi", satu kolom satu baris.',
            en='write it as fields, "name: value", one field a line.',
            place=place,
        )
        return None
    try:
        return model.model_validate(given)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if problems.enough(shown):
                break
            _tell(detail, model, document, shown, problems, at, place)
    return None


def _tell(
    detail: ErrorDetails,
    model: type[BaseModel],
    document: Document,
    shown: str,
    problems: Problems,
    at: Path,
    place: str,
) -> None:
    # Unions put the branch they tried into the location; only what the file holds is shown,
    # and a missing field, which it doesn't hold but should.
    written: list[str | int] = []
    for number, part in enumerate(detail["loc"], 1):
        absent = detail["type"] == "missing" and number == len(detail["loc"])
        if absent or (*at, *written, part) in document.lines:
            written.append(part)
    path = tuple(written)
    field_name = _field_name(path)
    words = words_for(detail, model)
    problems.add(
        shown,
        document.line((*at, *path)),
        field_name,
        id=words[0],
        en=words[1],
        place=place or place_name(document, (*at, *path)),
    )


def _field_name(path: Path) -> str:
    """The field as its writer sees it: names only, counted from the list item it stands in."""
    item = len(path) > 2 and isinstance(path[1], int)
    return ".".join(part for part in path[2 if item else 0 :] if isinstance(part, str))


def place_name(document: Document, path: Path) -> str:
    """The slug or name of the list item that ``path`` lies in."""
    value = document.value
    name = ""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(part, int) and isinstance(value, dict):
            label = value.get("slug") or value.get("key") or value.get("code") or value.get("name")
            name = str(label) if isinstance(label, str | int | float) else name
    return name
