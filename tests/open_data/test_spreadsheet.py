"""A real spreadsheet program opens the CSV files: names intact, nothing computed.

LibreOffice is large, so ``.ci/run`` doesn't install it; where it is, this runs.
"""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from plugins.open_data.csv_files import safe

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, quote, UTF-8, from line 1, en-US; the last one: compute what looks like a formula.
COMPUTING = "CSV:44,34,76,1,,1033,false,true,false,false,false,0,true"
NASTY = ("=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("https://a.example","b")')
NAMES = {"name", "name_id", "name_en", "label_id", "label_en"}
Row = list[tuple[str, bool]]


def opened(folder: Path, *files: Path) -> list[list[Row]]:
    """Of each file its rows: what each cell shows, and whether it is a formula."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
         f"--infilter={COMPUTING}", "--convert-to", "fods", "--outdir", str(folder),
         *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    trees = (etree.parse(folder / f"{file.stem}.fods") for file in files)
    return [[list(_cells(row)) for row in tree.iter(f"{TABLE}table-row")] for tree in trees]


def _cells(row: etree._Element) -> Iterator[tuple[str, bool]]:
    for cell in row.iter(f"{TABLE}table-cell"):
        shown = "\n".join("".join(p.itertext()) for p in cell.iter(f"{TEXT}p"))
        for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", "1"))):
            yield shown, cell.get(f"{TABLE}formula") is not None


def test_text_that_looks_like_a_formula_is_shown_and_not_computed(tmp_path: Path) -> None:
    raw, guarded = tmp_path / "raw.csv", tmp_path / "guarded.csv"
    for path, words in ((raw, NASTY), (guarded, [safe(text) for text in NASTY])):
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([["name"], *([word] for word in words)])
    computed, shown = opened(tmp_path, raw, guarded)
    # What this test can see: unguarded, the program does compute (Excel does so with all of them).
    assert computed[1][0] == ("2", True)
    assert [row[0] for row in shown[1:6]] == [(f"'{text}", False) for text in NASTY]


@pytest.mark.site
def test_the_samples_files_open_as_they_are_written(sample_site: Path, tmp_path: Path) -> None:
    names = ("landmarks", "events", "figures", "villages")
    files = [sample_site / "data" / f"{name}.csv" for name in names]
    for file, seen in zip(files, opened(tmp_path, *files), strict=True):
        text = file.read_bytes().decode("utf-8-sig")
        written = list(csv.reader(StringIO(text, newline="")))
        texts = [i for i, name in enumerate(written[0]) if name in NAMES]
        assert texts
        assert len(seen) >= len(written)
        for there, row in zip(written, seen, strict=False):
            assert [row[i] for i in texts] == [(there[i], False) for i in texts]
            assert not any(formula for _, formula in row)
