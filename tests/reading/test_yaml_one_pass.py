"""One pass over the events: the same values and lines as composing, the same order of problems."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.problems import Problems
from plugins.reading.yaml_files import Document, Path, parse_yaml
from tests.support.paths import ROOT

PIECES = [
    *(
        "a",
        "b",
        "c: 1\n",
        "a: ",
        "- ",
        "\n- ",
        "\n  ",
        ":",
        " ",
        "\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|\n",
    ),
    *(
        ">\n",
        "'",
        '"',
        "#",
        "? ",
        "---\n",
        "...\n",
        "&x ",
        "*x",
        "!t ",
        "12",
        "1.5",
        "~",
        "\t",
        "\x85",
    ),
]


def composed(text: str) -> Document:
    document = Document(lines={(): 1})

    def build(node: yaml.Node, path: Path) -> Any:
        document.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return {key.value: entry(key, value, path) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [build(item, (*path, index)) for index, item in enumerate(node.value)]
        return node.value

    def entry(key: yaml.Node, value: yaml.Node, path: Path) -> Any:
        document.lines[(*path, key.value)] = key.start_mark.line + 1
        return build(value, (*path, key.value))

    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    document.value = None if node is None else build(node, ())
    return document


def shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return "scalar"


def assert_as_composed(text: str) -> None:
    document = parse_yaml(text, "x.yml", Problems())
    if document is not None:
        expected = composed(text)
        assert document.lines == expected.lines
        assert shape(document.value) == shape(expected.value)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_is_read_as_composed(text: str) -> None:
    assert_as_composed(text)


def test_the_sample_is_read_as_composed() -> None:
    for file in sorted((ROOT / "content").rglob("*.yml")):
        assert_as_composed(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\na: 2\nb: *x", 3, "references"),
        ("a: 1\na: 2\nb: !t 1", 3, "tag"),
        ("a: 1\na: 2\nb: [", 3, "can't be read"),
        ("a: 1\na: 2\n---\nb: 1", 3, "can't be read"),
        ("a: 1\n---\nb: *x", 3, "references"),
        ("a: 1\n---\nb: 1\n---\nc: 1", 2, "can't be read"),
        ("a: 1\na: 2\n[b]: 1", 2, "written on line 1 already"),
    ],
)
def test_the_gravest_problem_is_told_first(text: str, line: int, says: str) -> None:
    problems = Problems()
    assert parse_yaml(text, "x.yml", problems) is None
    assert [(problem.line, says in problem.en) for problem in problems] == [(line, True)]
