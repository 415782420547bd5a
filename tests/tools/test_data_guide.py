"""The guide to open data says what the files hold."""

import pytest

from plugins.open_data.source_data import DATASETS
from tests.support.paths import ROOT
from tools.data_guide import NAMES, data_guide


@pytest.mark.parametrize("language", NAMES)
def test_guide_is_up_to_date(language: str) -> None:
    written = (ROOT / "docs/data" / NAMES[language]).read_text("utf-8")
    assert written == data_guide(language), "run python3 tasks.py fields"


@pytest.mark.parametrize("language", NAMES)
def test_every_column_has_its_row_and_meaning(language: str) -> None:
    for part, dataset in zip(data_guide(language).split("\n## ")[1:], DATASETS, strict=True):
        rows = [line.strip("| ").split(" | ") for line in part.splitlines() if "| `" in line]
        assert [row[0].strip("`") for row in rows] == list(dataset.names)
        assert all(row[-1].strip() for row in rows)
