"""One file of words, such as ``index.id.md``: its front matter checked, its words made clean HTML.

Reads   the file, and the pictures that its words name.
Gives   ``SourceFile`` and ``read_source``, or problems.
"""

import html
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from plugins.languages import Language
from plugins.model.figure_marks import marked
from plugins.model.records import Words
from plugins.problems import Problems
from plugins.reading.content_folder import ContentFolder
from plugins.reading.figure_references import tell_elsewhere, tell_misspelt
from plugins.reading.front_matter import MAX_VALUES, split_front_matter
from plugins.reading.markdown_text import render_markdown
from plugins.reading.story_files import StoryFiles
from plugins.reading.text_files import MAX_STORY, read_text
from plugins.reading.validation import validate
from plugins.reading.yaml_files import Document, parse_yaml

F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class SourceFile(Generic[F]):
    """One file, read: its fields, where they stand, its words and what they name."""

    relative: str
    shown: str
    document: Document
    fields: F
    words: Words
    files: StoryFiles
    body: str


def read_source(
    folder: ContentFolder, relative: str, model: type[F], problems: Problems
) -> SourceFile[F] | None:
    """One file of words; None where it isn't there or has problems of its own."""
    language: Language = "en" if relative.endswith(".en.md") else "id"
    if relative not in folder.signatures:
        return None
    shown = folder.shown(relative)
    text = read_text(folder.path(relative), shown, problems, MAX_STORY)
    parts = None if text is None else split_front_matter(text, shown, problems)
    if text is None or parts is None:
        return None
    files = StoryFiles(folder, relative, shown, problems)
    words = render_markdown(parts.body, language, shown, parts.body_line, problems, files)
    document = parse_yaml(parts.yaml, shown, problems, parts.yaml_line, MAX_VALUES)
    fields = None if document is None else validate(model, document, shown, problems)
    if document is None or fields is None:
        return None
    if "{{" in text:
        _check_figures(text, fields, words, document, shown, problems)
    return SourceFile(relative, shown, document, fields, words, files, parts.body)


def _check_figures(
    text: str,
    fields: BaseModel,
    words: Words,
    document: Document,
    shown: str,
    problems: Problems,
) -> None:
    own: dict[str, object] = dict(fields)
    standfirst = html.escape(marked(str(own.get("standfirst") or "")), quote=False)
    tell_misspelt(text, words.html + standfirst, shown, problems)
    image = own.get("image")
    own.update({f"image.{name}": getattr(image, name, None) for name in ("alt", "caption")})
    for name in ("title", "dateline", "image.alt", "image.caption"):
        value = own.get(name)
        line = document.line(tuple(name.split(".")))
        tell_elsewhere(value if isinstance(value, str) else None, name, line, shown, problems)
