"""Compiled templates: used again, and never believed where they are not what they should be."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.rendering.compiled_templates import CompiledTemplates

TEXT = "{% for name in names %}<b>{{ name }}</b>{% endfor %}"


@pytest.fixture(autouse=True)
def _written(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def environment(folder: Path, program: bytes = b"1", text: str = TEXT) -> Environment:
    kept = CompiledTemplates(folder, program)
    return Environment(loader=DictLoader({"a.html": text}), autoescape=True, bytecode_cache=kept)


def rendered(made: Environment) -> str:
    return made.get_template("a.html").render(names=["<", "b"])


def compilations(made: Environment, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates that ``made`` compiles from now on."""
    found: list[str] = []
    compile_ = made.compile
    monkeypatch.setattr(made, "compile", lambda *a, **k: found.append(a[1]) or compile_(*a, **k))
    return found


def kept_file(folder: Path) -> Path:
    (found,) = (folder / "__pycache__").iterdir()
    return found


def test_a_template_is_compiled_once(tmp_path, monkeypatch):
    first = rendered(environment(tmp_path))
    again = environment(tmp_path)
    compiled = compilations(again, monkeypatch)
    assert rendered(again) == first == "<b>&lt;</b><b>b</b>"
    assert not compiled
    assert kept_file(tmp_path).suffix == ".jinja"


@pytest.mark.parametrize("other", [{"program": b"2"}, {"text": TEXT + "."}])
def test_another_program_or_source_compiles_anew(tmp_path, monkeypatch, other):
    rendered(environment(tmp_path))
    again = environment(tmp_path, **other)
    compiled = compilations(again, monkeypatch)
    assert rendered(again).startswith("<b>&lt;</b>")
    assert compiled == ["a.html"]


@pytest.mark.parametrize("at", [0, 5, 90, 120, -1])
def test_damaged_code_is_not_believed(tmp_path, monkeypatch, at):
    first = rendered(environment(tmp_path))
    path = kept_file(tmp_path)
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    for damage in (bytes(data), path.read_bytes()[: len(data) // 2], b""):
        path.write_bytes(damage)
        again = environment(tmp_path)
        compiled = compilations(again, monkeypatch)
        assert rendered(again) == first
        assert compiled == ["a.html"]


def test_a_folder_that_takes_no_files_only_costs_time(tmp_path):
    (tmp_path / "__pycache__").write_text("a file where the folder would be")
    assert rendered(environment(tmp_path)) == "<b>&lt;</b><b>b</b>"


def test_nothing_is_written_where_python_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    rendered(environment(tmp_path))
    assert not (tmp_path / "__pycache__").exists()
