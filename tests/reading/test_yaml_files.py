"""YAML to plain values: only what forms need, with the line of each."""

from typing import Any

import pytest

from plugins.problems import Problem, Problems
from plugins.reading.yaml_files import MAX_NODES, Document, parse_yaml


def parse(text: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    problems = Problems()
    return parse_yaml(text, "content/x.yml", problems, first_line), list(problems)


def value(text: str) -> Any:
    document, problems = parse(text)
    assert problems == []
    assert document is not None
    return document.value


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-08-17", "2026-08-17"),
        ("2026-08-17 09:45", "2026-08-17 09:45"),
        ("1/3/2024", "1/3/2024"),
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("true", True),
        ("false", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("007", "007"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("374.7", 374.7),
        ("1.5e3", 1500.0),
        ("1.0e999", "1.0e999"),
        (".inf", ".inf"),
        ("1.000.000", "1.000.000"),
        ("123456789012345678901", "123456789012345678901"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("[satu, 2]", ["satu", 2]),
    ],
)
def test_values(typed: str, read: object) -> None:
    found = value(f"a: {typed}")["a"]
    assert found == read
    assert type(found) is type(read)


def test_every_value_remembers_its_line() -> None:
    document, _ = parse("a: 1\nb:\n  - c: 2\n    d: 3\n", first_line=5)
    assert document is not None
    assert document.line(("a",)) == 5
    assert document.line(("b", 0, "d")) == 8
    assert document.line(("b", 0, "unwritten")) == 7
    assert document.line(("unwritten",)) == 5


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: &x 2", 3, "references"),
        ("a: *x", 2, "references"),
        ("a: !!python/object:os.system x", 2, "tag"),
        ("a: 1\na: 2", 3, "written on line 2 already"),
        ("a:\n\tb: 1", 3, "tab"),
        ("a: b: c", 2, "goes in quotes"),
        ("a: {{ judul }}", 2, "goes in quotes"),
        ("[a, b]: 1", 2, "goes in quotes"),
        ("a: [1, 2", 2, "can't be read"),
        ("a: " + "[" * 40 + "]" * 40, 2, "nested more than"),
        ("a: [" + "1," * (MAX_NODES + 1) + "1]", 2, "more than"),
        ("a: 1\n---\nb: 2", 3, "can't be read"),
    ],
)
def test_refused_on_its_line(text: str, line: int, says: str) -> None:
    document, problems = parse(text, first_line=2)
    assert document is None
    assert [problem.line for problem in problems] == [line]
    assert says in problems[0].en
    assert problems[0].id


def test_nothing_is_no_problem() -> None:
    assert value("") is None
    assert value("# catatan\n") is None
