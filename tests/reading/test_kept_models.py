"""Checked values come back from the cache as they were, or not at all."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from plugins.model.fingerprints import fingerprint
from plugins.problems import Problems
from plugins.reading.cities import read_cities
from plugins.reading.content_folder import open_content
from plugins.reading.kept_models import decoded_models, encoded_models
from plugins.reading.library import Library, open_library
from plugins.reading.registers import read_registers
from plugins.schema.fields import Model
from plugins.schema.texts import Bilingual
from tests.support.paths import ROOT
from tests.support.site import MINIMAL, write


def read(library: Library) -> tuple[object, ...]:
    problems = Problems()
    registers = read_registers(library, problems)
    cities = read_cities(library, set(registers.sources), problems)
    assert not problems.errors
    return registers, cities


def test_the_sample_comes_back_without_being_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def library() -> Library:
        return open_library(open_content(ROOT / "content", Problems()), tmp_path)

    first = read(library())

    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr("plugins.reading.cities.validate", refuse)
    monkeypatch.setattr("plugins.reading.registers.validate", refuse)
    again = read(library())
    assert again == first
    assert fingerprint(again) == fingerprint(first)


def test_a_changed_file_is_checked(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    registers = content / "registers/categories.yml"

    def names() -> list[str]:
        library = open_library(open_content(content, Problems()), tmp_path / "cache")
        found = read_registers(library, Problems())
        return [entry.name.id for entry in found.categories.values()]

    before = names()
    registers.write_text(registers.read_text("utf-8") + "lain:\n  name: {id: Lain}\n", "utf-8")
    assert names() == [*before, "Lain"]


def test_what_is_wrong_is_told_every_time(tmp_path: Path) -> None:
    content = write(MINIMAL, tmp_path / "content")
    (content / "registers/categories.yml").write_text("kota:\n  nama: Kota\n", "utf-8")
    for _ in range(2):
        library = open_library(open_content(content, Problems()), tmp_path / "cache")
        problems = Problems()
        found = read_registers(library, problems)
        assert len(problems) > 0
        assert found.broken == {"categories"}


@pytest.mark.parametrize(
    "value",
    [
        Bilingual(id="Kota", en="City"),
        {"a": (1, 2.0, None, True), "b": [date(2026, 1, 2), time(9, 30)]},
        datetime(2026, 1, 2, 3, 4, tzinfo=ZoneInfo("Asia/Makassar")),
        datetime(2026, 1, 2, 3, 4),  # noqa: DTZ001 (as editors write it)
        [["list", 0], {}, ()],
    ],
)
def test_values_keep_their_kinds(value: Any) -> None:
    data = encoded_models(value)
    assert data is not None
    again = decoded_models(data)
    assert again == value
    assert type(again) is type(value)


def test_what_has_no_form_is_not_kept() -> None:
    assert encoded_models({"a": {1, 2}}) is None


@pytest.mark.parametrize(
    "kind",
    [
        ("os", "system", ["id", "en"]),
        ("plugins.reading.library", "Library", ["id", "en"]),
        ("plugins.schema.texts", "Text", ["id", "en"]),
        ("plugins.schema.texts", "Bilingual", ["id"]),
        ("plugins.schema.nothing", "Bilingual", ["id", "en"]),
    ],
)
def test_only_models_are_made(kind: tuple[str, str, list[str]]) -> None:
    assert issubclass(Bilingual, Model)
    whole = encoded_models(Bilingual(id="Kota", en="City"))
    assert whole is not None
    _kinds, body = msgspec.msgpack.decode(whole)
    assert decoded_models(msgspec.msgpack.encode(([kind], body))) is None


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x92\x90\x91\x00", b"\x92\x90\x91\x2a"])
def test_damage_counts_as_nothing_kept(data: bytes) -> None:
    assert decoded_models(data) is None
