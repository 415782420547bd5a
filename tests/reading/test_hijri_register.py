"""The register of announced Hijri months: what it gives, and what is refused."""

from pathlib import Path

import pytest

from plugins.problems import Problems
from plugins.reading.content_folder import open_content
from plugins.reading.library import open_library
from plugins.reading.registers import read_registers
from tests.support.paths import ROOT


def read(folder: Path, text: str) -> tuple[dict[tuple[int, int], str], list[str]]:
    (folder / "registers").mkdir()
    (folder / "registers" / "hijri-months.yml").write_text(text, "utf-8")
    problems = Problems()
    registers = read_registers(open_library(open_content(folder, problems), None), problems)
    told = [f"{one.line} {one.field}: {one.id}" for one in problems]
    return {m: d.isoformat() for m, d in registers.announced_months().items()}, told


def test_a_month(tmp_path: Path) -> None:
    found, told = read(tmp_path, "1447-10:\n  begins: 2026-03-21\n")
    assert found == {(1447, 10): "2026-03-21"}
    assert told == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1447-13:\n  begins: 2026-03-21\n", "1 1447-13: tulis tahun dan bulan Hijriah"),
        ("1447-10:\n  begins: 2026-04-21\n", "2 begins: lebih dari dua hari"),
        ("1447-09:\n  begins: 2026-02-18\n1447-10:\n  begins: 2026-03-21\n",
         "2 begins: bulan ini tidak menjadi 29 atau 30 hari"),
        ("1447-10:\n  begins: 2026-03-21\n  source: entah\n", '3 source: "entah" belum ada'),
        ("1447-10:\n  begins: 21 Maret\n", "2 begins: tulis tanggal"),
    ],
)  # fmt: skip
def test_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    _, (told,) = read(tmp_path, text)
    assert told.startswith(said)


def test_the_sample_content_knows_syawal_1447() -> None:
    problems = Problems()
    library = open_library(open_content(ROOT / "content", problems), None)
    assert (
        read_registers(library, problems).announced_months()[1447, 10].isoformat() == "2026-03-21"
    )
    assert not list(problems)
