"""YAML to plain values that remember their lines.

Reads   YAML text of at most ``MAX_NODES`` values, keys and ends of lists.
Gives   ``Document``: dicts, lists, strings, numbers, booleans, and the line of each; or a problem.
        Only what forms need is understood: dates stay text, so that ``schema`` judges them, and
        tags, anchors and aliases are refused, so that a file can't run code or grow in memory.
"""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, Final

import yaml

from plugins.problems import Problems
from plugins.reading.documents import Document, Path
from plugins.reading.text_files import CONTROL

__all__ = ["MAX_NODES", "Document", "Path", "parse_yaml"]

MAX_NODES: Final = 60_000
"""A regency of five hundred villages has 15,000; more of them are worked on for seconds."""
MAX_DEPTH: Final = 30

_INT = re.compile(r"[-+]?(0|[1-9]\d*)$")
_FLOAT = re.compile(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?$")
_CONSTANTS = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}


class _Refused(Exception):
    def __init__(self, line: int, field_name: str, *, id: str, en: str) -> None:
        super().__init__(en)
        self.line, self.field, self.id, self.en = line, field_name, id, en


def parse_yaml(
    text: str, shown: str, problems: Problems, first_line: int = 1, most: int = MAX_NODES
) -> Document | None:
    """Parse ``text``, whose first line is line ``first_line`` of the file ``shown``.

    Text of more than ``most`` values is refused.
    """
    document = Document(lines={(): first_line})
    try:
        document.value = _Builder(document, first_line - 1, _events(text, most)).build()
    except _Refused as error:
        problems.add(shown, error.line + first_line - 1, error.field, id=error.id, en=error.en)
    except yaml.YAMLError as error:
        _tell_syntax(error, text, shown, problems, first_line)
    else:
        return document
    return None


_TOO_DEEP: Final = (
    f"isi bersarang lebih dari {MAX_DEPTH} tingkat; sederhanakan.",
    f"values are nested more than {MAX_DEPTH} levels deep; make it simpler.",
)


def _events(text: str, most: int) -> Iterator[yaml.Event]:
    """The events that the one document in ``text`` is made of.

    Anchors, aliases, tags and depth are judged here, before anything is made of them.
    """
    depth = 0
    documents: list[Any] = []
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        if isinstance(event, yaml.NodeEvent):
            _refuse_references(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents.append(event.start_mark)
        if depth > MAX_DEPTH:
            raise _Refused(_line(event), "", id=_TOO_DEEP[0], en=_TOO_DEEP[1])
        if count > most:
            raise _Refused(
                _line(event),
                "",
                id=f"di sini ada lebih dari {most} isian; pecah menjadi beberapa berkas.",
                en=f"there are more than {most} values here; split the file.",
            )
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event
    if len(documents) > 1:
        raise yaml.MarkedYAMLError(problem_mark=documents[1])


def _refuse_references(event: yaml.NodeEvent) -> None:
    if event.anchor or isinstance(event, yaml.AliasEvent):
        raise _Refused(
            _line(event),
            "",
            id="tanda & dan * (rujukan YAML) tidak dipakai di sini; tulis isinya lengkap.",
            en="the marks & and * (YAML references) aren't used here; write the value out.",
        )
    tag = getattr(event, "tag", None)
    if tag:
        raise _Refused(
            _line(event),
            "",
            id=f'tanda "{tag}" tidak dipakai di sini; hapus, atau beri tanda kutip.',
            en=f'the tag "{tag}" isn\'t used here; delete it, or put it in quotes.',
        )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _Builder:
    def __init__(self, document: Document, offset: int, events: Iterator[yaml.Event]) -> None:
        self.lines = document.lines
        self.offset = offset
        self.events = events

    def build(self) -> Any:
        try:
            event = next(self.events, None)
            return None if event is None else self._value(event, ())
        finally:
            # What is refused further on is graver than a key, and is told instead.
            for _ in self.events:
                pass

    def _value(self, event: yaml.Event, path: Path) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._sequence(path)

    def _sequence(self, path: Path) -> list[Any]:
        result: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            inside = (*path, len(result))
            self.lines[inside] = _line(event) + self.offset
            result.append(self._value(event, inside))
        return result

    def _mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(
                    line,
                    "",
                    id="isi yang diawali { atau [ diberi tanda kutip; nama kolom hanya satu kata.",
                    en="a value that begins with { or [ goes in quotes; a field's name is a word.",
                )
            key = _text(event)
            inside = (*path, key)
            if key in result:
                raise _Refused(
                    line,
                    key,
                    id=f"kolom ini sudah ditulis di baris {self.lines[inside]}; hapus salah satu.",
                    en=f"this field was written on line {self.lines[inside]} already; "
                    "delete one of them.",
                )
            self.lines[inside] = line + self.offset
            result[key] = self._value(next(self.events), inside)
        return result


def _text(event: yaml.ScalarEvent) -> str:
    text = str(event.value)
    if CONTROL.search(text):
        # Typed as "\x07", where the file itself looks harmless.
        raise _Refused(
            _line(event),
            "",
            id="ada huruf kendali yang tidak tampak, seperti \\x07; hapus.",
            en="there is an invisible control character, such as \\x07; delete it.",
        )
    return text


def _scalar(event: yaml.ScalarEvent) -> Any:
    text = _text(event)
    # A plain scalar's style is None or empty, as the loader is written in Python or C.
    if event.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.match(text):
        return int(text) if len(text) < 19 else text
    # An exponent too large would give infinity, which no page can show.
    return float(text) if _FLOAT.match(text) and isfinite(float(text)) else text


def _tell_syntax(
    error: yaml.YAMLError, text: str, shown: str, problems: Problems, first_line: int
) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    number = mark.line if mark is not None else 0
    lines = text.split("\n")
    number = min(number, len(lines) - 1)
    tab = next((n for n in (number, number - 1) if n >= 0 and "\t" in _indent(lines[n])), None)
    if tab is not None:
        problems.add(
            shown,
            tab + first_line,
            id="baris ini menjorok dengan tab; pakai spasi.",
            en="this line is indented with a tab; use spaces.",
        )
        return
    culprit = _unquoted_colon(lines, number)
    if culprit is not None:
        problems.add(
            shown,
            culprit + first_line,
            lines[culprit].strip().partition(":")[0].lstrip("- "),
            id='isi yang memuat ": " atau " #" diberi tanda kutip, misalnya title: "A: B".',
            en='a value that holds ": " or " #" goes in quotes, for example title: "A: B".',
        )
        return
    problems.add(
        shown,
        number + first_line,
        id=f'susunan YAML di sini tidak terbaca: "{lines[number].strip()[:60]}"; '
        "periksa spasi di awal baris, tanda kutip, dan titik dua.",
        en=f'the YAML can\'t be read here: "{lines[number].strip()[:60]}"; '
        "check the spaces that begin the line, the quotes and the colons.",
    )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _unquoted_colon(lines: list[str], number: int) -> int | None:
    for candidate in (number, number - 1):
        if candidate >= 0 and re.match(r"\s*(- )?\w+: [^\"'\[{|>].*: ", lines[candidate]):
            return candidate
    return None
